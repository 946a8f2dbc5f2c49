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
            text.Append(row.Node.Original is null ? "■ " : "┄ ").Append(names[row.Node]);
            if (outlets.GetValueOrDefault(row.Node) is { } outlet) text.Append(" (").Append(outlet).Append(')');
            if (row.Link is { } link) text.Append("  ").Append(Edge(link));
            else if (row.Node.Telling is not null) text.Append("  no shared text found");
            text.Append('\n');
        }
        foreach (var link in story.Tree.Links.Where(l => l.Undirected && !l.Hypothetical))
            text.Append($"  {names[link.Child]} — {names[link.Parent]}: shared text, direction not known\n");
        return text.ToString();
    }

    /// <summary>An edge in words: "edited, 83 % of its words seen elsewhere". Where only a credit shows the edge, nothing is said of how the text was carried.</summary>
    public static string Edge(Link link) => link switch
    {
        { Kind: LinkKind.Update } => $"← {PlainWords.Of(link.Kind)}",
        { Share: 0 } => "← by its credit; no other carrier seen",
        { Hypothetical: true } => $"← {PlainWords.Of(link.Kind)}, {link.Share * 100:0} % of its words seen elsewhere",
        _ => $"← {PlainWords.Of(link.Kind)}, {link.Share * 100:0} % of its words",
    };
}
