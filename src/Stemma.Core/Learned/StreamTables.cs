namespace Stemma.Core.Learned;

/// <summary>What the stream taught, closed as an immutable edition.</summary>
public sealed record StreamTables
{
    /// <summary>The edition in force before anything was learned: the shipped background alone.</summary>
    public static StreamTables Shipped { get; } = new();

    /// <summary>The edition's number; 0 is the shipped one.</summary>
    public int Edition { get; init; }

    /// <summary>How many tellings each term was seen in.</summary>
    public TermCounts Terms { get; init; } = TermCounts.Empty;

    /// <summary>Each outlet's repeated paragraphs.</summary>
    public Boilerplate Boilerplate { get; init; } = Boilerplate.None;
}

/// <summary>Document frequencies by the XxHash3 of a stemmed term.</summary>
/// <param name="Tellings">Tellings counted.</param>
/// <param name="Counts">How many of them hold the term.</param>
public sealed record TermCounts(int Tellings, IReadOnlyDictionary<ulong, int> Counts)
{
    /// <summary>Nothing counted.</summary>
    public static TermCounts Empty { get; } = new(0, new Dictionary<ulong, int>());
}

/// <summary>Paragraphs that an outlet prints under many reports, by <see cref="Paragraphs.Key"/>.</summary>
/// <param name="ByOutlet">Outlet to the hashes of its paragraphs.</param>
public sealed record Boilerplate(IReadOnlyDictionary<string, IReadOnlySet<ulong>> ByOutlet)
{
    /// <summary>Nothing learned.</summary>
    public static Boilerplate None { get; } = new(new Dictionary<string, IReadOnlySet<ulong>>());
}
