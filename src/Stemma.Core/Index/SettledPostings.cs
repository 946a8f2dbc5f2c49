using System.Runtime.InteropServices;

namespace Stemma.Core.Index;

/// <summary>
/// From a 32-bit key to the documents that hold it, in the order of their ids, where nearly every key is held by one: new pairs in an open table, which settles into a sorted part when it has grown.
/// A part is merged with the one before it once it has more than half of that one's pairs, so that there are few; a very large one is merged no more, so that nobody waits for more than about a second: of each 67 million pairs, more than a million articles give, one more part stays.
/// </summary>
/// <param name="mostFresh">How many new pairs are gathered before they settle.</param>
/// <param name="mostWaiting">How many pairs wait at most before they are sorted.</param>
internal sealed class SettledPostings(int mostFresh = 1 << 18, int mostWaiting = 1 << 20)
{
    private const int Share = 2, MostMerged = 1 << 26, MostAtOnce = 256;
    private readonly List<FrozenPostings> _parts = [];
    private Postings _fresh = new();
    private KeyMarks _marks = new(mostFresh);
    private readonly List<ArraySegment<int>> _lists = [];
    private readonly List<(int, ArraySegment<int>)> _found = [];
    private int[] _ones = new int[MostAtOnce]; // the documents of keys that one holds
    private int[] _places = new int[MostAtOnce], _room = new int[MostAtOnce];
    private uint[] _sought = new uint[MostAtOnce]; // the keys that may be there, their places
    private int _pairs;
    private readonly List<(uint Key, int Document)> _waiting = []; // nobody has looked anything up since they came

    /// <summary>Of no meaning: what is looked at is to be in the processor's cache.</summary>
    public int Fetched { get; private set; }

    /// <summary>Notes that a document holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="ids">The ids by document number, which order the list.</param>
    public void Add(uint key, int document, ReadOnlySpan<int> ids)
    {
        _fresh.Add(key, document, ids);
        _marks.Add(key);
        if (++_pairs < mostFresh) return;
        var part = FrozenPostings.Of(_fresh.Pairs(), ids);
        _fresh.Clear();
        _pairs = 0;
        Settle(part, ids);
    }

    /// <summary>Notes that a document holds many keys.</summary>
    /// <inheritdoc cref="Add"/>
    public void AddAll(ReadOnlySpan<uint> keys, int document, ReadOnlySpan<int> ids)
    {
        Fetched += _fresh.Touch(keys);
        foreach (uint key in keys) Add(key, document, ids);
    }

    /// <summary>Notes that a document holds many keys, of which none will be looked up for long: many such are sorted together, which costs less than to make them ready at once.</summary>
    /// <inheritdoc cref="Add"/>
    public void Await(ReadOnlySpan<uint> keys, int document, ReadOnlySpan<int> ids)
    {
        foreach (uint key in keys) _waiting.Add((key, document));
        if (_waiting.Count >= mostWaiting) Ready(ids);
    }

    // Nothing waits any more.
    private void Ready(ReadOnlySpan<int> ids)
    {
        if (_waiting.Count == 0)
        {
            if (_waiting.Capacity > 0) _waiting.Capacity = 0; // the filling is over
            return;
        }
        var waiting = CollectionsMarshal.AsSpan(_waiting);
        if (waiting.Length < mostFresh) foreach (var (key, document) in waiting) Add(key, document, ids);
        else
        {
            KeySort.Sort(waiting);
            var part = FrozenPostings.Of(waiting, ids);
            part.Mark(_marks);
            Settle(part, ids);
        }
        _waiting.Clear();
    }

    private void Settle(FrozenPostings part, ReadOnlySpan<int> ids)
    {
        _parts.Add(part);
        while (_parts.Count > 1 && _parts[^2].Count < MostMerged && _parts[^2].Count < (long)_parts[^1].Count * Share)
        {
            var merged = _parts[^2].With(_parts[^1], ids);
            _parts.RemoveRange(_parts.Count - 2, 2);
            _parts.Add(merged);
        }
        if (!_marks.Suits(Held + mostFresh)) Mark();
    }

