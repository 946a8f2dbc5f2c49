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

    /// <summary>How many words of a phrase begin at a word; 0 where none does.</summary>
    public static int LengthAt(List<Word> words, int i)
    {
        if (!ByFirst.TryGetValue(words[i].Hash, out var phrases)) return 0;
        foreach (var phrase in phrases)
        {
            int n = 1;
            while (n < phrase.Length && i + n < words.Count && words[i + n].Hash == phrase[n]) n++;
            if (n == phrase.Length) return n;
        }
        return 0;
    }
}
