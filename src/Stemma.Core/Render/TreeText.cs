using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>The family tree for a terminal: unseen originals have a dashed rule.</summary>
public static class TreeText
{
    /// <summary>One line a node.</summary>
    public static string Of(Story story)
    {
        var names = new NodeNames(story);
        var outlets = story.Tellings.ToDictionary(t => NodeId.Of(t.Id), t => t.Outlet);
        var text = new StringBuilder();
        foreach (var row in TreeRows.Of(story))
        {
            text.Append("  ");
            for (int i = 0; i + 1 < row.Depth; i++) text.Append(row.Guides[i] ? "│  " : "   ");
            if (row.Depth > 0) text.Append(row.Last ? "└─ " : "├─ ");
            text.Append(row.Node.Original is not null ? "┄ " : outlets.ContainsKey(row.Node) ? "■ " : "□ ").Append(names[row.Node]);
            if (outlets.GetValueOrDefault(row.Node) is { } outlet) text.Append(" (").Append(outlet).Append(')');
            if (row.Link is { } link) text.Append("  ").Append("← ").Append(PlainWords.Edge(link));
            else if (outlets.ContainsKey(row.Node)) text.Append("  ").Append(PlainWords.Root(row.Node, story.Drawn.Links));
            text.Append('\n');
        }
        foreach (var link in story.Tree.Links.Where(l => l.Undirected && !l.Hypothetical))
            text.Append($"  {names[link.Child]} — {names[link.Parent]}: shared text, direction not known\n");
        return text.ToString();
    }
}
