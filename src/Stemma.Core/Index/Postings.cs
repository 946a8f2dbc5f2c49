using System.Runtime.InteropServices;

namespace Stemma.Core.Index;

/// <summary>From a 32-bit key to the documents that hold it, in the order of their ids. Most keys are held by one document and cost one slot of an open table.</summary>
internal sealed class Postings
{
    private const int FirstCapacity = 1024;
    private uint[] _keys = new uint[FirstCapacity];
    private int[] _values = new int[FirstCapacity]; // 0 empty, n > 0 document n - 1, n < 0 list ~n
    private Held[] _lists = new Held[64];
    private int _used, _listCount;

    private struct Held
    {
        public int[] Items;
        public int Count;
    }

    /// <summary>Notes that a document holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="ids">The ids by document number, which order the list.</param>
    public void Add(uint key, int document, ReadOnlySpan<int> ids)
    {
        if ((_used + 1) * 4 > _keys.Length * 3) Grow();
        int slot = Slot(key);
        int value = _values[slot];
        if (value == 0) { _keys[slot] = key; _values[slot] = document + 1; _used++; }
        else if (value > 0) _values[slot] = ~NewList(value - 1, document, ids);
        else Insert(ref _lists[~value], document, ids);
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
        for (int slot = 0; slot < _keys.Length; slot++)
        {
            if (_values[slot] == 0) continue;
            foreach (int document in At(slot, one))
                if (!dead(document)) fresh.Add(_keys[slot], renumber[document], ids);
        }
        return fresh;
    }

    /// <summary>All pairs, in no order.</summary>
    public ReadOnlySpan<(uint Key, int Document)> Pairs()
    {
        var pairs = new List<(uint, int)>(_used);
        var one = new int[1];
        for (int slot = 0; slot < _keys.Length; slot++)
        {
            if (_values[slot] == 0) continue;
            foreach (int document in At(slot, one)) pairs.Add((_keys[slot], document));
        }
        return CollectionsMarshal.AsSpan(pairs);
    }

    /// <summary>Looks at the places of many keys without waiting for any, so that memory fetches them side by side.</summary>
    /// <returns>Nothing of meaning.</returns>
    public int Touch(ReadOnlySpan<uint> keys)
    {
        int sum = 0, mask = _keys.Length - 1;
        foreach (uint key in keys)
        {
            int slot = (int)(Spread(key) & (uint)mask);
            sum += (int)_keys[slot] ^ _values[slot];
        }
        return sum;
    }

    private ArraySegment<int> At(int slot, int[] one, int at = 0)
    {
        int value = _values[slot];
        if (value == 0) return ArraySegment<int>.Empty;
        if (value < 0) return new ArraySegment<int>(_lists[~value].Items, 0, _lists[~value].Count);
        one[at] = value - 1;
        return new ArraySegment<int>(one, at, 1);
    }

    private int NewList(int first, int second, ReadOnlySpan<int> ids)
    {
        if (_listCount == _lists.Length) Array.Resize(ref _lists, _listCount * 2);
        _lists[_listCount] = new Held { Items = [first, 0], Count = 1 };
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
        int mask = _keys.Length - 1;
        int slot = (int)(Spread(key) & (uint)mask);
        while (_values[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }

    private static uint Spread(uint key)
    {
        key *= 0x9E3779B1u;
        return key ^ (key >> 15);
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new uint[keys.Length * 2];
        _values = new int[keys.Length * 2];
        for (int i = 0; i < keys.Length; i++)
        {
            if (values[i] == 0) continue;
            int slot = Slot(keys[i]);
            _keys[slot] = keys[i];
            _values[slot] = values[i];
        }
    }
}
