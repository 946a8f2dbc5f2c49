using System.CommandLine;
using Stemma.App.Store.Reading;
using Stemma.Core.Search;

namespace Stemma.Verbs;

/// <summary>`stemma search QUERY`.</summary>
internal static class SearchVerb
{
    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY") { Description = "words, \"phrases\", OR, -minus, prefix*, source: origin: said-by: entity: lang: kind: before: after: story:", Arity = ArgumentArity.OneOrMore };
        var count = new Option<int>("--count") { Description = "the most results", DefaultValueFactory = _ => 20 };
        var format = Formats.TextOrJsonl();
        var command = new Command("search", """
            Finds reports by their words, by who published, wrote or said something, and by whom they name (entity:"dana whitlock").

            Example: stemma search 'flood -insurance source:"the harbour post" after:2024-03'
            """) { query, count, format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, string.Join(' ', parsed.GetRequiredValue(query)), parsed.GetRequiredValue(count), parsed.GetRequiredValue(format) == "jsonl", ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string words, int count, bool lines, CancellationToken ct)
    {
        var (query, problems) = QueryParser.Parse(words);
        foreach (var problem in problems) Console.Error.WriteLine($"stemma: {problem.Message}");
        await using var app = await data.Read(parsed, ct);
        var found = await app.Store.Reading.Search(query, Math.Clamp(count, 1, 10_000), ct);
        foreach (var match in found) Console.Out.WriteLine(lines ? Line(match) : Text(match));
        if (found.Count == 0 && !lines) Console.Error.WriteLine("nothing found");
        return problems.Count == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static string Line(Match match) => Formats.Line(json =>
    {
        json.WriteString("telling", match.Name);
        json.WriteString("story", match.Story.ToString());
        json.WriteString("title", match.Title);
        json.WriteString("url", match.Url);
        json.WriteString("outlet", match.Outlet);
        json.WriteString("at", match.At?.ToString("yyyy-MM-ddTHH:mm:sszzz"));
        json.WriteString("excerpt", match.Excerpt);
    });

    private static string Text(Match match) =>
        $"{match.Title}\n    {match.Outlet ?? "?"}, {match.At?.ToString("yyyy-MM-dd") ?? "no date"}, story {match.Story}\n    {match.Url ?? match.Name}\n    {match.Excerpt.ReplaceLineEndings(" ")}\n";
}
