namespace Stemma.Core.Lineage;

/// <summary>Two sentences, one of each text, with the words they share in order.</summary>
/// <param name="A">The sentence's number in A.</param>
/// <param name="B">The sentence's number in B.</param>
/// <param name="Matches">Numbers of equal words (in A, in B), in order.</param>
internal sealed record Pairing(int A, int B, List<(int A, int B)> Matches);

/// <summary>Turns chains into pairs of sentences.</summary>
internal static class Pairings
{
    private const int LongestSentence = 160;
    private const float FringeWeight = 1.2f;

    /// <summary>The pairs that chains touch with more than a fringe, in the order of A. Words between a chain's runs are compared again inside each pair.</summary>
    public static List<Pairing> Of(List<List<Run>> chains, Words a, Words b)
    {
        var found = new Dictionary<(int, int), float>();
        foreach (var run in chains.SelectMany(c => c))
        {
            for (int k = 0; k < run.Length; k++)
            {
                var key = (a.All[run.A + k].Sentence, b.All[run.B + k].Sentence);
                found[key] = found.GetValueOrDefault(key) + b.All[run.B + k].Weight;
            }
        }
        return [.. found.Where(p => p.Value >= Math.Min(FringeWeight, Shortest(p.Key, a, b))).OrderBy(p => p.Key)
            .Select(p => new Pairing(p.Key.Item1, p.Key.Item2, Common(p.Key.Item1, p.Key.Item2, a, b)))];
    }

    // A very short sentence is paired when half its weight is shared.
    private static float Shortest((int A, int B) pair, Words a, Words b) => Math.Min(WeightOf(a, pair.A), WeightOf(b, pair.B)) / 2;

    /// <summary>The weight of all words of a sentence.</summary>
    public static float WeightOf(Words words, int sentence)
    {
        float weight = 0;
        for (int i = words.FirstOf[sentence]; i < words.FirstOf[sentence + 1]; i++) weight += words.All[i].Weight;
        return weight;
    }

    /// <summary>The weight of a sentence's words that are no names; those between quotation marks left out.</summary>
    public static float PlainWeightOf(Words words, int sentence)
    {
        float weight = 0;
        for (int i = words.FirstOf[sentence]; i < words.FirstOf[sentence + 1]; i++) if (!words.All[i].Name && !words.All[i].Quoted) weight += words.All[i].Weight;
        return weight;
    }

    /// <summary>The heaviest common subsequence of two sentences' words (the first 160 of each).</summary>
    public static List<(int A, int B)> Common(int sentenceA, int sentenceB, Words a, Words b)
    {
        int fa = a.FirstOf[sentenceA], fb = b.FirstOf[sentenceB];
        int na = Math.Min(LongestSentence, a.Length(sentenceA)), nb = Math.Min(LongestSentence, b.Length(sentenceB));
        var best = new float[na + 1, nb + 1];
        for (int i = na - 1; i >= 0; i--)
        {
            for (int j = nb - 1; j >= 0; j--)
            {
                float skip = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = a.All[fa + i].Hash == b.All[fb + j].Hash ? Math.Max(skip, best[i + 1, j + 1] + b.All[fb + j].Weight) : skip;
            }
        }
        var matches = new List<(int, int)>();
        for (int i = 0, j = 0; i < na && j < nb;)
        {
            bool same = a.All[fa + i].Hash == b.All[fb + j].Hash;
            if (same && best[i, j] == best[i + 1, j + 1] + b.All[fb + j].Weight) matches.Add((fa + i++, fb + j++));
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        }
        return matches;
    }
}
