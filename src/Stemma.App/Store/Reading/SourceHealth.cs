using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>How a subscription fares.</summary>
public sealed record SourceHealth
{
    /// <summary>The feed's number.</summary>
    public required int Feed { get; init; }

    /// <summary>The feed's address.</summary>
    public required string Url { get; init; }

    /// <summary>Its title; the address while it gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The site's address, or null.</summary>
    public string? Site { get; init; }

    /// <summary>The folder it stands in; "" for none.</summary>
    public string Folder { get; init; } = "";

    /// <summary>When it was subscribed.</summary>
    public DateTimeOffset Added { get; init; }

    /// <summary>Why it is polled no more; null while it is.</summary>
    public string? Muted { get; init; }

    /// <summary>When it was last asked; null before the first time.</summary>
    public DateTimeOffset? LastPoll { get; init; }

    /// <summary>When it last answered well.</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>What was wrong the last time, in plain words; null where nothing was.</summary>
    public Problem? Trouble { get; init; }

    /// <summary>What an editor set for it.</summary>
    public FeedSettings Settings { get; init; } = new();

    /// <summary>How its hub fares; null where it has none that was asked.</summary>
    public HubHealth? Hub { get; init; }

    /// <summary>Items first seen in the 24 hours before the moment asked for.</summary>
    public int ItemsInADay { get; init; }

    /// <summary>All its items.</summary>
    public int Items { get; init; }

    /// <summary>Items whose page is still to be fetched.</summary>
    public int Waiting { get; init; }

    /// <summary>Items that stand as the feed gave them, because their page cannot be had.</summary>
    public int GivenUp { get; init; }

    /// <summary>The time between two polls, as it stands.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>When it is polled next.</summary>
    public DateTimeOffset NextPoll { get; init; }
}
