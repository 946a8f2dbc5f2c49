namespace Stemma.Demo.Truth;

/// <summary>Something that is not as the truth has it.</summary>
/// <param name="Figure">The figure that it counts in.</param>
/// <param name="Reports">The reports that it is about.</param>
/// <param name="Words">What is true and what was found, in words.</param>
internal sealed record PressMiss(string Figure, IReadOnlyList<string> Reports, string Words);

/// <summary>Of every figure how many are right and how many there are, and what was missed, in words.</summary>
/// <param name="name">What a report is called in those words; null for its id.</param>
internal sealed class PressCount(Func<string, string>? name = null)
{
    private readonly SortedDictionary<string, (int Right, int All)> _figures = new(StringComparer.Ordinal);

    /// <summary>Every miss.</summary>
    public List<PressMiss> Misses { get; } = [];

    /// <summary>The figures.</summary>
    public IEnumerable<string> Figures => _figures.Keys;

    /// <summary>A figure's counts.</summary>
    public (int Right, int All) this[string figure] => _figures.GetValueOrDefault(figure);

    /// <summary>What a report is called.</summary>
    public string Name(string report) => name?.Invoke(report) ?? report;

    /// <summary>A figure as a share; 1 where there is nothing to count.</summary>
    public double Share(string figure) => this[figure] is { All: > 0 } n ? (double)n.Right / n.All : 1;

    /// <summary>Counts.</summary>
    public void Add(string figure, int right, int all)
    {
        var before = this[figure];
        _figures[figure] = (before.Right + right, before.All + all);
    }

    /// <summary>Counts one case, and notes it where it is wrong.</summary>
    public void Add(string figure, bool right, IReadOnlyList<string> reports, string miss)
    {
        Add(figure, right ? 1 : 0, 1);
        if (!right) Misses.Add(new PressMiss(figure, reports, miss));
    }

    /// <summary>Counts all that another counted.</summary>
    public void Add(PressCount other)
    {
        foreach (string figure in other.Figures) Add(figure, other[figure].Right, other[figure].All);
    }
}
