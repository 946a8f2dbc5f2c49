using Stemma.Core.Lineage.Sources;
using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>Tells which tellings of a story carry the text of one of them.</summary>
public static class Carriers
{
    /// <summary>Those that share enough of its text for a link, came no earlier, and are drawn as of its lineage; by id.</summary>
    /// <param name="of">The telling whose text is looked for.</param>
    /// <param name="tellings">The story's tellings by id, it among them.</param>
    /// <param name="alignments">What they share.</param>
    /// <param name="decisions">Editors' decisions: a cut unties.</param>
    /// <param name="tree">The family tree of just these.</param>
    public static IReadOnlyList<TellingId> Of(Telling of, IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions, FamilyTree tree)
    {
        var agencies = StoryAgencies.Of(tellings);
        var provenances = tree.Provenances.ToDictionary(p => p.Telling);
        var source = provenances[of.Id].Source;
        var ties = Ties.Of([.. tellings.Select(t => Reading.Of(t, agencies))], [.. alignments.Where(a => a.A == of.Id || a.B == of.Id)], decisions);
        return
        [
            .. ties.Where(t => t.Strong).Select(t => t.A.Telling.Id == of.Id ? t.B.Telling : t.A.Telling)
                .Where(t => !WireTree.IsEarlier(t, of) && !LinkKinds.SameOutlet(t, of))
                .Where(t => Descends(t.Id, of.Id, tree) || source is { Own: true, Name: { } name } && provenances[t.Id].Source is { Own: false } theirs && theirs.Name == name)
                .Select(t => t.Id).Order(),
        ];
    }

    private static bool Descends(TellingId child, TellingId from, FamilyTree tree)
    {
        var reached = new HashSet<NodeId> { NodeId.Of(child) };
        for (var open = new Stack<NodeId>(reached); open.TryPop(out var at);)
            foreach (var link in tree.Links.Where(l => l.Child == at && !l.Undirected))
                if (reached.Add(link.Parent)) open.Push(link.Parent);
        return reached.Contains(NodeId.Of(from));
    }
}
