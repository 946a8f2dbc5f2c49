using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What an answer to a poll holds.</summary>
/// <param name="Document">The feed.</param>
/// <param name="Items">Its items, at most <see cref="MostItems"/>.</param>
/// <param name="Problem">Why it is no feed, or no whole one; null where it is.</param>
internal sealed record PolledFeed(FeedDocument Document, IReadOnlyList<FeedItem> Items, Problem? Problem)
{
    /// <summary>The most items that are taken of one answer.</summary>
    public const int MostItems = 1000;

    /// <summary>Whether it is a feed.</summary>
    public bool IsFeed => Document.Version.Length > 0;

    /// <summary>How long the feed itself asks to be left alone (RSS ttl, minutes); null where it does not say.</summary>
    public TimeSpan? Ttl => int.TryParse(Document.Feed.Extra("ttl")?.Text, out int minutes) && minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, 1440)) : null;

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="links">Whether it is a page whose links are wanted.</param>
    public static PolledFeed Read(Fetched answer, bool links = false)
    {
        if (answer.Outcome != FetchOutcome.Fetched) return new PolledFeed(new FeedDocument(), [], null);
        var document = FeedItems.Document(answer, links);
        if (document.Version.Length == 0 && links) return new PolledFeed(document, [], document.Problems is [var why, ..] ? why : null);
        if (document.Version.Length == 0) return new PolledFeed(document, [], new Problem("not-feed", "it answers with something that is no feed; look for the feed's new address"));
        return SitemapFeed.IsIndex(document) ? new PolledFeed(document, [], null) : Of(document, answer.At);
    }

    /// <summary>Reads an answer, and for an index of sitemaps those it names, one at a time.</summary>
    /// <param name="fetch">Fetches.</param>
    /// <param name="answer">The answer to the poll.</param>
    /// <param name="settings">What is set for the feed.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>What it holds, and the answer as the poll's plan is to see it.</returns>
    public static async Task<(PolledFeed Read, Fetched Answer)> Whole(Func<FetchRequest, CancellationToken, ValueTask<Fetched>> fetch, Fetched answer, FeedSettings settings, CancellationToken ct)
    {
        answer = answer.In(settings.Charset);
        var read = Read(answer, settings.Links);
        if (!SitemapFeed.IsIndex(read.Document)) return (read, answer);
        answer = answer with { ETag = null, LastModified = null }; // what it names changes where the index itself does not
        var sitemaps = new List<FeedDocument>();
        Problem? trouble = null;
        foreach (string url in read.Document.Items.Take(SitemapFeed.MostFollowed).Select(i => i.Link!))
        {
            var came = await fetch(new FetchRequest(url, Accept: FetchRequest.Feeds), ct);
            var document = came.Outcome == FetchOutcome.Fetched ? FeedItems.Document(came) : new FeedDocument();
            if (document.Version.Length > 0 && !SitemapFeed.IsIndex(document)) sitemaps.Add(document);
            else trouble ??= Named(url, came.Problem ?? (document.Problems is [.., var last] ? last : null) ?? new Problem("no-sitemap", "it is no sitemap of pages"));
            if (!came.AsksToStop) continue;
            answer = answer with { Status = came.Status, RetryAfter = came.RetryAfter };
            break;
        }
        if (sitemaps.Count == 0) return (new PolledFeed(new FeedDocument(), [], trouble), answer);
        var together = Of(SitemapFeed.Together(sitemaps), answer.At);
        return (together with { Problem = trouble ?? together.Problem }, answer);
    }

    private static Problem Named(string url, Problem problem) => problem with { Message = $"of the sitemap {url} that it names: {problem.Message}", Place = url };

    private static PolledFeed Of(FeedDocument document, DateTimeOffset at)
    {
        var items = FeedItems.Of(document, at);
        var problem = items.Count <= MostItems ? Cut(document) : new Problem("too-many-items", $"it holds {items.Count} items; the {(SitemapFeed.Is(document) ? "newest" : "first")} {MostItems} are taken");
        return new PolledFeed(document, [.. items.Take(MostItems)], problem);
    }

    // The next answer may be whole.
    private static Problem? Cut(FeedDocument document) => document.EndsInItem ? new Problem("feed-cut", $"it ends inside its item {document.Items.Count}, which is left out") : null;

    /// <summary>Whether the feed asks not to be polled in the hour of this moment (RSS skipHours, skipDays; GMT).</summary>
    public bool Skips(DateTimeOffset at) => Says("skiphours", at.UtcDateTime.Hour.ToString()) || Says("skipdays", at.UtcDateTime.DayOfWeek.ToString());

    private bool Says(string key, string wanted) => (Document.Feed.Extra(key)?.Inside ?? []).Select(x => x.Text)
        .Any(said => said.Equals(wanted, StringComparison.OrdinalIgnoreCase) || (int.TryParse(said, out int hour) && wanted == (hour % 24).ToString()));
}
