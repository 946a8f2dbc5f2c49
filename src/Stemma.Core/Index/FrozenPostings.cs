using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stemma.Core.Index;

/// <summary>
/// Postings that change no more: pairs of key and document, sorted, in six bytes each. The upper bits of a key choose a bucket of a few dozen pairs, in which the lower half is sought.
/// </summary>
internal sealed class FrozenPostings
{
    private const int Halves = 1 << 16, BucketBits = 5; // 16 to 32 pairs a bucket
    private readonly int _shift;
    private readonly int[] _first;
    private readonly ushort[] _rest;
    private readonly int[] _documents;
    private int _filled; // all of both is written before it is read

    private FrozenPostings(int count)
    {
        _first = new int[Buckets(count) + 1];
        _shift = ShiftOf(count);
        (_rest, _documents) = (GC.AllocateUninitializedArray<ushort>(count), GC.AllocateUninitializedArray<int>(count));
    }

    private FrozenPostings(ushort[] rest, int[] documents, int[] first) => (_rest, _documents, _first, _shift, _filled) = (rest, documents, first, ShiftOf(rest.Length), rest.Length);

    // How many lower bits of a key are not its bucket's.
    private static int ShiftOf(int count) => 32 - Math.Max(16, BitOperations.Log2((uint)Math.Max(1, count)) + 1 - BucketBits);

    private static int Buckets(int count) => 1 << 32 - ShiftOf(count);

    /// <summary>How many pairs it holds.</summary>
    public int Count => _documents.Length;

    /// <summary>Sorts pairs by key, then by the documents' ids.</summary>
    /// <param name="pairs">The pairs, nearly in that order; they are sorted in their place.</param>
    /// <param name="ids">The ids by document number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // this and those below are seldom called, and long
    public static FrozenPostings Of(Span<(uint Key, int Document)> pairs, ReadOnlySpan<int> ids)
    {
        for (int i = 1; i < pairs.Length; i++)
        {
            var pair = pairs[i];
            int at = i;
            while (at > 0 && (pairs[at - 1].Key > pair.Key || pairs[at - 1].Key == pair.Key && ids[pairs[at - 1].Document] > ids[pair.Document])) { pairs[at] = pairs[at - 1]; at--; }
            pairs[at] = pair;
        }
        var frozen = new FrozenPostings(pairs.Length);
        foreach (var (key, document) in pairs) frozen.Put(key, document);
        return frozen.Filled();
    }

    /// <summary>The documents of a key in the order of their ids.</summary>
    public ArraySegment<int> Of(uint key)
    {
        int first = _first[key >> _shift], end = _first[(key >> _shift) + 1];
        ushort rest = (ushort)key;
        int from = _rest.AsSpan(first, end - first).IndexOf(rest);
        if (from < 0) return ArraySegment<int>.Empty;
        int to = from += first;
        while (to < end && _rest[to] == rest) to++;
        return new ArraySegment<int>(_documents, from, to - from);
    }

    /// <summary>Looks at the places of many keys one after another without waiting for any, so that memory fetches them side by side.</summary>
    /// <returns>Nothing of meaning.</returns>
    public int Touch(ReadOnlySpan<uint> keys, Span<int> room)
    {
        if (Count == 0) return 0;
        for (int i = 0; i < keys.Length; i++) room[i] = _first[keys[i] >> _shift];
        int sum = 0, last = Count - 1;
        for (int i = 0; i < keys.Length; i++) sum += _rest[Math.Min(room[i], last)];
        return sum;
    }

    /// <summary>Marks all its keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Mark(KeyMarks marks)
    {
        for (uint half = 0; half < Halves; half++)
        {
            var (from, end) = Range(half);
            foreach (ushort rest in _rest.AsSpan(from, end - from)) marks.Add(half << 16 | rest);
        }
    }

    /// <summary>These and others together.</summary>
    /// <param name="others">Further pairs of the same documents.</param>
    /// <param name="ids">The ids by document number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public FrozenPostings With(FrozenPostings others, ReadOnlySpan<int> ids)
    {
        var merged = new FrozenPostings(Count + others.Count);
        for (uint half = 0; half < Halves; half++)
        {
            var ((i, end), (j, stop)) = (Range(half), others.Range(half));
            while (i < end && j < stop)
            {
                int order = _rest[i] - others._rest[j];
                if (order == 0) order = ids[_documents[i]] < ids[others._documents[j]] ? -1 : 1;
                int ours = order >> 31; // all bits or none. No branch: whose pair is next cannot be foretold
                merged.Put(half << 16 | (uint)Either(ours, _rest[i], others._rest[j]), Either(ours, _documents[i], others._documents[j]));
                i -= ours;
                j += 1 + ours;
            }
            for (; i < end; i++) merged.Put(half << 16 | _rest[i], _documents[i]);
            for (; j < stop; j++) merged.Put(half << 16 | others._rest[j], others._documents[j]);
        }
        return merged.Filled();
    }

    private static int Either(int ours, int one, int other) => other ^ (one ^ other) & ours;

    /// <summary>The same without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    public FrozenPostings Without(Func<int, bool> dead, int[] renumber)
    {
        var kept = new FrozenPostings(_documents.Count(d => !dead(d)));
        for (uint half = 0; half < Halves; half++)
        {
            var (from, end) = Range(half);
            for (int i = from; i < end; i++)
                if (!dead(_documents[i])) kept.Put(half << 16 | _rest[i], renumber[_documents[i]]);
        }
        return kept.Filled();
    }

    /// <summary>Writes all of it down.</summary>
    public void Save(ArrayWriter to)
    {
        to.Write<ushort>(_rest);
        to.Write<int>(_documents);
        to.Write<int>(_first);
    }

    /// <summary>What was written down.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static FrozenPostings Load(ArrayReader from)
    {
        var (rest, documents, first) = (from.Read<ushort>(), from.Read<int>(), from.Read<int>());
        var frozen = new FrozenPostings(rest, documents, first);
        if (documents.Length != rest.Length || first.Length != Buckets(rest.Length) + 1 || first[^1] != rest.Length) throw new InvalidDataException("a part of the index does not agree");
        return frozen;
    }

    // The pairs whose keys have the same upper half.
    private (int From, int End) Range(uint half)
    {
        int finer = 16 - _shift;
        return (_first[half << finer], _first[(half + 1) << finer]);
    }

    // Pairs come in order: behind the last of its bucket the next one begins.
    private void Put(uint key, int document)
    {
        (_rest[_filled], _documents[_filled]) = ((ushort)key, document);
        _first[(key >> _shift) + 1] = ++_filled;
    }

    // An empty bucket ends where the one before it does.
    private FrozenPostings Filled()
    {
        for (int i = 1; i < _first.Length; i++) _first[i] = Math.Max(_first[i], _first[i - 1]);
        return this;
    }
}
