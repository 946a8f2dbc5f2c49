namespace Stemma.Eval.Sets;

/// <summary>Of every figure how many are right and how many there are, and what was missed, in words.</summary>
internal sealed class PressCount
{
    private readonly SortedDictionary<string, (int Right, int All)> _figures = new(StringComparer.Ordinal);

    /// <summary>Every miss: what, what was expected, what was got.</summary>
    public List<string> Misses { get; } = [];

    /// <summary>The figures.</summary>
    public IEnumerable<string> Figures => _figures.Keys;

    /// <summary>A figure's counts.</summary>
    public (int Right, int All) this[string figure] => _figures.GetValueOrDefault(figure);

    /// <summary>A figure as a share; 1 where there is nothing to count.</summary>
    public double Share(string figure) => this[figure] is { All: > 0 } n ? (double)n.Right / n.All : 1;

    /// <summary>Counts.</summary>
    public void Add(string figure, int right, int all)
    {
        var before = this[figure];
        _figures[figure] = (before.Right + right, before.All + all);
    }

    /// <summary>Counts one case, and notes it where it is wrong.</summary>
    public void Add(string figure, bool right, string miss)
    {
        Add(figure, right ? 1 : 0, 1);
        if (!right) Misses.Add($"{figure}: {miss}");
    }

    /// <summary>Counts all that another counted.</summary>
    public void Add(PressCount other)
    {
        foreach (string figure in other.Figures) Add(figure, other[figure].Right, other[figure].All);
    }
}
