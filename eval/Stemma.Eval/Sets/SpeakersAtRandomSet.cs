using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Eval.Scores;
using Key = Stemma.Eval.Sets.SpeakersSet.Key;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures the speakers of a report's page on statements drawn at random from all dev articles (extraction/dev and stories/dev/stream_fulltext_en), each as likely as any other,
/// whether or not a draw before has seen it: quality/judged/speakers-random.tsv. What no earlier draw has is counted apart, for the judge of speakers was fitted on those.
/// </summary>
internal static class SpeakersAtRandomSet
{
    private const string File = "quality/judged/speakers-random.tsv", Right = "right";
    private const int Drawn = 300, ShownOfPage = 80; // as many as a page shows

    // One for each draw, in order.
    private static readonly string[] Seeds = ["20261201 one", "20261201 two"];

    private sealed record Line(Key Key, Statement Statement, Article Article);

    /// <summary>The figures of each draw: of all its rows that are still shown so, and of those that none before had.</summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var judged = SpeakersSet.Judged(File);
        if (judged.Count == 0) yield break;
        var lines = Shown(folder);
        var shown = lines.Select(l => l.Key).ToHashSet();
        var earlier = SpeakersSet.Earlier.SelectMany(SpeakersSet.Judged).ToDictionary();
        var both = judged.Where(j => earlier.ContainsKey(j.Key)).ToList();
        Console.WriteLine($"  random: {lines.Count} statements of {lines.Select(l => l.Key.Page).Distinct().Count()} articles are shown with a person's name; {both.Count} of {judged.Count} rows had been judged before, {both.Count(j => j.Value.Verdict == earlier[j.Key].Verdict)} of them alike");
        foreach (var (key, truth) in judged.Where(j => !shown.Contains(j.Key))) Console.WriteLine($"  no more shown: {key.Page} {key.Start} {key.Speaker} ({truth.Verdict})");
        foreach (var (key, truth) in judged.Where(j => shown.Contains(j.Key) && j.Value.Verdict != Right)) Console.WriteLine($"  wrong: {key.Page} {key.Start} {key.Speaker}: {truth.Reason}");
        for (int draw = 1; draw <= Seeds.Length; draw++)
        {
            var rows = judged.Where(j => j.Value.Draw.Contains((char)('0' + draw)) && shown.Contains(j.Key)).ToList();
            string name = $"speakers.random.draw{draw}";
            yield return SpeakersSet.Precision($"{name}.precision", rows);
            yield return SpeakersSet.Precision($"{name}.unseen.precision", [.. rows.Where(r => !earlier.ContainsKey(r.Key))]);
            var drawn = Draw(lines, Seeds[draw - 1]);
            yield return new Score($"{name}.judged", (double)drawn.Count(l => judged.ContainsKey(l.Key)) / Math.Max(1, drawn.Count), drawn.Count);
        }
    }

    /// <summary>Prints what the last seed draws and nobody has judged here, without what an earlier reader found of it.</summary>
    public static int List(string folder)
    {
        var (lines, judged) = (Shown(folder), SpeakersSet.Judged(File));
        Console.WriteLine($"seed \"{Seeds[^1]}\": {Drawn} of {lines.Count} statements of {lines.Select(l => l.Key.Page).Distinct().Count()} articles");
        int number = 0;
        foreach (var line in Draw(lines, Seeds[^1]))
        {
            number++;
            if (judged.ContainsKey(line.Key)) continue;
            Console.Write($"{number}\t{line.Article.Language} {line.Article.Title}\t");
            SpeakersSet.Print(line.Key.Page, line.Statement, line.Article.Text);
        }
        return 0;
    }

    private static List<Line> Draw(List<Line> lines, string seed) =>
        [.. lines.OrderBy(l => SpeakersSet.Hash($"{seed} {l.Key.Page} {l.Key.Start} {l.Key.Speaker}"), StringComparer.Ordinal).Take(Drawn)];

    private static List<Line> Shown(string folder) =>
    [
        .. ExtractionSet.Truths(folder).Select(t => SpeakersSet.OfFile(folder, t.Key, t.Value))
            .Concat(Jsonl.Rows(Path.Combine(folder, "stories", "dev", "stream_fulltext_en.jsonl")).Select(SpeakersSet.Import))
            .AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(OfCapture),
    ];

    // As ReportPage lists them.
    private static List<Line> OfCapture(Capture capture)
    {
        if (Tracing.Of([capture]).Stories is not [{ Tellings: [var telling] }]) return [];
        var article = telling.Article;
        var persons = SpeakersSet.PersonsOf(article);
        return [.. telling.Statements.Where(s => SaidLine.ReadsBeside(s, article)).Take(ShownOfPage)
            .Where(s => s.Witness is { } who && persons.Contains(who)).Select(s => new Line(new Key(capture.Name, s.Hull.Start, s.Witness!), s, article)).DistinctBy(l => l.Key)];
    }
}
