using System.Diagnostics;
using System.Text.Json;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Copies: passages of constructed copies by their spans, copies found among originals, and a generated corpus.</summary>
internal static class CopiesSet
{
    /// <summary>Scores the sets that the folder has.</summary>
    /// <param name="folder">The eval root.</param>
    public static IEnumerable<Score> Run(string folder) => Spans(folder).Concat(Constructed(folder)).Concat(Generated(folder));

    /// <summary>Scores a corpus of gen.py that was made before, of any size: the folder that STEMMA_GENERATED names.</summary>
    /// <param name="folder">The eval root, which is not looked at.</param>
    public static IEnumerable<Score> Large(string folder) =>
        Environment.GetEnvironmentVariable("STEMMA_GENERATED") is { Length: > 0 } corpus ? GeneratedScores.Of(corpus, "large") : [];

    private static IEnumerable<Score> Spans(string folder)
    {
        var texts = Jsonl.Rows(Path.Combine(folder, "stories/dev/copies_constructed.jsonl")).ToDictionary(r => r.Text("id")!, r => r.Text("text")!);
        var rows = new List<(string Op, Overlap Overlap)>();
        foreach (var row in Jsonl.Rows(Path.Combine(folder, "stories/dev/copies_alignment.jsonl")))
        {
            string source = row.Text("source_text")!, copy = texts[row.Text("copy")!];
            rows.Add((row.Text("op")!, Overlap.Of(source, copy, row.GetProperty("spans"))));
        }
        if (rows.Count == 0) yield break;
        yield return new Score("copies.spans.f1", Overlap.Sum(rows.Select(r => r.Overlap)).F1, rows.Count);
        foreach (var op in rows.GroupBy(r => r.Op).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return new Score($"copies.spans.f1.{op.Key}", Overlap.Sum(op.Select(r => r.Overlap)).F1, op.Count());
    }

    private static IEnumerable<Score> Constructed(string folder)
    {
        var rows = Jsonl.Rows(Path.Combine(folder, "stories/dev/copies_constructed.jsonl")).ToList();
        if (rows.Count == 0) yield break;
        var tellings = rows.Select((r, i) => Pairs.Telling(i + 1, r.Text("id")!, r.Text("text")!, null, null, StreamTables.Shipped)).ToList();
        var linked = Pairs.Linked(tellings, StreamTables.Shipped).Select(p => (p.Later.Name, p.Earlier.Name)).ToHashSet();
        var byName = rows.ToDictionary(r => r.Text("id")!);
        bool Composite(string name) => byName[name].Text("op") == "composite";
        var reuse = LinksSet.Reuse(); // among the originals too there are reports that have text of one agency: a reader found these
        var whole = linked.Where(p => !Composite(p.Item1) && !Composite(p.Item2) && !reuse.Contains(p) && !reuse.Contains((p.Item2, p.Item1))).ToList();
        int right = whole.Count(p => byName[p.Item1].Text("story") == byName[p.Item2].Text("story"));
        yield return new Score("copies.pairs.precision", (double)right / Math.Max(1, whole.Count), whole.Count);
        foreach (var op in rows.Where(r => r.Text("copy_of") is not null).GroupBy(r => r.Text("op")!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int hit = op.Count(r => linked.Contains((r.Text("id")!, r.Text("copy_of")!)) || linked.Contains((r.Text("copy_of")!, r.Text("id")!)));
            yield return new Score($"copies.pairs.recall.{op.Key}", (double)hit / op.Count(), op.Count());
        }
        var scored = rows.Where(r => r.Text("op") != "composite").ToList();
        yield return new Score("copies.pairs.ari", Ari(scored, whole), scored.Count);
        foreach (var op in scored.Select(r => r.Text("op")!).Where(o => o != "original").Distinct().Order(StringComparer.Ordinal))
        {
            var own = scored.Where(r => r.Text("op") is "original" || r.Text("op") == op).ToList();
            yield return new Score($"copies.pairs.ari.{op}", Ari(own, whole), own.Count);
        }
        if (Environment.GetEnvironmentVariable("STEMMA_MISSES") is { Length: > 0 }) PrintMisses(rows, tellings, linked, reuse);
    }

    // The clusters that the pairs among some texts make, against the truth.
    private static double Ari(List<JsonElement> rows, List<(string A, string B)> pairs)
    {
        var ids = rows.Select(r => r.Text("id")!).ToHashSet();
        var clusters = Clusters.Of(ids, pairs.Where(p => ids.Contains(p.A) && ids.Contains(p.B)));
        return Clusters.Ari(rows.Select(r => (r.Text("story")!, clusters[r.Text("id")!])));
    }

    private static void PrintMisses(List<JsonElement> rows, List<Telling> tellings, HashSet<(string Later, string Earlier)> linked, HashSet<(string A, string B)> reuse)
    {
        var byName = tellings.ToDictionary(t => t.Name);
        var row = rows.ToDictionary(r => r.Text("id")!);
        var index = new Core.Index.CandidateIndex();
        var found = tellings.ToDictionary(t => t.Name, t => index.Enter(t.Id, t.Keys, t.At));
        foreach (var r in rows.Where(r => r.Text("copy_of") is not null && !linked.Contains((r.Text("id")!, r.Text("copy_of")!)) && !linked.Contains((r.Text("copy_of")!, r.Text("id")!))))
        {
            var (a, b) = (byName[r.Text("id")!], byName[r.Text("copy_of")!]);
            var (earlier, later) = a.Id.Value < b.Id.Value ? (a, b) : (b, a);
            var near = found[later.Name];
            Console.WriteLine($"    missed {r.Text("op")} {a.Name} of {b.Name}: text candidate {near.Texts.ToList().FindIndex(h => h.Id == earlier.Id)}, story candidate {near.Stories.ToList().FindIndex(h => h.Id == earlier.Id)}; {Said(earlier, later)}");
        }
        foreach (var (later, earlier) in linked.Where(p => row[p.Later].Text("story") != row[p.Earlier].Text("story") && row[p.Later].Text("op") != "composite" && row[p.Earlier].Text("op") != "composite" && !reuse.Contains(p) && !reuse.Contains((p.Earlier, p.Later))))
            Console.WriteLine($"    wrong {row[later].Text("op")} {later} {row[earlier].Text("op")} {earlier}; {Said(byName[earlier], byName[later])}");
    }

    private static string Said(Telling a, Telling b) => Alignments.Between(a, b, StreamTables.Shipped) is { } s
        ? $"{s.Sentences} sentences, shares {s.ShareOfA} {s.ShareOfB}, verbatim {s.VerbatimShare}, passages {string.Join(' ', s.Passages.GroupBy(p => p.Kind).Select(g => $"{g.Key} {g.Count()}"))}" : "nothing shared";

    // gen.py needs python3; without it, or without the generator, there is nothing to score.
    private static IEnumerable<Score> Generated(string folder)
    {
        string generator = Path.Combine(folder, "copies/gen.py"), target = Path.Combine(Path.GetTempPath(), $"stemma-copies-{Environment.ProcessId}");
        if (!File.Exists(generator) || !Generate(generator, target)) return [];
        try { return GeneratedScores.Of(target, "gen").ToList(); }
        finally { Directory.Delete(target, recursive: true); }
    }

    private static bool Generate(string generator, string target)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", [generator, target, "--docs", "2000", "--seed", "floor"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
            python!.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception) { return false; }
    }

