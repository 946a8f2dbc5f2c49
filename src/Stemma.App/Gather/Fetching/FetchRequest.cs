using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>What to fetch.</summary>
/// <param name="Url">The address; it is asked for as it is given.</param>
/// <param name="ETag">The ETag of the last complete answer, byte for byte, or null.</param>
/// <param name="LastModified">The Last-Modified of the last complete answer, byte for byte, or null.</param>
/// <param name="Accept">The media types wanted; see <see cref="Pages"/> and <see cref="Feeds"/>.</param>
/// <param name="MaxBytes">The most bytes the body may have, unpacked; 0 for the setting fetch.maxMegabytes.</param>
public sealed record FetchRequest(string Url, string? ETag = null, string? LastModified = null, string Accept = FetchRequest.Pages, int MaxBytes = 0)
{
    /// <summary>A form to be sent (POST), its fields in order; null to ask (GET). Whoever names an address for a form invites it, so robots.txt is not asked. Only 307 and 308 send one on.</summary>
    public IReadOnlyList<(string Name, string Value)>? Form { get; init; }

    /// <summary>Whether it is a page that is to be kept: then the site's tdmrep.json is asked for too, once a day an origin, and what it reserves is among the wishes.</summary>
    public bool Kept { get; init; }

    /// <summary>Whether whoever owns the site asked us to look at this very address: then robots.txt, which speaks of what nobody asked for, is not asked.</summary>
    public bool Invited { get; init; }

    /// <summary>Accept for pages.</summary>
    public const string Pages = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.5";

    /// <summary>Accept for feeds.</summary>
    public const string Feeds = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.6, */*;q=0.5";
}

/// <summary>How a fetch ended.</summary>
public enum FetchOutcome
{
    /// <summary>A whole answer came (200, 203) with at least one byte; to a form, any 2xx.</summary>
    Fetched,

    /// <summary>Nothing new: 304 to a conditional request, or 204.</summary>
    NotModified,

    /// <summary>410: it is gone for good.</summary>
    Gone,

    /// <summary>It was not asked for: the address guard, robots.txt or the scheme forbids it.</summary>
    Refused,

    /// <summary>No whole answer came: no connection, too slow, too large, cut (see <see cref="Fetched.IsCut"/>), against the protocol, or the origin is at rest.</summary>
    Failed,

    /// <summary>Any other status; the body is not read.</summary>
    Status,
}

/// <summary>The answer to a <see cref="FetchRequest"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Status">The last HTTP status; 0 where there was none.</param>
/// <param name="FinalUrl">The address that answered, after redirects.</param>
/// <param name="MovedTo">Where the leading run of permanent redirects (301, 308) ends; null where the first hop was none. Keep it only after it was read as the same feed.</param>
/// <param name="Headers">The last answer's headers as sent, in order; bytes as Latin-1.</param>
/// <param name="Body">The body, encodings undone: whole when Fetched, what came of it when <see cref="IsCut"/>, else empty.</param>
/// <param name="ETag">To keep (null too) after Fetched and NotModified: the answer's, for a 304 without one the request's.</param>
/// <param name="LastModified">As <paramref name="ETag"/>.</param>
/// <param name="At">When the answer came.</param>
/// <param name="RetryAfter">When the origin wants to be asked again, at most a day off; null where it did not say.</param>
/// <param name="MaxAge">How long the answer stays fresh by Cache-Control or Expires, less its Age, at most a day; null where it did not say.</param>
/// <param name="Problem">What was wrong; null where nothing was. A Fetched answer may have one too (downgraded to http, an encoding that is not known).</param>
public sealed record Fetched(
    FetchOutcome Outcome, int Status, string FinalUrl, string? MovedTo, IReadOnlyList<(string Name, string Value)> Headers,
    ReadOnlyMemory<byte> Body, string? ETag, string? LastModified, DateTimeOffset At, DateTimeOffset? RetryAfter, TimeSpan? MaxAge, Core.News.Problem? Problem)
{
    /// <summary>What the site's robots.txt and tdmrep.json want done with the page, as directives.</summary>
    internal IReadOnlyList<string> OfSite { get; init; } = [];

    /// <summary>What its owner wants done with it, by the answer's headers, the site's robots.txt and, of a page to be kept, its tdmrep.json: directives in lower case.</summary>
    public IReadOnlyList<string> Wishes => [.. OwnerWishes.OfHeaders(Headers).Union(OfSite, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The code of the problem of a body that broke off.</summary>
    public const string CutCode = "body-cut";

    /// <summary>Whether the body broke off before its end (the outcome is Failed): the complete items of a feed may be used, a page must not be.</summary>
    public bool IsCut => Problem?.Code == CutCode;

    /// <summary>Whether the site does not want to be asked on: forbidden, too many requests, or at rest.</summary>
    public bool AsksToStop => Status is 403 or 429 || Problem?.Code is "origin-rests";

    /// <summary>The answer as one whose Content-Type names this charset; as it is where none is given.</summary>
    /// <param name="charset">A charset's name, or null.</param>
    public Fetched In(string? charset)
    {
        if (charset is null) return this;
        string media = (Header("Content-Type") ?? "").Split(';')[0].Trim();
        return this with { Headers = [.. Headers.Where(h => !h.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)), ("Content-Type", $"{(media.Length > 0 ? media : "application/octet-stream")}; charset={charset}")] };
    }

    /// <summary>The first value of a header (any case), or null.</summary>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        return null;
    }
}
