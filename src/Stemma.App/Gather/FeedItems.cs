using System.Security.Cryptography;
using System.Text;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Formats.LinkPage;
using Stemma.Core.Formats.Sitemap;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather;

/// <summary>A feed's items as the store keeps them, and back again.</summary>
internal static class FeedItems
{
    /// <summary>An answer read as a feed, a sitemap too; one without a version where it is none.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="links">Whether it is a page whose links are wanted; what is a feed is one all the same.</param>
    public static FeedDocument Document(Fetched answer, bool links = false)
    {
        if (links && FormatSniffer.Of(answer.Body.Span, null).Format == FileFormat.Html)
            return LinkPageReader.Read(Charset.Decode(answer.Body.Span, answer.Header("Content-Type"), HtmlTreeBuilder.MaxLength).Text, answer.FinalUrl);
        if (FormatSniffer.Of(answer.Body.Span, null).Format == FileFormat.Sitemap) return SitemapFeed.Of(SitemapReader.Read(answer.Body, answer.Header("Content-Type"), answer.FinalUrl), answer.At);
        var headers = answer.Headers.GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase);
        return FeedReader.Read(answer.Body.Span, new FeedOrigin(answer.FinalUrl, headers));
    }

    /// <summary>The items of a feed, in its order; each identity once.</summary>
    /// <param name="document">The feed.</param>
    /// <param name="at">When it was fetched.</param>
    public static List<FeedItem> Of(FeedDocument document, DateTimeOffset at)
    {
        var items = FeedReader.Items(document).Select(i => i with { Url = Web(i.Url), Fetched = at }).ToList();
        // An address that several items share (a site's front page, a live blog) is no item's own page.
        var shared = items.Where(i => i.Url is not null).GroupBy(i => Identity.OfUrl(i.Url)).Where(g => g.Select(i => i.Title).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key).ToHashSet();
        return [.. items.Select(i => Item(i, shared.Contains(Identity.OfUrl(i.Url)), document.Version)).DistinctBy(i => i.Identity)];
    }

    /// <summary>An item as a capture of its own, for want of its page.</summary>
    public static Capture? Capture(WaitingItem item)
    {
        using var line = new MemoryStream(item.Body.ToArray());
        if (JsonlReader.Read(line).Select(e => e.Item).FirstOrDefault() is not { } wire) return null;
        return Contents.OfItem(wire with { Id = item.Alone ? $"{item.FeedUrl}#{item.Identity[..16]}" : null, Url = item.Url }, item.FeedUrl) with { Wishes = item.Wishes };
    }

    // A sitemap gives no text: that the page changed is what it says. A page that lists others words its teasers anew all day, which says nothing of them.
    private static FeedItem Item(WireItem item, bool shared, string of)
    {
        string? url = item.Url;
        bool alone = shared || url is null || IsFrontPage(url);
        string identity = Hash(item.Id ?? url ?? $"{item.Title}\n{item.Published:O}\n{item.Html?.Length}");
        return new FeedItem(
            identity, url is null || alone ? null : Hash($"{(of == LinkPageReader.Version ? LinkPageReader.Lasting(url) : url)}\n{item.Title}"), of == LinkPageReader.Version ? Hash(of) : Hash($"{item.Title}\n{(SitemapFeed.IsOne(of) ? $"{item.Updated?.UtcDateTime:O}" : Words(item.Html))}"),
            url, Identity.OfUrl(url), url is null ? null : PageUrl.Host(url), alone ? "" : Origin(url!), alone, Encoding.UTF8.GetBytes(JsonlWriter.Line(item)))
        { IsText = item.IsText };
    }

    /// <summary>Scheme, host and port of an address, as the gate knows them.</summary>
    public static string Origin(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority).ToLowerInvariant() : url;

    /// <summary>Whether an address is a site's front page.</summary>
    public static bool IsFrontPage(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.AbsolutePath.Length <= 1 && parsed.Query.Length <= 1;

    private static string? Web(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" && parsed.Host.Length > 0 ? url : null;

    // The text without its markup: where only that changes, the item has not changed.
    private static string Words(string? html)
    {
        var words = new StringBuilder();
        bool inTag = false, space = false;
        foreach (char c in html ?? "")
        {
            if (c == '<') inTag = true;
            if (!inTag && !char.IsWhiteSpace(c))
            {
                if (space) words.Append(' ');
                words.Append(c);
                space = false;
            }
            else
            {
                space = words.Length > 0;
            }
            if (c == '>') inTag = false;
        }
        return words.ToString();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
