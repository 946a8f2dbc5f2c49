using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Learned;

/// <summary>A logistic model: a weight a feature and an intercept, read from a data file.</summary>
/// <param name="Features">The features' names, in the order their values are handed in.</param>
/// <param name="Weights">A weight each, in the same order.</param>
/// <param name="Intercept">What is added for nothing.</param>
public sealed record Logistic(IReadOnlyList<string> Features, IReadOnlyList<double> Weights, double Intercept)
{
    /// <summary>Reads a model from rows of name, tab, weight; the row "intercept" is the intercept.</summary>
    /// <param name="room">Any type of the room whose Data folder holds the file.</param>
    /// <param name="file">The file's name.</param>
    public static Logistic Read(Type room, string file)
    {
        var rows = DataFile.Rows(room, file).Select(r => (Name: r[0], Weight: double.Parse(r[1], CultureInfo.InvariantCulture))).ToList();
        var features = rows.Where(r => r.Name != "intercept").ToList();
        return new Logistic([.. features.Select(r => r.Name)], [.. features.Select(r => r.Weight)], rows.Single(r => r.Name == "intercept").Weight);
    }

    /// <summary>The probability of yes.</summary>
    /// <param name="values">A value a feature, in the order of <see cref="Features"/>.</param>
    /// <returns>0..1.</returns>
    public double Probability(ReadOnlySpan<double> values)
    {
        double sum = Intercept;
        for (int i = 0; i < Weights.Count; i++) sum += Weights[i] * values[i];
        return OfLogit(sum);
    }

    /// <summary>The probability whose log odds these are.</summary>
    public static double OfLogit(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>The log odds of a probability, which is taken for 1e-4 at least and 1 - 1e-4 at most.</summary>
    public static double Logit(double probability)
    {
        double p = Math.Clamp(probability, 1e-4, 1 - 1e-4);
        return Math.Log(p / (1 - p));
    }
}
