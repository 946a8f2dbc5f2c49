using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Stemma.Core.Learned;

/// <summary>
/// Which words of two languages stand for each other, counted in sentences that translate one another. Nothing but hashes and counts: no word can be read from it, for it outlives what taught it.
/// </summary>
/// <param name="Counts">Of the <see cref="Key"/> of a word, in how many such sentences it stood; of the <see cref="Pair"/> of two, in how many both did, one on each side.</param>
public sealed record WordPairs(IReadOnlyDictionary<ulong, int> Counts)
{
    /// <summary>Sentences that show that two words stand for each other, at least: two fall together by chance.</summary>
    public const int Least = 3;

    private const double LeastTie = 0.3;

    /// <summary>Nothing learned.</summary>
    public static WordPairs None { get; } = new(new Dictionary<ulong, int>());

    /// <summary>A word of one language as it stands against another.</summary>
    /// <param name="language">Its language's primary subtag.</param>
    /// <param name="other">The other language's.</param>
    /// <param name="word">Its stem, or two characters of a script without spaces.</param>
    public static ulong Key(string language, string other, ReadOnlySpan<char> word) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{language} {other} {word}".AsSpan()));

    /// <summary>Two words by their keys, in whatever order.</summary>
    public static ulong Pair(ulong a, ulong b) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes<ulong>([Math.Min(a, b), Math.Max(a, b)]));

    /// <summary>Whether a word was seen often enough to stand for any.</summary>
    public bool Knows(ulong word) => Counts.GetValueOrDefault(word) >= Least;

    /// <summary>Whether two words stand for each other: together in three sentences or more, and by Dice's coefficient (1945; 2 x both / (one + other)) in .3 of those in which either stood.</summary>
    public bool Are(ulong a, ulong b) => Counts.GetValueOrDefault(Pair(a, b)) is >= Least and var both && 2.0 * both >= LeastTie * (Counts.GetValueOrDefault(a) + Counts.GetValueOrDefault(b));
}
