using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>A line of an outline, or several like leaves of one parent in one line.</summary>
/// <param name="Row">The line; the first of several.</param>
/// <param name="Stands">How many lines it stands for.</param>
public sealed record FoldedRow(TreeRow Row, int Stands);

/// <summary>Folds long rows of leaves, so that forty copies of one text do not hide its tree.</summary>
public static class FoldedRows
{
    private const int MostLeaves = 8, FewLeaves = 4, Large = 24;

    /// <summary>Leaves of one parent that are shown in a tree of so many lines: fewer in a large one, whose shape would not be seen otherwise. With more, one line less is shown and the rest folded into it.</summary>
    public static int Shown(int rows) => rows > Large ? FewLeaves : MostLeaves;

    /// <summary>The rows with long runs of leaves folded into a last line.</summary>
    public static IReadOnlyList<FoldedRow> Of(IReadOnlyList<TreeRow> rows)
    {
        var leaves = Enumerable.Range(0, rows.Count).Where(i => IsLeaf(rows, i)).ToLookup(i => rows[i].Link?.Parent);
        var folded = new List<FoldedRow>(rows.Count);
        var seen = new Dictionary<NodeId, int>();
        int roots = 0, most = Shown(rows.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            var parent = rows[i].Link?.Parent;
            int all = IsLeaf(rows, i) ? leaves[parent].Count() : 0;
            if (all <= most) { folded.Add(new FoldedRow(rows[i], 1)); continue; }
            int nth = parent is { } p ? seen[p] = seen.GetValueOrDefault(p) + 1 : ++roots;
            if (nth < most) folded.Add(new FoldedRow(rows[i], 1));
            else if (nth == most) folded.Add(new FoldedRow(rows[i], all - most + 1));
        }
        return folded;
    }

    private static bool IsLeaf(IReadOnlyList<TreeRow> rows, int i) => i + 1 == rows.Count || rows[i + 1].Depth <= rows[i].Depth;
}
