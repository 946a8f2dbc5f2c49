using System.Numerics;

namespace Stemma.Core.Index;

/// <summary>Which keys may be there: a bit for keys that begin alike, so that one look tells of most that they are not (Bloom 1970, with one hash: the keys are hashes).</summary>
/// <param name="keys">For how many keys: four to eight bits each.</param>
internal sealed class KeyMarks(long keys)
{
    private const int FewestBits = 16, MostBits = 32;
    private readonly int _shift = 32 - BitsFor(keys);
    private readonly ulong[] _words = new ulong[1L << BitsFor(keys) - 6];

    /// <summary>Whether there is room for so many keys.</summary>
    public bool Suits(long count) => BitsFor(count) <= 32 - _shift;

    /// <summary>Marks a key.</summary>
    public void Add(uint key)
    {
        uint place = key >> _shift;
        _words[place >> 6] |= 1UL << (int)place;
    }

    /// <summary>1 where the key may be there, 0 where it is not.</summary>
    public int Has(uint key)
    {
        uint place = key >> _shift;
        return (int)(_words[place >> 6] >> (int)place) & 1;
    }

    /// <summary>Looks at the places of many keys without waiting for any, so that memory fetches them side by side.</summary>
    /// <returns>Nothing of meaning.</returns>
    public int Touch(ReadOnlySpan<uint> keys)
    {
        var words = _words;
        int sum = 0, shift = _shift + 6;
        foreach (uint key in keys) sum += (int)words[(int)((ulong)key >> shift)];
        return sum;
    }

    private static int BitsFor(long keys) => Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, keys)) + 3, FewestBits, MostBits);
}
