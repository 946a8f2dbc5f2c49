using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>What a hub was asked for: to tell what is new in a feed (W3C WebSub). Token and secret are known to the hub alone; they stand in no log, page or export.</summary>
public sealed record HubLease
{
    /// <summary>The feed's number.</summary>
    public required int Feed { get; init; }

    /// <summary>The hub's address, as the feed names it.</summary>
    public required string Hub { get; init; }

    /// <summary>What the hub knows the feed by: its own address as the feed names it.</summary>
    public required string Topic { get; init; }

    /// <summary>The last part of the address that the hub is given to call; unguessable.</summary>
    public required string Token { get; init; }

    /// <summary>What the hub signs with; fewer than 200 bytes.</summary>
    public required string Secret { get; init; }

    /// <summary>The site's own address at the time, without a slash at its end.</summary>
    public required string Callback { get; init; }

    /// <summary>The address that gave the feed: what relative addresses of a delivery are resolved against, as those of a poll are.</summary>
    public required string Place { get; init; }

    /// <summary>Where the hub says it has moved for good; null where it does not.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Where it stands.</summary>
    public HubState State { get; init; }

    /// <summary>Why it denied, or what was wrong the last time it was asked.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is to tell no more.</summary>
    public bool Leaving { get; init; }

    /// <summary>When it was last asked; null before the first time.</summary>
    public DateTimeOffset? Asked { get; init; }

    /// <summary>Whether it was asked and has not confirmed it yet.</summary>
    public bool Pending { get; init; }

    /// <summary>Since when it has been telling without a break.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When its lease ends.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it is asked next.</summary>
    public DateTimeOffset Next { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>When it last told something new.</summary>
    public DateTimeOffset? Told { get; init; }

    /// <summary>When a poll last found something new that it had not told.</summary>
    public DateTimeOffset? Missed { get; init; }

    /// <summary>As people may see it.</summary>
    public HubHealth Health => new(Hub, State, Reason, Expires, Told, Next);

    /// <summary>Without token and secret.</summary>
    public override string ToString() => $"{Hub} for feed {Feed}: {State}";
}
