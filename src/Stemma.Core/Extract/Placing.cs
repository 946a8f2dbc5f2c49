using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Where a line stands: how far from the headline, whether in a box of other things.</summary>
internal static class Placing
{
    /// <summary>What a box costs.</summary>
    public const double Boxed = 8;

    private const int MostDepth = 7, MostBoxed = 5;
    private const double Above = 2;
    private static readonly FrozenSet<string> Asides = DateLabels.Of("aside").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Feet = new[] { "footer", "colophon" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Characters between the headline and the place; those above it count twice.</summary>
    public static double Distance(HtmlPage page, HtmlNode node, int heading, int past) =>
        node.Index >= past ? page.Text.Between(past, node.Index) : Above * page.Text.Between(node.Index, Math.Max(heading, node.Index));

    /// <summary>The elements around the place that do not hold the headline too, inmost first.</summary>
    public static IEnumerable<HtmlNode> Around(HtmlNode node, int heading) =>
        node.Ancestors.Take(MostDepth).TakeWhile(at => heading == 0 || at.Index > heading || heading >= at.End);

    /// <summary>Whether it lies in navigation, in a side-bar or in a teaser of something else.</summary>
    public static bool IsBoxed(HtmlPage page, HtmlNode node, int heading)
    {
        if (node.Ancestors.Any(at => at.Name is "nav" or "footer" or "aside")) return true;
        return Around(node, heading).Take(MostBoxed).Any(at => at["class"] is { Length: < 300 } c && NodeMarks.Has(c, Asides) || at["id"] is { Length: < 300 } d && NodeMarks.Has(d, Asides));
    }

    /// <summary>Whether it lies in the page's foot.</summary>
    public static bool InFooter(HtmlNode node) => node.Ancestors.Any(a => a.Name == "footer" && a.Parent is not { Name: "article" } || a["id"] is { Length: < 100 } id && NodeMarks.Has(id, Feet));

    /// <summary>Whether it lies among readers' comments.</summary>
    public static bool InComments(HtmlNode node) => node.Ancestors.Take(8).Any(a => (a["class"] + " " + a["id"]).Contains("comment", StringComparison.OrdinalIgnoreCase) && a.Name is not ("body" or "html"));
}
