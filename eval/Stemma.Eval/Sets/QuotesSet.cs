using System.Text.Json;
using Stemma.Core.Statements;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Scores statements against the annotated sets of eval/quotes, as its score.py does (English with --speech).</summary>
internal static class QuotesSet
{
    private static readonly (string Name, string File, bool Speech)[] Files =
    [
        ("en", "en-polnear-dev", true), ("de", "de-wikinews-dev", false), ("cs", "cs-adaq", false), ("ru", "ru-adaq", false),
    ];

    /// <summary>The figures of every set that is there.</summary>
    /// <param name="folder">The root of the evaluation data.</param>
    public static IEnumerable<Score> Run(string folder)
    {
        foreach (var (name, file, speech) in Files)
        {
            var path = Path.Combine(folder, "quotes", "dev", file + ".jsonl");
            if (!File.Exists(path)) continue;
            foreach (var score in Of(name, path, speech)) yield return score;
        }
    }

    private static IEnumerable<Score> Of(string name, string path, bool speech)
    {
        var tally = new QuoteTally();
        foreach (var line in File.ReadLines(path))
        {
            using var parsed = JsonDocument.Parse(line);
            var root = parsed.RootElement;
            var text = root.GetProperty("text").GetString()!;
            var gold = root.GetProperty("quotes").EnumerateArray().Select(q => QuoteItem.Of(q, text)).ToList();
            var found = StatementExtractor.Of(text, root.GetProperty("lang").GetString()!).Select(s => QuoteItem.Of(s, text)).ToList();
            tally.Add(gold, found, speech);
        }
        return tally.Scores($"quotes.{name}");
    }
}
