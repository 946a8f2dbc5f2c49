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
            if (figure.Descendants.Any(d => d.Name == "figure" && d.Descendants.Any(c => c.Name == "figcaption"))) continue; // a frame: the figures in it follow
            var caption = figure.Descendants.Where(d => d.Name == "figcaption").Select(d => Captions.Once(d.InnerText(), Described(figure))).FirstOrDefault(t => t.Length > 0);
            var url = Source(page, figure);
            if (url is null && caption is null || caption is not null && found.Exists(p => p.Caption == caption && (url is null || p.Url == url))) continue;
            found.Add(new Picture(url, caption, caption is null ? null : Captions.CreditOf(caption) ?? Credit(figure)));
        }
        foreach (var block in body.Captions)
        {
            if (found.Count == Most || found.Any(p => p.Caption is { } c && (c.Contains(block.Text, StringComparison.Ordinal) || Captions.Same(c, block.Text)))) continue;
            found.Add(new Picture(null, block.Text, Captions.CreditOf(block.Text)));
        }
        if (page.Absolute(page.Head.First("og:image", "twitter:image") ?? page.JsonLd.Image) is { } lead && found.All(p => p.Url != lead)) found.Insert(0, new Picture(lead, null, null));
        return found;
    }

    private static string? Described(HtmlNode figure) => figure.Descendants.Where(d => d.Name == "img").Select(d => d["alt"]).FirstOrDefault(a => !string.IsNullOrWhiteSpace(a));

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
            if (NodeMarks.WordsOf(classes).Any(PlaceWords.PictureCredit.Contains) && node.InnerText() is { Length: > 1 and < 120 } said) return said;
        }
        return null;
    }
}
