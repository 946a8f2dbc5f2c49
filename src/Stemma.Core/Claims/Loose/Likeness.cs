using Stemma.Core.Claims.Facts;

namespace Stemma.Core.Claims.Loose;

/// <summary>How much what stands around two values has in common: the fewer of a story's sentences hold a word, the more it tells (inverse document frequency, Spärck Jones 1972).</summary>
internal sealed class Likeness
{
    private const int FewestSentences = 40; // of so many at least a story is taken to be
    private const double Least = 0.1, Strong = 0.3; // nearness from which a word is the value's own

    private readonly Dictionary<string, int> _held, _stems;
    private readonly int _sentences;

    /// <summary>Counts the words of the sentences that hold a value.</summary>
    public Likeness(FactTexts texts)
    {
        var sentences = texts.WithLoose.SelectMany(t => t.DistinctBy(f => f.Place)).ToList();
        _held = Counted(sentences.SelectMany(f => f.Frame.Keys));
        _stems = Counted(sentences.SelectMany(f => f.Stems));
        _sentences = Math.Max(FewestSentences, sentences.Count);
    }

    /// <summary>What two frames share.</summary>
    /// <param name="a">The first.</param>
    /// <param name="b">The second.</param>
    /// <param name="without">Words that tell nothing here.</param>
    /// <returns>The weight shared, its share of all and of the smaller frame, and how many shared words stand near both values.</returns>
    public (double Mass, double Overlap, double Contained, int Near) Of(IReadOnlyDictionary<string, double> a, IReadOnlyDictionary<string, double> b, Func<string, bool> without)
    {
        double mass = 0, ofA = 0, ofB = 0;
        int near = 0;
        foreach (var (word, x) in a)
        {
            if (without(word)) continue;
            double weight = Weight(_held, word);
            ofA += x * weight;
            if (!b.TryGetValue(word, out double y)) continue;
            mass += Math.Min(x, y) * weight;
            if (Math.Min(x, y) > Strong) near++;
        }
        foreach (var (word, y) in b) if (!without(word)) ofB += y * Weight(_held, word);
        return mass == 0 ? default : (mass, mass / (ofA + ofB - mass), mass / Math.Min(ofA, ofB), near);
    }

    /// <summary>What two sentences share, wherever it stands: the share of the smaller one's weight, and how many stems.</summary>
    public (double Share, int Stems) Of(IReadOnlySet<string> a, IReadOnlySet<string> b, Func<string, bool> without)
    {
        var shared = a.Where(w => b.Contains(w) && !without(w)).ToList();
        double least = Math.Min(a.Sum(w => Weight(_stems, w)), b.Sum(w => Weight(_stems, w)));
        return least == 0 ? default : (shared.Sum(w => Weight(_stems, w)) / least, shared.Count);
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> words) => words.CountBy(w => w, StringComparer.Ordinal).ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);

    private double Weight(Dictionary<string, int> held, string word) => Math.Max(Least, Math.Log((_sentences + 1) / (held.GetValueOrDefault(word) + 0.5)));
}
