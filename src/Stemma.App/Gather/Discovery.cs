using Stemma.App.Gather.Fetching;
using Stemma.Core.Formats;
using Stemma.Core.Formats.LinkPage;
using Stemma.Core.Formats.Opml;
using Stemma.Core.Formats.Robots;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather;

/// <summary>A feed or sitemap that was found, or taken from a list unread.</summary>
/// <param name="Url">Its address; where it moved for good, the new one.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Site">The site's address, or null.</param>
/// <param name="Folder">The folder of the list it stands in; "" for none.</param>
/// <param name="How">How it was found: "address", "link", "usual place", "robots.txt", "list".</param>
/// <param name="Items">How many items it holds; null where it was not read yet, or is an index of sitemaps.</param>
public sealed record FoundFeed(string Url, string? Title, string? Site, string Folder, string How, int? Items)
{
    /// <summary>The answer it was read from; null where it was not read yet.</summary>
    public Fetched? Answer { get; init; }

    /// <summary>Where its list named it before, as the number of that entry from 1; null where it did not.</summary>
    public int? SameAs { get; init; }

    /// <summary>Which kind of sitemap it is, in plain words; null where it is a feed.</summary>
    public string? Sitemap { get; init; }

    /// <summary>Whether it is a page whose links are followed, for want of a feed and a sitemap.</summary>
    public bool Links { get; init; }
}

/// <summary>Finds the feeds of what a person names.</summary>
/// <param name="fetcher">Fetches.</param>
public sealed class Discovery(Fetcher fetcher)
{
    /// <summary>Where sites without a word about it mostly keep their feed, the commonest first; asked one at a time.</summary>
    private static readonly string[] UsualPlaces = ["feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feeds/posts/default"];

    private static readonly string[] FormatWords = ["rss", "rss2", "atom", "json", "feed", "0.91", "0.92", "0.3", "1.0", "1.1", "2.0"];

    private const int MostLinks = 20, MostSitemaps = 10;

    /// <summary>The feeds of an address: the address itself where it is a feed, a sitemap or a list (OPML), else those its page names, else one at a usual place, else a sitemap that robots.txt names, else the page itself where it lists reports.</summary>
    /// <param name="url">An address; "example.org" stands for its https address.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>What was found, and why nothing was or what else is worth saying.</returns>
    public async Task<(IReadOnlyList<FoundFeed> Feeds, IReadOnlyList<Problem> Problems)> Of(string url, CancellationToken ct)
    {
        if (!url.Contains("://", StringComparison.Ordinal)) url = "https://" + url;
        var answer = await fetcher.Fetch(new FetchRequest(url, Accept: FetchRequest.Feeds), ct);
        if (answer.Outcome != FetchOutcome.Fetched) return ([], [At(url, answer.Problem ?? new Problem("no-answer", "it gives nothing"))]);
        if (Feed(url, answer, "address") is { } feed) return ([feed], []);
        var format = FormatSniffer.Of(answer.Body.Span, null).Format;
        if (format == FileFormat.Opml) return List(answer.Body.Span, url, answer.Header("Content-Type"));
        if (format == FileFormat.Sitemap) return ([], [At(url, FeedItems.Document(answer).Problems[^1])]);
        var linked = Links(answer);
        return linked.Count > 0 ? (linked, []) : await Usual(answer, ct);
    }

    /// <summary>The feeds of a list of subscriptions, an entry each, those named before too; they are not fetched here.</summary>
    /// <param name="bytes">The OPML document.</param>
    /// <param name="place">Where it came from: a file or an address.</param>
    /// <param name="contentType">The Content-Type as sent, or null.</param>
    public static (IReadOnlyList<FoundFeed> Feeds, IReadOnlyList<Problem> Problems) List(ReadOnlySpan<byte> bytes, string place, string? contentType)
    {
        var document = OpmlReader.Read(bytes, contentType);
        var problems = document.Problems.Select(p => At(place, p)).ToList();
        var feeds = new List<FoundFeed>();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        int number = 0;
        foreach (var entry in document.Subscriptions)
        {
            number++;
            string? absolute = WebAddress.Parse(entry.FeedUrl, WebAddress.Parse(place).Address).Address?.Url;
            if (absolute is null) problems.Add(new Problem("no-address", $"\"{entry.Title}\" has no web address: {entry.FeedUrl}", place));
            else feeds.Add(new FoundFeed(absolute, entry.Title == entry.SiteUrl ? null : entry.Title, entry.SiteUrl == entry.FeedUrl ? null : entry.SiteUrl, entry.Category, "list", null) { SameAs = first.TryAdd(absolute, number) ? null : first[absolute] });
        }
        problems.AddRange(document.WithoutFeed.Select(title => new Problem("no-address", $"\"{title}\" names no feed", place)));
        if (feeds.Count == 0 && problems.Count == 0) problems.Add(new Problem("no-feeds", "the list names no feed", place));
        return (feeds, problems);
    }

    private async Task<(IReadOnlyList<FoundFeed>, IReadOnlyList<Problem>)> Usual(Fetched home, CancellationToken ct)
    {
        string page = home.FinalUrl;
        foreach (string place in UsualPlaces)
        {
            if (PageUrl.Resolve("/" + place, page) is not { } guess) continue;
            var answer = await fetcher.Fetch(new FetchRequest(guess, Accept: FetchRequest.Feeds), ct);
            if (answer.Outcome == FetchOutcome.Fetched && Feed(guess, answer, "usual place") is { } feed) return ([feed], []);
            if (answer.Status == 403) break; // it does not want guesses; what it names itself may be asked for
            if (answer.AsksToStop) return ([], [NoFeed(page)]);
        }
        return (await Sitemap(page, ct) ?? Itself(home)) is { } found ? ([found], []) : ([], [NoFeed(page)]);
    }