    /// <summary>Writes all of it down.</summary>
    public void Save(ArrayWriter to, ReadOnlySpan<int> ids)
    {
        Ready(ids);
        to.Write(_parts.Count);
        foreach (var part in _parts) part.Save(to);
        to.Write<(uint, int)>(_fresh.Pairs());
    }

    /// <summary>What was written down.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static SettledPostings Load(ArrayReader from, ReadOnlySpan<int> ids)
    {
        var settled = new SettledPostings();
        for (int parts = from.ReadInt(); parts > 0; parts--) settled._parts.Add(FrozenPostings.Load(from));
        settled.Mark();
        foreach (var (key, document) in from.Read<(uint, int)>())
        {
            if ((uint)document >= ids.Length) throw new InvalidDataException("a part of the index names no entry");
            settled.Add(key, document, ids);
        }
        return settled;
    }

    // All pairs but the new ones.
    private long Held => _parts.Sum(p => (long)p.Count);

    private void Mark()
    {
        _marks = new KeyMarks(Held + mostFresh);
        foreach (var part in _parts) part.Mark(_marks);
        foreach (var (key, _) in _fresh.Pairs()) _marks.Add(key);
    }

    /// <summary>The documents of many keys at once, so that memory fetches them side by side: stretches in no order, several of one key where several parts hold it. The next call takes their place.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="ids">The ids by document number.</param>
    /// <returns>Each stretch with its key's place among the keys.</returns>
    public ReadOnlySpan<(int Key, ArraySegment<int> Documents)> Find(ReadOnlySpan<uint> keys, ReadOnlySpan<int> ids)
    {
        Ready(ids);
        _found.Clear();
        if (_sought.Length < keys.Length) (_sought, _places, _room, _ones) = (new uint[keys.Length], new int[keys.Length], new int[keys.Length], new int[keys.Length]);
        Fetched += _marks.Touch(keys);
        var sought = _sought.AsSpan(0, Marked(keys));
        int n = sought.Length;
        Fetched += _fresh.Touch(sought);
        foreach (var part in _parts)
        {
            Fetched += part.Touch(sought, _room);
            for (int i = 0; i < n; i++) if (part.Of(sought[i]) is { Count: > 0 } settled) _found.Add((_places[i], settled));
        }
        for (int i = 0; i < n; i++) if (_fresh.Of(sought[i], _ones, i) is { Count: > 0 } fresh) _found.Add((_places[i], fresh));
        return CollectionsMarshal.AsSpan(_found);
    }

    // Gathers the keys that may be there; how many they are. No branch: which they are cannot be foretold.
    private int Marked(ReadOnlySpan<uint> keys)
    {
        var (sought, places, marks, n) = (_sought, _places, _marks, 0);
        for (int i = 0; i < keys.Length; i++)
        {
            (sought[n], places[n]) = (keys[i], i);
            n += marks.Has(keys[i]);
        }
        return n;
    }

    /// <summary>The documents of a key in the order of their ids, for one walk: the next call takes their place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ids">The ids by document number.</param>
    public Holders Of(uint key, ReadOnlySpan<int> ids)
    {
        Ready(ids);
        _lists.Clear();
        foreach (var part in _parts) if (part.Of(key) is { Count: > 0 } settled) _lists.Add(settled);
        if (_fresh.Of(key, _ones) is { Count: > 0 } fresh) _lists.Add(fresh);
        return new Holders(CollectionsMarshal.AsSpan(_lists), ids);
    }

    /// <summary>The same postings without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    /// <param name="dead">Which documents are left out.</param>
    /// <param name="renumber">A document's new number by its old.</param>
    /// <param name="before">The ids by old number.</param>
    /// <param name="ids">The ids by new number.</param>
    public SettledPostings Without(Func<int, bool> dead, int[] renumber, ReadOnlySpan<int> before, ReadOnlySpan<int> ids)
    {
        Ready(before);
        var kept = new SettledPostings(mostFresh, mostWaiting) { _fresh = _fresh.Without(dead, renumber, ids), _pairs = _pairs };
        kept._parts.AddRange(_parts.Select(p => p.Without(dead, renumber)));
        kept.Mark();
        return kept;
    }
}
