using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Tells the first headings that say where one is, or whose site it is, from those that head a report.</summary>
internal static class Headings
{
    private const int Most = 12;
    private static readonly string[] Said = ["class", "id", "aria-label", "itemtype"];

    /// <summary>The shown first headings of the page that may head a report, in order: those in the line of crumbs only where there are no others, those that name the site never.</summary>
    public static List<HtmlNode> First(HtmlPage page)
    {
        var shown = Shown(page, "h1").Where(h => !IsSite(page, h)).ToList();
        var heads = shown.FindAll(h => !IsCrumb(h));
        return heads.Count > 0 ? heads : shown;
    }

    /// <summary>Whether the page has no first heading but in the line that says where one is: search engines are told one wording there, and readers see another.</summary>
    public static bool AreCrumbs(IReadOnlyList<HtmlNode> headings) => headings.Count > 0 && headings.All(IsCrumb);

    /// <summary>The shown headings of one name.</summary>
    public static IEnumerable<HtmlNode> Shown(HtmlPage page, string name) =>
        page.Tree.Elements(name).Where(h => !page.Text.Mute(h.Index) && page.Text.All(h) is > 3 and < 300).Take(Most);

    // Its class, label or type calls it so, or an attribute of its own (data-breadcrumb-...). What the line around it is called decides nothing: many sites set the headline that readers know there.
    private static bool IsCrumb(HtmlNode heading) => Speaks(heading, PlaceWords.Crumb);

    // A logo, or the words that lead to the home page.
    private static bool IsSite(HtmlPage page, HtmlNode heading)
    {
        if (Speaks(heading, PlaceWords.Logo) || heading.Parent is { } parent && Speaks(parent, PlaceWords.Logo) || heading.Descendants.Any(LeadsHome)) return true;
        var text = Titles.Squeeze(heading.InnerText());
        return page.SiteNames.Any(n => Titles.Squeeze(n) == text);
    }

    private static bool LeadsHome(HtmlNode node)
    {
        if (node.Name != "a" || node["href"] is not { Length: > 0 } href) return false;
        if (href == "/") return true;
        int at = href.LastIndexOf("http", StringComparison.OrdinalIgnoreCase); // an archive writes the page's own address behind its own
        return at >= 0 && Uri.TryCreate(href[at..], UriKind.Absolute, out var to) && to.AbsolutePath == "/" && to.Query.Length == 0;
    }

    private static bool Speaks(HtmlNode node, FrozenSet<string> words)
    {
        foreach (var name in Said)
            if (node[name] is { Length: > 0 and < 200 } value && NodeMarks.Has(value, words)) return true;
        foreach (var (name, _) in node.Attributes)
            if (name.Length < 60 && name.StartsWith("data-", StringComparison.Ordinal) && NodeMarks.Has(name, words)) return true;
        return false;
    }
}
