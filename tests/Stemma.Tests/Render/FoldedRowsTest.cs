using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Tests.Render;

/// <summary>Long rows of leaves in a tree.</summary>
public sealed class FoldedRowsTest
{
    [Theory]
    [InlineData(8, 0)]
    [InlineData(12, 5)]
    [InlineData(60, 57)]
    public void Many_leaves_of_one_parent_are_folded_into_a_last_line_and_more_of_them_in_a_large_tree(int leaves, int folded)
    {
        var rows = FoldedRows.Of(Tree(leaves));
        Assert.Equal(leaves + 1, rows.Sum(r => r.Stands));
        Assert.Equal(folded, rows.Where(r => r.Stands > 1).Sum(r => r.Stands));
        Assert.All(rows.SkipLast(1), r => Assert.Equal(1, r.Stands));
    }

    private static List<TreeRow> Tree(int leaves)
    {
        var root = NodeId.Of("*text-1");
        return [new TreeRow(root, 0, null, true, []), .. Enumerable.Range(1, leaves).Select(i => Leaf(root, NodeId.Of(new TellingId(i)), i == leaves))];
    }

    private static TreeRow Leaf(NodeId root, NodeId node, bool last) =>
        new(node, 1, new Link { Child = node, Parent = root, Kind = LinkKind.Verbatim }, last, [!last]);
}
