using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Sitemap;

/// <summary>Reads sitemaps (sitemaps.org): XML, indexes, text, gzipped, with Google's news extension; feeds in their place; broken ones as far as they go.</summary>
public static class SitemapReader
{
    private const int MaxBytes = 52 * 1024 * 1024;
    private const int MaxUnpacked = 16 * 1024 * 1024; // what was fetched packed has been unpacked under its own cap before it comes here
    private const int MaxEntries = 50_000;
    private const int Look = 16 * 1024;

    /// <summary>Reads a sitemap.</summary>
    /// <param name="bytes">The document; gzip is undone.</param>
    /// <param name="contentType">The Content-Type as sent, or null.</param>
    /// <param name="url">Its address, or null: relative addresses are resolved against it.</param>
    public static SitemapDocument Read(ReadOnlyMemory<byte> bytes, string? contentType, string? url)
    {
        var problems = new List<Problem>();
        var plain = HttpBody.Gunzip(bytes, MaxUnpacked, problems);
        var decoded = Charset.Decode(plain.Span, contentType, MaxBytes);
        problems.AddRange(decoded.Problems);
        if (!decoded.Text.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart().StartsWith("<")) return Lines(decoded.Text, url, problems);
        if (FormatSniffer.Of(plain.Span[..Math.Min(plain.Length, Look)], null).Format != FileFormat.Sitemap) return Feed(plain, contentType, url, problems); // so many nodes are read of a sitemap only
        var read = XmlReading.Of(decoded.Text, 2_000_000);
        problems.AddRange(read.Problems);
        return read.Root is { } root && Named(root) is { } kind ? Pages(root, kind, url, problems) : Feed(plain, contentType, url, problems);
    }

    /// <summary>Whether a sitemap may name a page: the same scheme, host and port, under the sitemap's own folder (sitemaps.org, "location").</summary>
    public static bool InScope(string sitemap, string page)
    {
        var own = sitemap.AsSpan();
        var query = own.IndexOf('?');
        if (query >= 0) own = own[..query];
        var slash = own.LastIndexOf('/');
        var start = own.IndexOf("//") + 2;
        return slash >= start && page.AsSpan().StartsWith(own[..(slash + 1)], StringComparison.Ordinal);
    }

    private static SitemapKind? Named(XmlElement root) => root.Is("urlset") ? SitemapKind.Pages : root.Is("sitemapindex") ? SitemapKind.Index : null;

    private static SitemapDocument Pages(XmlElement root, SitemapKind kind, string? url, List<Problem> problems)
    {
        var entries = new List<SitemapEntry>();
        foreach (var element in root.Elements.Where(e => e.Is("url") || e.Is("sitemap"))) Entries(element, url, entries, problems);
        return new SitemapDocument(kind, entries, problems);
    }

    // Where an end tag is missing several addresses stand in one element: what follows an address belongs to it.
    private static void Entries(XmlElement element, string? url, List<SitemapEntry> entries, List<Problem> problems)
    {
        SitemapEntry? open = null;
        if (element.Child("loc") is null && Address(element.Text.Trim(), url) is { } bare) open = new SitemapEntry(bare, null, null, null);
        foreach (var part in element.Elements)
        {
            var own = XmlNamespaces.Short(part.Namespace) is null or "" || part.Namespace == element.Namespace;
            if (own && part.Is("loc"))
            {
                Close();
                var text = part.Text.Trim();
                open = Address(text, url) is { } address ? new SitemapEntry(address, null, null, null) : null;
                if (open is null && problems.Count < 50) problems.Add(new Problem("sitemap-bad-address", $"\"{(text.Length > 80 ? text[..80] : text)}\" is no address of the web."));
            }
            else if (open is not null)
            {
                open = part.Name.ToLowerInvariant() switch
                {
                    "lastmod" => open with { Changed = WebDate.Parse(part.Text) },
                    "changefreq" => open with { Frequency = part.Text.Trim().ToLowerInvariant() },
                    "news" => open with { News = News(part) },
                    _ => open,
                };
            }
        }
        Close();

        void Close()
        {
            if (open is not null && entries.Count < MaxEntries) entries.Add(open);
        }
    }

    private static SitemapNews News(XmlElement news)
    {
        var publication = news.Child("publication");
        return new SitemapNews(
            publication?.Child("name")?.Text.Trim(),
            publication?.Child("language")?.Text.Trim() is { Length: > 0 } language ? language : null,
            WebDate.Parse(news.Child("publication_date")?.Text),
            news.Child("title")?.Text.Trim() is { Length: > 0 } title ? title : null,
            news.Child("keywords")?.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []);
    }

    private static SitemapDocument Lines(string text, string? url, List<Problem> problems)
    {
        var entries = Rows(text).Select(l => l.Trim().Trim('\uFEFF')).Where(l => l.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            .Select(l => Address(l, url)).OfType<string>().Take(MaxEntries).Select(u => new SitemapEntry(u, null, null, null)).ToList();
        if (entries.Count > 0) return new SitemapDocument(SitemapKind.Text, entries, problems);
        problems.Add(new Problem("no-sitemap", "The document is no sitemap: no line is an address of the web."));
        return new SitemapDocument(SitemapKind.None, [], problems);
    }

    // One by one: a list of them would be larger than the text where most are empty.
    private static IEnumerable<string> Rows(string text)
    {
        for (int at = 0, end; at < text.Length; at = end + 1)
        {
            end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            yield return text[at..end];
        }
    }

    private static SitemapDocument Feed(ReadOnlyMemory<byte> bytes, string? contentType, string? url, List<Problem> problems)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (contentType is not null) headers["Content-Type"] = contentType;
        var feed = FeedReader.Read(bytes.Span, new FeedOrigin(url, headers));
        if (feed.Version.Length == 0)
        {
            problems.Add(new Problem("no-sitemap", "The document is neither a sitemap nor a feed."));
            return new SitemapDocument(SitemapKind.None, [], problems);
        }
        var entries = feed.Items.Select(i => (Url: Address(i.Link ?? i.Id ?? "", url), Changed: (i.Updated ?? i.Published)?.At)).Where(i => i.Url is not null)
            .Select(i => new SitemapEntry(i.Url!, i.Changed, null, null)).Take(MaxEntries).ToList();
        return new SitemapDocument(SitemapKind.Feed, entries, problems);
    }

    // Addresses are absolute by the rules; a path from the root is understood too.
    private static string? Address(string text, string? url) => !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !text.StartsWith('/') ? null : PageUrl.Resolve(text, url) is { } absolute && PageUrl.Host(absolute) is not null && absolute.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? absolute : null;
}
