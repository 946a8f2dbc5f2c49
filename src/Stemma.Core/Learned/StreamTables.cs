using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Stemma.Core.Learned;

/// <summary>What the stream taught, closed as an immutable edition.</summary>
public sealed record StreamTables
{
    /// <summary>The edition in force before anything was learned: the shipped background alone.</summary>
    public static StreamTables Shipped { get; } = new();

    /// <summary>The edition's number; 0 is the shipped one.</summary>
    public int Edition { get; init; }

    /// <summary>The version of the reading that it was learned from; 0 for the shipped one, and where it is not known.</summary>
    public int Version { get; init; }

    /// <summary>How many tellings each term was seen in.</summary>
    public TermCounts Terms { get; init; } = TermCounts.Empty;

    /// <summary>Each outlet's repeated paragraphs.</summary>
    public Boilerplate Boilerplate { get; init; } = Boilerplate.None;

    /// <summary>Words of two languages that translate each other.</summary>
    public WordPairs WordPairs { get; init; } = WordPairs.None;
}

/// <summary>Document frequencies by the XxHash3 of a stemmed term.</summary>
/// <param name="Tellings">Tellings counted.</param>
/// <param name="Counts">How many of them hold the term.</param>
public sealed record TermCounts(int Tellings, IReadOnlyDictionary<ulong, int> Counts)
{
    /// <summary>Nothing counted.</summary>
    public static TermCounts Empty { get; } = new(0, new Dictionary<ulong, int>());
}

/// <summary>Paragraphs that an outlet prints under many reports, by <see cref="Paragraphs.Key(string)"/>.</summary>
/// <param name="ByOutlet">The <see cref="Key"/> of an outlet to the hashes of its paragraphs. No word of anybody's stands in it, for it outlives what taught it.</param>
public sealed record Boilerplate(IReadOnlyDictionary<ulong, IReadOnlySet<ulong>> ByOutlet)
{
    /// <summary>Nothing learned.</summary>
    public static Boilerplate None { get; } = new(new Dictionary<ulong, IReadOnlySet<ulong>>());

    /// <summary>The XxHash3 of an outlet's name.</summary>
    public static ulong Key(string outlet) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(outlet.AsSpan()));

    /// <summary>The paragraphs of an outlet; null where it has none.</summary>
    public IReadOnlySet<ulong>? Of(string? outlet) => outlet is not null && ByOutlet.TryGetValue(Key(outlet), out var known) ? known : null;
}
