using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>Which text each telling carries: copies of one origin and all versions of one original are one.</summary>
internal sealed class Origins
{
    private readonly IReadOnlyDictionary<TellingId, NodeId> _texts;
    private readonly ILookup<TellingId, TellingId> _merged;
    private readonly IReadOnlyList<Link> _links;

    /// <summary>Reads the tree.</summary>
    public Origins(FamilyTree tree)
    {
        _links = tree.Links;
        _texts = tree.Texts();
        _merged = tree.Links.Where(l => l is { Undirected: false, Kind: not LinkKind.Update, Child.Telling: not null, Parent.Telling: not null }).ToLookup(l => l.Child.Telling!.Value, l => l.Parent.Telling!.Value);
    }

    /// <summary>The text behind a telling: the first version of its origin.</summary>
    public NodeId Text(TellingId telling) => _texts.TryGetValue(telling, out var text) ? text : NodeId.Of(telling);

    /// <summary>The texts behind tellings that say the same. A report that was put together of several texts has it from one of those that say it too.</summary>
    public HashSet<NodeId> Texts(IReadOnlyCollection<TellingId> tellings)
    {
        var texts = tellings.Where(t => Sources(t).Count < 2).Select(Text).ToHashSet();
        foreach (var merged in tellings.Where(t => Sources(t).Count > 1)) if (!texts.Overlaps(Sources(merged))) texts.Add(Text(merged));
        return texts;
    }

    /// <summary>Whether the child carries the parent's text as a copy (not as a later version), both held and the direction known.</summary>
    public bool IsCopy(TellingId child, TellingId parent) => _links.Any(l =>
        l.Child == NodeId.Of(child) && l.Parent == NodeId.Of(parent) && !l.Undirected && l.Kind is LinkKind.Verbatim or LinkKind.Shortened or LinkKind.Edited);

    // Of most tellings one.
    private HashSet<NodeId> Sources(TellingId telling) => [.. _merged[telling].Select(Text), Text(telling)];
}
