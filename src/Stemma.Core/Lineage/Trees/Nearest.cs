using Stemma.Core.Lineage.Sources;

namespace Stemma.Core.Lineage.Trees;

/// <summary>Chooses the parent of a report among those that it may have its text from: the one that explains it.</summary>
internal static class Nearest
{
    /// <summary>The tie to that parent; null where there is none.</summary>
    /// <param name="child">The report.</param>
    /// <param name="ties">Its ties with those that may be its parent.</param>
    public static Tie? Of(Reading child, IEnumerable<Tie> ties)
    {
        var open = ties.ToList();
        if (open.Count < 2) return open.FirstOrDefault();
        var parent = Explained.Parent(child.Telling, [.. open.Select(t => (t.Other(child).Telling, t.Alignment))]);
        return open.Find(t => t.Other(child).Telling == parent);
    }
}
