using System.Runtime.InteropServices;
using System.Text;

namespace Stemma.Core.Web.Building;

/// <summary>A text while the tree is built; the parser hands it over piece by piece. What stands in the page as it is stays a stretch of the page.</summary>
internal sealed class BuiltText : BuiltNode
{
    private string _of;
    private int _start, _length;
    private StringBuilder? _more;

    /// <summary>Begins with its first piece.</summary>
    public BuiltText(ReadOnlyMemory<char> text)
    {
        // The parser uses its own characters again.
        if (!MemoryMarshal.TryGetString(text, out _of!, out _start, out _length)) Hold(text.ToString());
    }

    /// <summary>The characters, in the page itself or in a string of their own.</summary>
    public (string Of, int Start, int Length) Stretch
    {
        get
        {
            if (_more is not null) Hold(_more.ToString());
            return (_of, _start, _length);
        }
    }

    public void Append(ReadOnlyMemory<char> text)
    {
        if (_more is not null) _more.Append(text);
        else if (IsNext(text)) _length += text.Length;
        else _more = new StringBuilder().Append(_of, _start, _length).Append(text);
    }

    public void Prepend(ReadOnlyMemory<char> text)
    {
        var (of, start, length) = Stretch;
        Hold(string.Concat(text.Span, of.AsSpan(start, length)));
    }

    private void Hold(string text) => (_of, _start, _length, _more) = (text, 0, text.Length, null);

    // Whether it stands in the page right behind this.
    private bool IsNext(ReadOnlyMemory<char> text) => MemoryMarshal.TryGetString(text, out var same, out int next, out _) && ReferenceEquals(_of, same) && next == _start + _length;
}
