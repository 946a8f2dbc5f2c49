using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Sitemap;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>A sitemap in the shape of a feed, so that it is polled as one. The version of such a document says in plain words what it is.</summary>
internal static class SitemapFeed
{
    /// <summary>So many of the sitemaps that an index names are read at a poll.</summary>
    public const int MostFollowed = 3;

    private const string Pages = "sitemap", News = "news sitemap", Index = "index of sitemaps", NewsIndex = "index of news sitemaps";
    private static readonly TimeSpan Recent = TimeSpan.FromDays(2);

    /// <summary>Whether a feed's document was a sitemap or an index of them.</summary>
    public static bool Is(FeedDocument document) => IsOne(document.Version);

    /// <summary>Whether a document of this version was a sitemap or an index of them.</summary>
    public static bool IsOne(string version) => version is Pages or News or Index or NewsIndex;

    /// <summary>Whether it was an index: its items are then sitemaps, in the order to be asked.</summary>
    public static bool IsIndex(FeedDocument document) => document.Version is Index or NewsIndex;

    /// <summary>Whether a document of this version was one for news, or an index that names one.</summary>
    public static bool IsNews(string version) => version is News or NewsIndex;

    /// <summary>Whether the path of a sitemap's address says that it is for news.</summary>
    public static bool NamesNews(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.PathAndQuery.Replace("newsletter", "", StringComparison.OrdinalIgnoreCase).Contains("news", StringComparison.OrdinalIgnoreCase);

    /// <summary>A sitemap as a feed, newest first: what it gives as news, and of the rest what changed in the last two days. Of an index the sitemaps for news where their addresses say so, else all.</summary>
    /// <param name="sitemap">The sitemap.</param>
    /// <param name="at">When it was fetched.</param>
    public static FeedDocument Of(SitemapDocument sitemap, DateTimeOffset at)
    {
        var entries = sitemap.Entries;
        if (sitemap.Kind == SitemapKind.Index)
        {
            bool news = entries.Any(e => NamesNews(e.Url));
            return entries.Count == 0 ? None("sitemap-empty", "it is an index of sitemaps and names none") : Made(news ? NewsIndex : Index, entries.Where(e => !news || NamesNews(e.Url)), sitemap);
        }
        if (entries.Count == 0 && sitemap.Problems.Count > 0) return None("sitemap-broken", $"it is a sitemap of which nothing can be read: {sitemap.Problems[0].Message}");
        if (entries.Count > 0 && entries.All(e => e.News is null && e.Changed is null)) return None("sitemap-undated", "it is a sitemap that says of no page when it changed, so what is new cannot be told");
        return Made(entries.Any(e => e.News is not null) ? News : Pages, entries.Where(e => e.News is not null || (e.Changed >= at - Recent && !FeedItems.IsFrontPage(e.Url))), sitemap);
    }

    /// <summary>Several sitemaps of one site as one.</summary>
    public static FeedDocument Together(IReadOnlyList<FeedDocument> sitemaps) => sitemaps[0] with
    {
        Version = sitemaps.Any(s => IsNews(s.Version)) ? News : Pages,
        Items = [.. sitemaps.SelectMany(s => s.Items).OrderByDescending(Changed)],
    };

    private static FeedDocument None(string code, string message) => new() { Problems = [new Problem(code, message)] };

    private static FeedDocument Made(string version, IEnumerable<SitemapEntry> entries, SitemapDocument sitemap) => new()
    {
        Version = version,
        Feed = new FeedPart
        {
            Title = Text(sitemap.Entries.Select(e => e.News?.Outlet).FirstOrDefault(o => o is { Length: > 0 })),
            Link = sitemap.Entries.Count > 0 ? FeedItems.Origin(sitemap.Entries[0].Url) + "/" : null,
        },
        Items = [.. entries.Select(Item).OrderByDescending(Changed)],
        Problems = sitemap.Problems,
    };

    private static FeedPart Item(SitemapEntry entry) => new()
    {
        Link = entry.Url,
        Title = Text(entry.News?.Title),
        Published = Date(entry.News?.Published),
        Updated = Date(entry.Changed),
        Language = entry.News?.Language,
        Source = entry.News?.Outlet is { Length: > 0 } outlet ? new FeedPart { Title = Text(outlet) } : null,
    };

    private static DateTimeOffset? Changed(FeedPart item) => (item.Updated ?? item.Published)?.At;

    private static FeedText? Text(string? text) => text is null ? null : new FeedText(text, "text/plain", null, null);

    private static FeedDate? Date(DateTimeOffset? at) => at is { } moment ? new FeedDate($"{moment:O}", moment) : null;
}
