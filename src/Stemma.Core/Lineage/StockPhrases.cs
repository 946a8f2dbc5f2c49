using System.Collections.Frozen;
using System.Numerics;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Finds the phrases that every newsroom uses ("did not immediately respond to a request for comment").</summary>
internal static class StockPhrases
{
    private static readonly FrozenDictionary<ulong, ulong[][]> ByOpening = DataFile.Lines(typeof(StockPhrases), "stock-phrases.txt")
        .Select(line => Tokens.Of(line).Select(t => Words.HashOf(t.In(line))).ToArray())
        .GroupBy(h => Opening(h[0], h[1])).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(h => h.Length).ToArray());

    private static readonly KnownWords Openings = new([.. ByOpening.Keys]);

    /// <summary>How many words of a phrase begin at a word; 0 where none does.</summary>
    /// <param name="words">The hashes of a text's words.</param>
    /// <param name="i">The word's number.</param>
    public static int LengthAt(ReadOnlySpan<ulong> words, int i)
    {
        if (i + 1 >= words.Length) return 0;
        ulong opening = Opening(words[i], words[i + 1]);
        if (!Openings.Has(opening) || !ByOpening.TryGetValue(opening, out var phrases)) return 0;
        foreach (var phrase in phrases)
        {
            int n = 2;
            while (n < phrase.Length && i + n < words.Length && words[i + n] == phrase[n]) n++;
            if (n == phrase.Length) return n;
        }
        return 0;
    }

    // The first two words of a phrase: many begin with "the", few with any two.
    private static ulong Opening(ulong first, ulong second) => first ^ BitOperations.RotateLeft(second, 1);
}
