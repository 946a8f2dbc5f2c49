using System.Globalization;
using Stemma.Core.Learned;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Scores a corpus of gen.py as its evalpairs.py does: parents found by kind of copy, and pairs that are no copies.</summary>
internal static class GeneratedScores
{
    /// <summary>The figures of one corpus.</summary>
    /// <param name="corpus">The folder that gen.py wrote.</param>
    /// <param name="name">The corpus's name in the figures.</param>
    public static IEnumerable<Score> Of(string corpus, string name)
    {
        var tables = StreamTables.Shipped with { Boilerplate = Learn(corpus) };
        var tellings = Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select((r, i) => (Row: r, Id: i + 1)).AsParallel().AsOrdered().Select(r => Pairs.Telling(r.Id, r.Row.Text("id")!, Body(r.Row), r.Row.Text("outlet"),
            DateTimeOffset.Parse(r.Row.Text("published")!, CultureInfo.InvariantCulture), tables)).ToList();
        var truth = new CopyTruth(corpus);
        var aligned = Pairs.Aligned(tellings, tables);
        var pairs = Pairs.WithIdentical(aligned).Select(p => Ordered(p.Later.Name, p.Earlier.Name)).ToHashSet();
        yield return new Score($"copies.{name}.precision", (double)pairs.Count(p => truth.Related(p.A, p.B)) / Math.Max(1, pairs.Count), pairs.Count);
        foreach (var kind in truth.Copies)
        {
            var parents = kind.SelectMany(c => truth.Parents(c).Select(p => Ordered(c, p))).ToList();
            yield return new Score($"copies.{name}.recall.{kind.Key}", (double)parents.Count(pairs.Contains) / parents.Count, parents.Count);
        }
        foreach (var score in CopyLinks.Of(aligned, truth, name)) yield return score;
    }

    private static (string A, string B) Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);

    /// <summary>Boilerplate as the stream teaches it.</summary>
    public static Boilerplate Learn(string corpus) => StreamLearning.Next(StreamTables.Shipped, Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select((r, i) => new Core.News.Telling
    {
        Id = new Core.News.TellingId(i + 1),
        Name = r.Text("id")!,
        Outlet = r.Text("outlet"),
        Article = new Core.News.Article { Title = r.Text("title") ?? "", Text = Body(r), Language = "en" },
    })).Boilerplate;

    // gen.py writes the headline above the text, which reading takes off.
    internal static string Body(System.Text.Json.JsonElement row) => row.Text("text")! is var text && row.Text("title") is { } title && text.StartsWith(title, StringComparison.Ordinal) ? text[title.Length..].TrimStart() : text;
}
