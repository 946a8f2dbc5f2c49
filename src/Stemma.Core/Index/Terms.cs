using Stemma.Core.News;

namespace Stemma.Core.Index;

/// <summary>Each document's profile terms with their weights in 1/65535, in one pool.</summary>
internal sealed class Terms
{
    private const int Line = 16; // keys in a line of the processor's cache
    private const int FirstCapacity = 256;
    private const int Growth = 8; // an eighth at a time: these are the most of what is held

    private uint[] _keys = new uint[1024];
    private ushort[] _weights = new ushort[1024];
    private int[] _ends = new int[FirstCapacity];
    private int _documents, _fetched;

    /// <summary>Appends the next document's terms.</summary>
    public void Add(ReadOnlySpan<uint> keys, ReadOnlySpan<ushort> weights)
    {
        int at = _documents == 0 ? 0 : _ends[_documents - 1];
        if (at + keys.Length > _keys.Length)
        {
            int size = _keys.Length + Math.Max(keys.Length, _keys.Length / Growth);
            Array.Resize(ref _keys, size);
            Array.Resize(ref _weights, size);
        }
        if (_documents == _ends.Length) Array.Resize(ref _ends, Math.Max(FirstCapacity, _documents + _documents / Growth));
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

    /// <summary>Has memory fetch a document's terms.</summary>
    public void Touch(int document)
    {
        for (int i = First(document); i < _ends[document]; i += Line) _fetched += (int)_keys[i] + _weights[i];
    }

    /// <summary>A document's terms.</summary>
    public ReadOnlySpan<uint> Keys(int document) => _keys.AsSpan(First(document), _ends[document] - First(document));

    /// <summary>Their weights.</summary>
    public ReadOnlySpan<ushort> Weights(int document) => _weights.AsSpan(First(document), _ends[document] - First(document));

    /// <summary>A weight in 1/65535.</summary>
    public static ushort Quantised(float weight) => (ushort)(Math.Clamp(weight, 0f, 1f) * ushort.MaxValue);

    /// <summary>Writes all of it down.</summary>
    public void Save(ArrayWriter to)
    {
        int terms = _documents == 0 ? 0 : _ends[_documents - 1];
        to.Write<int>(_ends.AsSpan(0, _documents));
        to.Write<uint>(_keys.AsSpan(0, terms));
        to.Write<ushort>(_weights.AsSpan(0, terms));
    }

    /// <summary>What was written down.</summary>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static Terms Load(ArrayReader from)
    {
        var terms = new Terms { _ends = from.Read<int>(), _keys = from.Read<uint>(), _weights = from.Read<ushort>() };
        terms._documents = terms._ends.Length;
        int all = terms._documents == 0 ? 0 : terms._ends[^1];
        if (all != terms._keys.Length || all != terms._weights.Length) throw new InvalidDataException("the index's terms do not agree");
        return terms;
    }

    private int First(int document) => document == 0 ? 0 : _ends[document - 1];
}
