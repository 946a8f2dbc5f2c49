using Stemma.Core.Formats.Atom;
using Stemma.Core.Formats.JsonFeed;
using Stemma.Core.Formats.Rss;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Where a feed came from.</summary>
/// <param name="Url">Its address: relative addresses are resolved against it; null where unknown.</param>
/// <param name="Headers">The headers of the response (names in any case): Content-Type, Content-Location, Content-Language are used.</param>
public sealed record FeedOrigin(string? Url, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Nothing is known of it.</summary>
    public static FeedOrigin Unknown { get; } = new(null, new Dictionary<string, string>());

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>Reads feeds of every kind: RSS, RDF, Atom, CDF, JSON Feed; broken ones as far as they go.</summary>
public static class FeedReader
{
    /// <summary>The most bytes that are read of one feed.</summary>
    public const int Cap = 16 * 1024 * 1024;

    /// <summary>Reads a feed.</summary>
    /// <param name="bytes">The document, transfer and content encoding undone.</param>
    /// <param name="origin">Where it came from.</param>
    public static FeedDocument Read(ReadOnlySpan<byte> bytes, FeedOrigin origin)
    {
        var contentType = origin.Header("Content-Type");
        var decoded = Charset.Decode(bytes, contentType, Cap);
        var url = PageUrl.Resolve(origin.Header("Content-Location") ?? "", origin.Url) is { } location && !FeedUrls.IsUnsafe(location) && location.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? location : origin.Url;
        var start = decoded.Text.AsSpan().TrimStart().TrimStart('\uFEFF');
        var document = start.Length > 0 && start[0] is '{' or '[' ? JsonFeedReader.Read(decoded.Text, url) : Markup(Mended(decoded.Text), url, origin.Header("Content-Language"));
        return document with
        {
            Encoding = Named(decoded, contentType, bytes),
            Bozo = document.Bozo || decoded.Problems.Count > 0,
            Problems = [.. decoded.Problems, .. document.Problems],
        };
    }

    /// <summary>The items of a feed in the shape of an import's line: each whole, and with a headline, a text or at least an address.</summary>
    /// <param name="document">A feed.</param>
    public static IEnumerable<WireItem> Items(FeedDocument document) => document.Items.SkipLast(document.EndsInItem ? 1 : 0).Select(i => Item(i, document.Feed)).Where(i => i.Title is not null || i.Html is not null || i.Url is not null);

    private static WireItem Item(FeedPart item, FeedPart feed)
    {
        var body = item.Content.Count > 0 ? item.Content[0] : item.Summary;
        return new WireItem
        {
            Id = item.Id,
            Url = item.Link,
            Title = item.Title is null ? null : System.Net.WebUtility.HtmlDecode(item.Title.Value),
            Html = body?.Value,
            IsText = item.Content.Count > 0,
            Published = item.Published?.At ?? item.Updated?.At,
            Updated = item.Updated?.At,
            Outlet = item.Source?.Title?.Value ?? feed.Title?.Value,
            Language = item.Language ?? feed.Language,
            Byline = item.Authors.Count > 0 ? string.Join(", ", item.Authors.Select(a => a.Name ?? a.Email).OfType<string>()) is { Length: > 0 } names ? names : null : null,
        };
    }

    private static FeedDocument Markup(string text, string? url, string? language)
    {
        var read = XmlReading.Of(text);
        if (read.Root is null || FeedRoot(read.Root) is not { } root)
        {
            return new FeedDocument { Bozo = true, Problems = [.. read.Problems, new Problem("no-feed", "The document is no feed of a kind that is known.")] };
        }
        var atom = root.Is("feed") || root.Is("entry");
        var scope = new FeedScope(url, language, atom ? "atom" : "rss", root);
        return new FeedDocument
        {
            Version = atom ? AtomFeed.Version(root) : RssFeed.Version(root, text),
            Bozo = read.Problems.Count > 0,
            EndsInItem = read.Unclosed.Any(e => e.Is("item") || e.Is("entry")),
            Feed = atom ? AtomFeed.Feed(scope) : RssFeed.Feed(scope),
            Items = [.. (atom ? AtomFeed.Items(scope) : RssFeed.Items(scope)).Take(100_000)],
            Problems = read.Problems,
        };
    }

    // Control characters of Latin-1 are windows-1252's curly quotation marks and dashes.
    private static string Mended(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0 ? text : string.Create(text.Length, text, (made, from) =>
        {
            for (var i = 0; i < from.Length; i++) made[i] = XmlEntities.Windows(from[i]);
        });

    // A feed's first element, or the feed that something else was wrapped round.
    private static XmlElement? FeedRoot(XmlElement root)
    {
        if (IsFeed(root)) return root;
        return root.Elements.FirstOrDefault(IsFeed) ?? root.Elements.SelectMany(e => e.Elements).FirstOrDefault(IsFeed);

        static bool IsFeed(XmlElement e) => e.Name.ToLowerInvariant() is "rss" or "rdf" or "feed" or "channel" or "entry";
    }

    // RFC 3023: text/* without a charset is US-ASCII, whatever the document says; told so where the bytes bear it.
    private static string Named(DecodedText decoded, string? contentType, ReadOnlySpan<byte> bytes) =>
        contentType is not null && contentType.TrimStart().StartsWith("text/", StringComparison.OrdinalIgnoreCase) && Charset.OfContentType(contentType) is null
            && contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) && System.Text.Ascii.IsValid(bytes) ? "us-ascii" : decoded.Encoding;
}
