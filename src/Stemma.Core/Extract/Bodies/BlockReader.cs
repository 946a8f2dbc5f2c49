using System.Buffers;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>A block of a page with how much of it is link text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">White space folded.</param>
/// <param name="Node">The place of its first text.</param>
/// <param name="Linked">Characters in links.</param>
/// <param name="Weight">Its length, weighed by script.</param>
/// <param name="What">What sort of furniture its words say it is.</param>
internal readonly record struct PageBlock(BlockKind Kind, string Text, int Node, int Linked, int Weight, Furniture What)
{
    /// <summary>Share of its characters that stand in links.</summary>
    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, Linked / (double)Text.Length);

    /// <summary>Whether it reads as a sentence of some length.</summary>
    public bool IsProse => Weight >= 120 || Weight >= 40 && TextLines.EndsSentence(Text);
}

/// <summary>Reads the blocks of a page in document order: one pass over the flat tree, without recursion.</summary>
internal sealed class BlockReader
{
    private const int MostBlocks = 20_000, LongestLabel = 160, LongestClass = 200;
    private readonly HtmlTree _tree;
    private readonly bool[] _cut;
    private readonly Dictionary<int, PictureBox> _boxes;
    private readonly ArrayBufferWriter<char> _text = new();
    private readonly List<PageBlock> _blocks = [];
    private readonly Stack<int> _open = new();
    private readonly PerValue<bool> _captions = new(IsCaption);
    private int _linked, _linkEnd, _breaks, _start = -1;

    private BlockReader(HtmlTree tree, PageText text, bool[] cut)
    {
        _tree = tree;
        _cut = cut;
        _boxes = PictureBoxes.Of(tree, text);
    }

    /// <summary>All blocks but those of cut elements.</summary>
    public static List<PageBlock> Read(HtmlTree tree, PageText text, bool[] cut) => new BlockReader(tree, text, cut).Run();

    private List<PageBlock> Run()
    {
        for (int i = 0; i < _tree.Count && _blocks.Count < MostBlocks; i++)
        {
            while (_open.Count > 0 && _tree[_open.Peek()].End <= i) { Flush(); _open.Pop(); }
            var node = _tree[i];
            if (_cut[i])
            {
                if (!node.IsText && IsBlock(node)) Flush();
                i = node.End - 1;
                continue;
            }
            if (node.IsText) Append(node, i);
            else Enter(node, i);
        }
        Flush();
        return _blocks;
    }

    private void Append(HtmlNode node, int i)
    {
        var text = node.Characters;
        int length = text.Trim().Length;
        if (length > 0)
        {
            if (_start < 0) _start = i;
            _breaks = 0;
        }
        _text.Write(text);
        if (i < _linkEnd) _linked += length;
    }

    private void Enter(HtmlNode node, int i)
    {
        if (node.Name == "a" && i >= _linkEnd) _linkEnd = node.End;
        else if (node.Name == "br") Break();
        else if (node.Name is "td" or "th" && !HoldsBlocks(node)) { if (_start >= 0) _text.Write("\t"); }
        else if (IsBlock(node) || IsCaptionInLine(node))
        {
            Flush();
            _open.Push(i);
        }
        else if (node.Name == "sup" && IsNoteMark(node)) { /* a footnote's number belongs to no word */ _text.Write(" "); }
    }

    private void Break()
    {
        _breaks++;
        if (_breaks >= 2) Flush();
        else _text.Write("\n");
    }

    private static bool IsNoteMark(HtmlNode node) => node.InnerText() is { Length: > 2 and < 6 } mark && mark[0] == '[';

    private static bool HoldsBlocks(HtmlNode cell)
    {
        foreach (var inner in cell.Descendants) if (inner.Name is "p" or "div" or "table" or "ul" or "h2" or "h3" or "br") return true;
        return false;
    }

    private void Flush()
    {
        var text = Folded();
        if (text.Length > 0) _blocks.Add(new PageBlock(Kind(text), text, _start, _linked, PageText.OfFolded(text), Phrases.Of(text)));
        _text.ResetWrittenCount();
        (_linked, _breaks, _start) = (0, 0, -1);
    }

    private string Folded()
    {
        var raw = _text.WrittenSpan;
        if (!raw.Contains('\t') || !InRow()) return WhiteSpace.Fold(raw);
        return string.Join('\t', raw.ToString().Split('\t').Select(WhiteSpace.Fold).Where(c => c.Length > 0));
    }

    private bool InRow()
    {
        foreach (int i in _open.Take(2)) if (_tree[i].Name == "tr") return true;
        return false;
    }

    private BlockKind Kind(string text)
    {
        int depth = 0;
        foreach (int i in _open)
        {
            var node = _tree[i];
            switch (node.Name)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6": return BlockKind.Subheading;
                case "figcaption" or "caption": return BlockKind.Caption;
                case "figure" when depth < 4 && text.Length < 500: return BlockKind.Caption;
                case "li" or "dd" or "dt" when depth < 3: return BlockKind.ListItem;
                case "blockquote" or "q" when depth < 4: return BlockKind.Quote;
                case "tr" when text.Contains('\t'): return BlockKind.TableRow;
            }
            if (depth < 3 && SaysCaption(node)) return BlockKind.Caption;
            if (_boxes.TryGetValue(i, out var box) && _start > box.Picture && (box.Named || IsLabel(text))) return BlockKind.Caption;
            if (++depth > 6) break;
        }
        return BlockKind.Paragraph;
    }

    // Words under a picture may stand in a span: beside the picture's box, never in the middle of a paragraph.
    private bool IsCaptionInLine(HtmlNode node) =>
        node.Name is "span" or "small" or "em" && _start < 0 && SaysCaption(node) && !_open.Any(o => _tree[o].Name is "p" or "figcaption" or "li" or "h1" or "h2" or "h3" or "h4");

    // Neither a sentence, nor who wrote the report or when.
    private static bool IsLabel(string text) => text.Length < LongestLabel && !TextLines.EndsSentence(text) && TextDates.Of(text) is null && Bylines.Of(text) is null;

    /// <summary>Whether the element's class calls it a caption or a picture's credit.</summary>
    public static bool IsCaption(HtmlNode node) => node["class"] is { Length: <= LongestClass } classes && IsCaption(classes);

    private bool SaysCaption(HtmlNode node) => node["class"] is { Length: <= LongestClass } classes && _captions[classes];

    private static bool IsCaption(string classes) => NodeMarks.Has(classes, NodeMarks.Captions) || DescribesPicture(classes);

    // "image-description", "bild_beschreibung".
    private static bool DescribesPicture(string classes)
    {
        if (!classes.Contains("escri", StringComparison.Ordinal) && !classes.Contains("eschrei", StringComparison.Ordinal)) return false;
        var words = NodeMarks.WordsOf(classes);
        for (int i = 1; i < words.Count; i++)
            if (words[i] is "description" or "beschreibung" && words[i - 1] is "image" or "img" or "picture" or "photo" or "foto" or "bild") return true;
        return false;
    }

    /// <summary>Whether an element starts a block of its own.</summary>
    public static bool IsBlock(HtmlNode node) => Blocks.Own.Holds(node);

    private static class Blocks
    {
        public static readonly TagSet Own = new("p", "div", "section", "article", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th", "tbody", "thead", "figure", "figcaption", "header", "main", "dl", "dt", "dd", "center", "hr",
            "address", "details", "summary", "fieldset", "body", "form", "aside", "nav", "footer", "caption", "html", "picture", "q", "iframe");
    }
}
