namespace Stemma.Eval.Train;

/// <summary>Values, answer, weight.</summary>
internal sealed record Example(double[] Values, bool Yes, double Weight, bool OneLanguage = true);

/// <summary>Fits a logistic model by Newton's method with a ridge.</summary>
internal static class LogisticFit
{
    /// <summary>The weights, the intercept last. A value that never varies gets 0.</summary>
    public static double[] Of(IReadOnlyList<Example> examples, int features, double ridge)
    {
        int n = features + 1;
        var w = new double[n];
        for (int round = 0; round < 40; round++)
        {
            var gradient = new double[n];
            var hessian = new double[n, n];
            double all = 0;
            foreach (var example in examples)
            {
                double z = w[features];
                for (int i = 0; i < features; i++) z += w[i] * example.Values[i];
                double p = 1 / (1 + Math.Exp(-z)), v = Math.Max(1e-6, p * (1 - p)) * example.Weight, e = ((example.Yes ? 1 : 0) - p) * example.Weight;
                all += example.Weight;
                for (int i = 0; i < n; i++)
                {
                    double x = i < features ? example.Values[i] : 1;
                    gradient[i] += e * x;
                    for (int j = 0; j <= i; j++) hessian[i, j] += v * x * (j < features ? example.Values[j] : 1);
                }
            }
            for (int i = 0; i < n; i++)
            {
                double pull = i < features ? ridge * all / 100 : 1e-9;
                gradient[i] -= pull * w[i];
                hessian[i, i] += pull + 1e-9;
                for (int j = 0; j < i; j++) hessian[j, i] = hessian[i, j];
            }
            var step = Solve(hessian, gradient);
            double size = 0;
            for (int i = 0; i < n; i++) { w[i] += step[i]; size += Math.Abs(step[i]); }
            if (size < 1e-7) break;
        }
        return w;
    }

    // Gaussian elimination with pivots.
    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++) if (Math.Abs(a[r, c]) > Math.Abs(a[pivot, c])) pivot = r;
            for (int k = 0; k < n; k++) (a[c, k], a[pivot, k]) = (a[pivot, k], a[c, k]);
            (b[c], b[pivot]) = (b[pivot], b[c]);
            for (int r = c + 1; r < n; r++)
            {
                double f = a[r, c] / a[c, c];
                for (int k = c; k < n; k++) a[r, k] -= f * a[c, k];
                b[r] -= f * b[c];
            }
        }
        for (int c = n - 1; c >= 0; c--)
        {
            for (int k = c + 1; k < n; k++) b[c] -= a[c, k] * b[k];
            b[c] /= a[c, c];
        }
        return b;
    }
}
