using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>How a feed's items come into the store, whether it was polled or its hub told of them.</summary>
internal static class TakingIn
{
    /// <summary>Writes the feed and its items. What only the feed told of an item enters the log before the feed tells something else of it.</summary>
    /// <param name="feeds">Where they stand.</param>
    /// <param name="next">The feed as it stands now.</param>
    /// <param name="items">Its items; empty where it gave none.</param>
    /// <param name="at">When it gave them.</param>
    /// <param name="arrived">Told where something entered the log.</param>
    /// <param name="ct">Stops it before it began.</param>
    public static async Task<Arrivals> Of(IFeeds feeds, Feed next, IReadOnlyList<FeedItem> items, DateTimeOffset at, Action arrived, CancellationToken ct)
    {
        foreach (var told in items.Count == 0 ? [] : await feeds.Replaced(next.Id, items, ct))
            if (FeedItems.Capture(told) is { } own && await feeds.Enter(told.Id, Identity.Of(own), CancellationToken.None) == Receipt.Accepted) arrived();
        return await feeds.Polled(next, items, at, CancellationToken.None);
    }
}
