using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>Family trees as one Graphviz DOT graph, a cluster a story.</summary>
public static class StemmaDot
{
    /// <summary>The graph. Unseen originals are dashed, removed reports grey, undirected links have no arrow.</summary>
    public static string Of(IReadOnlyList<Story> stories)
    {
        var dot = new StringBuilder("digraph stemma {\n  rankdir=TB;\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (var story in stories)
        {
            var names = new NodeNames(story);
            dot.Append($"  subgraph cluster_{story.Id} {{\n    label={Quote(story.Title)};\n");
            foreach (var original in story.Tree.Originals)
                dot.Append($"    {Node(story, NodeId.Of(original.Id))} [label={Quote(names[NodeId.Of(original.Id)])}, style=dashed];\n");
            foreach (var telling in story.Tellings)
                dot.Append($"    {Node(story, NodeId.Of(telling.Id))} [label={Quote(telling.Outlet is { } outlet ? $"{outlet}\n{telling.Name}" : telling.Name)}];\n");
            foreach (var removed in story.Removed)
                dot.Append($"    {Node(story, NodeId.Of(removed.Telling))} [label={Quote(PlainWords.Removed(removed))}, style=filled, fillcolor=gray85, fontcolor=gray30, color=gray60];\n");
            foreach (var link in story.Drawn.Links)
                dot.Append($"    {Node(story, link.Parent)} -> {Node(story, link.Child)} [label={Quote(PlainWords.Manner(link))}{(link.Undirected ? ", dir=none" : "")}];\n");
            dot.Append("  }\n");
        }
        return dot.Append("}\n").ToString();
    }

    private static string Node(Story story, NodeId node) => Quote($"{story.Id}/{node}");

    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
