using System.Net;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>Family trees as one self-contained SVG without script: an outline of boxes, unseen originals dashed, readable in light and dark.</summary>
public static class StemmaSvg
{
    private const int RowHeight = 52, BoxHeight = 36, Indent = 44, BoxWidth = 430, Margin = 20, TitleHeight = 34;

    /// <summary>The drawing, stories one below the other.</summary>
    public static string Of(IReadOnlyList<Story> stories)
    {
        var laid = stories.Select(s => (Story: s, Rows: TreeRows.Of(s))).ToList();
        int height = Margin * 2 + laid.Sum(l => TitleHeight + (l.Rows.Count * RowHeight));
        int width = Margin * 2 + BoxWidth + 190 + (laid.Count == 0 ? 0 : laid.Max(l => l.Rows.Count == 0 ? 0 : l.Rows.Max(r => r.Depth)) * Indent);
        var svg = new StringBuilder();
        svg.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"stemma-title\">\n");
        svg.Append("<title id=\"stemma-title\">Family tree: who carries whose text</title>\n<style>\n").Append(Style).Append("</style>\n");
        int top = Margin;
        foreach (var (story, rows) in laid)
        {
            svg.Append($"<text class=\"story\" x=\"{Margin}\" y=\"{top + 18}\">{Text(story.Title, 90)}</text>\n");
            Draw(svg, story, rows, top + TitleHeight);
            top += TitleHeight + (rows.Count * RowHeight);
        }
        return svg.Append("</svg>\n").ToString();
    }

    private const string Style =
        """
        text { font: 13px system-ui, sans-serif; fill: #1b1b1b } .story { font-weight: 600; font-size: 15px } .edge { font-size: 11px; fill: #555 }
        rect { fill: #fff; stroke: #3b5b7a; stroke-width: 1.5 } .unseen rect { stroke-dasharray: 6 4; fill: #f5f5f2 } path { fill: none; stroke: #3b5b7a; stroke-width: 1.5 }
        .undirected { stroke-dasharray: 2 3 }
        @media (prefers-color-scheme: dark) { text { fill: #eee } .edge { fill: #bbb } rect { fill: #20262c; stroke: #9fc0e0 } .unseen rect { fill: #2a2a28 } path { stroke: #9fc0e0 } }

        """;

    private static void Draw(StringBuilder svg, Story story, IReadOnlyList<TreeRow> rows, int top)
    {
        var names = new NodeNames(story);
        var tellings = story.Tellings.ToDictionary(t => NodeId.Of(t.Id));
        var lineOf = rows.Select((row, line) => (row.Node, line)).ToDictionary(p => p.Node, p => p.line);
        for (int line = 0; line < rows.Count; line++)
        {
            var row = rows[line];
            int x = Margin + (row.Depth * Indent), y = top + (line * RowHeight);
            if (row.Link is { } link) Edge(svg, link, x, y, top + (lineOf[link.Parent] * RowHeight));
            svg.Append($"<g class=\"{(tellings.ContainsKey(row.Node) ? "held" : "unseen")}\"><rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"5\"/>");
            string label = tellings.TryGetValue(row.Node, out var telling)
                ? telling.Outlet is { } outlet ? $"{outlet}: {telling.Article.Title}" : $"{telling.Name}: {telling.Article.Title}"
                : names[row.Node];
            svg.Append($"<text x=\"{x + 10}\" y=\"{y + 23}\">{Text(label, 62)}</text></g>\n");
        }
    }

    private static void Edge(StringBuilder svg, Link link, int x, int y, int parentTop)
    {
        int trunk = x - Indent + 16, middle = y + (BoxHeight / 2);
        svg.Append($"<path{(link.Undirected ? " class=\"undirected\"" : "")} d=\"M{trunk} {parentTop + BoxHeight}V{middle}H{x}\"/>");
        string share = link.Kind == LinkKind.Update ? "" : $", {link.Share * 100:0} %";
        svg.Append($"<text class=\"edge\" x=\"{x + BoxWidth + 10}\" y=\"{middle + 4}\">{Text(PlainWords.Manner(link) + share, 40)}</text>\n");
    }

    private static string Text(string text, int most)
    {
        if (text.Length > most) text = string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1), "…");
        return WebUtility.HtmlEncode(new string([.. text.Where(c => !char.IsControl(c))]));
    }
}
