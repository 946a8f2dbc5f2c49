using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Tells the first headings that say where one is, or whose site it is, from those that head a report.</summary>
internal static class Headings
{
    private const int Most = 12, MostAround = 5;
    private static readonly FrozenSet<string> Crumbs = new[] { "breadcrumb", "breadcrumbs", "breadcrumblist", "crumb", "crumbs" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Logos = new[] { "logo", "brand", "sitename", "sitetitle" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Said = ["class", "id", "aria-label", "itemtype"];

    /// <summary>The shown first headings of the page that may head a report, in order.</summary>
    public static List<HtmlNode> First(HtmlPage page) => [.. Shown(page, "h1").Where(h => !IsCrumb(h) && !IsSite(page, h))];

    /// <summary>Whether the page has its first heading in the line that says where one is: search engines are told one wording there, and readers see another.</summary>
    public static bool AmongCrumbs(HtmlPage page) => Shown(page, "h1").Any(IsCrumb);

    /// <summary>The shown headings of one name.</summary>
    public static IEnumerable<HtmlNode> Shown(HtmlPage page, string name) =>
        page.Tree.Elements(name).Where(h => !page.Text.Mute(h.Index) && page.Text.All(h) is > 3 and < 300).Take(Most);

    private static bool IsCrumb(HtmlNode heading) =>
        Speaks(heading, Crumbs) || heading["data-breadcrumb-headline"] is not null || heading.Ancestors.Take(MostAround).Any(a => Speaks(a, Crumbs));

    // A logo, or the words that lead to the home page.
    private static bool IsSite(HtmlPage page, HtmlNode heading)
    {
        if (Speaks(heading, Logos) || heading.Parent is { } parent && Speaks(parent, Logos)) return true;
        var text = Titles.Squeeze(heading.InnerText());
        return page.SiteNames.Any(n => Titles.Squeeze(n) == text);
    }

    private static bool Speaks(HtmlNode node, FrozenSet<string> words)
    {
        foreach (var name in Said)
            if (node[name] is { Length: > 0 and < 200 } value && NodeMarks.WordsOf(value).Exists(words.Contains)) return true;
        return false;
    }
}
