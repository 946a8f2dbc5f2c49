namespace Stemma.Core.Index;

/// <summary>From a 32-bit key to the documents that hold it, in the order of their ids, where nearly every key is held by one: new pairs in an open table, which settles into sorted arrays when it has grown.</summary>
/// <param name="leastSettled">How many new pairs are gathered at least before they settle.</param>
internal sealed class SettledPostings(int leastSettled = 1 << 18)
{
    private const int Share = 8;
    private Postings _fresh = new();
    private FrozenPostings _settled = FrozenPostings.Empty;
    private int[] _both = new int[64];
    private int _pairs;

    /// <summary>Notes that a document holds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="ids">The ids by document number, which order the list.</param>
    public void Add(uint key, int document, ReadOnlySpan<int> ids)
    {
        _fresh.Add(key, document, ids);
        if (++_pairs < Math.Max(leastSettled, _settled.Count / Share)) return;
        _settled = _settled.With(_fresh.Sorted(), ids);
        (_fresh, _pairs) = (new Postings(), 0);
    }

    /// <summary>The documents of a key in the order of their ids; <paramref name="one"/> is room for a single one. Valid until the next call.</summary>
    public ReadOnlySpan<int> Of(uint key, Span<int> one, ReadOnlySpan<int> ids)
    {
        var settled = _settled.Of(key);
        var fresh = _fresh.Of(key, one);
        if (settled.IsEmpty) return fresh;
        if (fresh.IsEmpty) return settled;
        if (_both.Length < settled.Length + fresh.Length) _both = new int[2 * (settled.Length + fresh.Length)];
        int i = 0, j = 0, n = 0;
        while (i < settled.Length || j < fresh.Length)
            _both[n++] = j == fresh.Length || i < settled.Length && ids[settled[i]] < ids[fresh[j]] ? settled[i++] : fresh[j++];
        return _both.AsSpan(0, n);
    }

    /// <summary>The same postings without the documents that <paramref name="dead"/> names, under the numbers that <paramref name="renumber"/> gives.</summary>
    public SettledPostings Without(Func<int, bool> dead, int[] renumber, ReadOnlySpan<int> ids) =>
        new(leastSettled) { _settled = _settled.Without(dead, renumber), _fresh = _fresh.Without(dead, renumber, ids), _pairs = _pairs };
}