    // A front page or section without feed and sitemap: its own links to reports.
    private static FoundFeed? Itself(Fetched home)
    {
        var document = FeedItems.Document(home, links: true);
        return document.Version != LinkPageReader.Version ? null
            : new FoundFeed(home.MovedTo ?? home.FinalUrl, Given(document.Feed.Title?.Value), home.FinalUrl, "", "page", document.Items.Count) { Answer = home, Links = true };
    }

    // One for news is taken at once, else that which lists most that is new; an index may list anything.
    private async Task<FoundFeed?> Sitemap(string page, CancellationToken ct)
    {
        string robots = PageUrl.Resolve("/robots.txt", page)!;
        var rules = await fetcher.Fetch(new FetchRequest(robots, Accept: "text/plain, */*;q=0.5"), ct);
        if (rules.Outcome != FetchOutcome.Fetched) return null;
        var named = RobotsRules.Of(rules.Body.Span).Sitemaps.Select(s => PageUrl.Resolve(s, robots)).OfType<string>().Distinct().OrderByDescending(SitemapFeed.NamesNews).Take(MostSitemaps);
        FoundFeed? best = null;
        foreach (string url in named)
        {
            var answer = await fetcher.Fetch(new FetchRequest(url, Accept: FetchRequest.Feeds), ct);
            if (answer.Outcome == FetchOutcome.Fetched && Feed(url, answer, "robots.txt") is { } found)
            {
                found = found with { Site = page };
                if (found.Sitemap is null || SitemapFeed.IsNews(found.Sitemap)) return found;
                if (best is null || (found.Items ?? int.MaxValue) > (best.Items ?? int.MaxValue)) best = found;
            }
            if (answer.AsksToStop) break;
        }
        return best;
    }

    // rel="alternate" of the page's head, as browsers' feed buttons read it.
    private static List<FoundFeed> Links(Fetched answer)
    {
        var tree = HtmlTreeBuilder.Parse(Charset.Decode(answer.Body.Span, answer.Header("Content-Type"), HtmlTreeBuilder.MaxLength).Text);
        string? declared = tree.Elements("base").Select(b => b["href"]).FirstOrDefault(h => h is not null);
        string from = (declared is null ? null : PageUrl.Resolve(declared, answer.FinalUrl)) ?? answer.FinalUrl;
        var found = new List<FoundFeed>();
        foreach (var link in tree.Elements("link").Concat(tree.Elements("a")))
        {
            if (!Has(link["rel"], "alternate") && !(Has(link["rel"], "feed") && link["type"] is null)) continue;
            if (!IsFeedType(link["type"]) && !Has(link["rel"], "feed")) continue;
            if (link["href"] is not { Length: > 0 } href || PageUrl.Resolve(href, from) is not { } url || WebAddress.Parse(url).Address is not { } address) continue;
            found.Add(new FoundFeed(address.Url, Given(link["title"]), answer.FinalUrl, "", "link", null));
        }
        return [.. found.Where(f => !IsOfComments(f)).DistinctBy(f => f.Url).DistinctBy(WithoutFormat).Take(MostLinks)];
    }

    private static bool IsOfComments(FoundFeed feed) => feed.Url.Contains("/comments/", StringComparison.OrdinalIgnoreCase) || feed.Url.EndsWith("/comments", StringComparison.OrdinalIgnoreCase);

    // "Quay News (RSS)" and "Quay News - Atom 1.0" are one feed in two formats.
    private static string WithoutFormat(FoundFeed feed)
    {
        var words = (feed.Title ?? "").ToLowerInvariant().Split([' ', '(', ')', '[', ']', '-', '–', '|', '»', ':'], StringSplitOptions.RemoveEmptyEntries).Where(w => !FormatWords.Contains(w)).ToList();
        return words.Count > 0 ? string.Join(' ', words) : FormatWords.Any(w => feed.Title?.Contains(w, StringComparison.OrdinalIgnoreCase) == true) ? "" : feed.Url;
    }

    private static FoundFeed? Feed(string url, Fetched answer, string how)
    {
        var document = FeedItems.Document(answer);
        if (document.Version.Length == 0) return null;
        bool index = SitemapFeed.IsIndex(document);
        return new FoundFeed(answer.MovedTo ?? url, Given(document.Feed.Title?.Value), document.Feed.Link, "", how, index ? null : document.Items.Count)
        {
            Answer = index ? null : answer, // its sitemaps are read by its first poll
            Sitemap = SitemapFeed.Is(document) ? document.Version : null,
        };
    }

    private static Problem NoFeed(string page) =>
        new("no-feed", "neither the page nor the usual places of its site have a feed, its robots.txt names no sitemap that can be polled, and the page itself has too few links to reports; look for the feed's address on the site", page);

    private static bool Has(string? words, string word) => words is not null && words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.OrdinalIgnoreCase);

    private static bool IsFeedType(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant() is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/feed+json" or "application/x-rss+xml" or "text/rss+xml" or "text/rss" or "application/rss" or "application/atom";

    private static string? Given(string? text) => text is not null && WhiteSpace.Fold(text) is { Length: > 0 } folded ? folded : null;

    private static Problem At(string place, Problem problem) => problem.Place is null ? problem with { Place = place } : problem;
}
