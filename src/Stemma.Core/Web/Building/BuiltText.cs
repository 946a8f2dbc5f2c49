using System.Text;
using AngleSharp.Dom;

namespace Stemma.Core.Web.Building;

/// <summary>A text while the tree is built; the parser hands it over piece by piece.</summary>
internal sealed class BuiltText(string text) : BuiltNode("#text", NodeFlags.None)
{
    private string _text = text;
    private StringBuilder? _more;

    public string Text => _more is null ? _text : _more.ToString();

    public void Append(string text) => (_more ??= new StringBuilder(_text)).Append(text);

    public void Prepend(string text)
    {
        _text = text + Text;
        _more = null;
    }
}
