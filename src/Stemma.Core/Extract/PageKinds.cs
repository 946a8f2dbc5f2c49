using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Judges what sort of page it is, how much of it a reader gets, and how sure its body is. A page whose body was not found says that, and is no list for it.</summary>
internal static class PageKinds
{
    private const int Stub = 900, Line = 60, Teasers = 8, ShortestHeadline = 15, Headline = 25;
    private const double Unsure = 0.2, LeastLinked = 0.85;

    /// <summary>The sort of page.</summary>
    public static PageKind Of(HtmlPage page, PageBody body, string title, string text)
    {
        var type = page.JsonLd.Type;
        var graph = page.Head.First("og:type")?.ToLowerInvariant() ?? "";
        int prose = body.Blocks.Count(b => b.IsProse);
        bool player = text.Length < Line && page.Head.First("twitter:card") == "player";
        if (prose < 3 && (player || graph.StartsWith("video", StringComparison.Ordinal) || type == "VideoObject")) return PageKind.Video;
        if (prose < 3 && body.Captions.Count > 5) return PageKind.Gallery;
        bool stated = type.Length > 0 && type != "WebPage" || graph == "article" || page.Head.First("article:published_time") is not null;
        int links = page.Text.Links(page.Tree.Root);
        if (!stated && (PageTitles.IsPolicy(title) || PageTitles.IsPolicy(page.Head.Title))) return PageKind.NotAnArticle;
        if (!stated && (PageTitles.IsSearch(title) || PageTitles.IsSearch(page.Head.Title) || links > 20 && IsHome(page))) return PageKind.ListPage;
        // The body was not found: what the page says of itself stands, and only what shows a list is one.
        if (text.Length < Line) return stated ? PageKind.Article : links > Teasers && (Headlined(page, cut: true) >= Teasers || Lined(page) >= Teasers) ? PageKind.ListPage : PageKind.NotAnArticle;
        // A page of links that shows a day of its own has a report among them.
        bool list = !stated && links > 80 && page.Text.Linked(page.Tree.Root) > text.Length * 3 && prose < 3 && page.Shown?.Time is null;
        return list || !stated && IsTeasers(page, body) ? PageKind.ListPage : PageKind.Article;
    }

    private static bool IsHome(HtmlPage page) => page.Absolute(page.Url?.AbsoluteUri ?? page.Head.Canonical) is { } own && Uri.TryCreate(own, UriKind.Absolute, out var address) && (address.AbsolutePath is "/" or "/index.html" or "/index.php");

    // Linked headings, each with a line or two: more of them than a report has.
    private static bool IsTeasers(HtmlPage page, PageBody body)
    {
        int linked = Headlined(page, cut: false);
        return linked >= Teasers && linked >= body.Blocks.Count(b => b.IsProse) && body.Blocks.Count(b => b.IsProse && b.Weight > 300) < 3;
    }

    // Headings that lead elsewhere: those of the text's own part of the page, or those of the boxes that were cut too.
    private static int Headlined(HtmlPage page, bool cut) => new[] { "h2", "h3", "h4" }.Sum(name => page.Tree.Elements(name).Count(h => (cut || !page.Cut[h.Index]) && LeadsElsewhere(page, h)));

    private static bool LeadsElsewhere(HtmlPage page, HtmlNode heading) => !page.Text.Mute(heading.Index) && page.Text.All(heading) is > ShortestHeadline and var all
        && (page.Text.Linked(heading) > all * LeastLinked || heading.Ancestors.Take(3).Any(a => a.Name == "a")) && !heading.Ancestors.Any(a => a.Name is "nav" or "aside" or "footer");

    // The most links of one list or box that are as long as headlines, each all that its item or paragraph says, beside the page's menus.
    private static int Lined(HtmlPage page) =>
        page.Tree.Elements("a").Where(a => !page.Text.Mute(a.Index) && page.Text.All(a) > Headline && !a.Ancestors.Any(n => n.Name is "nav" or "aside" or "footer" or "header"))
            .Select(a => (Link: a, Holder: a.Ancestors.FirstOrDefault(n => n.Name is "li" or "p" or "td" or "dt" or "dd" or "div")))
            .Where(l => l.Holder is { Tree: not null, Parent: not null } && page.Text.All(l.Link) > page.Text.All(l.Holder) * LeastLinked)
            .GroupBy(l => l.Holder.Parent!.Value.Index).Select(g => g.Count()).DefaultIfEmpty().Max();

    /// <summary>How much a reader gets: by the page's own word, and by whether its whole text is here. Nothing is called counted that does not speak of a count.</summary>
    public static Access AccessOf(HtmlPage page, PageBody body, string text)
    {
        var tier = page.Head.First("article:content_tier")?.Trim().ToLowerInvariant();
        bool locked = page.JsonLd.Free == false || tier is "locked";
        if (locked && (PageText.Visible(text) < Stub || body.Paywalled)) return Access.PaywalledStub;
        if (body.Paywalled && PageText.Visible(text) < Stub) return Access.PaywalledStub;
        return tier is "metered" ? Access.Metered : locked ? Access.Subscription : Access.Free;
    }

    /// <summary>How sure the body is, 0..1: enough prose, most of the page's prose, agreement with structured data.</summary>
    public static double Confidence(HtmlPage page, BodyRange range, string text)
    {
        if (text.Length == 0) return 0;
        double size = Math.Min(1, text.Length / 1200.0);
        double share = Math.Min(1, text.Length / (double)Math.Max(1, page.Text.Prose(page.Tree.Root)));
        double known = Math.Min(1, Selectors.Weight(range.Node) * 3);
        double sure = 0.4 * size + 0.4 * share + 0.2 * known;
        return Math.Round(text.Length < Line ? Math.Min(sure, Unsure) : sure, 3);
    }

    /// <summary>What was wrong with the page.</summary>
    public static IReadOnlyList<Problem> Problems(HtmlPage page, string title, string text)
    {
        var found = new List<Problem>(page.Tree.Problems);
        if (page.Tree.Count < 5) found.Add(new Problem("empty", "the page holds nothing"));
        if (title.Length == 0) found.Add(new Problem("no-title", "no headline was found"));
        if (text.Length < Line) found.Add(new Problem("no-body", text.Length == 0 ? "no running text was found on the page" : "no running text was found on the page but a line"));
        return found;
    }
}
