using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stemma.Core.Claims;
using Stemma.Core.Collate;
using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Statements;
using Stemma.Eval.Scores;
using Stemma.Eval.Train;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures how often a statement that a report's page shows with the name of a person is that person's, as a careful reader finds: statements of real pages, drawn by hashes and read one by one.
/// What the reader found stands in quality/judged/speakers.tsv for the pages of extraction/dev and in speakers-stream.tsv for the articles of stories/dev/stream_fulltext_en,
/// whose stories are parted into two halves, so that a second draw knows nothing of what was read for the first. What is in speakers-fresh.tsv was drawn last, of articles that no other draw has seen.
/// </summary>
internal static class SpeakersSet
{
    /// <summary>What was judged before the draw of all articles (<see cref="SpeakersAtRandomSet"/>).</summary>
    public static readonly string[] Earlier = [OfPages, OfStream, OfFresh];

    private const string OfPages = "quality/judged/speakers.tsv", OfStream = "quality/judged/speakers-stream.tsv", OfFresh = "quality/judged/speakers-fresh.tsv", Right = "right", Seed = "20261130", FreshSeed = "20261130 C";
    private const int Drawn = 300, OfOnePage = 3, ShownOfPage = 80, ParagraphsBefore = 3, FarBefore = 1500, NearBefore = 500, After = 400, Columns = 6;

