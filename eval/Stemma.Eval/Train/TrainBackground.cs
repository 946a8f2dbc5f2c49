using System.Text;
using System.Text.Json;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Eval.Train;

/// <summary>Counts in how many reports of the dev sets each term stands, by language, and writes src/Stemma.Core/Stories/Data/background.tsv. The streams that are scored take no part.</summary>
internal static class TrainBackground
{
    private const int MostPerSource = 400, FewestReports = 60;

    public static void Run(string folder)
    {
        var file = new StringBuilder("# In how many reports of a language a term stands, by the hash of the term (no words of anybody's text). Written by ./do train background.\n");
        foreach (var language in Articles(folder).GroupBy(a => a.Language).Where(g => g.Count() >= FewestReports).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var counts = new Dictionary<ulong, int>();
            int reports = 0;
            foreach (var article in language)
            {
                reports++;
                foreach (ulong term in Terms.Of(article).Keys) if (Terms.KindOf(term) != TermKind.Pair) counts[term] = counts.GetValueOrDefault(term) + 1;
            }
            int least = Math.Max(3, reports / 250);
            var kept = counts.Where(c => c.Value >= least).OrderByDescending(c => c.Value).ThenBy(c => c.Key).ToList();
            Console.WriteLine($"  {language.Key}: {reports} reports, {kept.Count} of {counts.Count} terms");
            file.Append($"{language.Key}\t{reports}\n");
            foreach (var (term, held) in kept) file.Append($"{term:x16}\t{held}\n");
        }
        File.WriteAllText("src/Stemma.Core/Stories/Data/background.tsv", file.ToString());
    }

    private static IEnumerable<Article> Articles(string folder) => Pages(folder).Concat(Pairs(folder)).Concat(Quoted(folder));

    private static IEnumerable<Article> Pages(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "extraction", "dev", "truth.json")).Replace(":NaN", ":null", StringComparison.Ordinal).Replace(": NaN", ": null", StringComparison.Ordinal)); // the file was written by Python
        var taken = new Dictionary<string, int>();
        foreach (var page in truth.RootElement.EnumerateObject())
        {
            if (Text(page.Value, "lang") is not { Length: >= 2 } language || Text(page.Value, "articleBody") is not { Length: > 400 } body) continue;
            int n = taken[language] = taken.GetValueOrDefault(language) + 1;
            if (n <= MostPerSource) yield return new Article { Title = Text(page.Value, "title") ?? "", Text = body, Language = language[..2] };
        }
    }

    private static IEnumerable<Article> Pairs(string folder)
    {
        var seen = new HashSet<string>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "stories", "dev", "pairs_semeval2022.jsonl")))
        {
            using var pair = JsonDocument.Parse(line);
            foreach (var (id, text, language) in new[] { ("a", "text1", "lang1"), ("b", "text2", "lang2") })
                if (seen.Add(Text(pair.RootElement, id)!)) yield return new Article { Text = Text(pair.RootElement, text)!, Language = Text(pair.RootElement, language)! };
        }
    }

    private static IEnumerable<Article> Quoted(string folder)
    {
        foreach (var file in new[] { "de-wikinews-train.jsonl", "en-polnear-train.jsonl" })
            foreach (var line in File.ReadLines(Path.Combine(folder, "quotes", "dev", file)).Take(MostPerSource))
            {
                using var report = JsonDocument.Parse(line);
                yield return new Article { Title = Text(report.RootElement, "title") ?? "", Text = Text(report.RootElement, "text")!, Language = file[..2] };
            }
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
