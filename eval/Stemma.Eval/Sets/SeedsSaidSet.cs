using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures what the program finds attributed on the five first pages against what a careful reader lists there: who said what, through whom, and what is still unknown.
/// What the reader found stands in quality/judged/seeds-said.tsv; a found statement is his when their letters overlap by .3 of both, as the sets of quotations have it.
/// </summary>
internal static class SeedsSaidSet
{
    private const string Judged = "quality/judged/seeds-said.tsv";
    private const double Same = .3;
    private const int Shown = 60;

    private sealed record Pair(SaidTruth Line, Statement Found, string Text);

    /// <summary>The figures.</summary>
    /// <param name="folder">The root of the evaluation data; the pages lie beside it.</param>
    public static IEnumerable<Score> Run(string folder)
    {
        var pages = Path.Combine(folder, "..", "seeds");
        var lines = SaidTruth.Read(Judged);
        if (!Directory.Exists(pages) || lines.Count == 0)
        {
            Console.WriteLine("  seeds-said: the first pages are not there; skipped");
            yield break;
        }
        var stories = Traced(pages).Stories;
        var pairs = new List<Pair>();
        int found = 0;
        foreach (var telling in stories.SelectMany(s => s.Tellings).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var here = lines.Where(l => l.Page == telling.Name[..3]).ToList();
            var matched = Match(here, telling);
            pairs.AddRange(matched.Where(m => m.Line.Counts));
            found += telling.Statements.Count - matched.Count(m => !m.Line.Counts);
            Print(here, telling, matched);
        }
        var counted = lines.Where(l => l.Counts).ToList();
        yield return Share("seeds.said.recall", pairs.Count, counted.Count);
        yield return Share("seeds.said.precision", pairs.Count, found);
        yield return Share("seeds.said.direct-speaker", pairs.Count(p => p.Line.Quoted && p.Line.IsSpeaker(Name(p.Found))), counted.Count(l => l.Quoted));
        yield return Share("seeds.said.speaker", pairs.Count(p => p.Line.IsSpeaker(Name(p.Found))), pairs.Count);
        yield return Share("seeds.said.status", pairs.Count(p => HasStatus(p) && p.Line.Status != "said"), counted.Count(l => l.Status != "said"));
        yield return Share("seeds.said.chains", pairs.Count(p => p.Line.Chain.Count > 0 && p.Line.IsChain(p.Found.Chain)), counted.Count(l => l.Chain.Count > 0));
        yield return Share("seeds.said.observation", pairs.Count(IsObserved), counted.Count(l => l.Kind == "observation"));
        yield return Unknown(stories, counted);
    }

    private static TraceResult Traced(string pages) => Tracing.Of(
        [.. Directory.GetFiles(pages, "*.txt").Order(StringComparer.Ordinal).Select(f => new Capture { Name = Path.GetFileName(f), Form = CaptureForm.Text, Body = File.ReadAllBytes(f) })]);

    // One to one, best first; of two with the same content, the one with its speaker.
    private static List<Pair> Match(List<SaidTruth> lines, Telling telling)
    {
        var text = telling.Article.Text;
        var items = lines.Select(l => (Line: l, Item: l.Item(text))).ToList();
        var pairs = telling.Statements.SelectMany(s => items.Select(i => (Pair: new Pair(i.Line, s, text), Overlap: i.Item.Overlap(QuoteItem.Of(s, text)))))
            .Where(p => p.Overlap >= Same).OrderByDescending(p => p.Overlap).ThenByDescending(p => p.Pair.Line.IsSpeaker(Name(p.Pair.Found))).Select(p => p.Pair);
        var taken = new List<Pair>();
        foreach (var pair in pairs)
            if (!taken.Exists(t => ReferenceEquals(t.Line, pair.Line) || ReferenceEquals(t.Found, pair.Found))) taken.Add(pair);
        return taken;
    }

    private static Score Unknown(IReadOnlyList<Story> stories, List<SaidTruth> lines)
    {
        var withheld = lines.Where(l => l.Unknown != "-").GroupBy(l => l.Unknown, StringComparer.Ordinal).ToList();
        var missed = withheld.Where(w => !w.Any(l => stories.Any(s => IsListed(s, l)))).ToList();
        foreach (var w in missed) Console.WriteLine($"  not under still unknown: {w.Key} ({string.Join(", ", w.Select(l => $"{l.Page} {l.Spans[0].Start}"))})");
        return Share("seeds.unknown", withheld.Count - missed.Count, withheld.Count);
    }

    private static bool IsListed(Story story, SaidTruth line)
    {
        var telling = story.Tellings.FirstOrDefault(t => t.Name[..3] == line.Page);
        if (telling is null) return false;
        int at = new CodePoints(telling.Article.Text).ToUtf16(line.Spans[0].Start);
        return story.Unknown.Any(u => u.Telling == telling.Id && u.At.Contains(at));
    }

    private static string? Name(Statement s) => s.Speaker ?? s.Mention;

    private static bool HasStatus(Pair p) => p.Found.Status.ToString().Equals(p.Line.Status, StringComparison.OrdinalIgnoreCase);

    private static bool IsObserved(Pair p) => p.Line.Kind == "observation" && p.Found.Kind == StatementKind.Observation && p.Line.IsSpeaker(Name(p.Found));

    private static void Print(List<SaidTruth> lines, Telling telling, List<Pair> matched)
    {
        var text = telling.Article.Text;
        var points = new CodePoints(text);
        foreach (var l in lines.Where(l => l.Counts && !matched.Exists(m => ReferenceEquals(m.Line, l))))
            Console.WriteLine($"  missed: {l.Page} {l.Spans[0].Start} {string.Join(" or ", l.Speakers)}: {Cut(text[points.ToUtf16(l.Spans[0].Start)..])}");
        foreach (var s in telling.Statements.Where(s => !matched.Exists(m => ReferenceEquals(m.Found, s))))
            Console.WriteLine($"  not the reader's: {telling.Name[..3]} {points.At(s.Hull.Start)}-{points.At(s.Hull.End)} {Name(s)} [{s.Cue}, {s.Status}]: {Cut(s.Hull.Of(text))}");
        foreach (var (l, s, _) in matched.Where(m => m.Line.Counts))
        {
            var at = $"{l.Page} {l.Spans[0].Start}";
            if (!l.IsSpeaker(Name(s))) Console.WriteLine($"  speaker: {at} {Name(s) ?? "nobody"} for {(l.Speakers.Count == 0 ? "nobody" : l.Speakers[0])}{(l.Quoted ? " (quoted)" : "")}");
            if (!HasStatus(new Pair(l, s, text))) Console.WriteLine($"  status: {at} {s.Status} for {l.Status}");
            if (!l.IsChain(s.Chain)) Console.WriteLine($"  chain: {at} {string.Join(" > ", s.Chain)} for {string.Join(" > ", l.Chain)}");
        }
    }

    private static string Cut(string text) => text[..Math.Min(Shown, text.Length)].ReplaceLineEndings(" ");

    private static Score Share(string name, int part, int whole) => new(name, whole == 0 ? 1 : (double)part / whole, whole);
}
