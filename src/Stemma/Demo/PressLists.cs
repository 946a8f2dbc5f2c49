using System.Globalization;
using System.Net;
using System.Text;
using Stemma.App.Serve;

namespace Stemma.Demo;

/// <summary>How an outlet lists what it published: RSS, Atom or a news sitemap.</summary>
internal static class PressLists
{
    /// <summary>The list, the newest first.</summary>
    /// <param name="outlet">Whose.</param>
    /// <param name="origin">Its own address, without a slash at its end.</param>
    /// <param name="published">Its reports and what stands on their pages.</param>
    public static string Of(PressOutlet outlet, string origin, IReadOnlyList<(PressReport Report, PressVersion Version)> published) => outlet.Lists switch
    {
        "atom" => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{outlet.Language}\"><title>{Xml(outlet.Name)}</title><id>{origin}/</id><link href=\"{origin}/\"/><link rel=\"self\" href=\"{origin}/feed.xml\"/>"
            + $"<updated>{Times.Iso(published.Select(static p => p.Version.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())}</updated>{string.Concat(published.Select(p => Entry(p.Report, p.Version, origin)))}</feed>",
        "sitemap" => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{string.Concat(published.Select(p => Url(p.Report, p.Version, origin)))}</urlset>",
        _ => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>{Xml(outlet.Name)}</title><link>{origin}/</link><description>{Xml(outlet.Name)}</description>"
            + $"<language>{outlet.Language}</language>{string.Concat(published.Select(p => Item(p.Report, p.Version, origin)))}</channel></rss>",
    };

    private static string Item(PressReport report, PressVersion version, string origin)
    {
        string summary = Summary(report.Outlet, version) is { Length: > 0 } text ? $"<description>{Xml(text)}</description>" : "";
        string whole = report.Outlet.Feed == "full" ? $"<content:encoded>{Xml(PressPages.Body(version).Html)}</content:encoded>" : "";
        return $"<item><title>{Xml(version.Headline)}</title><link>{origin}{report.Path}</link><guid>{origin}{report.Path}</guid><pubDate>{report.Versions[0].At.ToString("R", CultureInfo.InvariantCulture)}</pubDate>{summary}{whole}</item>";
    }

    private static string Entry(PressReport report, PressVersion version, string origin)
    {
        string summary = Summary(report.Outlet, version) is { Length: > 0 } text ? $"<summary>{Xml(text)}</summary>" : "";
        string whole = report.Outlet.Feed == "full" ? $"<content type=\"html\">{Xml(PressPages.Body(version).Html)}</content>" : "";
        return $"<entry><title>{Xml(version.Headline)}</title><id>{origin}{report.Path}</id><link href=\"{origin}{report.Path}\"/><published>{Times.Iso(report.Versions[0].At)}</published><updated>{Times.Iso(version.At)}</updated><author><name>{Xml(report.Outlet.Name)}</name></author>{summary}{whole}</entry>";
    }

    private static string Url(PressReport report, PressVersion version, string origin) => new StringBuilder($"<url><loc>{origin}{report.Path}</loc><lastmod>{Times.Iso(version.At)}</lastmod><news:news>")
        .Append($"<news:publication><news:name>{Xml(report.Outlet.Name)}</news:name><news:language>{report.Outlet.Language}</news:language></news:publication>")
        .Append($"<news:publication_date>{Times.Iso(report.Versions[0].At)}</news:publication_date><news:title>{Xml(version.Headline)}</news:title></news:news></url>").ToString();

    private static string Summary(PressOutlet outlet, PressVersion version) =>
        outlet.Feed == "headline" ? "" : version.Head.GetValueOrDefault("deck") is { Length: > 0 } deck ? deck : version.Paragraphs.FirstOrDefault(static p => p[0] is not ('!' or '[' or '#')) ?? "";


    private static string Xml(string text) => WebUtility.HtmlEncode(text);
}
