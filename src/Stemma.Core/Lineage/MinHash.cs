using System.Runtime.CompilerServices;

namespace Stemma.Core.Lineage;

/// <summary>One-permutation MinHash (Li, Owen, Zhang 2012) with optimal densification (Shrivastava 2017): 128 hashes, 64 bands of 2.</summary>
internal static class MinHash
{
    private const int Hashes = 128, Rows = 2, BinShift = 57;

    /// <summary>The bands of a set of shingle hashes, each hashed with its number; none for an empty set. Two sets of Jaccard J share a band with probability about J².</summary>
    public static ulong[] Bands(ReadOnlySpan<ulong> shingles)
    {
        if (shingles.Length == 0) return [];
        Span<ulong> least = stackalloc ulong[Hashes];
        least.Fill(ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            ulong h = Mix(shingle ^ 0xD6E8FEB86659FD93);
            int bin = (int)(h >> BinShift);
            least[bin] = Math.Min(least[bin], h);
        }
        Span<ulong> dense = stackalloc ulong[Hashes];
        for (int i = 0; i < Hashes; i++) dense[i] = least[Donor(least, i)];
        var bands = new ulong[Hashes / Rows];
        for (int b = 0; b < bands.Length; b++) bands[b] = Mix(Mix(dense[b * Rows] + (ulong)b) ^ dense[b * Rows + 1]);
        return bands;
    }

    // An empty bin borrows from a bin that its number and the attempt alone choose, so that equal sets borrow alike.
    private static int Donor(ReadOnlySpan<ulong> least, int bin)
    {
        int donor = bin;
        for (ulong attempt = 1; least[donor] == ulong.MaxValue; attempt++)
            donor = (int)(Mix(((ulong)bin << 32) + attempt) >> BinShift);
        return donor;
    }

    /// <summary>A bijective mixer (splitmix64's finaliser).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
