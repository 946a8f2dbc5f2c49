using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>Each document's profile terms with their weights in 1/65535, in one pool.</summary>
internal sealed class Terms
{
    private uint[] _keys = new uint[1024];
    private ushort[] _weights = new ushort[1024];
    private int[] _ends = new int[256];
    private int _documents;

    /// <summary>Appends the next document's terms.</summary>
    public void Add(ReadOnlySpan<uint> keys, ReadOnlySpan<ushort> weights)
    {
        int at = _documents == 0 ? 0 : _ends[_documents - 1];
        while (at + keys.Length > _keys.Length) { Array.Resize(ref _keys, _keys.Length * 2); Array.Resize(ref _weights, _weights.Length * 2); }
        if (_documents == _ends.Length) Array.Resize(ref _ends, _documents * 2);
        keys.CopyTo(_keys.AsSpan(at));
        weights.CopyTo(_weights.AsSpan(at));
        _ends[_documents++] = at + keys.Length;
    }

    /// <summary>Appends the next document's terms as they come from a telling.</summary>
    public void Add(IReadOnlyList<TermKey> terms)
    {
        Span<uint> keys = stackalloc uint[Math.Min(terms.Count, CandidateIndex.MostTerms)];
        Span<ushort> weights = stackalloc ushort[keys.Length];
        for (int i = 0; i < keys.Length; i++) (keys[i], weights[i]) = (CandidateIndex.Key(terms[i].Hash), Quantised(terms[i].Weight));
        Add(keys, weights);
    }

    /// <summary>A document's terms.</summary>
    public ReadOnlySpan<uint> Keys(int document) => _keys.AsSpan(First(document), _ends[document] - First(document));

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<ushort> Weights(int document) => _weights.AsSpan(First(document), _ends[document] - First(document));

    /// <summary>A document's weight of a term, 0 where it has it not.</summary>
    public int Weight(int document, uint key)
    {
        int at = Keys(document).IndexOf(key);
        return at < 0 ? 0 : _weights[First(document) + at];
    }

    /// <summary>A weight in 1/65535.</summary>
    public static ushort Quantised(float weight) => (ushort)(Math.Clamp(weight, 0f, 1f) * ushort.MaxValue);

    private int First(int document) => document == 0 ? 0 : _ends[document - 1];
}
