namespace Stemma.Core.Lineage;

/// <summary>Tells which letters of two texts are the same: those of chained rows, and between two rows of a chain those that the least number of changes leaves.</summary>
internal static class LetterPairs
{
    private const double MostChanged = 0.55;
    private const int MostBetween = 160;
    private static readonly ChainBounds Bounds = new(LongestGap: 80, PerGap: 0.1f, PerSlip: 0.5f, LeastScore: 24);

    /// <summary>For each letter of B the place of its like in A; -1 where it has none.</summary>
    public static int[] Of(Letters a, Letters b)
    {
        var like = new int[b.All.Length];
        Array.Fill(like, -1);
        foreach (var chain in Chains.Of(Letters.Runs(a, b), a.All.Length, b.All.Length, Bounds))
        {
            for (int r = 0; r < chain.Count; r++)
            {
                for (int k = 0; k < chain[r].Length; k++) like[chain[r].B + k] = chain[r].A + k;
                if (r > 0) Between(a.All, chain[r - 1].EndA, chain[r].A, b.All, chain[r - 1].EndB, chain[r].B, like);
            }
        }
        return like;
    }

    // Levenshtein's table of the two stretches, walked back; nothing where most was changed.
    private static void Between(char[] a, int fromA, int toA, char[] b, int fromB, int toB, int[] like)
    {
        int na = toA - fromA, nb = toB - fromB;
        if (na <= 0 || nb <= 0 || Math.Max(na, nb) > MostBetween) return; // a run between the two may have gone to another chain
        var least = new int[na + 1, nb + 1];
        for (int i = na; i >= 0; i--)
        {
            for (int j = nb; j >= 0; j--)
            {
                if (i == na || j == nb) least[i, j] = na - i + nb - j;
                else least[i, j] = Math.Min(least[i + 1, j + 1] + (a[fromA + i] == b[fromB + j] ? 0 : 1), 1 + Math.Min(least[i + 1, j], least[i, j + 1]));
            }
        }
        if (least[0, 0] > MostChanged * Math.Max(na, nb)) return;
        for (int i = 0, j = 0; i < na && j < nb;)
        {
            bool same = a[fromA + i] == b[fromB + j];
            if (least[i, j] == least[i + 1, j + 1] + (same ? 0 : 1))
            {
                if (same) like[fromB + j] = fromA + i;
                i++;
                j++;
            }
            else if (least[i, j] == 1 + least[i + 1, j]) i++;
            else j++;
        }
    }
}
