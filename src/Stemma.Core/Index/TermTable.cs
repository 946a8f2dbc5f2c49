using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>A profile's terms as an open table, so that another's are each found at one look.</summary>
internal sealed class TermTable
{
    private const int Slots = 128, One = ushort.MaxValue;
    private readonly uint[] _keys = new uint[Slots];
    private readonly ushort[] _weights = new ushort[Slots];

    /// <summary>The heaviest terms of a profile.</summary>
    /// <param name="terms">The profile, heaviest first.</param>
    /// <param name="most">How many are taken, fewer than the table has room for.</param>
    public TermTable(IReadOnlyList<TermKey> terms, int most)
    {
        for (int i = 0; i < Math.Min(most, terms.Count); i++)
        {
            uint key = CandidateIndex.Key(terms[i].Hash);
            int slot = Slot(key);
            if (_weights[slot] == 0) (_keys[slot], _weights[slot]) = (key, Terms.Quantised(terms[i].Weight));
        }
    }

    /// <summary>The cosine with another profile, 0..1: the sum of the products of the weights of the terms that both have.</summary>
    /// <param name="keys">The other's keys.</param>
    /// <param name="weights">Their weights in 1/65535.</param>
    public double Cosine(ReadOnlySpan<uint> keys, ReadOnlySpan<ushort> weights)
    {
        long sum = 0;
        for (int i = 0; i < keys.Length; i++) sum += (long)_weights[Slot(keys[i])] * weights[i] >> 8;
        return sum / ((double)One * One / 256);
    }

    // The slot of a key, or the empty one where it would stand.
    private int Slot(uint key)
    {
        int slot = (int)(key * 0x9E3779B1u >> 25);
        while (_weights[slot] != 0 && _keys[slot] != key) slot = (slot + 1) % Slots;
        return slot;
    }
}
