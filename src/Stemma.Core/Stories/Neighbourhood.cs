using Stemma.Core.Learned;

namespace Stemma.Core.Stories;

/// <summary>
/// Looks at each candidate with those around it: a story is matched as a whole, not through its one stray telling.
/// Which candidates stand together is told by their own likeness, so that no knowledge of earlier groups is needed.
/// </summary>
internal static class Neighbourhood
{
    private const int TopK = 3;
    private const double Close = 0.25; // likeness from which two candidates count as one group
    private const double Damp = 0.25; // keeps a lone, unlike candidate from looking like a whole story

    /// <summary>The measures' names, in order; the data files' rows keep to it.</summary>
    public static IReadOnlyList<string> Names { get; } = ["alone", "around", "best", "profile", "mass", "vote"];

    /// <summary>The measures of each candidate.</summary>
    /// <param name="alone">The probability of each candidate by itself.</param>
    /// <param name="likeness">The candidates' likeness to each other, 0..1, symmetric, 1 with itself.</param>
    public static double[][] Measure(double[] alone, double[,] likeness)
    {
        double all = alone.Sum();
        var found = new double[alone.Length][];
        for (int i = 0; i < alone.Length; i++)
        {
            double near = 0, weighted = 0, own = 0, product = 0, square = 0;
            var group = new List<double> { alone[i] };
            for (int j = 0; j < alone.Length; j++)
            {
                double like = likeness[i, j];
                product += like * alone[j];
                own += like * like;
                square += alone[j] * alone[j];
                if (j == i) continue;
                near += like;
                weighted += like * alone[j];
                if (like >= Close) group.Add(alone[j]);
            }
            double best = group.OrderDescending().Take(TopK).Average();
            found[i] =
            [
                Logistic.Logit(alone[i]), near > 0 ? weighted / near : alone[i], Logistic.Logit(best), product / Math.Sqrt(own * (square + Damp)), group.Sum() / (all + Damp), Math.Log(1 + product),
            ];
        }
        return found;
    }
}
