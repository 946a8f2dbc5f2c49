using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>An item as a feed gives it, on its way in.</summary>
/// <param name="Identity">SHA-256 of what tells it from the feed's other items, lower-case hexadecimal.</param>
/// <param name="Twin">SHA-256 of its link and title: a feed that gives its items new ids each time is known by it; null where it has no link.</param>
/// <param name="Version">SHA-256 of its title and text: another one is a changed item.</param>
/// <param name="Url">The page's address, absolute; null where it has none.</param>
/// <param name="UrlHash">SHA-256 of the normalised address; null without one.</param>
/// <param name="Host">The address's host, lower case; null without one.</param>
/// <param name="Origin">Scheme, host and port of the page, as the gate knows it; "" without one.</param>
/// <param name="Alone">True where no page is its own (no link, or one it shares with other items): it enters as it stands in the feed.</param>
/// <param name="Body">The item itself, the import's own JSON line.</param>
public sealed record FeedItem(
    string Identity, string? Twin, string Version, string? Url, string? UrlHash, string? Host, string Origin, bool Alone, ReadOnlyMemory<byte> Body)
{
    /// <summary>Whether it holds the report's text itself, and not a description of it.</summary>
    public bool IsText { get; init; }
}

/// <summary>Where an item stands.</summary>
public enum ItemState
{
    /// <summary>Its page is to be fetched.</summary>
    Waiting,

    /// <summary>Its page is in the log.</summary>
    Fetched,

    /// <summary>Its page cannot be had: the item itself is in the log, the reason kept.</summary>
    GivenUp,

    /// <summary>A tombstone bars it: nothing but hashes is kept.</summary>
    Barred,
}

/// <summary>An item whose page is to be fetched, or that is to enter as it is.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Feed">Its feed's number.</param>
/// <param name="FeedUrl">Its feed's first address, which names what has no address of its own.</param>
/// <param name="Identity">As given.</param>
/// <param name="Url">The page's address; null where it has none.</param>
/// <param name="Origin">As given.</param>
/// <param name="Alone">As given.</param>
/// <param name="Tries">How often the page was asked for in vain.</param>
/// <param name="Body">The item itself.</param>
public sealed record WaitingItem(int Id, int Feed, string FeedUrl, string Identity, string? Url, string Origin, bool Alone, int Tries, ReadOnlyMemory<byte> Body)
{
    /// <summary>The version that waits (<see cref="FeedItem.Version"/>).</summary>
    public string? Version { get; init; }

    /// <summary>The validator of its page's last whole answer, byte for byte as sent; null where there was none.</summary>
    public string? ETag { get; init; }

    /// <summary>The same: the server's own string.</summary>
    public string? LastModified { get; init; }

    /// <summary>What its page's owner wants done with it, where the page came.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>What an editor set for its feed.</summary>
    public FeedSettings Settings { get; init; } = new();

    /// <summary>Whether it enters without a page being asked for.</summary>
    public bool EntersAlone => Alone || Settings.FromFeed;
}

/// <summary>What became of a waiting item.</summary>
/// <param name="Item">Its number.</param>
/// <param name="State">Where it stands now; waiting once more where it is tried again.</param>
/// <param name="Reason">Why its page could not be had; null where it could.</param>
/// <param name="Due">When it is tried again; null where it is not.</param>
/// <param name="Entry">What enters the log in the same transaction; null for nothing.</param>
public sealed record Settled(int Item, ItemState State, string? Reason, DateTimeOffset? Due, Entry? Entry)
{
    /// <summary>The version that was looked for; where the feed has changed the item meanwhile, what came enters, and the item waits on. Null: whichever waits.</summary>
    public string? Version { get; init; }

    /// <summary>The validator of the page's answer, byte for byte as sent; null where it had none.</summary>
    public string? ETag { get; init; }

    /// <summary>The same: the server's own string.</summary>
    public string? LastModified { get; init; }
}

/// <summary>What a poll brought.</summary>
/// <param name="New">Items not seen before.</param>
/// <param name="Changed">Items that the feed has changed.</param>
/// <param name="Barred">Items that a tombstone bars.</param>
public readonly record struct Arrivals(int New, int Changed, int Barred);
