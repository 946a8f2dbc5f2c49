using System.Net;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>One story's family tree as SVG inside a page: classes instead of a style of its own, every report a link to its page.</summary>
public static class TreeDrawing
{
    private const int RowHeight = 50, Indent = 30, Left = 14, Across = 720, Dot = 6, DeepestIndent = 9, MostRows = 150;

    // Widths of a letter in the widest of the usual fonts: which one a reader has is not known, and what does not fit is cut off without a sign.
    private const double Letter = 8.2, SmallLetter = 7.3, BoldLetter = 9.4, Ideograph = 15;

    private const char Ideographs = '\u1100';

    /// <summary>The drawing; "" where there is nothing to draw but one report.</summary>
    /// <param name="story">The story.</param>
    /// <param name="rows">Its outline.</param>
    public static string Of(Story story, IReadOnlyList<TreeRow> rows)
    {
        if (rows.Count < 2) return "";
        var folded = FoldedRows.Of(rows);
        if (folded.Count > MostRows) folded = [.. folded.Take(MostRows)]; // the list below it has them all
        var names = new NodeNames(story);
        var tellings = story.Tellings.ToDictionary(t => NodeId.Of(t.Id));
        var svg = new StringBuilder(folded.Count * 360);
        svg.Append($"<svg class=\"tree\" viewBox=\"0 0 {Across} {(folded.Count * RowHeight) + 4}\" role=\"group\" aria-labelledby=\"tree-title\"><title id=\"tree-title\">Family tree: who carries whose text</title>");
        var at = new Dictionary<NodeId, (int Depth, int Line)>();
        for (int line = 0; line < folded.Count; line++)
        {
            var row = folded[line].Row;
            var parent = row.Link is { } l && at.TryGetValue(l.Parent, out var found) ? found : (Depth: -1, Line: -1);
            at[row.Node] = (parent.Line < 0 ? 0 : parent.Depth + (Straight(row) ? 0 : 1), line);
            if (parent.Line >= 0) Edge(svg, row.Link!, parent.Depth, at[row.Node].Depth, line, parent.Line);
        }
        for (int line = 0; line < folded.Count; line++)
            Node(svg, folded[line], at[folded[line].Row.Node].Depth, line, tellings.GetValueOrDefault(folded[line].Row.Node), names, story.Drawn.Links);
        return svg.Append("</svg>").ToString();
    }

    // The versions of one unseen original stand below each other, on one line.
    private static bool Straight(TreeRow row) => row.Node.Original is not null && row.Link?.Kind == LinkKind.Update;

    private static int X(int depth) => Left + (Math.Min(depth, DeepestIndent) * Indent);

    private static int Y(int line) => (line * RowHeight) + 16;

    private static void Edge(StringBuilder svg, Link link, int above, int depth, int line, int parent)
    {
        int from = X(above), to = X(depth), y = Y(line);
        svg.Append($"<path class=\"{(link.Undirected ? "edge loose" : link.Kind == LinkKind.Update ? "edge later" : "edge")}\" d=\"M{from} {Y(parent) + Dot}V{y - 10}");
        svg.Append(to > from ? $"q0 10 10 10H{to - Dot}\"/>" : $"V{y - Dot}\"/>");
    }

    private static void Node(StringBuilder svg, FoldedRow row, int depth, int line, Telling? telling, NodeNames names, IReadOnlyList<Link> links)
    {
        int x = X(depth), y = Y(line), room = Across - x - 20;
        bool several = row.Stands > 1;
        if (several) svg.Append("<a href=\"#reports\">");
        else if (telling is not null) svg.Append($"<a href=\"/report/{telling.Id}\">");
        svg.Append($"<circle class=\"{(telling is not null ? "held" : row.Row.Node.Telling is null ? "unseen" : "removed")}\" cx=\"{x}\" cy=\"{y}\" r=\"{Dot}\"/><text x=\"{x + 16}\" y=\"{y + 5}\">");
        if (several) svg.Append($"and {row.Stands} more, listed below");
        else if (telling is null) svg.Append("<tspan class=\"guess\">").Append(Fit(names[row.Row.Node], room, Letter)).Append("</tspan>");
        else Titled(svg, telling, room);
        svg.Append("</text>");
        if (telling is not null) svg.Append("</a>");
        string aside = several ? "" : row.Row.Link is { } link ? PlainWords.Edge(link) : telling is null ? "" : PlainWords.Root(row.Row.Node, links);
        if (aside.Length > 0) svg.Append($"<text class=\"aside\" x=\"{x + 16}\" y=\"{y + 22}\">").Append(Fit(aside, room, SmallLetter)).Append("</text>");
    }

    private static void Titled(StringBuilder svg, Telling telling, int room)
    {
        string outlet = telling.Called;
        outlet = Fit(outlet, room * 0.6, BoldLetter, out double left);
        svg.Append("<tspan class=\"outlet\">").Append(Text(outlet)).Append("</tspan> ").Append(Fit(telling.Article.Title, (room * 0.4) + left - Letter, Letter));
    }

    private static string Fit(string text, double room, double letter) => Text(Fit(text, room, letter, out _));

    // As much of a text as fits, and the room it leaves.
    private static string Fit(string text, double room, double letter, out double left)
    {
        left = room;
        for (int i = 0; i < text.Length; i++)
        {
            double wide = Width(text[i], letter);
            if (left >= wide) left -= wide;
            else return SaidLine.Cut(text, Math.Max(1, i - 1));
        }
        return text;
    }

    private static double Width(char c, double letter) => c switch
    {
        >= Ideographs => Ideograph,
        ' ' => letter * 0.6,
        'M' or 'W' or 'm' or 'w' or '@' or '%' or '—' => letter * 1.7,
        _ => char.IsUpper(c) ? letter * 1.2 : letter,
    };

    private static string Text(string text) =>
        WebUtility.HtmlEncode(text.AsSpan().ContainsAnyInRange('\0', '\x1f') ? string.Concat(text.Where(c => !char.IsControl(c))) : text);
}
