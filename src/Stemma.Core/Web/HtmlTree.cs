using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>A page as a read-only tree. Nodes lie in document order, so a subtree is a stretch of them.</summary>
public sealed class HtmlTree
{
    private readonly byte[] _tags;
    private readonly Dictionary<int, string>? _others; // the names that have no number
    private readonly object?[] _held; // of an element its attributes; of a text a string of its own, or one that it is a stretch of: the page
    private readonly (int Start, int Length)[] _stretches;
    private readonly int[] _parents;
    private readonly int[] _ends;

    internal HtmlTree(int count, byte[] tags, Dictionary<int, string>? others, object?[] held, (int Start, int Length)[] stretches, int[] parents, int[] ends)
    {
        Count = count;
        _tags = tags;
        _others = others;
        _held = held;
        _stretches = stretches;
        _parents = parents;
        _ends = ends;
    }

    /// <summary>How many nodes there are, the document itself included.</summary>
    public int Count { get; }

    /// <summary>What of the page was left out or read otherwise than it is written, for a bound was reached.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The document.</summary>
    public HtmlNode Root => new(this, 0);

    /// <summary>The node at a place in document order.</summary>
    public HtmlNode this[int index] => new(this, index);

    /// <summary>All elements of that name, in document order.</summary>
    public IEnumerable<HtmlNode> Elements(string name)
    {
        byte tag = Tags.Of(name);
        for (int i = Next(tag, 0); i >= 0; i = Next(tag, i + 1)) if (tag != Tags.Other || _others![i] == name) yield return new HtmlNode(this, i);
    }

    internal byte Tag(int i) => _tags[i];

    internal string Name(int i) => _tags[i] is not Tags.Other and var tag ? Tags.Name(tag) : _others![i];

    internal bool IsText(int i) => _tags[i] == Tags.Text;

    // A string is made of a stretch where one is asked for, and kept.
    internal string? Text(int i)
    {
        if (!IsText(i)) return null;
        var (text, (start, length)) = ((string)_held[i]!, _stretches[i]);
        if (text.Length == length) return text;
        _held[i] = text = text.Substring(start, length);
        return text;
    }

    internal ReadOnlySpan<char> Characters(int i)
    {
        if (!IsText(i)) return default;
        var (text, (start, length)) = ((string)_held[i]!, _stretches[i]);
        return text.Length == length ? text : text.AsSpan(start, length);
    }

    internal int Parent(int i) => _parents[i];

    internal int End(int i) => _ends[i];

    internal ReadOnlySpan<KeyValuePair<string, string>> Attributes(int i) => IsText(i) ? default : (KeyValuePair<string, string>[]?)_held[i];

    private int Next(byte tag, int from)
    {
        int at = _tags.AsSpan(from, Count - from).IndexOf(tag);
        return at < 0 ? -1 : from + at;
    }
}

/// <summary>An element, a text or the document.</summary>
/// <param name="Tree">The tree it stands in.</param>
/// <param name="Index">Its place in document order; 0 is the document.</param>
public readonly record struct HtmlNode(HtmlTree Tree, int Index)
{
    private static readonly TagSet Silent = new("script", "style", "template"), Parting = new("br", "p", "div", "li", "td", "th");

    /// <summary>Lower-case element name; "#text" for a text, "#document" for the root.</summary>
    public string Name => Tree.Name(Index);

    /// <summary>The number of its name.</summary>
    internal byte Tag => Tree.Tag(Index);

    /// <summary>Whether it is a text.</summary>
    public bool IsText => Tree.IsText(Index);

    /// <summary>The characters of a text; "" for an element.</summary>
    public string Text => Tree.Text(Index) ?? "";

    /// <summary>The same without a string of their own.</summary>
    public ReadOnlySpan<char> Characters => Tree.Characters(Index);

    /// <summary>The place after its last descendant.</summary>
    public int End => Tree.End(Index);

    /// <summary>The parent; null for the document.</summary>
    public HtmlNode? Parent => Index == 0 ? null : new HtmlNode(Tree, Tree.Parent(Index));

    /// <summary>Its attributes in source order.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Attributes => Tree.Attributes(Index);

    /// <summary>The value of an attribute; null where it is missing.</summary>
    public string? this[string attribute]
    {
        get
        {
            foreach (var (name, value) in Attributes) if (name == attribute) return value;
            return null;
        }
    }

    /// <summary>Its children, in order.</summary>
    public IEnumerable<HtmlNode> Children
    {
        get
        {
            for (int i = Index + 1, end = End; i < end; i = Tree.End(i)) yield return new HtmlNode(Tree, i);
        }
    }

    /// <summary>Everything below it, in document order.</summary>
    public IEnumerable<HtmlNode> Descendants
    {
        get
        {
            for (int i = Index + 1, end = End; i < end; i++) yield return new HtmlNode(Tree, i);
        }
    }

    /// <summary>Its parent, the parent's parent and so on.</summary>
    public IEnumerable<HtmlNode> Ancestors
    {
        get
        {
            for (var at = Parent; at is { } node; at = node.Parent) yield return node;
        }
    }

    /// <summary>Whether <paramref name="other"/> stands below it, or is it.</summary>
    public bool Contains(HtmlNode other) => Index <= other.Index && other.Index < End;

    /// <summary>All characters below it, white space folded to single spaces; scripts and styles left out.</summary>
    public string InnerText()
    {
        StringBuilder? all = null; // of two texts and more
        int first = -1;
        bool parted = false;
        for (int i = Index, end = End; i < end; i++)
        {
            if (Tree.IsText(i))
            {
                if (first < 0) first = i;
                else (all ??= new StringBuilder().Append(Tree.Characters(first)).Append(parted ? " " : "")).Append(Tree.Characters(i));
            }
            else if (Silent.Holds(Tree[i]) && i > Index) i = Tree.End(i) - 1;
            else if (first >= 0 && Parting.Holds(Tree[i]))
            {
                parted = true;
                all?.Append(' ');
            }
        }
        return all is not null ? WhiteSpace.Fold(all.ToString()) : first < 0 ? "" : WhiteSpace.Fold(Tree.Characters(first));
    }
}
