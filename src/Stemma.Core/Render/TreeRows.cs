using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>One line of a family tree laid out as an outline.</summary>
/// <param name="Node">The node.</param>
/// <param name="Depth">Generations below its root.</param>
/// <param name="Link">The edge to the parent above it; null for a root.</param>
/// <param name="Last">Whether it is its parent's last child.</param>
/// <param name="Guides">For each generation above: whether a line goes on past this row.</param>
public sealed record TreeRow(NodeId Node, int Depth, Link? Link, bool Last, IReadOnlyList<bool> Guides);

/// <summary>Lays a family tree out as an outline. A node with several parents stands under the one it carries most of; its other edges are named beside it.</summary>
public static class TreeRows
{
    /// <summary>The rows, roots first in the order of their earliest telling.</summary>
    public static IReadOnlyList<TreeRow> Of(Story story)
    {
        var drawn = story.Drawn;
        var parentOf = new Dictionary<NodeId, Link>();
        foreach (var group in drawn.Links.GroupBy(l => l.Child))
            parentOf[group.Key] = group.OrderBy(l => l.Kind == LinkKind.Update ? 0 : 1).ThenByDescending(l => l.Share).ThenBy(l => l.Parent.ToString(), StringComparer.Ordinal).First();
        var children = parentOf.Values.ToLookup(l => l.Parent);
        var order = Order(story, drawn);
        var rows = new List<TreeRow>();
        var placed = new HashSet<NodeId>();
        foreach (var root in order.Where(n => !parentOf.ContainsKey(n))) Walk(root, null, true, []);
        foreach (var stray in order.Where(n => !placed.Contains(n))) Walk(stray, null, true, []); // only a circle of links leaves some
        return rows;

        void Walk(NodeId node, Link? link, bool last, IReadOnlyList<bool> guides)
        {
            if (!placed.Add(node)) return;
            rows.Add(new TreeRow(node, guides.Count, link, last, guides));
            var below = children[node].Where(l => !placed.Contains(l.Child))
                .OrderBy(l => l.Kind == LinkKind.Update ? 1 : 0).ThenBy(l => IndexOf(order, l.Child)).ToList();
            for (int i = 0; i < below.Count; i++)
                Walk(below[i].Child, below[i], i == below.Count - 1, [.. guides, i < below.Count - 1]);
        }
    }

    private static List<NodeId> Order(Story story, FamilyTree drawn) =>
        [.. drawn.Originals.OrderBy(o => o.Version).ThenBy(o => o.Id, StringComparer.Ordinal).Select(o => NodeId.Of(o.Id)),
         .. story.Tellings.Select(t => t.Id).Concat(story.RemovedDrawn(drawn).Select(r => r.Telling)).Order().Select(NodeId.Of)];

    private static int IndexOf(List<NodeId> order, NodeId node)
    {
        int at = order.IndexOf(node);
        return at < 0 ? int.MaxValue : at;
    }
}

/// <summary>Names the nodes of one story's tree.</summary>
public sealed class NodeNames
{
    private readonly Dictionary<NodeId, string> _names = [];

    /// <summary>Prepares the names: tellings by <see cref="Telling.Name"/>, originals in plain words.</summary>
    public NodeNames(Story story)
    {
        foreach (var telling in story.Tellings) _names[NodeId.Of(telling.Id)] = telling.Name;
        foreach (var removed in story.Removed) _names[NodeId.Of(removed.Telling)] = PlainWords.Removed(removed);
        foreach (var original in story.Tree.Originals)
            _names[NodeId.Of(original.Id)] = PlainWords.Of(original, story.Tree.Originals.Count(o => o.Wire == original.Wire) > 1);
    }

    /// <summary>The node's name for readers.</summary>
    public string this[NodeId node] => _names.GetValueOrDefault(node, node.ToString());
}
