namespace Stemma.Eval.Train;

/// <summary>An example of features that are there or not.</summary>
/// <param name="Features">The numbers of those that are there, each once.</param>
/// <param name="Yes">The answer.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record SparseExample(int[] Features, bool Yes, double Weight);

/// <summary>
/// Fits a logistic model of many sparse features with a ridge by coordinate descent: one Newton step a feature, in a fixed order, so that a run gives what the last gave
/// (the method of Genkin, Lewis and Madigan, Technometrics 49, 2007, without its trust region).
/// </summary>
internal static class SparseLogistic
{
    private const int Rounds = 60;
    private const double Small = 1e-4;

    /// <summary>The weights of the features; the ridge is the penalty on half of each weight's square.</summary>
    public static double[] Of(IReadOnlyList<SparseExample> examples, int features, double ridge)
    {
        var weights = new double[features];
        var sums = new double[examples.Count];
        var columns = Columns(examples, features);
        for (int round = 0; round < Rounds; round++)
        {
            double moved = 0;
            for (int f = 0; f < features; f++)
            {
                double gradient = -ridge * weights[f], curve = ridge;
                foreach (int i in columns[f])
                {
                    double p = 1 / (1 + Math.Exp(-sums[i]));
                    gradient += examples[i].Weight * ((examples[i].Yes ? 1 : 0) - p);
                    curve += examples[i].Weight * Math.Max(p * (1 - p), 0.02); // never a step across a flat stretch
                }
                double step = Math.Clamp(gradient / curve, -1, 1);
                if (Math.Abs(step) < Small / 10) continue;
                weights[f] += step;
                foreach (int i in columns[f]) sums[i] += step;
                moved = Math.Max(moved, Math.Abs(step));
            }
            if (moved < Small) break;
        }
        return weights;
    }

    private static int[][] Columns(IReadOnlyList<SparseExample> examples, int features)
    {
        var columns = new List<int>[features];
        for (int f = 0; f < features; f++) columns[f] = [];
        for (int i = 0; i < examples.Count; i++) foreach (int f in examples[i].Features) columns[f].Add(i);
        return [.. columns.Select(c => c.ToArray())];
    }
}
