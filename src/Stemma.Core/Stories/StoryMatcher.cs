using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Finds the earlier telling that a new one tells the same story as.</summary>
public static class StoryMatcher
{
    /// <summary>The code's version, for stamps.</summary>
    public const int Version = 1;

    private const int Considered = 24;      // candidates measured
    private const double Threshold = 0.5;   // least score of a join
    private const int StrongSentences = 5;  // matched sentences that join by themselves
    private const double StrongShare = 0.5; // share of the shorter text that joins by itself

    /// <summary>The best join of a telling to one of the earlier ones, or null where none tells the same story.</summary>
    /// <param name="later">The new telling.</param>
    /// <param name="earlier">Earlier tellings near it, likeliest first.</param>
    /// <param name="alignments">Texts that it shares with any of them.</param>
    /// <param name="tables">The learned edition in force.</param>
    public static Join? Match(Telling later, IReadOnlyList<Telling> earlier, IReadOnlyList<Alignment> alignments, StreamTables tables)
    {
        var candidates = earlier.Where(e => e.Id != later.Id).DistinctBy(e => e.Id).Take(Considered).ToList();
        if (candidates.Count == 0) return null;
        var me = Ready.Of(later, tables);
        var near = candidates.Select(c => Ready.Of(c, tables)).ToList();
        var texts = candidates.Select(c => alignments.FirstOrDefault(a => a.A == c.Id && a.B == later.Id || a.B == c.Id && a.A == later.Id)).ToList();
        var scores = Neighbourhood.Scores(me, near, texts);
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best] || scores[i] == scores[best] && candidates[i].Id.CompareTo(candidates[best].Id) < 0) best = i;
        if (scores[best] < Threshold) return null;
        return new Join(later.Id, candidates[best].Id, scores[best], WhyHere.Of(me, near[best], texts[best]), new Stamp(Step.Stories, Version, tables.Edition));
    }

    /// <summary>The probability that two tellings tell the same story, by themselves.</summary>
    /// <returns>0..1.</returns>
    public static double Score(Telling a, Telling b, Alignment? alignment, StreamTables tables) =>
        IsStrong(alignment) ? StrongScore(alignment!) : Pair.Probability(Ready.Of(a, tables), Ready.Of(b, tables), alignment);

    /// <summary>What the join models look at, by name, in the order of <see cref="Measures"/>.</summary>
    public static IReadOnlyList<string> MeasureNames => Pair.Names;

    /// <summary>What the join models look at, of one pair: for training and for "why?".</summary>
    public static double[] Measures(Telling a, Telling b, Alignment? alignment, StreamTables tables) =>
        Pair.Measure(Ready.Of(a, tables), Ready.Of(b, tables), alignment);

    /// <summary>Whether shared text joins by itself.</summary>
    internal static bool IsStrong(Alignment? alignment) =>
        alignment is not null && alignment.Passages.Count > 0 &&
        (alignment.Sentences >= StrongSentences || alignment.Sentences >= 2 && Math.Max(alignment.ShareOfA, alignment.ShareOfB) >= StrongShare);

    /// <summary>The score of a join by shared text: .9 and more.</summary>
    internal static double StrongScore(Alignment alignment) => 0.9 + 0.1 * Math.Clamp(Math.Max(alignment.ShareOfA, alignment.ShareOfB), 0, 1);
}
