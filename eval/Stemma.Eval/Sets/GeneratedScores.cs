using System.Globalization;
using System.Text.Json;
using Stemma.Core.Learned;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Scores a corpus of gen.py as its evalpairs.py does: parents found by kind of copy, and pairs that are no copies.</summary>
internal static class GeneratedScores
{
    private const int LeastRepeats = 3;

    /// <summary>The figures of one corpus.</summary>
    /// <param name="corpus">The folder that gen.py wrote.</param>
    /// <param name="name">The corpus's name in the figures.</param>
    public static IEnumerable<Score> Of(string corpus, string name)
    {
        var tables = StreamTables.Shipped with { Boilerplate = Learn(corpus) };
        var tellings = Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select((r, i) => Pairs.Telling(i + 1, r.Text("id")!, r.Text("text")!, r.Text("outlet"),
            DateTimeOffset.Parse(r.Text("published")!, CultureInfo.InvariantCulture), tables)).ToList();
        var truth = Jsonl.Rows(Path.Combine(corpus, "truth.jsonl")).ToDictionary(r => r.Text("id")!);
        var linked = Pairs.Linked(tellings, tables).Linked;
        var pairs = linked.Select(p => string.CompareOrdinal(p.Later.Name, p.Earlier.Name) < 0 ? (p.Later.Name, p.Earlier.Name) : (p.Earlier.Name, p.Later.Name)).ToHashSet();
        static HashSet<string> Strings(JsonElement row, string member) => [.. row.GetProperty(member).EnumerateArray().Select(e => e.GetString()!)];
        int right = pairs.Count(p => Strings(truth[p.Item1], "roots").Overlaps(Strings(truth[p.Item2], "roots")));
        yield return new Score($"copies.{name}.precision", (double)right / Math.Max(1, pairs.Count), pairs.Count);
        foreach (var kind in truth.Values.Where(t => t.GetProperty("parents").GetArrayLength() > 0 && t.Text("kind") != "retell").GroupBy(t => t.Text("kind")!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var parents = kind.SelectMany(t => Strings(t, "parents").Select(p => (Child: t.Text("id")!, Parent: p))).ToList();
            int hit = parents.Count(p => pairs.Contains(string.CompareOrdinal(p.Child, p.Parent) < 0 ? (p.Child, p.Parent) : (p.Parent, p.Child)));
            yield return new Score($"copies.{name}.recall.{kind.Key}", (double)hit / parents.Count, parents.Count);
        }
    }

    /// <summary>Boilerplate as the stream would teach it: an outlet's paragraphs that stand under several of its reports.</summary>
    public static Boilerplate Learn(string corpus)
    {
        var counts = new Dictionary<(string Outlet, ulong Hash), int>();
        foreach (var row in Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")))
        {
            string text = row.Text("text")!, outlet = row.Text("outlet")!;
            foreach (var hash in Core.Language.Sentences.Paragraphs(text).Select(p => Paragraphs.Key(p.Of(text))).Distinct())
                counts[(outlet, hash)] = counts.GetValueOrDefault((outlet, hash)) + 1;
        }
        return new Boilerplate(counts.Where(c => c.Value >= LeastRepeats).GroupBy(c => c.Key.Outlet)
            .ToDictionary(g => Boilerplate.Key(g.Key), g => (IReadOnlySet<ulong>)g.Select(c => c.Key.Hash).ToHashSet()));
    }
}
