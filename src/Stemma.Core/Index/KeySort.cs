namespace Stemma.Core.Index;

/// <summary>Sorts pairs by key, those of one key staying as they stood (radix sort from the lowest digit; Knuth, The Art of Computer Programming 3, 5.2.5).</summary>
internal static class KeySort
{
    private const int Bits = 11, Digits = 1 << Bits;

    /// <summary>Sorts pairs in their place, with as much room beside them.</summary>
    public static void Sort(Span<(uint Key, int Document)> pairs)
    {
        var room = new (uint Key, int Document)[pairs.Length];
        Spread(pairs, room, 0);
        Spread(room, pairs, Bits);
        Spread(pairs, room, 2 * Bits);
        room.CopyTo(pairs);
    }

    private static void Spread(ReadOnlySpan<(uint Key, int Document)> from, Span<(uint Key, int Document)> to, int shift)
    {
        Span<int> next = stackalloc int[Digits + 1];
        next.Clear();
        foreach (var (key, _) in from) next[(int)(key >> shift & Digits - 1) + 1]++;
        for (int digit = 1; digit < Digits; digit++) next[digit] += next[digit - 1];
        foreach (var pair in from) to[next[(int)(pair.Key >> shift & Digits - 1)]++] = pair;
    }
}
