namespace Stemma.Core.Claims.Facts;

/// <summary>How much a word tells in a story: the fewer of its sentences have it, the more (inverse document frequency, Spärck Jones 1972).</summary>
internal sealed class FactWeights
{
    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);
    private readonly int _all;

    /// <summary>Counts the words of all facts, each text's once.</summary>
    public FactWeights(IReadOnlyList<IReadOnlyList<Fact>> texts)
    {
        _all = texts.Count;
        foreach (var text in texts)
            foreach (var word in text.SelectMany(f => f.Frame.Where(w => w.Value >= 0.3).Select(w => w.Key)).Distinct(StringComparer.Ordinal))
                _holders[word] = _holders.GetValueOrDefault(word) + 1;
    }

    /// <summary>The weight of a word, at least 0.5.</summary>
    public double Of(string word) => 0.5 + Math.Log((1.0 + _all) / (1 + _holders.GetValueOrDefault(word)));
}
