using System.Text.Json;
using Stemma.App.Gather;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures the links drawn among real reports in many languages that come without outlet and address: both sides of each pair of pairs_semeval2022, as bare texts.
/// What a reader found stands in quality/judged/links-bare.tsv. With STEMMA_BARE=FILE, texts of that file are listed instead (JSONL with id and text).
/// </summary>
internal static class LinksBareSet
{
    private const string File = "quality/judged/links-bare.tsv", Right = "right", Either = "either";
    private const int Columns = 4, NearMisses = 120, LongestPassage = 600, LargestLine = 1 << 24;

    private static readonly char[] Letters = [.. "abcdefghijklmnopqrstuvwxyz"];

    private sealed record Truth(string What, string Reason);

    /// <summary>The figures: precision of what is shown (one that nobody judged makes it 0), recall of the reuse that a reader found, and the share of shown links that are judged.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = Judged();
        var shown = LinksSet.Shown(Stories(Path.Combine(folder, "stories", "dev", "pairs_semeval2022.jsonl"))).ConvertAll(s => s.Pair);
        if (shown.Count == 0) yield break;
        foreach (var pair in shown.Where(p => !judged.ContainsKey(p))) Console.WriteLine($"  unjudged: {pair.A} {pair.B}");
        foreach (var pair in shown.Where(p => judged.TryGetValue(p, out var truth) && truth.What is not (Right or Either))) Console.WriteLine($"  wrong: {pair.A} {pair.B}; a reader found: {judged[pair].What}, {judged[pair].Reason}");
        var reuse = judged.Where(j => j.Value.What == Right).ToList();
        foreach (var (pair, truth) in reuse.Where(r => !shown.Contains(r.Key))) Console.WriteLine($"  missed: {pair.A} {pair.B} ({truth.Reason})");
        int known = shown.Count(judged.ContainsKey), right = shown.Count(reuse.ConvertAll(r => r.Key).Contains), either = shown.Count(p => judged.TryGetValue(p, out var truth) && truth.What == Either);
        yield return new Score("links.bare.precision", known < shown.Count ? 0 : known == either ? 1 : (double)right / (known - either), known - either);
        yield return new Score("links.bare.recall", reuse.Count == 0 ? 1 : (double)reuse.Count(r => shown.Contains(r.Key)) / reuse.Count, reuse.Count);
        yield return new Score("links.bare.judged", (double)known / shown.Count, shown.Count);
    }

    /// <summary>Prints each link that is shown, the agencies that are named as sources, and the pairs beside them that share most; for reading, nothing of it goes into the project.</summary>
    public static int List(string folder)
    {
        var judged = Judged();
        var stories = Stories(Environment.GetEnvironmentVariable("STEMMA_BARE") is { Length: > 0 } own ? own : Path.Combine(folder, "stories", "dev", "pairs_semeval2022.jsonl"));
        var byName = stories.SelectMany(s => s.Tellings).DistinctBy(t => t.Name).ToDictionary(t => t.Name);
        var shown = LinksSet.Shown(stories).DistinctBy(s => s.Pair).ToDictionary(s => s.Pair, s => s.Kind);
        var sources = stories.SelectMany(s => s.Tree.Provenances).ToDictionary(p => p.Telling, p => p.Source);
        foreach (var (pair, kind) in shown) Print(pair, $"shown {kind}", byName, sources, judged);
        var near = LinksSet.Sharing([.. byName.Values]).Where(p => !shown.ContainsKey(p)).Select(p => (Pair: p, Alignment: LinksSet.Aligned(byName[p.A], byName[p.B])))
            .Where(p => p.Alignment is not null && LinksSet.Carried(p.Alignment) > 0).OrderByDescending(p => LinksSet.Carried(p.Alignment!)).Take(NearMisses);
        foreach (var (pair, _) in near) Print(pair, "not shown", byName, sources, judged);
        foreach (var telling in byName.Values.Where(t => sources[t.Id] is { Own: false, Name: not null }))
        {
            var source = sources[telling.Id];
            Console.WriteLine($"### {telling.Name}\t{telling.Article.Language}\t{source.Name}{(source.Sure ? "" : " (likely)")}\t{source.Reason}");
            foreach (var e in source.Evidence) Console.WriteLine($"    {e.Field}: {(e.Field == Field.Text ? telling.Article.Text[Math.Max(0, e.At.Start - 120)..Math.Min(telling.Article.Text.Length, e.At.End + 120)].ReplaceLineEndings(" | ") : e.Text)}");
        }
        return 0;
    }

    private static void Print((string A, string B) pair, string shown, Dictionary<string, Telling> byName, Dictionary<TellingId, PrimarySource> sources, Dictionary<(string A, string B), Truth> judged)
    {
        Console.WriteLine($"=== {pair.A}\t{pair.B}\t{shown}\tjudged: {(judged.TryGetValue(pair, out var truth) ? truth.What + " " + truth.Reason : "-")}");
        if (!byName.TryGetValue(pair.A, out var a) || !byName.TryGetValue(pair.B, out var b)) return;
        foreach (var t in new[] { a, b }) Console.WriteLine($"  {t.Article.Language} {t.Article.Text.Length} | {Cut(t.Article.Title, 120)} | {sources[t.Id].Name} | {Cut(t.Article.Text.ReplaceLineEndings(" "), 200)} … {t.Article.Text[Math.Max(0, t.Article.Text.Length - 120)..].ReplaceLineEndings(" ")}");
        if (LinksSet.Aligned(a, b) is not { } alignment) return;
        Console.WriteLine($"  rows {string.Join(' ', LinksSet.RowsOf(a, b, alignment).Select(r => r.ToString("0.0")))}; sentences {alignment.Sentences}, shares {alignment.ShareOfA} {alignment.ShareOfB}, verbatim {alignment.VerbatimShare}, anchors {alignment.Anchors}");
        foreach (var p in alignment.Passages.Where(p => p.Kind is not (PassageKind.Common or PassageKind.SameStatement)))
        {
            Console.WriteLine($"  {p.Kind} {100 * p.A.Start / a.Article.Text.Length}% {100 * p.B.Start / b.Article.Text.Length}%\n    A {Cut(p.A.Of(a.Article.Text).ToString(), LongestPassage)}");
            if (p.Kind != PassageKind.Verbatim) Console.WriteLine($"    B {Cut(p.B.Of(b.Article.Text).ToString(), LongestPassage)}");
        }
    }

    // A pair's two sides are two reports; each is imported once, by its text alone. Letters behind a number tell the language that a machine translated the report into.
    private static IReadOnlyList<Story> Stories(string path)
    {
        using var lines = new MemoryStream();
        using (var writer = new StreamWriter(lines, leaveOpen: true))
        {
            foreach (var (id, text) in Jsonl.Rows(path).SelectMany(Sides).Where(t => t is { Id: not null, Text: not null }).DistinctBy(t => t.Id))
                writer.WriteLine(JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = id!, ["text"] = text! }));
        }
        lines.Position = 0;
        return Tracing.Of([.. new FileImport(LargestLine).Read(FileImport.Files(["-"]), lines).Select(o => o.Capture).OfType<Capture>()]).Stories;
    }

    private static IEnumerable<(string? Id, string? Text)> Sides(JsonElement row)
    {
        if (row.Text("text") is { } text) return [(row.Text("id"), text)];
        return [(row.Text("a")?.TrimEnd(Letters), row.Text("text1")), (row.Text("b")?.TrimEnd(Letters), row.Text("text2"))];
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + "…";

    // Two reports, or a report and "*agency"; right, wrong, house (one site's text under all its reports), or either (it cannot be told; not counted); reason.
    private static Dictionary<(string A, string B), Truth> Judged() => !System.IO.File.Exists(File) ? [] :
        System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == Columns).ToDictionary(r => (r[0], r[1]), r => new Truth(r[2], r[3]));
}
