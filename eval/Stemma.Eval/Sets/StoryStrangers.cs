using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.Eval.Sets;

/// <summary>Reports that tell hardly any story twice: pages of the extraction set and a wiki's news, each taken for its own story.</summary>
internal static class StoryStrangers
{
    /// <summary>Every second page of the extraction set, and one of the two halves of the wiki's news.</summary>
    /// <param name="folder">The eval root.</param>
    /// <param name="train">Which half: that to fit on, or that to score.</param>
    public static List<StreamReport> Read(string folder, bool train) =>
        [.. Pages(folder).Where((_, i) => i % 2 == 0 == train).Concat(Wiki(folder, train)).OrderBy(a => a.Published?.At).Select((a, i) => Report(a, i + 1))];

    /// <summary>The same reports with nothing but their headlines, undated as the streams of headlines are.</summary>
    public static List<StreamReport> Bare(List<StreamReport> reports) =>
        [.. reports.Where(r => r.Telling.Article.Title.Length > 20).Select((r, i) => Report(r.Telling.Article with { Text = "", Published = null }, i + 1))];

    private static StreamReport Report(Article article, int number) =>
        new($"alone-{number}", $"alone-{number}", new Telling { Id = new TellingId(number), Name = $"alone-{number}", Article = article });

    private static List<Article> Pages(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "extraction", "dev", "truth.json"))
            .Replace(":NaN", ":null", StringComparison.Ordinal).Replace(": NaN", ": null", StringComparison.Ordinal)); // the file was written by Python
        return [.. truth.RootElement.EnumerateObject().Select(p => p.Value)
            .Where(p => Text(p, "articleBody") is { Length: > 300 } && Text(p, "lang") is { Length: >= 2 }).Select(p => Article(p, "articleBody", "published"))];
    }

    private static IEnumerable<Article> Wiki(string folder, bool train) =>
        File.ReadLines(Path.Combine(folder, "quotes", "dev", train ? "de-wikinews-train.jsonl" : "de-wikinews-dev.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement).Select(r => Article(r, "text", "date"));

    private static Article Article(JsonElement row, string text, string date) => new()
    {
        Title = Text(row, "title") ?? "",
        Text = Text(row, text) ?? "",
        Language = Text(row, "lang")![..2],
        Published = DateTimeOffset.TryParse(Text(row, date), out var at) ? new StatedTime(at, false, "set") : null,
    };

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
