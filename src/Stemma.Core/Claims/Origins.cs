using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Which text each telling carries: copies of one origin and all versions of one original are one.</summary>
internal sealed class Origins
{
    private const int LongestChain = 32;

    private readonly Dictionary<TellingId, NodeId> _of;
    private readonly Dictionary<string, string> _after;
    private readonly IReadOnlyList<Link> _links;

    /// <summary>Reads the tree.</summary>
    public Origins(FamilyTree tree)
    {
        _of = tree.Provenances.GroupBy(p => p.Telling).ToDictionary(g => g.Key, g => g.First().Origin);
        _after = tree.Originals.Where(o => o.After is not null).GroupBy(o => o.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().After!, StringComparer.Ordinal);
        _links = tree.Links;
    }

    /// <summary>The text behind a telling: the first version of its origin.</summary>
    public NodeId Text(TellingId telling)
    {
        var node = NodeId.Of(telling);
        for (int i = 0; i < LongestChain; i++)
        {
            var next = node.Telling is { } id ? _of.GetValueOrDefault(id, node)
                : node.Original is { } original && _after.TryGetValue(original, out var before) ? NodeId.Of(before) : node;
            if (next == node) break;
            node = next;
        }
        return node;
    }

    /// <summary>Whether the child carries the parent's text as a copy (not as a later version), both held and the direction known.</summary>
    public bool IsCopy(TellingId child, TellingId parent) => _links.Any(l =>
        l.Child == NodeId.Of(child) && l.Parent == NodeId.Of(parent) && !l.Undirected && l.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited);
}
