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
    public TimeSpan? Ttl => Document.Feed.Extras.TryGetValue("ttl", out var text) && int.TryParse(text, out int minutes) && minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, 1440)) : null;

    /// <summary>Reads an answer.</summary>
    public static PolledFeed Read(Fetched answer)
    {
        if (answer.Outcome != FetchOutcome.Fetched) return new PolledFeed(new FeedDocument(), [], null);
        var document = FeedItems.Document(answer);
        if (document.Version.Length == 0) return new PolledFeed(document, [], new Problem("not-feed", "it answers with something that is no feed; look for the feed's new address"));
        var items = FeedItems.Of(document, answer.At);
        return new PolledFeed(document, [.. items.Take(MostItems)], items.Count <= MostItems ? null : new Problem("too-many-items", $"it holds {items.Count} items; the first {MostItems} are taken"));
    }

    /// <summary>Whether the feed asks not to be polled in the hour of this moment (RSS skipHours, skipDays; GMT).</summary>
    public bool Skips(DateTimeOffset at) => Says("skiphours.all", at.UtcDateTime.Hour.ToString()) || Says("skipdays.all", at.UtcDateTime.DayOfWeek.ToString());

    private bool Says(string key, string wanted) => Document.Feed.Extras.TryGetValue(key, out var all)
        && all.Split(',', StringSplitOptions.TrimEntries).Any(said => said.Equals(wanted, StringComparison.OrdinalIgnoreCase) || (int.TryParse(said, out int hour) && wanted == (hour % 24).ToString()));
}
