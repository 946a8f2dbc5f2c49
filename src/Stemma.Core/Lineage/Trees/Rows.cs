using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Rows of equal words inside aligned passages.</summary>
internal static class Rows
{
    private const int MostWords = 120;

    /// <summary>Words of the longest row in any of the passages.</summary>
    public static int Longest(Word[] a, Word[] b, IEnumerable<Passage> passages)
    {
        int longest = 0;
        foreach (var passage in passages)
            longest = Math.Max(longest, Longest(Within(a, passage.A), Within(b, passage.B)));
        return longest;
    }

    /// <summary>What the heaviest row in a passage weighs: its content words, names and what is quoted left out; a quotation ends a row.</summary>
    public static float Plain(Word[] a, Word[] b, Passage passage)
    {
        var inA = Within(a, passage.A);
        var inB = Within(b, passage.B);
        Span<float> row = stackalloc float[MostWords + 1];
        row.Clear();
        float heaviest = 0;
        for (int i = 0; i < inA.Length; i++)
        {
            for (int j = inB.Length - 1; j >= 0; j--)
            {
                bool same = inA[i].Hash == inB[j].Hash && !inA[i].Quoted && !inB[j].Quoted;
                row[j + 1] = !same ? 0 : row[j] + (inA[i].Name || inB[j].Name ? 0 : inB[j].Weight);
                heaviest = Math.Max(heaviest, row[j + 1]);
            }
        }
        return heaviest;
    }

    private static ReadOnlySpan<Word> Within(Word[] words, Span at)
    {
        int first = Ties.FirstIn(words, at.Start), end = Ties.FirstIn(words, at.End);
        return words.AsSpan(first, Math.Min(MostWords, end - first));
    }

    private static int Longest(ReadOnlySpan<Word> a, ReadOnlySpan<Word> b)
    {
        Span<int> row = stackalloc int[MostWords + 1];
        row.Clear();
        int longest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                row[j + 1] = a[i].Hash == b[j].Hash ? row[j] + 1 : 0;
                longest = Math.Max(longest, row[j + 1]);
            }
        }
        return longest;
    }
}
