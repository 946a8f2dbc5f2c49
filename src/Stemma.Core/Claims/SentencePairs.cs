
namespace Stemma.Core.Claims;

/// <summary>Two sentences of different texts laid beside each other.</summary>
internal sealed record SentencePair(Reading A, ReadSentence InA, Reading B, ReadSentence InB, WordAlignment Alignment);

/// <summary>Finds nearly identical sentences of different texts by the rarer words they share.</summary>
internal static class SentencePairs
{
    /// <summary>Share of the longer sentence's words that must lie in order in the other.</summary>
    public const double Near = 0.6;

    private const int FewestWords = 8;
    private const int MostHolders = 24; // a stem in more sentences tells nothing
    private const int FewestShared = 3;
    private const int MostPairs = 6000;

    /// <summary>The pairs, in reading order.</summary>
    public static IReadOnlyList<SentencePair> Of(IReadOnlyList<Reading> readings)
    {
        var sentences = readings.SelectMany((r, i) => r.Sentences.Where(s => s.Words.Count >= FewestWords)
            .Select(s => (Reading: i, Sentence: s, Stems: s.Stems))).ToList();
        var found = new List<SentencePair>();
        foreach (var (a, b) in Candidates([.. sentences.Select(s => s.Stems)], FewestShared).Where(p => sentences[p.A].Reading != sentences[p.B].Reading).Take(MostPairs))
        {
            var (x, y) = (sentences[a], sentences[b]);
            if (readings[x.Reading].Language != readings[y.Reading].Language || !CanBeNear(x.Sentence, y.Sentence)) continue;
            var alignment = WordAlignment.Of(x.Sentence.Words.Folded, y.Sentence.Words.Folded);
            if (alignment.Share >= Near) found.Add(new SentencePair(readings[x.Reading], x.Sentence, readings[y.Reading], y.Sentence, alignment));
        }
        return found;
    }

    private static bool CanBeNear(ReadSentence a, ReadSentence b) =>
        Math.Min(a.Words.Count, b.Words.Count) >= Near * Math.Max(a.Words.Count, b.Words.Count);

    /// <summary>Pairs of stem sets that share enough of the rarer stems, the earlier one first.</summary>
    public static IEnumerable<(int A, int B)> Candidates(IReadOnlyList<HashSet<string>> stems, int fewest)
    {
        var holders = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i < stems.Count; i++)
        {
            var shared = new SortedDictionary<int, int>();
            foreach (var stem in stems[i])
            {
                if (!holders.TryGetValue(stem, out var list)) holders[stem] = list = [];
                if (list.Count <= MostHolders) foreach (int other in list) shared[other] = shared.GetValueOrDefault(other) + 1;
                list.Add(i);
            }
            foreach (var (other, count) in shared) if (count >= fewest) yield return (other, i);
        }
    }
}
