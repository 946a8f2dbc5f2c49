namespace Stemma.Core.Claims;

/// <summary>A stretch where two word sequences differ: tokens A..AEnd against B..BEnd, ends exclusive, either may be empty.</summary>
internal readonly record struct Gap(int A, int AEnd, int B, int BEnd);

/// <summary>How two word sequences lie beside each other.</summary>
/// <param name="Matched">Pairs of equal words, in order.</param>
/// <param name="Gaps">What stands between them.</param>
/// <param name="Share">Matched words over those of the longer sequence, 0..1.</param>
internal sealed record WordAlignment(IReadOnlyList<(int A, int B)> Matched, IReadOnlyList<Gap> Gaps, double Share)
{
    /// <summary>Aligns by the longest common subsequence (Hunt and Szymanski's problem, solved by the plain table: sentences are short).</summary>
    public static WordAlignment Of(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var table = Table(a, b);
        var matched = new List<(int A, int B)>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (string.Equals(a[i], b[j], StringComparison.Ordinal)) matched.Add((i++, j++));
            else if (table[i + 1, j] >= table[i, j + 1]) i++;
            else j++;
        }
        int longer = Math.Max(a.Length, b.Length);
        return new WordAlignment(matched, Between(matched, a.Length, b.Length), longer == 0 ? 0 : (double)matched.Count / longer);
    }

    private static int[,] Table(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                table[i, j] = string.Equals(a[i], b[j], StringComparison.Ordinal)
                    ? table[i + 1, j + 1] + 1
                    : Math.Max(table[i + 1, j], table[i, j + 1]);
            }
        }
        return table;
    }

    private static List<Gap> Between(List<(int A, int B)> matched, int aLength, int bLength)
    {
        var gaps = new List<Gap>();
        int a = 0, b = 0;
        foreach (var pair in matched.Append((A: aLength, B: bLength)))
        {
            if (pair.A > a || pair.B > b) gaps.Add(new Gap(a, pair.A, b, pair.B));
            a = pair.A + 1;
            b = pair.B + 1;
        }
        return gaps;
    }
}