    /// <summary>The figures: precision of what was judged and is still shown so, each draw apart, and the share of the present first draw that is judged.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = Judged(OfPages);
        var shown = Shown(folder);
        if (shown.Count > 0)
        {
            foreach (var score in Figures("speakers", judged, shown)) yield return score;
            var drawn = Draw(shown, []).Take(Drawn).ToList();
            yield return new Score("speakers.judged", Share(drawn.Count(s => judged.ContainsKey(s.Key)), drawn.Count), drawn.Count);
        }
        var ofStream = StreamShown(folder);
        if (ofStream.Count == 0) yield break;
        foreach (var score in Figures("speakers.stream", Judged(OfStream), ofStream)) yield return score;
        foreach (var score in Figures("speakers.fresh", Judged(OfFresh), [.. shown, .. ofStream, .. PairsShown(folder)])) yield return score;
        foreach (var score in Crossed(folder)) yield return score;
        foreach (var score in SpeakersAtRandomSet.Run(folder)) yield return score;
    }

    // Of what was drawn: what judges let stand that have seen nothing of the statement's story, by the border that ships. The figures above are of rows that the shipped judge was fitted on.
    private static IEnumerable<Score> Crossed(string folder)
    {
        var sure = SpeakerFit.Crossed(Examples(folder)).Where(c => SpeakerJudge.Shipped.IsEnough(c.Odds, c.Example.Features)).Select(c => c.Example).ToList();
        foreach (var (name, draws) in new[] { ("speakers.crossed", "12345ABCP"), ("speakers.crossed.fresh", "CP") })
        {
            var drawn = sure.Where(e => draws.Contains(e.Draw, StringComparison.Ordinal)).ToList();
            yield return new Score($"{name}.precision", Share(drawn.Count(e => e.Right), drawn.Count), drawn.Count);
        }
    }

    private static IEnumerable<Score> Figures(string name, Dictionary<Key, Truth> judged, List<Line> shown)
    {
        var keys = shown.Select(s => s.Key).ToHashSet();
        var still = judged.Where(j => keys.Contains(j.Key)).ToList();
        Console.WriteLine($"  {shown.Count} statements are shown with a person's name; {still.Count} of {judged.Count} judged are still shown with the same one");
        foreach (var (key, truth) in still.Where(j => j.Value.Verdict != Right)) Console.WriteLine($"  wrong: {key.Page} {key.Start} {key.Speaker}: {truth.Reason}");
        foreach (var (key, truth) in judged.Where(j => !keys.Contains(j.Key))) Console.WriteLine($"  no more shown: {key.Page} {key.Start} {key.Speaker} ({truth.Verdict})");
        yield return Precision($"{name}.precision", still);
        foreach (var draw in still.GroupBy(j => j.Value.Draw).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return Precision($"{name}.draw{draw.Key}.precision", [.. draw]);
    }

    /// <summary>
    /// Prints each statement of the draw with what stands around it, or, with "next", what comes after those that are judged, or, with "further", what stands on those pages
    /// beyond the draw's few, or, with "a" or "b", what is drawn of that half of the stream, or, with "fresh", of articles that none of these has seen, or, with "random", of all articles; for reading, nothing of it goes into the project.
    /// </summary>
    public static int List(string folder, IReadOnlySet<string> names)
    {
        if (names.Contains("random")) return SpeakersAtRandomSet.List(folder);
        int number = 0;
        foreach (var drawn in Asked(folder, names))
        {
            Console.Write($"{++number}\t{drawn.Article.Language} {drawn.Article.Title}\t");
            Print(drawn.Key.Page, drawn.Statement, drawn.Article.Text);
        }
        return 0;
    }

    /// <summary>Prints a statement that is shown with a person's name and what stands around it.</summary>
    public static void Print(string page, Statement said, string text)
    {
        Console.WriteLine($"===\t{page}\t{said.Hull.Start}\t{said.Witness}");
        Console.WriteLine($"  {(said.Inferred ? "inferred" : "named")} | mention: {said.Mention} | cue: {said.Cue} | {said.Kind} {said.Status} | chain: {string.Join(" > ", said.Chain)}");
        Console.WriteLine($"  content: {string.Join(" … ", said.Spans.Select(s => s.Of(text).ReplaceLineEndings(" | ")))}");
        Console.WriteLine($"  text: {Around(text, said, far: said.Inferred || !said.Witness!.Equals(said.Mention, StringComparison.Ordinal))}");
    }

    private static IEnumerable<Line> Asked(string folder, IReadOnlySet<string> names)
    {
        foreach (string half in new[] { "a", "b" })
            if (names.Contains(half)) return OfHalf([.. StreamShown(folder).Where(s => s.Half == half)], names.Contains("further")).Take(Drawn);
        if (names.Contains("fresh")) return Fresh(folder).Take(Drawn);
        var (shown, judged) = (Shown(folder), Judged(OfPages));
        if (names.Contains("further")) return Draw(Beyond(shown, judged), []).Take(Drawn);
        return names.Contains("next") ? Draw(shown, judged).Take(Drawn) : Draw(shown, []).Take(Drawn).Where(s => !judged.ContainsKey(s.Key));
    }

    // Pages and stream first, then English articles of pairs_semeval2022, for the two have few left.
    private static IEnumerable<Line> Fresh(string folder)
    {
        var seen = Judged(OfPages).Keys.Concat(Judged(OfStream).Keys).Select(k => k.Page).ToHashSet(StringComparer.Ordinal);
        List<Line> first = [.. Shown(folder).Concat(StreamShown(folder)).Where(l => !seen.Contains(l.Key.Page))];
        Console.WriteLine($"seed \"{FreshSeed}\": {first.Count} statements of {first.Select(l => l.Key.Page).Distinct().Count()} articles that no draw has seen, then those of pairs");
        return Draw(first, [], FreshSeed).Concat(Draw(PairsShown(folder), [], FreshSeed));
    }

    private static List<Line> PairsShown(string folder) => English(folder)
        .AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(t => OfCapture(Import(t.Id, null, t.Text, null, t.Language), "pairs")).ToList()
        .DistinctBy(l => (l.Key.Speaker, string.Concat(l.Statement.Spans.Select(s => s.Of(l.Article.Text))))).ToList();

    private static IEnumerable<(string Id, string? Text, string? Language)> English(string folder) => Jsonl.Rows(Path.Combine(folder, "stories", "dev", "pairs_semeval2022.jsonl"))
        .SelectMany(r => new[] { (Id: r.Text("a")!, Text: r.Text("text1"), Language: r.Text("lang1")), (Id: r.Text("b")!, Text: r.Text("text2"), Language: r.Text("lang2")) })
        .Where(t => t.Language == "en" && t.Text is not null).DistinctBy(t => t.Id);

    private static IEnumerable<Line> OfHalf(List<Line> shown, bool further) => further ? Draw(Beyond(shown, Judged(OfStream)), []) : Draw(shown, []);

    /// <summary>A judged statement as the extractor finds it now.</summary>
    /// <param name="Story">What is held out together: the story, or the page.</param>
    /// <param name="Draw">The draw it was judged in.</param>
    /// <param name="Right">Whether it is the person's.</param>
    /// <param name="Shown">Whether a page would show it, the judge of speakers aside.</param>
    /// <param name="Features">What the judge looks at.</param>
    internal sealed record Example(string Story, string Draw, bool Right, bool Shown, IReadOnlyList<string> Features);

    /// <summary>What is judged and not doubtful by a rule, for the judge of speakers.</summary>
    public static List<Example> Examples(string folder)
    {
        var judged = Earlier.SelectMany(Judged).ToDictionary();
        var names = judged.Keys.Select(k => k.Page).ToHashSet(StringComparer.Ordinal);
        var pages = ExtractionSet.Truths(folder).Where(t => names.Contains(t.Key)).Select(t => (Story: t.Key, Capture: OfFile(folder, t.Key, t.Value)));
        var stream = Jsonl.Rows(Path.Combine(folder, "stories", "dev", "stream_fulltext_en.jsonl")).Where(r => names.Contains(r.Text("id")!)).Select(r => (Story: r.Text("story")!, Capture: Import(r)));
        var pairs = English(folder).Where(t => names.Contains(t.Id)).Select(t => (Story: t.Id, Capture: Import(t.Id, null, t.Text, null, t.Language)));
        return pages.Concat(stream).Concat(pairs).DistinctBy(c => c.Capture.Name).AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(c => ExamplesOf(c.Story, judged, c.Capture)).ToList();
    }

    private static List<Example> ExamplesOf(string story, Dictionary<Key, Truth> judged, Capture capture)
    {
        var found = new Dictionary<Key, Example>();
        foreach (var (statement, features, article, persons) in Featured(capture))
            if (new Key(capture.Name, statement.Hull.Start, statement.Witness!) is var key && judged.TryGetValue(key, out var truth))
                found.TryAdd(key, new Example(story, truth.Draw, truth.Verdict == Right, persons.Contains(statement.Witness!) && SaidLine.Reads(statement, article), features));
        return [.. found.Values];
    }

    /// <summary>What a page would show of a capture with a person's name, the judge of speakers aside.</summary>
    public static IEnumerable<(Statement Statement, IReadOnlyList<string> Features, Article Article)> Candidates(Capture capture) =>
        Featured(capture).Where(f => f.Persons.Contains(f.Statement.Witness!) && SaidLine.Reads(f.Statement, f.Article)).Select(f => (f.Statement, f.Features, f.Article)).Take(ShownOfPage);

    // What no rule holds for doubtful, with the names of persons in its text.
    private static IEnumerable<(Statement Statement, IReadOnlyList<string> Features, Article Article, HashSet<string> Persons)> Featured(Capture capture)
    {
        if (Tracing.Of([capture]).Stories is not [{ Tellings: [var telling] }]) return [];
        var article = telling.Article;
        var persons = PersonsOf(article);
        return StatementExtractor.Featured(article.Text, article.Language, article.Wire, article.Hours).Where(f => f.Statement is { Doubtful: false, Witness: not null }).Select(f => (f.Statement, f.Features, article, persons));
    }

    /// <summary>The names of persons in an article's text.</summary>
    public static HashSet<string> PersonsOf(Article article) =>
        Names.Of(article.Text, article.Language).Where(n => n.Kind == NameKind.Person).SelectMany(n => new[] { n.Name, n.Text }).ToHashSet(StringComparer.Ordinal);

    /// <summary>A statement by its page, the first code unit of its content, and its speaker as shown.</summary>
    internal readonly record struct Key(string Page, int Start, string Speaker);

    /// <summary>What a reader found of one, in the draw that it belongs to.</summary>
    internal sealed record Truth(string Verdict, string Draw, string Reason);

    private sealed record Line(Key Key, Statement Statement, Article Article, string Half = "");

    /// <summary>How many are right, printed with its interval.</summary>
    public static Score Precision(string name, List<KeyValuePair<Key, Truth>> cases)
    {
        int right = cases.Count(j => j.Value.Verdict == Right);
        var (low, high) = MeasuredPrecision.Wilson(right, cases.Count);
        Console.WriteLine($"  {name}: {right} of {cases.Count} right, 95 % interval {low:0.000} to {high:0.000}");
        return new Score(name, Share(right, cases.Count), cases.Count);
    }

    // What a report's page shows with a name that its text has as a person's.
    private static List<Line> Shown(string folder) => ExtractionSet.Truths(folder).AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(t => OfPage(folder, t.Key, t.Value)).ToList();

    private static List<Line> OfPage(string folder, string name, PageTruth truth) =>
        OfCapture(OfFile(folder, name, truth), "");

    /// <summary>A page of extraction/dev as what the program takes in.</summary>
    public static Capture OfFile(string folder, string name, PageTruth truth) => new() { Name = name, Url = truth.Url, Form = CaptureForm.Html, Body = Unpacked(Path.Combine(ExtractionSet.Root(folder), name + ".html.gz")) };

    // Of the stream's articles what two reports carry word for word counts once; a story falls into one half by its hash.
    private static List<Line> StreamShown(string folder) => Jsonl.Rows(Path.Combine(folder, "stories", "dev", "stream_fulltext_en.jsonl"))
        .AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(r => OfCapture(Import(r), Hash($"{Seed} {r.Text("story")}")[0] < '8' ? "a" : "b")).ToList()
        .DistinctBy(l => (l.Half, l.Key.Speaker, string.Concat(l.Statement.Spans.Select(s => s.Of(l.Article.Text))))).ToList();

    /// <summary>A row with an id, a title, a text and its language as what the program takes in.</summary>
    public static Capture Import(JsonElement row) => Import(row.Text("id")!, row.Text("title"), row.Text("text"), row.Text("published"), row.Text("lang"));

    private static Capture Import(string id, string? title, string? text, string? published, string? lang) => new()
    {
        Name = id,
        ImportId = id,
        Form = CaptureForm.Item,
        Body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { id, title, text, published, lang })),
    };

    private static List<Line> OfCapture(Capture capture, string half)
    {
        if (Tracing.Of([capture]).Stories is not [{ Tellings: [var telling] }]) return [];
        var article = telling.Article;
        var persons = PersonsOf(article);
        return [.. telling.Statements.Where(s => s.Witness is not null && SaidLine.Reads(s, article)).Take(ShownOfPage)
            .Where(s => persons.Contains(s.Witness!)).Select(s => new Line(new Key(capture.Name, s.Hull.Start, s.Witness!), s, article, half)).DistinctBy(l => l.Key)];
    }

    // In the order of hashes, few of one page, without those that are left out.
    private static IEnumerable<Line> Draw(List<Line> shown, Dictionary<Key, Truth> without, string? seed = null)
    {
        var ofPage = without.Keys.CountBy(k => k.Page).ToDictionary();
        foreach (var line in shown.OrderBy(s => Hash(seed is null && s.Half.Length == 0 ? $"{s.Key.Page} {s.Key.Start}" : $"{seed ?? Seed} {s.Key.Page} {s.Key.Start}"), StringComparer.Ordinal))
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

    /// <summary>The SHA-256 of some words in hexadecimal digits, to draw by.</summary>
    public static string Hash(string words) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)));

    private static byte[] Unpacked(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray();
    }

    // Page, first code unit of the content, speaker as shown, right or wrong, draw, reason.
    /// <summary>What stands in a file of judged statements; nothing where it is not there.</summary>
    public static Dictionary<Key, Truth> Judged(string file) => !File.Exists(file) ? [] :
        File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Where(r => r.Length == Columns)
            .ToDictionary(r => new Key(r[0], int.Parse(r[1]), r[2]), r => new Truth(r[3], r[4], r[5]));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    // The paragraphs that the statement stands in, some before it and one after it; of a text without paragraphs so many letters.
    private static string Around(string text, Statement said, bool far)
    {
        int from = Math.Min(said.Hull.Start, said.MentionAt?.Start ?? said.Hull.Start), to = Math.Max(said.Hull.End, said.MentionAt?.End ?? said.Hull.End);
        int first = Math.Max(0, from - (far ? FarBefore : NearBefore)), last = Math.Min(text.Length, to + After);
        for (int n = 0; n <= (far ? ParagraphsBefore : 0) && from > 0; n++) from = text.LastIndexOf('\n', from - 1) is var line && line < 0 ? 0 : line;
        for (int n = 0; n <= 1 && to < text.Length; n++) to = text.IndexOf('\n', Math.Min(text.Length, to + 1)) is var line && line < 0 ? text.Length : line;
        return text[Math.Max(from, first)..Math.Min(to, last)].Trim().ReplaceLineEndings(" | ");
    }
}
