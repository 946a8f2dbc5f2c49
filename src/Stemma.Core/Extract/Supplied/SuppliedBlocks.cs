using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Supplied;

/// <summary>
/// The blocks of a text that an agency supplies. Nothing of it is furniture, so nothing is judged: every paragraph, heading, entry and row is the report's, but pictures with their captions, which are pictures.
/// </summary>
internal sealed class SuppliedBlocks
{
    private const int Most = 20_000;

    private readonly List<Piece> pieces = [];
    private readonly List<Picture> pictures = [];
    private readonly List<PageLink> links = [];
    private readonly StringBuilder text = new();
    private int breaks;

    private SuppliedBlocks()
    {
    }

    /// <summary>Blocks of HTML, in order, with its pictures and links.</summary>
    public static (List<Piece> Pieces, List<Picture> Pictures, List<PageLink> Links) Of(string html)
    {
        var made = new SuppliedBlocks();
        var tree = HtmlTreeBuilder.Parse(html);
        made.Read(tree);
        return (made.pieces, made.pictures, made.links);
    }

    /// <summary>Blocks of plain words: parted by blank lines, or else by line ends.</summary>
    public static List<Piece> OfText(string words)
    {
        var bare = words.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var parts = bare.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1) parts = bare.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Select(p => WhiteSpace.Fold(p)).Where(p => p.Length > 0).Take(Most).Select(p => new Piece(BlockKind.Paragraph, p))];
    }

    private void Read(HtmlTree tree)
    {
        var open = new Stack<HtmlNode>();
        for (int i = 1; i < tree.Count && pieces.Count < Most; i++)
        {
            while (open.Count > 0 && open.Peek().End <= i) Flush(open.Pop());
            var node = tree[i];
            if (node.IsText) Append(node);
            else if (node.Name is "script" or "style" or "template" or "head" or "iframe" or "svg") i = node.End - 1;
            else if (node.Name == "figure" || node.Name == "img")
            {
                Picture(node);
                i = node.End - 1;
            }
            else if (node.Name == "br") Break(open);
            else if (node.Name is "td" or "th") text.Append(text.Length > 0 ? "\t" : "");
            else if (IsBlock(node.Name))
            {
                Flush(open.Count > 0 ? open.Peek() : null);
                open.Push(node);
            }
            else if (node.Name == "a" && Uri.TryCreate(node["href"], UriKind.Absolute, out var url) && url.Scheme is "http" or "https") links.Add(new PageLink(url.AbsoluteUri, WhiteSpace.Fold(Words(node))));
        }
        while (open.Count > 0) Flush(open.Pop());
        Flush(null);
    }

    private void Append(HtmlNode node)
    {
        if (!node.Characters.IsWhiteSpace()) breaks = 0;
        text.Append(node.Characters);
    }

    // Two breaks part paragraphs, one parts lines.
    private void Break(Stack<HtmlNode> open)
    {
        if (++breaks >= 2) Flush(open.Count > 0 ? open.Peek() : null);
        else text.Append(' ');
    }

    private void Flush(HtmlNode? block)
    {
        breaks = 0;
        if (text.Length == 0) return;
        var kind = block is { } b ? KindOf(b) : BlockKind.Paragraph;
        if (kind == BlockKind.TableRow) Add(kind, string.Join('\t', text.ToString().Split('\t').Select(c => WhiteSpace.Fold(c))).Trim('\t'));
        else if (block is { Name: "pre" }) foreach (var piece in OfText(text.ToString())) Add(kind, piece.Text);
        else Add(kind, WhiteSpace.Fold(text.ToString()));
        text.Clear();
    }

    private void Add(BlockKind kind, string words)
    {
        if (words.Any(char.IsLetterOrDigit)) pieces.Add(new Piece(kind, words));
    }

    private void Picture(HtmlNode node)
    {
        var image = node.Name == "img" ? node : node.Descendants.FirstOrDefault(d => d.Name == "img");
        var caption = node.Name == "img" ? null : node.Descendants.Where(d => d.Name == "figcaption").Select(d => WhiteSpace.Fold(Words(d))).FirstOrDefault(c => c.Length > 0);
        var address = image.Tree is null ? null : image["src"];
        if (address is not null || caption is not null) pictures.Add(new Picture(address, caption, caption is null ? null : Captions.CreditOf(caption)));
    }

    private static string Words(HtmlNode node) => string.Concat(node.Descendants.Where(d => d.IsText).Select(d => d.Text));

    private static BlockKind KindOf(HtmlNode block)
    {
        for (HtmlNode? at = block; at is { } node; at = node.Parent)
        {
            if (node.Name is ['h', >= '1' and <= '6']) return BlockKind.Subheading;
            if (node.Name is "li" or "dd" or "dt") return BlockKind.ListItem;
            if (node.Name == "blockquote") return BlockKind.Quote;
            if (node.Name == "tr") return BlockKind.TableRow;
        }
        return BlockKind.Paragraph;
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "section" or "article" or "main" or "header" or "footer" or "aside" or "ul" or "ol" or "dl" or "li" or "dd" or "dt" or "blockquote"
        or "table" or "tbody" or "thead" or "tr" or "pre" or "hr" or "body" or "html" or "address" or "center" || name is ['h', >= '1' and <= '6'];
}
