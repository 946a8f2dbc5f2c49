using Stemma.Core.Language;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>How much text, prose and link text lies under each element: sums over document order, so that any subtree is one subtraction.</summary>
internal sealed class PageText
{
    private const int ProseRun = 50; // a run of text this long is rarely a label
    private static readonly TagSet Silent = new("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "select", "textarea", "input", "canvas", "head", "video", "audio", "math", "datalist", "map", "option", "button", "noframes");
    private readonly int[] _all, _prose, _linked, _links;
    private readonly bool[] _mute;

    /// <summary>Sums the tree.</summary>
    public PageText(HtmlTree tree)
    {
        int n = tree.Count;
        (_all, _prose, _linked, _links, _mute) = (new int[n + 1], new int[n + 1], new int[n + 1], new int[n + 1], new bool[n]);
        int muteEnd = 0, linkEnd = 0;
        for (int i = 0; i < n; i++)
        {
            var node = tree[i];
            (_all[i + 1], _prose[i + 1], _linked[i + 1], _links[i + 1]) = (_all[i], _prose[i], _linked[i], _links[i]);
            bool isText = node.IsText;
            if (i >= muteEnd && !isText && Silent.Holds(node)) muteEnd = node.End;
            _mute[i] = i < muteEnd;
            if (_mute[i]) continue;
            if (!isText)
            {
                if (i >= linkEnd && node.Name == "a") { linkEnd = node.End; _links[i + 1]++; }
                continue;
            }
            int length = Visible(node.Characters);
            _all[i + 1] += length;
            if (i < linkEnd) _linked[i + 1] += length;
            else if (length >= ProseRun) _prose[i + 1] += length;
        }
    }

    /// <summary>Whether the place lies in an element that shows no text.</summary>
    public bool Mute(int index) => _mute[index];

    /// <summary>Characters under the element.</summary>
    public int All(HtmlNode node) => _all[node.End] - _all[node.Index];

    /// <summary>Characters between two places in document order.</summary>
    public int Between(int from, int to) => _all[to] - _all[from];

    /// <summary>Characters of long runs outside links.</summary>
    public int Prose(HtmlNode node) => _prose[node.End] - _prose[node.Index];

    /// <summary>Characters in links.</summary>
    public int Linked(HtmlNode node) => _linked[node.End] - _linked[node.Index];

    /// <summary>How many links.</summary>
    public int Links(HtmlNode node) => _links[node.End] - _links[node.Index];

    /// <summary>The same of a text whose white space is folded already.</summary>
    public static int OfFolded(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u0E00', '\uFFFF') ? Visible(text) : text.Length;

    /// <summary>A text's length, white space folded, weighed by script.</summary>
    public static int Visible(ReadOnlySpan<char> text)
    {
        bool gap = true;
        var (length, plain) = WhiteSpace.Plain(text, ref gap);
        foreach (char c in text[plain..])
        {
            bool white = char.IsWhiteSpace(c);
            if (!white || !gap) length += c >= '\u0E00' && Tokens.IsUnspaced(c) ? 3 : 1; // a Han character says as much as three letters
            gap = white;
        }
        return length;
    }
}
