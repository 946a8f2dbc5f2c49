using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Judges what sort of page it is, how much of it a reader gets, and how sure its body is.</summary>
internal static class PageKinds
{
    private const int Stub = 900;

    /// <summary>The sort of page.</summary>
    public static PageKind Of(HtmlPage page, PageBody body, string text)
    {
        var type = page.JsonLd.Type;
        var graph = page.Head.First("og:type")?.ToLowerInvariant() ?? "";
        int prose = body.Blocks.Count(b => b.IsProse);
        if (prose < 3 && (graph.StartsWith("video", StringComparison.Ordinal) || type == "VideoObject")) return PageKind.Video;
        if (prose < 3 && body.Captions.Count > 5) return PageKind.Gallery;
        if (text.Length < 60) return page.Text.Links(page.Tree.Root) > 40 ? PageKind.ListPage : PageKind.NotAnArticle;
        bool stated = type.Length > 0 && type != "WebPage" || graph == "article" || page.Head.First("article:published_time") is not null;
        bool list = !stated && page.Text.Links(page.Tree.Root) > 80 && page.Text.Linked(page.Tree.Root) > text.Length * 3 && prose < 8;
        return list ? PageKind.ListPage : PageKind.Article;
    }

    /// <summary>How much a reader gets.</summary>
    public static Access AccessOf(HtmlPage page, PageBody body, string text)
    {
        bool locked = page.JsonLd.Free == false || page.Head.First("article:content_tier") is "locked";
        if (locked && (text.Length < Stub || body.Paywalled)) return Access.PaywalledStub;
        if (body.Paywalled && text.Length < Stub) return Access.PaywalledStub;
        return page.Head.First("article:content_tier") is "metered" || locked ? Access.Metered : Access.Free;
    }

    /// <summary>How sure the body is, 0..1: enough prose, most of the page's prose, agreement with structured data.</summary>
    public static double Confidence(HtmlPage page, BodyRange range, string text)
    {
        if (text.Length == 0) return 0;
        double size = Math.Min(1, text.Length / 1200.0);
        double share = Math.Min(1, text.Length / (double)Math.Max(1, page.Text.Prose(page.Tree.Root)));
        double known = Math.Min(1, Selectors.Weight(range.Node) * 3);
        return Math.Round(0.4 * size + 0.4 * share + 0.2 * known, 3);
    }

    /// <summary>What was wrong with the page.</summary>
    public static IReadOnlyList<Problem> Problems(HtmlPage page, string title, string text)
    {
        var found = new List<Problem>(page.Tree.Problems);
        if (page.Tree.Count < 5) found.Add(new Problem("empty", "the page holds nothing"));
        if (title.Length == 0) found.Add(new Problem("no-title", "no headline was found"));
        if (text.Length == 0) found.Add(new Problem("no-body", "no running text was found on the page"));
        return found;
    }
}
