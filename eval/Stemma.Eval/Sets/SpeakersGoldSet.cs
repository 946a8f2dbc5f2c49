using System.Text.Json;
using Stemma.Core.News;
using Stemma.Core.Statements;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Measures without a reader how often a statement that a page shows with the name of a person is that person's: in the English articles of eval/quotes (PolNeAR), in which others marked each attribution and its speaker.
/// No judged statement is of these articles. The set states no licence, so it chooses and scores, and no weight that ships is fitted on it.
/// </summary>
internal static class SpeakersGoldSet
{
    private static readonly string[] Files = ["en-polnear-dev", "en-polnear-train"];

    /// <summary>A statement that a page would show with a person's name, the judge of speakers aside.</summary>
    /// <param name="Article">The article's id.</param>
    /// <param name="Publisher">What is held out together.</param>
    /// <param name="Said">The statement.</param>
    /// <param name="Text">The text it points into.</param>
    /// <param name="Verdict">What the annotators say.</param>
    /// <param name="Features">What the judge looks at.</param>
    internal sealed record Case(string Article, string Publisher, Statement Said, string Text, GoldVerdict Verdict, IReadOnlyList<string> Features)
    {
        /// <summary>Whether a page shows it with the judge as shipped.</summary>
        public bool Shown { get; } = SpeakerJudge.Shipped.IsSure(Features);
    }

    /// <summary>
    /// The figures: of what is shown and given to somebody by name, the share that is given to the person shown; of all that is shown, the share that is marked at all.
    /// </summary>
    public static IEnumerable<Score> Run(string folder)
    {
        var cases = Cases(folder);
        if (cases.Count == 0) yield break;
        var shown = cases.Where(c => c.Shown).ToList();
        Console.WriteLine($"  {shown.Count} statements are shown with a person's name, of {cases.Count} without the judge: {string.Join(", ", Enum.GetValues<GoldVerdict>().Select(v => $"{v} {shown.Count(c => c.Verdict == v)} of {cases.Count(c => c.Verdict == v)}"))}");
        foreach (var of in shown.GroupBy(c => c.Publisher).OrderBy(g => g.Key, StringComparer.Ordinal)) Console.WriteLine($"  {of.Key}: {Precision([.. of]).Value:0.000} of {Precision([.. of]).Cases}");
        yield return Precision(shown);
        yield return new Score("speakers.gold.marked", (double)shown.Count(c => c.Verdict != GoldVerdict.Unmarked) / Math.Max(1, shown.Count), shown.Count);
    }

    /// <summary>Prints what is shown and given to another, or, with "unmarked", what none of the marks holds; for reading, nothing of it goes into the project.</summary>
    public static int List(string folder, IReadOnlySet<string> names)
    {
        var asked = names.Contains("unmarked") ? GoldVerdict.Unmarked : names.Contains("unresolved") ? GoldVerdict.Unresolved : GoldVerdict.Wrong;
        foreach (var c in Cases(folder).Where(c => c.Verdict == asked && c.Shown)) SpeakersSet.Print(c.Article, c.Said, c.Text);
        return 0;
    }

    /// <summary>Every statement of these articles that a page would show with a person's name, the judge aside, each text's words once.</summary>
    public static List<Case> Cases(string folder) => Files.SelectMany(f => Jsonl.Rows(Path.Combine(folder, "quotes", "dev", f + ".jsonl")))
        .AsParallel().AsOrdered().WithDegreeOfParallelism(2).SelectMany(OfRow).ToList()
        .DistinctBy(c => (c.Said.Witness, string.Concat(c.Said.Spans.Select(s => s.Of(c.Text))))).ToList();

    private static List<Case> OfRow(JsonElement row)
    {
        var found = new List<Case>();
        GoldSpeakers? gold = null;
        foreach (var (said, features, article) in SpeakersSet.Candidates(SpeakersSet.Import(row)))
        {
            gold ??= GoldSpeakers.Of(row, article.Text);
            if (gold is null) return [];
            found.Add(new Case(row.Text("id")!, row.Text("publisher") ?? "", said, article.Text, gold.Judge(said, said.Witness!), features));
        }
        return found;
    }

    private static Score Precision(List<Case> shown)
    {
        int right = shown.Count(c => c.Verdict == GoldVerdict.Right), named = right + shown.Count(c => c.Verdict == GoldVerdict.Wrong);
        return new Score("speakers.gold", (double)right / Math.Max(1, named), named);
    }
}
