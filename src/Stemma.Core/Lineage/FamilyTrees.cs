using Stemma.Core.Lineage.Sources;
using Stemma.Core.Lineage.Trees;
using Stemma.Core.News;

namespace Stemma.Core.Lineage;

/// <summary>
/// Draws who carries whose text. Reports that share an agency's text but copy none of each other hang under an original that nobody gave us;
/// the direction of a link between two reports needs two independent signs; what is below the threshold is no link.
/// </summary>
public static class FamilyTrees
{
    private const double Decided = 1;

    /// <summary>The family tree of one story, as a set: the order of what is handed in does not matter.</summary>
    /// <param name="tellings">The story's tellings.</param>
    /// <param name="alignments">What they share, pair by pair; pairs of other tellings are left out.</param>
    /// <param name="decisions">Editors' decisions: <see cref="DecisionKind.Cut"/> and <see cref="DecisionKind.Link"/> are heeded.</param>
    public static FamilyTree Draw(IReadOnlyList<Telling> tellings, IReadOnlyList<Alignment> alignments, IReadOnlyList<Decision> decisions)
    {
        var ordered = tellings.DistinctBy(t => t.Id).OrderBy(t => t.Id).ToList();
        var agencies = StoryAgencies.Of(ordered);
        var readings = ordered.ConvertAll(t => Reading.Of(t, agencies));
        var byId = readings.ToDictionary(r => r.Telling.Id);
        var ties = Ties.Of(readings, alignments, decisions);
        var families = Families.Of(readings, ties);
        var outline = new Outline();
        foreach (var family in families)
        {
            if (family.Wire is null) FreeTree.Draw(family, outline);
            else WireTree.Draw(family, outline);
        }
        Merges.Draw(families, ties, outline);
        var cutApart = outline.CutApart([.. decisions.Where(d => d.Kind == DecisionKind.Cut && !d.CutsUnseen)], byId);
        var cutOff = outline.CutOff(decisions.Where(d => d.CutsUnseen && byId.ContainsKey(d.A)).Select(d => byId[d.A]), byId);
        Obey(decisions, byId, alignments, outline);
        var familyOf = families.SelectMany(f => f.Members.Select(m => (Member: m, Family: f))).ToDictionary(p => p.Member, p => p.Family);
        var provenances = readings.ToDictionary(r => r.Telling.Id, r => Provenance(r, familyOf.GetValueOrDefault(r), outline, byId, cutOff, cutApart));
        return new FamilyTree(outline.Originals, [.. outline.Links.OrderBy(l => l.Child.Telling is null).ThenBy(l => l.Child.Telling ?? default).ThenBy(l => l.Child.Original, StringComparer.Ordinal)
            .ThenBy(l => l.Parent.Telling ?? default).ThenBy(l => l.Parent.Original, StringComparer.Ordinal)], [.. tellings.DistinctBy(t => t.Id).Select(t => provenances[t.Id])]);
    }

    private static Provenance Provenance(Reading reading, Family? family, Outline outline, IReadOnlyDictionary<TellingId, Reading> byId, HashSet<Reading> cutOff, HashSet<Reading> cutApart)
    {
        bool apart = cutApart.Contains(reading) && reading.Credited is null, cut = apart || cutOff.Contains(reading); // what it states of itself stays stated
        var source = cut && !outline.Parents.ContainsKey(reading) ? PrimarySources.CutOff(reading, seen: apart) : PrimarySources.Of(reading, cut ? null : family, outline, byId);
        var (origin, known) = outline.Origins.TryGetValue(reading, out var drawn) ? drawn : (NodeId.Of(reading.Telling.Id), source.Own);
        return new Provenance(reading.Telling.Id, origin, known, source, Cites.Of(reading.Telling, reading.Agencies, source.Name));
    }

    // An editor's link replaces what was drawn for its child; of a link and a cut between two reports the later decision stands.
    private static void Obey(IReadOnlyList<Decision> decisions, Dictionary<TellingId, Reading> byId, IReadOnlyList<Alignment> alignments, Outline outline)
    {
        foreach (var decision in decisions.Where(d => d.Kind == DecisionKind.Link).OrderBy(d => d.Number))
        {
            if (!byId.TryGetValue(decision.A, out var child) || !byId.TryGetValue(decision.B, out var parent) || child == parent) continue;
            if (decisions.Any(d => d.Kind == DecisionKind.Cut && d.Number > decision.Number && ((d.A, d.B) == (decision.A, decision.B) || (d.A, d.B) == (decision.B, decision.A)))) continue;
            outline.Links.RemoveAll(l => l.Child == NodeId.Of(decision.A) || (l.Child == NodeId.Of(decision.B) && l.Parent == NodeId.Of(decision.A)));
            var alignment = alignments.FirstOrDefault(a => (a.A == decision.A && a.B == decision.B) || (a.A == decision.B && a.B == decision.A));
            double share = alignment is null ? 0 : alignment.A == decision.A ? alignment.ShareOfA : alignment.ShareOfB;
            outline.Add(NodeId.Of(decision.A), NodeId.Of(decision.B), alignment?.VerbatimShare >= 0.9 ? LinkKind.Verbatim : LinkKind.Edited, share, Decided, [], child.Telling.At, signs: [$"an editor's decision (number {decision.Number})"], decided: decision);
            outline.Parents[child] = NodeId.Of(decision.B);
            outline.Origins[child] = outline.Origins.TryGetValue(parent, out var origin) ? origin : (NodeId.Of(decision.B), true);
        }
    }
}
