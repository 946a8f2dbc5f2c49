namespace Stemma.Core.Lineage;

/// <summary>
/// Reads a text that was damaged (scanned, badly converted) with the help of another: a word that has most letters of the word which stands in its place there is taken for it.
/// Nothing is repaired where neither text is broken by its own looks, or where so few words differ that they may be spellings.
/// </summary>
internal static class Repairs
{
    private const double LeastDamage = 0.01, LeastShare = 0.08, MostLetters = 0.5;
    private const int Fewest = 6;

    /// <summary>B's words as A spells them; null where nothing is to be repaired.</summary>
    public static Words? Of(Compared a, Compared b)
    {
        if (Math.Max(a.Damage, b.Damage) < LeastDamage) return null;
        var (wordsA, wordsB) = (a.Words, b.Words);
        var twins = Twins(Letters.Of(a.Telling.Article.Text, wordsA.All), wordsA.All.Length, Letters.Of(b.Telling.Article.Text, wordsB.All), wordsB.All.Length);
        int repaired = 0, same = 0;
        for (int j = 0; j < twins.Length; j++)
        {
            if (twins[j] < 0) continue;
            if (wordsA.All[twins[j]].Hash == wordsB.All[j].Hash) same++; else repaired++;
        }
        if (repaired < Fewest || repaired < LeastShare * (repaired + same)) return null;
        return wordsB.Spelled([.. wordsB.All.Select((w, j) => twins[j] < 0 ? w : wordsA.All[twins[j]] with { Start = w.Start, End = w.End, Sentence = w.Sentence })]);
    }

    // For each word of B the word of A that it has most letters of; no word of A for two.
    private static int[] Twins(Letters a, int wordsOfA, Letters b, int wordsOfB)
    {
        var like = LetterPairs.Of(a, b);
        var (lengthA, lengthB) = (Lengths(a, wordsOfA), Lengths(b, wordsOfB));
        var twins = new int[wordsOfB];
        var shared = new int[wordsOfB];
        var taken = new int[wordsOfA];
        Array.Fill(twins, -1);
        Array.Fill(taken, -1);
        for (int from = 0; from < like.Length;)
        {
            int word = b.WordOf[from], past = from;
            var counts = new Dictionary<int, int>();
            for (; past < like.Length && b.WordOf[past] == word; past++)
                if (like[past] >= 0) counts[a.WordOf[like[past]]] = counts.GetValueOrDefault(a.WordOf[like[past]]) + 1;
            from = past;
            if (counts.Count == 0) continue;
            var (twin, count) = counts.MaxBy(c => (c.Value, -c.Key));
            if (count < MostLetters * Math.Max(lengthA[twin], lengthB[word])) continue;
            if (taken[twin] >= 0 && shared[taken[twin]] >= count) continue;
            if (taken[twin] >= 0) twins[taken[twin]] = -1;
            (twins[word], shared[word], taken[twin]) = (twin, count, word);
        }
        return twins;
    }

    private static int[] Lengths(Letters letters, int words)
    {
        var lengths = new int[words];
        foreach (int word in letters.WordOf) lengths[word]++;
        return lengths;
    }
}
