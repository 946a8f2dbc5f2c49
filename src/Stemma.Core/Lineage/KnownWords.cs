using System.Runtime.Intrinsics;

namespace Stemma.Core.Lineage;

/// <summary>Words known by their hashes, which are spread already: the lowest bits name a bucket of four, which are compared at once, for no branch could foretell the next word.</summary>
internal sealed class KnownWords
{
    private const int Bucket = 4, FewestBuckets = 16;
    private readonly ulong[] _slots;

    /// <summary>Knows some words.</summary>
    /// <param name="words">Their hashes, none of them 0.</param>
    public KnownWords(IEnumerable<ulong> words)
    {
        var distinct = words.Distinct().ToList();
        int buckets = FewestBuckets;
        while (Filled(distinct, buckets) is null) buckets *= 2;
        _slots = Filled(distinct, buckets)!;
    }

    /// <summary>Whether a word is known.</summary>
    public bool Has(ulong word) => Vector256.EqualsAny(Vector256.Create(word), Vector256.Create<ulong>(Of(word, _slots))) & word != 0;

    // The words in their buckets; null where one bucket is too small.
    private static ulong[]? Filled(List<ulong> words, int buckets)
    {
        var slots = new ulong[buckets * Bucket];
        foreach (ulong word in words)
        {
            var bucket = Of(word, slots);
            int free = bucket.IndexOf(0UL);
            if (free < 0) return null;
            bucket[free] = word;
        }
        return slots;
    }

    private static Span<ulong> Of(ulong word, ulong[] slots) => slots.AsSpan((int)word * Bucket & slots.Length - 1, Bucket);
}
