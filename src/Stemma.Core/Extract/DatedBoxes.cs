using Stemma.Core.Extract.Live;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the boxes that have days of their own: the entries of a live blog, teasers, comments. Three or more look alike, each holds a time of the same look, and none holds the headline.</summary>
internal static class DatedBoxes
{
    private const int Least = 3, LeastText = 40;

    /// <summary>The boxes of those dated places that stand in one, by the place.</summary>
    /// <param name="page">The page.</param>
    /// <param name="places">Where days stand in the tree, in document order.</param>
    /// <param name="heading">Where the headline stands; 0 where there is none: then nothing is found.</param>
    public static List<HtmlNode> Of(HtmlPage page, IReadOnlyList<int> places, int heading)
    {
        var found = new List<HtmlNode>();
        if (places.Count < Least || heading == 0) return found; // without a headline nothing tells the page's own day from theirs
        foreach (var alike in places.GroupBy(p => TimeMarks.Look(page.Tree[p].IsText ? page.Tree[p].Parent : page.Tree[p])))
        {
            int[] marks = [.. alike];
            if (marks.Length < Least) continue;
            var boxes = marks.Select((m, i) => Box(page, m, i > 0 ? marks[i - 1] : 0, i + 1 < marks.Length ? marks[i + 1] : page.Tree.Count))
                .Where(b => page.Text.All(b) >= LeastText && (heading < b.Index || heading >= b.End));
            found.AddRange(boxes.GroupBy(b => TimeMarks.Look(b)).Where(g => g.Count() >= Least).SelectMany(g => g));
        }
        return found;
    }

    // The widest element around a mark that holds neither the one before nor the one behind.
    private static HtmlNode Box(HtmlPage page, int mark, int before, int after)
    {
        var box = page.Tree[mark];
        while (box.Parent is { } parent && parent.Index > before && parent.End <= after) box = parent;
        return box;
    }
}
