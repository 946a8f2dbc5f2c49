using System.Runtime.InteropServices;

namespace Stemma.Core.Index;

/// <summary>
/// From a 32-bit key to the documents that hold it, in the order of their ids, where nearly every key is held by one: new pairs in an open table, which settles into a sorted part when it has grown.
/// A part is merged with the one before it once it has an eighth of that one's pairs, so that there are few.
/// </summary>
/// <param name="mostFresh">How many new pairs are gathered before they settle.</param>
internal sealed class SettledPostings(int mostFresh = 1 << 17)
{
    private const int Share = 8, MostAtOnce = 256;
    private readonly List<FrozenPostings> _parts = [];
    private Postings _fresh = new();
    private readonly List<ArraySegment<int>> _lists = [];
    private readonly List<(int, ArraySegment<int>)> _found = [];
    private int[] _ones = new int[MostAtOnce]; // the documents of keys that one holds
    private int _pairs, _touched;

    /// <summary>Notes that a document holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="ids">The ids by document number, which order the list.</param>
    public void Add(uint key, int document, ReadOnlySpan<int> ids)
    {
        _fresh.Add(key, document, ids);
        if (++_pairs < mostFresh) return;
        _parts.Add(FrozenPostings.Of(_fresh.Pairs(), ids));
        (_fresh, _pairs) = (new Postings(), 0);
        while (_parts.Count > 1 && _parts[^2].Count < (long)_parts[^1].Count * Share)
        {
            var merged = _parts[^2].With(_parts[^1], ids);
            _parts.RemoveRange(_parts.Count - 2, 2);
            _parts.Add(merged);
        }
    }

    /// <summary>The documents of many keys at once, so that memory fetches them side by side: stretches in no order, several of one key where several parts hold it. The next call takes their place.</summary>
    /// <param name="keys">The keys.</param>
    /// <returns>Each stretch with its key's place among the keys.</returns>
    public ReadOnlySpan<(int Key, ArraySegment<int> Documents)> Find(ReadOnlySpan<uint> keys)
    {
        _found.Clear();
        if (_ones.Length < keys.Length) _ones = new int[keys.Length];
        var atOnce = keys[..Math.Min(keys.Length, MostAtOnce)];
        Span<int> room = stackalloc int[MostAtOnce];
        _touched += _fresh.Touch(atOnce);
        foreach (var part in _parts)
        {
            _touched += part.Touch(atOnce, room);
            for (int i = 0; i < keys.Length; i++) if (part.Of(keys[i]) is { Count: > 0 } settled) _found.Add((i, settled));
        }
        for (int i = 0; i < keys.Length; i++) if (_fresh.Of(keys[i], _ones, i) is { Count: > 0 } fresh) _found.Add((i, fresh));
        return CollectionsMarshal.AsSpan(_found);
    }

    /// <summary>The documents of a key in the order of their ids, for one walk: the next call takes their place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ids">The ids by document number.</param>
    public Holders Of(uint key, ReadOnlySpan<int> ids)
    {
        _lists.Clear();
        foreach (var part in _parts) if (part.Of(key) is { Count: > 0 } settled) _lists.Add(settled);
        if (_fresh.Of(key, _ones) is { Count: > 0 } fresh) _lists.Add(fresh);
        return new Holders(CollectionsMarshal.AsSpan(_lists), ids);
    }

    /// <summary>The same postings without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    public SettledPostings Without(Func<int, bool> dead, int[] renumber, ReadOnlySpan<int> ids)
    {
        var kept = new SettledPostings(mostFresh) { _fresh = _fresh.Without(dead, renumber, ids), _pairs = _pairs };
        kept._parts.AddRange(_parts.Select(p => p.Without(dead, renumber)));
        return kept;
    }
}
