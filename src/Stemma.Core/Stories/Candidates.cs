using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>A telling among its candidates, measured.</summary>
internal sealed record Candidates(Ready Me, IReadOnlyList<Ready> Near, IReadOnlyList<Alignment?> Texts, double[] Alone, double[][] Measures, Bridges.Bridge[] Bridged)
{
    private const double OwnShare = 0.2; // of the logit of a placed text

    private static readonly Logistic WithTexts = Logistic.Read(typeof(Candidates), "place-texts.tsv");
    private static readonly Logistic WithTitles = Logistic.Read(typeof(Candidates), "place-titles.tsv");

    public static Candidates Of(Telling later, IEnumerable<Telling> earlier, int most, IReadOnlyList<Alignment> alignments, StreamTables tables)
    {
        var me = Ready.Of(later, tables);
        var aligned = alignments.Where(StoryMatcher.IsStrong).Select(a => a.A == later.Id ? a.B : a.A).ToHashSet();
        var near = earlier.Where(e => e.Id != later.Id).DistinctBy(e => e.Id).OrderBy(e => aligned.Contains(e.Id) ? 0 : 1).Take(most).Select(e => Ready.Of(e, tables)).ToList();
        var texts = near.Select(n => Between(alignments, later.Id, n.Telling.Id)).ToList();
        double[] alone = [.. near.Select((n, i) => Pair.Probability(me, n, texts[i]))];
        var likeness = Likeness(near);
        return new Candidates(me, near, texts, alone, Neighbourhood.Measure(alone, likeness), Bridges.Of(me, near, likeness));
    }

    /// <summary>The probability that the telling belongs to the story around each candidate.</summary>
    public double[] Scores()
    {
        var scores = new double[Near.Count];
        for (int i = 0; i < scores.Length; i++)
            scores[i] = StoryMatcher.IsStrong(Texts[i]) ? StoryMatcher.StrongScore(Texts[i]!) : Math.Max(Bridged[i].Score, Placed(i));
        return scores;
    }

    /// <summary>Whether a candidate and the telling both have hardly more than a headline.</summary>
    public bool IsBare(int i) => Me.Bare && Near[i].Bare;

    // Of texts the pair by itself has a say: its neighbours may be few, or strangers.
    private double Placed(int i)
    {
        if (IsBare(i)) return WithTitles.Probability(Measures[i]);
        return Logistic.OfLogit(OwnShare * Logistic.Logit(Alone[i]) + (1 - OwnShare) * Logistic.Logit(WithTexts.Probability(Measures[i])));
    }

    private static double[,] Likeness(List<Ready> near)
    {
        var likeness = new double[near.Count, near.Count];
        for (int i = 0; i < near.Count; i++)
        {
            likeness[i, i] = 1;
            for (int j = 0; j < i; j++) likeness[i, j] = likeness[j, i] = Math.Min(1, near[i].All.With(near[j].All).All);
        }
        return likeness;
    }

    private static Alignment? Between(IReadOnlyList<Alignment> alignments, TellingId a, TellingId b) =>
        alignments.FirstOrDefault(x => x.A == a && x.B == b || x.A == b && x.B == a);
}
