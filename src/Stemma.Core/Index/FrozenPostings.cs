namespace Stemma.Core.Index;

/// <summary>
/// Postings that change no more: pairs of key and document, sorted, in six bytes each. The upper half of a key chooses a bucket, the lower half is sought in it.
/// </summary>
internal sealed class FrozenPostings
{
    private const int Buckets = 1 << 16;
    private readonly int[] _first = new int[Buckets + 1];
    private readonly ushort[] _rest;
    private readonly int[] _documents;

    private FrozenPostings(int count) => (_rest, _documents) = (new ushort[count], new int[count]);

    /// <summary>None.</summary>
    public static FrozenPostings Empty { get; } = new(0);

    /// <summary>How many pairs it holds.</summary>
    public int Count => _documents.Length;

    /// <summary>The documents of a key in the order of their ids.</summary>
    public ReadOnlySpan<int> Of(uint key)
    {
        int first = _first[key >> 16], end = _first[(key >> 16) + 1];
        ushort rest = (ushort)key;
        int from = LowerBound(first, end, rest), to = from;
        while (to < end && _rest[to] == rest) to++;
        return _documents.AsSpan(from, to - from);
    }

    /// <summary>These and others together.</summary>
    /// <param name="added">Further pairs, sorted by key, then by the documents' ids.</param>
    /// <param name="ids">The ids by document number.</param>
    public FrozenPostings With(List<(uint Key, int Document)> added, ReadOnlySpan<int> ids)
    {
        var merged = new FrozenPostings(Count + added.Count);
        int at = 0, next = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            merged._first[bucket] = at;
            for (int i = _first[bucket]; i < _first[bucket + 1]; i++)
            {
                uint key = (uint)bucket << 16 | _rest[i];
                while (next < added.Count && (added[next].Key < key || added[next].Key == key && ids[added[next].Document] < ids[_documents[i]])) merged.Put(at++, added[next++]);
                merged.Put(at++, (key, _documents[i]));
            }
            while (next < added.Count && added[next].Key >> 16 == bucket) merged.Put(at++, added[next++]);
        }
        merged._first[Buckets] = at;
        return merged;
    }

    /// <summary>The same without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    public FrozenPostings Without(Func<int, bool> dead, int[] renumber)
    {
        var kept = new FrozenPostings(_documents.Count(d => !dead(d)));
        int at = 0;
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            kept._first[bucket] = at;
            for (int i = _first[bucket]; i < _first[bucket + 1]; i++)
                if (!dead(_documents[i])) kept.Put(at++, ((uint)bucket << 16 | _rest[i], renumber[_documents[i]]));
        }
        kept._first[Buckets] = at;
        return kept;
    }

    private void Put(int at, (uint Key, int Document) pair) => (_rest[at], _documents[at]) = ((ushort)pair.Key, pair.Document);

    private int LowerBound(int first, int end, ushort rest)
    {
        while (first < end)
        {
            int middle = first + (end - first) / 2;
            if (_rest[middle] < rest) first = middle + 1; else end = middle;
        }
        return first;
    }
}
