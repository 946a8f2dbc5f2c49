using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stemma.Core.Index;

/// <summary>
/// From a 32-bit key to the documents that hold it, in the order of their ids. Most keys are held by one document and cost one slot of an open table,
/// in which a key's upper bits say where it stands: the table is nearly sorted.
/// </summary>
internal sealed class Postings
{
    private const int FirstBits = 10, FirstLists = 64;
    private Place[] _places = new Place[1 << FirstBits];
    private int _shift = 32 - FirstBits;
    private Held[] _lists = new Held[FirstLists];
    private (uint, int)[] _pairs = [];
    private int _used, _listCount;

    // Of a value, 0 is empty, n > 0 document n - 1, n < 0 list ~n.
    private record struct Place(uint Key, int Value);

    private struct Held(int[] items)
    {
        public int[] Items = items;
        public int Count = items.Length;
    }

    /// <summary>Notes that a document holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="ids">The ids by document number, which order the list.</param>
    public void Add(uint key, int document, ReadOnlySpan<int> ids)
    {
        if ((_used + 1) * 4 > _places.Length * 3) Grow();
        ref var place = ref _places[Slot(key)];
        if (place.Value == 0) { place = new Place(key, document + 1); _used++; }
        else if (place.Value > 0) place.Value = ~NewList(place.Value - 1, document, ids);
        else Insert(ref _lists[~place.Value], document, ids);
    }

    /// <summary>Forgets all pairs, and keeps the room.</summary>
    public void Clear()
    {
        Array.Clear(_places);
        Array.Clear(_lists);
        (_used, _listCount) = (0, 0);
    }

    /// <summary>The documents of a key in the order of their ids.</summary>
    /// <param name="key">The key.</param>
    /// <param name="one">Room for a single one.</param>
    /// <param name="at">The place of that room.</param>
    public ArraySegment<int> Of(uint key, int[] one, int at = 0) => At(Slot(key), one, at);

    /// <summary>The same postings without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    public Postings Without(Func<int, bool> dead, int[] renumber, ReadOnlySpan<int> ids)
    {
        var fresh = new Postings();
        var one = new int[1];
        for (int slot = 0; slot < _places.Length; slot++)
        {
            foreach (int document in At(slot, one))
                if (!dead(document)) fresh.Add(_places[slot].Key, renumber[document], ids);
        }
        return fresh;
    }

    /// <summary>Writes all of it down.</summary>
    public void Save(ArrayWriter to)
    {
        to.Write<Place>(_places);
        to.Write(_listCount);
        foreach (var list in _lists.AsSpan(0, _listCount)) to.Write<int>(list.Items.AsSpan(0, list.Count));
    }

    /// <summary>What was written down.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static Postings Load(ArrayReader from)
    {
        var places = from.Read<Place>();
        if (!BitOperations.IsPow2(places.Length)) throw new InvalidDataException("a table of the index does not agree");
        var loaded = new Postings { _places = places, _shift = 32 - BitOperations.Log2((uint)places.Length), _used = places.Count(p => p.Value != 0), _listCount = from.ReadInt() };
        if (loaded._listCount < 0 || places.Any(p => p.Value < 0 && ~p.Value >= loaded._listCount)) throw new InvalidDataException("a table of the index names no list");
        loaded._lists = new Held[Math.Max(FirstLists, loaded._listCount)];
        for (int i = 0; i < loaded._listCount; i++) loaded._lists[i] = new Held(from.Read<int>());
        return loaded;
    }

    /// <summary>All pairs, nearly in the order of their keys; the next call takes their place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // seldom called, and long
    public Span<(uint Key, int Document)> Pairs()
    {
        int most = _used + _lists.Take(_listCount).Sum(l => l.Count) + 1;
        if (_pairs.Length < most) _pairs = new (uint, int)[most + most / 2];
        var pairs = _pairs;
        int n = 0;
        foreach (var (key, value) in _places)
        {
            pairs[n] = (key, value - 1);
            n += value > 0 ? 1 : 0; // no branch: which places are empty cannot be foretold
            if (value < 0) foreach (int document in _lists[~value].Items.AsSpan(0, _lists[~value].Count)) pairs[n++] = (key, document);
        }
        return pairs.AsSpan(0, n);
    }

    /// <summary>Looks at the places of many keys without waiting for any, so that memory fetches them side by side.</summary>
    /// <returns>Nothing of meaning.</returns>
    public int Touch(ReadOnlySpan<uint> keys)
    {
        var places = _places;
        int sum = 0, shift = _shift;
        foreach (uint key in keys) sum += places[(int)(key >> shift)].Value;
        return sum;
    }

    private ArraySegment<int> At(int slot, int[] one, int at = 0)
    {
        int value = _places[slot].Value;
        if (value == 0) return ArraySegment<int>.Empty;
        if (value < 0) return new ArraySegment<int>(_lists[~value].Items, 0, _lists[~value].Count);
        one[at] = value - 1;
        return new ArraySegment<int>(one, at, 1);
    }

    private int NewList(int first, int second, ReadOnlySpan<int> ids)
    {
        if (_listCount == _lists.Length) Array.Resize(ref _lists, _listCount * 2);
        _lists[_listCount] = new Held([first, 0]) { Count = 1 };
        Insert(ref _lists[_listCount], second, ids);
        return _listCount++;
    }

    private static void Insert(ref Held list, int document, ReadOnlySpan<int> ids)
    {
        if (list.Count == list.Items.Length) Array.Resize(ref list.Items, list.Count + Math.Max(2, list.Count / 2));
        int at = list.Count;
        while (at > 0 && ids[list.Items[at - 1]] > ids[document]) { list.Items[at] = list.Items[at - 1]; at--; }
        list.Items[at] = document;
        list.Count++;
    }

    private int Slot(uint key)
    {
        int mask = _places.Length - 1;
        int slot = (int)(key >> _shift);
        while (_places[slot].Value != 0 && _places[slot].Key != key) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var before = _places;
        _places = new Place[before.Length * 2];
        _shift--;
        foreach (var place in before) if (place.Value != 0) _places[Slot(place.Key)] = place;
    }
}
