using System.Runtime.InteropServices;
using System.Text;
using AngleSharp.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>A text while the tree is built; the parser hands it over piece by piece. What stands in the page as it is stays a stretch of the page.</summary>
internal sealed class BuiltText(ReadOnlyMemory<char> text) : BuiltNode("#text", NodeFlags.None)
{
    private ReadOnlyMemory<char> _text = Kept(text);
    private StringBuilder? _more;

    /// <summary>The characters, in the page itself or in a string of their own.</summary>
    public (string Of, int Start, int Length) Stretch
    {
        get
        {
            if (_more is not null) (_text, _more) = (_more.ToString().AsMemory(), null);
            return MemoryMarshal.TryGetString(_text, out var of, out int start, out int length) ? (of, start, length) : ("", 0, 0);
        }
    }

    public void Append(ReadOnlyMemory<char> text)
    {
        if (_more is not null) _more.Append(text);
        else if (IsNext(text, out var both)) _text = both;
        else _more = new StringBuilder().Append(_text).Append(text);
    }

    public void Prepend(ReadOnlyMemory<char> text)
    {
        var (of, start, length) = Stretch;
        _text = string.Concat(text.Span, of.AsSpan(start, length)).AsMemory();
    }

    // The parser uses its own characters again.
    private static ReadOnlyMemory<char> Kept(ReadOnlyMemory<char> text) => MemoryMarshal.TryGetString(text, out _, out _, out _) ? text : text.ToString().AsMemory();

    // Whether it stands in the page right behind this.
    private bool IsNext(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> both)
    {
        both = default;
        if (!MemoryMarshal.TryGetString(_text, out var page, out int start, out int length) || !MemoryMarshal.TryGetString(text, out var same, out int next, out int more) || !ReferenceEquals(page, same) || next != start + length) return false;
        both = page.AsMemory(start, length + more);
        return true;
    }
}
