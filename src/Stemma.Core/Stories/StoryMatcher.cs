using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Finds the earlier telling that a new one tells the same story as.</summary>
public static class StoryMatcher
{
    /// <summary>The code's version, for stamps.</summary>
    public const int Version = 2;

    private const int Considered = 24;       // candidates measured
    private const double LeastOfTexts = 0.5;  // least score that joins by itself
    private const double LeastOfTitles = 0.55; // the same where both have hardly more than a headline
    private const double LeastOfTies = 0.4; // least score that is kept, for it counts with others
    private const int StrongSentences = 5;  // matched sentences that join by themselves
    private const double StrongShare = 0.5; // share of the shorter text that joins by itself

    /// <summary>The likeliest of the earlier tellings to tell the same story, with the ties to the others; null where none is likely at all. Whether it is enough says <see cref="IsEnough"/>.</summary>
    /// <param name="later">The new telling.</param>
    /// <param name="earlier">Earlier tellings near it, likeliest first.</param>
    /// <param name="alignments">Texts that it shares with any of them.</param>
    /// <param name="tables">The learned edition in force.</param>
    public static Join? Match(Telling later, IReadOnlyList<Telling> earlier, IReadOnlyList<Alignment> alignments, StreamTables tables)
    {
        var candidates = Candidates.Of(later, earlier, Considered, alignments, tables);
        if (candidates.Near.Count == 0) return null;
        var scores = candidates.Scores();
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
            if (scores[i] > scores[best] || scores[i] == scores[best] && candidates.Near[i].Telling.Id.CompareTo(candidates.Near[best].Telling.Id) < 0) best = i;
        if (scores[best] < LeastOfTies) return null;
        var why = WhyHere.Of(candidates.Me, candidates.Near[best], candidates.Texts[best]);
        var ties = candidates.Near.Select((n, i) => new Tie(n.Telling.Id, scores[i], candidates.IsBare(i))).Where(t => t.Score >= LeastOfTies).OrderBy(t => t.Earlier);
        return new Join(later.Id, candidates.Near[best].Telling.Id, scores[best], why, new Stamp(Step.Stories, Version, tables.Edition)) { Ties = [.. ties] };
    }

    /// <summary>Whether a join by itself says that two tellings tell one story; one that does not counts with the other ties of their groups.</summary>
    public static bool IsEnough(Join join) => join.Score >= (join.Ties.Any(t => t.Earlier == join.Earlier && t.IsBare) ? LeastOfTitles : LeastOfTexts);

    /// <summary>What the placing models look at, by name, in the order of <see cref="PlaceMeasures"/>.</summary>
    public static IReadOnlyList<string> PlaceMeasureNames => Neighbourhood.Names;

    /// <summary>What the placing models look at, a row a candidate: for training.</summary>
    public static IReadOnlyList<(TellingId Earlier, double[] Values)> PlaceMeasures(Telling later, IReadOnlyList<Telling> earlier, StreamTables tables)
    {
        var candidates = Candidates.Of(later, earlier, Considered, [], tables);
        return [.. candidates.Near.Select((n, i) => (n.Telling.Id, candidates.Measures[i]))];
    }

    /// <summary>What shows that two tellings tell the same story, in the later one's fields.</summary>
    public static IReadOnlyList<Evidence> Why(Telling later, Telling earlier, Alignment? alignment, StreamTables tables) =>
        WhyHere.Of(Ready.Of(later, tables), Ready.Of(earlier, tables), alignment);

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
