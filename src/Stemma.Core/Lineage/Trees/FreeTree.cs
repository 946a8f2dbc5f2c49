using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Draws a family whose origin nobody states: links between tellings where two signs give the direction, else an original that both may carry.</summary>
internal static class FreeTree
{
    private const double DirectedConfidence = 0.85, CommonConfidence = 0.6;
    private const int MostShown = 12;

    /// <summary>Draws the family.</summary>
    public static void Draw(Family family, Outline outline)
    {
        var parents = new Dictionary<Reading, (Reading Parent, Tie Tie, IReadOnlyList<string> Signs, bool Own)>();
        var directed = family.Ties.Where(t => t.Strong).Select(t => (Tie: t, Direction: Directed(t))).Where(d => d.Direction is not null).Select(d => (d.Tie, d.Direction!.Value.Child, d.Direction.Value.Signs, d.Direction.Value.Own));
        foreach (var ways in directed.GroupBy(d => d.Child).OrderByDescending(g => g.Max(d => d.Tie.Alignment.Sentences)).ThenBy(g => g.Key.Telling.Id))
        {
            var child = ways.Key;
            if (Nearest.Of(child, ways.Select(w => w.Tie).Where(t => !Reaches(parents, t.Other(child), child))) is not { } tie) continue;
            var (_, _, signs, own) = ways.First(w => w.Tie == tie);
            parents[child] = (tie.Other(child), tie, signs, own);
        }
        foreach (var (child, p) in parents.OrderBy(p => p.Key.Telling.Id))
        {
            var kind = p.Own ? LinkKind.Update : Kind(child, p.Tie);
            outline.Add(NodeId.Of(child.Telling.Id), NodeId.Of(p.Parent.Telling.Id), kind, p.Tie.ShareOf(child), DirectedConfidence, Carried.Passages(child, [p.Tie]), child.Telling.At, signs: p.Signs);
            outline.Parents[child] = NodeId.Of(p.Parent.Telling.Id);
        }
        var roots = family.Members.Where(m => !parents.ContainsKey(m)).ToList();
        var root = roots.Count == 1 ? NodeId.Of(roots[0].Telling.Id) : Common(roots, family, outline);
        foreach (var member in family.Members) outline.Origins[member] = (root, true);
    }

    private static (Reading Child, IReadOnlyList<string> Signs, bool Own)? Directed(Tie tie)
    {
        if (LinkKinds.SameOutlet(tie.A.Telling, tie.B.Telling))
        {
            bool aFirst = WireTree.IsEarlier(tie.A.Telling, tie.B.Telling);
            return (aFirst ? tie.B : tie.A, ["the same outlet", "published later"], true);
        }
        return Directions.Of(tie) is { } d ? (d.Child, d.Signs, false) : null;
    }

    private static bool Reaches(Dictionary<Reading, (Reading Parent, Tie Tie, IReadOnlyList<string> Signs, bool Own)> parents, Reading from, Reading to)
    {
        for (var at = from; ; at = parents[at].Parent)
        {
            if (at == to) return true;
            if (!parents.ContainsKey(at)) return false;
        }
    }

    private static LinkKind Kind(Reading child, Tie tie)
    {
        var kind = LinkKinds.Of(tie.A.Telling, tie.B.Telling, tie.Alignment).Kind;
        return kind is not { } sure || sure is LinkKind.CommonSource or LinkKind.Update ? (tie.Alignment.VerbatimShare >= 0.5 ? LinkKind.Edited : LinkKind.Paraphrase) : tie.ShareOf(child) > 0 ? sure : LinkKind.Edited;
    }

    private static NodeId Common(List<Reading> roots, Family family, Outline outline)
    {
        var id = outline.NextId("text");
        var evidence = roots.SelectMany(r => Carried.Passages(r, family.TiesOf(r))).Take(MostShown);
        outline.Originals.Add(new Original(id, null, 1, null, roots.Min(r => r.Telling.Article.Published?.At ?? r.Telling.At), [.. evidence]));
        foreach (var root in roots)
        {
            double share = family.TiesOf(root).Select(t => t.ShareOf(root)).DefaultIfEmpty(0).Max();
            outline.Add(NodeId.Of(root.Telling.Id), NodeId.Of(id), LinkKind.CommonSource, share, CommonConfidence, Carried.Passages(root, family.TiesOf(root)), root.Telling.At, undirected: true);
            outline.Parents[root] = NodeId.Of(id);
        }
        return NodeId.Of(id);
    }
}
