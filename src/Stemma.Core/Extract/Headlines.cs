using Stemma.Core.Language;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Chooses a page's headline.</summary>
internal static class Headlines
{
    /// <summary>The headline: the visible first heading where structured data agrees with it, else the structured one; "" where there is none.</summary>
    public static string Of(HtmlPage page)
    {
        var stated = Stated(page);
        var headings = page.Tree.Elements("h1").Where(h => !page.Text.Mute(h.Index)).Select(Visible).Where(t => t.Length is > 3 and < 300).Take(12).ToList();
        string best = "";
        double most = 0;
        foreach (var heading in headings)
        {
            double agreed = stated.Count == 0 ? 0.1 : stated.Max(s => Overlap(s, heading));
            if (agreed > most + 0.01) (best, most) = (heading, agreed);
        }
        if (most >= 0.5) return Titles.Clean(best, page.SiteNames, stated);
        if (stated.Count > 0) return stated[0];
        return headings.Count > 0 ? Titles.Clean(headings[0], page.SiteNames, []) : "";
    }

    /// <summary>The headlines that structured data and the title element state, cleaned, the best first.</summary>
    public static List<string> Stated(HtmlPage page)
    {
        var raw = new[] { page.Head.First("og:title"), page.JsonLd.Headline, page.Head.First("twitter:title"), page.Head.Title }
            .OfType<string>().Select(t => WhiteSpace.Fold(System.Net.WebUtility.HtmlDecode(t))).Where(t => t.Length > 3).ToList();
        return [.. raw.Select(t => Titles.Clean(t, page.SiteNames, [.. raw.Where(o => o != t)])).Where(t => t.Length > 3)];
    }

    // A heading may hold its kicker and the words for screen readers in elements of their own.
    private static string Visible(HtmlNode heading) => heading.InnerText();

    private static double Overlap(string a, string b)
    {
        var (x, y) = (Words(a), Words(b));
        if (x.Count == 0 || y.Count == 0) return 0;
        return 2.0 * x.Intersect(y).Count() / (x.Count + y.Count);
    }

    private static HashSet<string> Words(string text) => [.. Tokens.Of(text).Where(t => t.Kind != TokenKind.Mark).Select(t => Tokens.Fold(t.In(text)))];
}
