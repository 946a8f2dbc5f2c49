using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Looks at each candidate with those around it: a story is matched as a whole, not through its one stray telling.</summary>
internal static class Neighbourhood
{
    private const int TopK = 3;
    private const double SameGroup = 0.6; // two candidates so likely the same story count as one group

    /// <summary>A score a candidate: the mean of the best of its group's probabilities; shared text counts by itself.</summary>
    public static double[] Scores(Ready me, IReadOnlyList<Ready> near, IReadOnlyList<Alignment?> texts)
    {
        var mine = new double[near.Count];
        for (int i = 0; i < near.Count; i++) mine[i] = Pair.Probability(me, near[i], texts[i]);
        var scores = new double[near.Count];
        for (int i = 0; i < near.Count; i++)
        {
            var group = new List<double> { mine[i] };
            for (int j = 0; j < near.Count; j++)
                if (j != i && Pair.Probability(near[i], near[j], null) >= SameGroup) group.Add(mine[j]);
            double mean = group.OrderDescending().Take(TopK).Average();
            scores[i] = StoryMatcher.IsStrong(texts[i]) ? StoryMatcher.StrongScore(texts[i]!) : (mean + mine[i] * 0.01) / 1.01;
        }
        return scores;
    }
}
