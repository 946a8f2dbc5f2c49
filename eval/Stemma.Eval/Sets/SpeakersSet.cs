using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Stemma.Core.Claims;
using Stemma.Core.Collate;
using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures how often a statement that a report's page shows with the name of a person is that person's, as a careful reader finds: statements of real pages, drawn by hashes and read one by one.
/// What the reader found stands in quality/judged/speakers.tsv.
/// </summary>
internal static class SpeakersSet
{
    private const string File = "quality/judged/speakers.tsv", Right = "right";
    private const int Drawn = 300, OfOnePage = 3, ShownOfPage = 80, ParagraphsBefore = 3, Columns = 6;

    /// <summary>The figures: precision of what was judged and is still shown so, each draw apart, and the share of the present first draw that is judged.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = Judged();
        var shown = Shown(folder);
        if (shown.Count == 0) yield break;
        var keys = shown.Select(s => s.Key).ToHashSet();
        var still = judged.Where(j => keys.Contains(j.Key)).ToList();
        Console.WriteLine($"  {shown.Count} statements are shown with a person's name; {still.Count} of {judged.Count} judged are still shown with the same one");
        foreach (var (key, truth) in still.Where(j => j.Value.Verdict != Right)) Console.WriteLine($"  wrong: {key.Page} {key.Start} {key.Speaker}: {truth.Reason}");
        foreach (var (key, truth) in judged.Where(j => !keys.Contains(j.Key))) Console.WriteLine($"  no more shown: {key.Page} {key.Start} {key.Speaker} ({truth.Verdict})");
        yield return Precision("speakers.precision", still);
        foreach (var draw in still.GroupBy(j => j.Value.Draw).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return Precision($"speakers.draw{draw.Key}.precision", [.. draw]);
        var drawn = Draw(shown, []).Take(Drawn).ToList();
        yield return new Score("speakers.judged", Share(drawn.Count(s => judged.ContainsKey(s.Key)), drawn.Count), drawn.Count);
    }

    /// <summary>
    /// Prints each statement of the draw with what stands around it, or, with <paramref name="next"/>, what comes after those that are judged, or, with <paramref name="further"/>, what stands on those pages
    /// beyond the draw's few; for reading, nothing of it goes into the project.
    /// </summary>
    public static int List(string folder, bool next, bool further)
    {
        var judged = Judged();
        var shown = Shown(folder);
        int number = 0;
        foreach (var drawn in further ? Draw(Beyond(shown, judged), []).Take(Drawn) : next ? Draw(shown, judged).Take(Drawn) : Draw(shown, []).Take(Drawn).Where(s => !judged.ContainsKey(s.Key)))
        {
            var (text, said) = (drawn.Article.Text, drawn.Statement);
            Console.WriteLine($"=== {++number}\t{drawn.Key.Page}\t{drawn.Key.Start}\t{drawn.Key.Speaker}");
            Console.WriteLine($"  {(said.Inferred ? "inferred" : "named")} | mention: {said.Mention} | cue: {said.Cue} | {said.Kind} {said.Status} | chain: {string.Join(" > ", said.Chain)} | {drawn.Article.Language} {drawn.Article.Title}");
            Console.WriteLine($"  content: {string.Join(" … ", said.Spans.Select(s => s.Of(text).ReplaceLineEndings(" | ")))}");
            bool far = said.Inferred || !drawn.Key.Speaker.Equals(said.Mention, StringComparison.Ordinal);
            Console.WriteLine($"  text: {Around(text, said, far ? ParagraphsBefore : 0)}");
        }
        return 0;
    }

    private readonly record struct Key(string Page, int Start, string Speaker);

    private sealed record Truth(string Verdict, string Draw, string Reason);

    private sealed record Line(Key Key, Statement Statement, Article Article);

    private static Score Precision(string name, List<KeyValuePair<Key, Truth>> cases)
    {
        int right = cases.Count(j => j.Value.Verdict == Right);
        var (low, high) = MeasuredPrecision.Wilson(right, cases.Count);
        Console.WriteLine($"  {name}: {right} of {cases.Count} right, 95 % interval {low:0.000} to {high:0.000}");
        return new Score(name, Share(right, cases.Count), cases.Count);
    }

    // What a report's page shows with a name that its text has as a person's.
    private static List<Line> Shown(string folder) => ExtractionSet.Truths(folder).AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(t => OfPage(folder, t.Key, t.Value)).ToList();

    private static List<Line> OfPage(string folder, string name, PageTruth truth)
    {
        var capture = new Capture { Name = name, Url = truth.Url, Form = CaptureForm.Html, Body = Unpacked(Path.Combine(ExtractionSet.Root(folder), name + ".html.gz")) };
        if (Tracing.Of([capture]).Stories is not [{ Tellings: [var telling] }]) return [];
        var article = telling.Article;
        var persons = Names.Of(article.Text, article.Language).Where(n => n.Kind == NameKind.Person).SelectMany(n => new[] { n.Name, n.Text }).ToHashSet(StringComparer.Ordinal);
        return [.. telling.Statements.Where(s => s.Witness is not null && SaidLine.Reads(s, article)).Take(ShownOfPage)
            .Where(s => persons.Contains(s.Witness!)).Select(s => new Line(new Key(name, s.Hull.Start, s.Witness!), s, article)).DistinctBy(l => l.Key)];
    }

    // In the order of hashes, few of one page, without those that are left out.
    private static IEnumerable<Line> Draw(List<Line> shown, Dictionary<Key, Truth> without)
    {
        var ofPage = without.Keys.CountBy(k => k.Page).ToDictionary();
        foreach (var line in shown.OrderBy(s => Hash(s.Key), StringComparer.Ordinal))
        {
            int before = ofPage.GetValueOrDefault(line.Key.Page);
            if (before >= OfOnePage || without.ContainsKey(line.Key)) continue;
            ofPage[line.Key.Page] = before + 1;
            yield return line;
        }
    }

    // What no draw above has looked at: the statements of a page after its first few.
    private static List<Line> Beyond(List<Line> shown, Dictionary<Key, Truth> judged)
    {
        var first = Draw(shown, []).Select(l => l.Key).ToHashSet();
        return [.. shown.Where(s => !first.Contains(s.Key) && !judged.ContainsKey(s.Key))];
    }

    private static string Hash(Key key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Page} {key.Start}")));

    private static byte[] Unpacked(string path)
    {
        using var packed = new GZipStream(System.IO.File.OpenRead(path), CompressionMode.Decompress);
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray();
    }

    // Page, first code unit of the content, speaker as shown, right or wrong, draw, reason.
    private static Dictionary<Key, Truth> Judged() => !System.IO.File.Exists(File) ? [] :
        System.IO.File.ReadLines(File).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == Columns)
            .ToDictionary(r => new Key(r[0], int.Parse(r[1]), r[2]), r => new Truth(r[3], r[4], r[5]));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    // The paragraphs that the statement stands in, so many before it and one after it.
    private static string Around(string text, Statement said, int before)
    {
        int from = Math.Min(said.Hull.Start, said.MentionAt?.Start ?? said.Hull.Start), to = Math.Max(said.Hull.End, said.MentionAt?.End ?? said.Hull.End);
        for (int n = 0; n <= before && from > 0; n++) from = text.LastIndexOf('\n', from - 1) is var line && line < 0 ? 0 : line;
        for (int n = 0; n <= 1 && to < text.Length; n++) to = text.IndexOf('\n', Math.Min(text.Length, to + 1)) is var line && line < 0 ? text.Length : line;
        return text[from..to].Trim().ReplaceLineEndings(" | ");
    }
}
