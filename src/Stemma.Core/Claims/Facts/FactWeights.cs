namespace Stemma.Core.Claims.Facts;

/// <summary>How much a word tells in a story: the fewer of its texts have it near a value, the more (inverse document frequency, Spärck Jones 1972).</summary>
internal sealed class FactWeights
{
    private const double Near = 0.3; // nearness from which a word counts for its text
    private const double Least = 0.5;

    private readonly Dictionary<string, double> _weights;
    private readonly double _unknown;

    /// <summary>Counts the words of all facts, each text's once.</summary>
    public FactWeights(IReadOnlyList<IReadOnlyList<Fact>> texts)
    {
        _unknown = Least + Math.Log(1.0 + texts.Count);
        _weights = texts.SelectMany(t => t.SelectMany(f => f.Frame.Where(w => w.Value >= Near).Select(w => w.Key)).Distinct(StringComparer.Ordinal))
            .CountBy(w => w, StringComparer.Ordinal).ToDictionary(w => w.Key, w => Least + Math.Log((1.0 + texts.Count) / (1 + w.Value)), StringComparer.Ordinal);
    }

    /// <summary>The weight of a word.</summary>
    public double Of(string word) => _weights.GetValueOrDefault(word, _unknown);
}
