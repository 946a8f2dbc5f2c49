using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Where a line stands: how far from the headline, whether in a box of other things.</summary>
internal static class Placing
{
    /// <summary>What a box costs.</summary>
    public const double Boxed = 8;

    private const int MostDepth = 7, MostBoxed = 5, MostCommented = 8;
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
        for (var above = node.Parent; above is { } at; above = at.Parent) if (at.Name is "nav" or "footer" or "aside") return true;
        return Around(node, heading).Take(MostBoxed).Any(at => at["class"] is { Length: < 300 } c && page.Asides[c] || at["id"] is { Length: < 300 } d && page.Asides[d]);
    }

    /// <summary>Whether a class or an id is that of a box of other things.</summary>
    public static bool IsAside(string value) => NodeMarks.Has(value, Asides);

    /// <summary>Whether it lies in the page's foot.</summary>
    public static bool InFooter(HtmlNode node)
    {
        for (var above = node.Parent; above is { } a; above = a.Parent)
            if (a.Name == "footer" && a.Parent is not { Name: "article" } || a["id"] is { Length: < 100 } id && NodeMarks.Has(id, Feet)) return true;
        return false;
    }

    /// <summary>Whether it lies among readers' comments.</summary>
    public static bool InComments(HtmlNode node)
    {
        int level = 0;
        for (var above = node.Parent; above is { } a && level < MostCommented; above = a.Parent, level++)
            if (a.Name is not ("body" or "html") && (SaysComment(a["class"]) || SaysComment(a["id"]))) return true;
        return false;
    }

    private static bool SaysComment(string? value) => value?.Contains("comment", StringComparison.OrdinalIgnoreCase) == true;
}
