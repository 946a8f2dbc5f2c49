namespace Stemma.Core.News;

/// <summary>A stretch of a string, in UTF-16 code units, end exclusive. JSON shows code points (see <see cref="CodePoints"/>).</summary>
public readonly record struct Span(int Start, int End) : IComparable<Span>
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>The text that stands there.</summary>
    public string Of(string text) => text[Start..End];

    /// <summary>Whether the two stretches share at least one code unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether the position lies inside.</summary>
    public bool Contains(int position) => Start <= position && position < End;

    /// <summary>The stretch moved by <paramref name="offset"/> code units.</summary>
    public Span Shift(int offset) => new(Start + offset, End + offset);

    /// <inheritdoc/>
    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);
}

/// <summary>Turns UTF-16 positions of one string into counts of Unicode code points and back.</summary>
public sealed class CodePoints
{
    private readonly int[]? _before; // code points before each UTF-16 position; null where the two counts agree
    private readonly int _length;

    /// <summary>Prepares the positions of <paramref name="text"/>.</summary>
    public CodePoints(string text)
    {
        _length = text.Length;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) return;
        _before = new int[text.Length + 1];
        for (int i = 0, n = 0; i < text.Length; i++)
        {
            _before[i] = n;
            bool pairOpens = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pairOpens) n++;
            _before[i + 1] = n;
        }
    }

    /// <summary>Code points before UTF-16 position <paramref name="utf16"/>.</summary>
    public int At(int utf16) => _before is null ? utf16 : _before[utf16];

    /// <summary>The stretch in code points.</summary>
    public Span Of(Span utf16) => new(At(utf16.Start), At(utf16.End));

    /// <summary>The UTF-16 position before which <paramref name="codePoint"/> code points stand; the text's length when there are fewer.</summary>
    public int ToUtf16(int codePoint)
    {
        if (_before is null) return Math.Clamp(codePoint, 0, _length);
        int at = Array.BinarySearch(_before, codePoint);
        if (at < 0) return _length;
        while (at > 0 && _before[at - 1] == codePoint) at--;
        return at;
    }
}
