using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Reads the pictures of an article: lead picture, figures and captions.</summary>
internal static class PagePictures
{
    private const int Most = 60;

    /// <summary>The pictures between the headline and the body's end, in page order; the one the page's head names stands first where no figure shows it.</summary>
    public static IReadOnlyList<Picture> Of(HtmlPage page, PageBody body, int from, int end)
    {
        var found = new List<Picture>();
        foreach (var figure in page.Tree.Elements("figure"))
        {
            if (figure.Index < from || figure.Index > end || found.Count == Most) continue;
            var caption = figure.Descendants.Where(d => d.Name == "figcaption").Select(d => d.InnerText()).FirstOrDefault(t => t.Length > 0);
            if (Source(page, figure) is not { } url && caption is null) continue;
            found.Add(new Picture(Source(page, figure), caption, caption is null ? null : Captions.CreditOf(caption) ?? Credit(figure)));
        }
        foreach (var block in body.Captions)
        {
            if (found.Count == Most || found.Any(p => p.Caption is { } c && c.Contains(block.Text, StringComparison.Ordinal))) continue;
            found.Add(new Picture(null, block.Text, Captions.CreditOf(block.Text)));
        }
        if (page.Absolute(page.Head.First("og:image", "twitter:image") ?? page.JsonLd.Image) is { } lead && found.All(p => p.Url != lead)) found.Insert(0, new Picture(lead, null, null));
        return found;
    }

    private static string? Source(HtmlPage page, HtmlNode figure)
    {
        foreach (var node in figure.Descendants)
        {
            if (node.Name is not ("img" or "source")) continue;
            foreach (var name in (string[])["data-src", "data-original", "src"])
                if (node[name] is { Length: > 4 } src && !src.StartsWith("data:", StringComparison.Ordinal) && page.Absolute(src) is { } url) return url;
        }
        return null;
    }

    private static string? Credit(HtmlNode figure)
    {
        foreach (var node in figure.Descendants)
        {
            if (node.IsText || node["class"] is not { Length: < 200 } classes) continue;
            if (NodeMarks.WordsOf(classes).Any(w => w is "credit" or "credits" or "copyright" or "source" or "photographer") && node.InnerText() is { Length: > 1 and < 120 } said) return said;
        }
        return null;
    }
}
