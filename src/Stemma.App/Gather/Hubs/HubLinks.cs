using Stemma.App.Gather.Fetching;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Hubs;

/// <summary>Which hub a feed names, and what it calls itself there. Pure.</summary>
/// <param name="Hub">The hub's address.</param>
/// <param name="Topic">The feed's own address (rel "self"), as it names it; that which answered where it names none.</param>
internal sealed record HubLinks(string Hub, string Topic)
{
    /// <summary>What an answer to a poll names (W3C WebSub, 4): its Link headers before the links of the document; null where it names no hub. Of several hubs the first.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="document">The feed that was read of it.</param>
    public static HubLinks? Of(Fetched answer, FeedDocument document)
    {
        if (SitemapFeed.Is(document)) return null;
        var named = Header(answer).Concat(InFeed(document)).ToList();
        if (answer.Outcome == FetchOutcome.Fetched && document.Version.Length == 0) named.AddRange(InPage(answer));
        if (First("hub") is not { } hub) return null;
        return new HubLinks(hub, First("self") ?? answer.FinalUrl);

        string? First(string rel) => named.Where(l => l.Rels.Contains(rel)).Select(l => PageUrl.Resolve(l.Target, answer.FinalUrl)).FirstOrDefault(IsWeb);
    }

    private static IEnumerable<HeaderLink> Header(Fetched answer) =>
        answer.Headers.Where(h => h.Name.Equals("Link", StringComparison.OrdinalIgnoreCase)).SelectMany(h => LinkHeader.Read(h.Value));

    private static IEnumerable<HeaderLink> InFeed(FeedDocument document) => document.Feed.Links.Where(l => l.Url is not null).Select(l => new HeaderLink(l.Url!, Split(l.Rel)));

    // The page's head only: what stands in its body may be a reader's.
    private static IEnumerable<HeaderLink> InPage(Fetched answer)
    {
        if (FormatSniffer.Of(answer.Body.Span[..Math.Min(answer.Body.Length, 16 * 1024)], null).Format != FileFormat.Html) return [];
        var tree = HtmlTreeBuilder.Parse(Charset.Decode(answer.Body.Span, answer.Header("Content-Type"), HtmlTreeBuilder.MaxLength).Text);
        string? from = tree.Elements("base").Select(b => b["href"]).FirstOrDefault(h => h is not null) is { } declared ? PageUrl.Resolve(declared, answer.FinalUrl) : null;
        return tree.Elements("link").Where(l => l.Parent is { Name: "head" })
            .Select(l => new HeaderLink(PageUrl.Resolve(l["href"] ?? "", from ?? answer.FinalUrl) ?? "", Split(l["rel"] ?? "")));
    }

    private static string[] Split(string rels) => rels.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static bool IsWeb(string? url) => url is { Length: > 0 } && WebAddress.Parse(url).Address is not null;
}
