using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>A profile laid out for comparing: its terms by hash, and the length of its part of each kind.</summary>
internal sealed class Profile
{
    private readonly TermKey[] _terms; // by hash
    private readonly double[] _squares = new double[4]; // by kind

    public Profile(IReadOnlyList<TermKey> terms)
    {
        _terms = [.. terms];
        Array.Sort(_terms, static (a, b) => a.Hash.CompareTo(b.Hash));
        foreach (var term in _terms) _squares[(int)Terms.KindOf(term.Hash)] += (double)term.Weight * term.Weight;
    }

    /// <summary>Number of terms.</summary>
    public int Count => _terms.Length;

    /// <summary>The cosine of two profiles by kind of term: the four products, not yet brought to the lengths of the kinds.</summary>
    public Overlap With(Profile other)
    {
        var shared = new Overlap();
        for (int i = 0, j = 0; i < _terms.Length && j < other._terms.Length;)
        {
            ulong a = _terms[i].Hash, b = other._terms[j].Hash;
            if (a < b) i++;
            else if (a > b) j++;
            else shared.Add(Terms.KindOf(a), (double)_terms[i++].Weight * other._terms[j++].Weight);
        }
        return shared;
    }

    /// <summary>The terms that both hold, with the product of their weights.</summary>
    public Dictionary<ulong, double> Shared(Profile other)
    {
        var theirs = other._terms.ToDictionary(t => t.Hash, t => (double)t.Weight);
        return _terms.Where(t => theirs.ContainsKey(t.Hash)).ToDictionary(t => t.Hash, t => t.Weight * theirs[t.Hash]);
    }

    /// <summary>The length of the part of one kind.</summary>
    public double LengthOf(TermKind kind) => Math.Sqrt(_squares[(int)kind]);

    /// <summary>The share of <paramref name="other"/>'s squared weight that stands in terms this profile holds too, 0..1.</summary>
    public double Covers(Profile other)
    {
        double held = 0, all = 0;
        int i = 0;
        foreach (var term in other._terms)
        {
            if (Terms.KindOf(term.Hash) == TermKind.Pair) continue;
            double square = (double)term.Weight * term.Weight;
            all += square;
            while (i < _terms.Length && _terms[i].Hash < term.Hash) i++;
            if (i < _terms.Length && _terms[i].Hash == term.Hash) held += square;
        }
        return all > 0 ? held / all : 0;
    }
}

/// <summary>What two profiles share, by kind of term.</summary>
internal struct Overlap
{
    /// <summary>Products of shared weights: all kinds, names alone, numbers alone.</summary>
    public double All, Names, Numbers;

    /// <summary>Shared terms: names, numbers.</summary>
    public int NameCount, NumberCount;

    /// <summary>Counts a shared term in.</summary>
    public void Add(TermKind kind, double product)
    {
        All += product;
        if (kind == TermKind.Name) { Names += product; NameCount++; }
        if (kind == TermKind.Number) { Numbers += product; NumberCount++; }
    }
}
