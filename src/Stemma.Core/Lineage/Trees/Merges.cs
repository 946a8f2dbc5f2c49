using Stemma.Core.Lineage.Sources;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Draws the further parents of a report that was put together of several agencies' reports: what it shares with one's own page and with nothing that it hangs under already.</summary>
internal static class Merges
{
    private const double Confidence = 0.9;

    /// <summary>Adds the links.</summary>
    /// <param name="families">The families, drawn.</param>
    /// <param name="ties">All ties of the story.</param>
    /// <param name="outline">The tree.</param>
    public static void Draw(IReadOnlyList<Family> families, IReadOnlyList<Tie> ties, Outline outline)
    {
        var of = Ties.ByMember(ties.Where(t => t.Strong));
        foreach (var family in families.Where(f => f.Wire is not null))
        {
            foreach (var child in family.Members.Where(m => !m.OwnPage))
            {
                var taken = family.TiesOf(child).SelectMany(t => t.Derived.Select(p => t.Of(child, p))).ToList();
                foreach (var tie in of[child].Where(t => IsSource(t.Other(child), child, family)).OrderByDescending(t => t.Alignment.Sentences).ThenBy(t => t.Other(child).Telling.Id))
                {
                    var fresh = tie.Derived.Select(p => tie.Of(child, p)).Where(p => !taken.Exists(p.Overlaps)).Distinct().ToList();
                    if (fresh.Count < LinkKinds.LeastSentences) continue;
                    Add(child, tie, outline);
                    taken.AddRange(fresh);
                }
            }
        }
    }

    // The own page of another agency, which the child names or which was there before it.
    private static bool IsSource(Reading page, Reading child, Family family) =>
        page.OwnPage && page.Credited is { } wire && wire != family.Wire && (child.PointsTo(wire) || WireTree.IsEarlier(page.Telling, child.Telling));

    private static void Add(Reading child, Tie tie, Outline outline)
    {
        var page = tie.Other(child);
        string sign = child.PointsTo(page.Credited!) ? "it credits " + page.Credited!.Name : "it shares text with " + page.Credited!.Name + "'s own report";
        outline.Add(NodeId.Of(child.Telling.Id), NodeId.Of(page.Telling.Id), Manners.Of(tie, child), tie.ShareOf(child), Confidence,
            [.. child.Proofs(page.Credited!), .. Carried.Passages(child, [tie])], child.Telling.At, signs: [sign]);
    }
}