    /// <summary>How far predicted passages cover the true ones, in characters of both texts.</summary>
    internal readonly record struct Overlap(int Hit, int Predicted, int True)
    {
        public double F1 => Predicted + True == 0 ? 0 : 2.0 * Hit / (Predicted + True);

        public static Overlap Sum(IEnumerable<Overlap> all) => all.Aggregate((a, b) => new Overlap(a.Hit + b.Hit, a.Predicted + b.Predicted, a.True + b.True));

        public static Overlap Of(string source, string copy, JsonElement spans)
        {
            var a = Pairs.Telling(1, "a", source, null, null, StreamTables.Shipped);
            var b = Pairs.Telling(2, "b", copy, null, null, StreamTables.Shipped);
            var (codesA, codesB) = (new CodePoints(source), new CodePoints(copy));
            var (hereA, hereB) = (new bool[source.Length + 1], new bool[copy.Length + 1]);
            foreach (var passage in Alignments.Between(a, b, StreamTables.Shipped)?.Passages ?? [])
            {
                Fill(hereA, codesA.Of(passage.A));
                Fill(hereB, codesB.Of(passage.B));
            }
            var (trueA, trueB) = (new bool[source.Length + 1], new bool[copy.Length + 1]);
            foreach (var span in spans.EnumerateArray())
            {
                Fill(trueA, new Span(span[0].GetInt32(), span[1].GetInt32()));
                Fill(trueB, new Span(span[2].GetInt32(), span[3].GetInt32()));
            }
            int hit = hereA.Zip(trueA).Count(p => p.First && p.Second) + hereB.Zip(trueB).Count(p => p.First && p.Second);
            return new Overlap(hit, hereA.Count(x => x) + hereB.Count(x => x), trueA.Count(x => x) + trueB.Count(x => x));
        }

        private static void Fill(bool[] marks, Span span) => marks.AsSpan(span.Start, span.Length).Fill(true);
    }
}
