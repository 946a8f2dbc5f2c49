using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>A profile's terms as an open table, so that another's are each found at one look. One table serves one profile after another.</summary>
internal sealed class TermTable
{
    private const int Slots = 128, One = ushort.MaxValue, MarkBits = 12;
    private const uint Spread = 0x9E3779B1u;
    private readonly uint[] _keys = new uint[Slots];
    private readonly ushort[] _weights = new ushort[Slots];
    private readonly byte[] _marks = new byte[1 << MarkBits]; // 1 where a key with this beginning may be there

    /// <summary>Takes the place of the profile before.</summary>
    /// <param name="terms">The profile, heaviest first.</param>
    /// <param name="most">How many are taken, fewer than the table has room for.</param>
    public void Hold(IReadOnlyList<TermKey> terms, int most)
    {
        Array.Clear(_weights);
        Array.Clear(_marks);
        for (int i = 0; i < Math.Min(most, terms.Count); i++)
        {
            uint key = CandidateIndex.Key(terms[i].Hash);
            _marks[key * Spread >> 32 - MarkBits] = 1;
            int slot = Slot(key);
            if (_weights[slot] == 0) (_keys[slot], _weights[slot]) = (key, Terms.Quantised(terms[i].Weight));
        }
    }

    /// <summary>The cosine with another profile, 0..1: the sum of the products of the weights of the terms that both have.</summary>
    /// <param name="keys">The other's keys, no more than the table has room for.</param>
    /// <param name="weights">Their weights in 1/65535.</param>
    public double Cosine(ReadOnlySpan<uint> keys, ReadOnlySpan<ushort> weights)
    {
        Span<byte> marked = stackalloc byte[Slots];
        var marks = _marks;
        int n = 0;
        for (int i = 0; i < keys.Length; i++) // no branch: nearly all are not there
        {
            marked[n] = (byte)i;
            n += marks[keys[i] * Spread >> 32 - MarkBits];
        }
        long sum = 0;
        foreach (byte i in marked[..n]) sum += (long)_weights[Slot(keys[i])] * weights[i] >> 8;
        return sum / ((double)One * One / 256);
    }

    // The slot of a key, or the empty one where it would stand.
    private int Slot(uint key)
    {
        int slot = (int)(key * Spread >> 25);
        while (_weights[slot] != 0 && _keys[slot] != key) slot = (slot + 1) % Slots;
        return slot;
    }
}
