using System.Numerics;

namespace Stemma.Core.Lineage;

/// <summary>Words known by their hashes, which are spread already: each stands at the place that its lowest bits name, or in the next free one, of four times as many.</summary>
internal sealed class KnownWords
{
    private readonly ulong[] _slots;

    /// <summary>Knows some words.</summary>
    /// <param name="words">Their hashes, none of them 0.</param>
    public KnownWords(IReadOnlyCollection<ulong> words)
    {
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)words.Count * 4 + 4)];
        foreach (ulong word in words) _slots[Slot(word)] = word;
    }

    /// <summary>Whether a word is known.</summary>
    public bool Has(ulong word) => word != 0 && _slots[Slot(word)] == word;

    // Where the word stands, or the free place where it would.
    private int Slot(ulong word)
    {
        int last = _slots.Length - 1, slot = (int)word & last;
        while (_slots[slot] != word && _slots[slot] != 0) slot = (slot + 1) & last;
        return slot;
    }
}
