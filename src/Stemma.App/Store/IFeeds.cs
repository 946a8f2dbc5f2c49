using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>Subscriptions and the items their feeds gave. Ground state; every method that writes is one transaction, on disk when it returns.</summary>
public interface IFeeds
{
    /// <summary>Subscribes; the feed is due at once. What is known stays as it is.</summary>
    ValueTask<Subscribed> Subscribe(Subscription wanted, DateTimeOffset now, CancellationToken ct);

    /// <summary>Polls a feed no more, or again. Its items stay. What was taken down at its owner's request is not polled again.</summary>
    /// <param name="url">Its address, or one it had.</param>
    /// <param name="reason">Why not; null to poll it again.</param>
    /// <param name="now">When it is due again.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where no such feed is subscribed, or it may not be polled again.</returns>
    ValueTask<bool> Mute(string url, string? reason, DateTimeOffset now, CancellationToken ct);

    /// <summary>Sets a feed's own settings.</summary>
    /// <param name="feed">Its number.</param>
    /// <param name="settings">All of them.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>False where there is no such feed.</returns>
    ValueTask<bool> Set(int feed, FeedSettings settings, CancellationToken ct);

    /// <summary>The feed of a number; null where there is none.</summary>
    ValueTask<Feed?> One(int feed, CancellationToken ct);

    /// <summary>All feeds, in the order subscribed.</summary>
    ValueTask<IReadOnlyList<Feed>> All(CancellationToken ct);

    /// <summary>Feeds to poll at a time, the longest due first.</summary>
    ValueTask<IReadOnlyList<Feed>> Due(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>When the next feed or page is due; null when nothing is.</summary>
    ValueTask<DateTimeOffset?> NextDue(CancellationToken ct);

    /// <summary>How many of these items the feed gave before.</summary>
    ValueTask<int> Known(int feed, IReadOnlyList<FeedItem> items, CancellationToken ct);

    /// <summary>
    /// What a poll's items are about to replace and no page told: versions that wait, of items whose text their feed alone has told so far (no page of their own, or none that could be had) or tells itself.
    /// Each is to <see cref="Enter"/> before the poll is written.
    /// </summary>
    ValueTask<IReadOnlyList<WaitingItem>> Replaced(int feed, IReadOnlyList<FeedItem> items, CancellationToken ct);

    /// <summary>Lets what a feed said of a waiting item enter the log; the item waits on.</summary>
    /// <returns>What became of it; null where the item waits no more.</returns>
    ValueTask<Receipt?> Enter(int item, Entry entry, CancellationToken ct);

    /// <summary>Writes what a poll showed and brought. A new address is kept with the old one as an alias; where it is another feed's, this one is muted. Items are added or changed, never removed.</summary>
    /// <param name="next">The feed as it stands after the poll.</param>
    /// <param name="items">The feed's items; empty where it gave none.</param>
    /// <param name="at">When it was polled.</param>
    /// <param name="ct">Stops it before it began.</param>
    ValueTask<Arrivals> Polled(Feed next, IReadOnlyList<FeedItem> items, DateTimeOffset at, CancellationToken ct);

    /// <summary>Items whose page is due, or that enter as they are; of each origin the four that waited longest.</summary>
    ValueTask<IReadOnlyList<WaitingItem>> Waiting(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>Items whose page is in the log, but nothing could be read of it (a wall, a page of another kind).</summary>
    ValueTask<IReadOnlyList<WaitingItem>> Unread(int count, CancellationToken ct);

    /// <summary>Settles an item, and every other that waits for the same page.</summary>
    /// <returns>What became of the entry; null where there was none.</returns>
    ValueTask<Receipt?> Settle(Settled what, CancellationToken ct);

    /// <summary>Pages that are due to be looked at once more, the longest due first.</summary>
    ValueTask<IReadOnlyList<Visit>> Visits(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>Writes what a look at a page showed; where that tells something of the page, its story is to be composed anew.</summary>
    /// <returns>What became of what came; null where nothing did.</returns>
    ValueTask<Receipt?> Visited(Visited what, CancellationToken ct);

    /// <summary>The greatest time of a poll; the epoch before the first.</summary>
    ValueTask<DateTimeOffset> LastPoll(CancellationToken ct);
}
