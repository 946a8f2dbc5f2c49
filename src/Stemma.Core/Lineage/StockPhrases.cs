using System.Collections.Frozen;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Finds the phrases that every newsroom uses ("did not immediately respond to a request for comment").</summary>
internal static class StockPhrases
{
    private static readonly FrozenDictionary<ulong, ulong[][]> ByFirst = DataFile.Lines(typeof(StockPhrases), "stock-phrases.txt")
        .Select(line => Tokens.Of(line).Select(t => Words.HashOf(t.In(line))).ToArray())
        .GroupBy(h => h[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(h => h.Length).ToArray());

    private static readonly KnownWords Firsts = new([.. ByFirst.Keys]);

    /// <summary>How many words of a phrase begin at a word; 0 where none does.</summary>
    /// <param name="words">The hashes of a text's words.</param>
    /// <param name="i">The word's number.</param>
    public static int LengthAt(ReadOnlySpan<ulong> words, int i)
    {
        if (!Firsts.Has(words[i]) || !ByFirst.TryGetValue(words[i], out var phrases)) return 0;
        foreach (var phrase in phrases)
        {
            int n = 1;
            while (n < phrase.Length && i + n < words.Length && words[i + n] == phrase[n]) n++;
            if (n == phrase.Length) return n;
        }
        return 0;
    }
}
