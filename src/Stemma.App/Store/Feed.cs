using Stemma.Core.News;

namespace Stemma.App.Store;

/// <summary>What is asked for: a feed to poll.</summary>
/// <param name="Url">The feed's address, absolute.</param>
/// <param name="Title">Its title; null to take the one it gives itself.</param>
/// <param name="Site">The site's address, or null.</param>
/// <param name="Folder">The folder it stands in; "" for none.</param>
/// <param name="Links">Whether it is a page whose links are its items.</param>
public sealed record Subscription(string Url, string? Title = null, string? Site = null, string Folder = "", bool Links = false);

/// <summary>What became of a subscription.</summary>
public enum Subscribed
{
    /// <summary>It is new, and due at once.</summary>
    Added,

    /// <summary>The feed is subscribed already, under this address or one it had.</summary>
    Known,

    /// <summary>Its domain was taken down at its owner's request.</summary>
    Barred,
}

/// <summary>A feed that is polled.</summary>
public sealed record Feed
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    /// <summary>Where it is polled.</summary>
    public required string Url { get; init; }

    /// <summary>Its title; "" until it gave one.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its site's address.</summary>
    public string? Site { get; init; }

    /// <summary>The folder it stands in; "" for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>When it was subscribed.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>Why it is polled no more; null while it is.</summary>
    public string? Muted { get; init; }

    /// <summary>When it is polled next.</summary>
    public DateTimeOffset NextPoll { get; init; }

    /// <summary>What its polls have shown.</summary>
    public FeedState State { get; init; } = new();

    /// <summary>What an editor set for it.</summary>
    public FeedSettings Settings { get; init; } = new();
}

/// <summary>What a feed's polls have shown.</summary>
public sealed record FeedState
{
    /// <summary>The validator of the last whole answer, byte for byte as sent.</summary>
    public string? ETag { get; init; }

    /// <summary>The same: the server's own string.</summary>
    public string? LastModified { get; init; }

    /// <summary>The time between two polls, as it stands.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? LastPoll { get; init; }

    /// <summary>When it last answered well: a feed, or "nothing new".</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>When it last gave the whole feed.</summary>
    public DateTimeOffset? LastWhole { get; init; }

    /// <summary>When it last gave a whole answer in which a hub was looked for; null before.</summary>
    public DateTimeOffset? HubSought { get; init; }

    /// <summary>When it would have been due had no hub told of it; null where none put its poll off.</summary>
    public DateTimeOffset? DueAlone { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Polls { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>What was wrong the last time, in plain words; null where nothing was.</summary>
    public Problem? Trouble { get; init; }

    /// <summary>Where it says it has moved for good; stored as its address only once that was the same feed several times.</summary>
    public string? MovingTo { get; init; }

    /// <summary>How often in a row the new address gave the same feed.</summary>
    public int MovesSeen { get; init; }
}
