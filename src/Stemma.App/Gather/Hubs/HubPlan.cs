using System.Globalization;
using System.Security.Cryptography;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.App.Gather.Hubs;

/// <summary>What is asked of a hub and when, what its answers and calls make of that, and how a feed is polled beside it (W3C WebSub, 5). All times are the program's.</summary>
internal static class HubPlan
{
    private const int MostGoodbyes = 3, MostOfReason = 200;
    private const double Renewed = .9; // of a lease, a tenth before its end
    private static readonly TimeSpan AskedFor = TimeSpan.FromDays(10), LongestLease = TimeSpan.FromDays(365), Unconfirmed = TimeSpan.FromHours(1), AfterDenial = TimeSpan.FromDays(7);

    /// <summary>A hub that tells nothing new for so long is not relied on: its feed is polled as without.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromDays(3);

    /// <summary>A new one, to be asked for at once. Token and secret are 256 random bits each.</summary>
    public static HubLease New(int feed, HubLinks links, string place, string callback, DateTimeOffset now) => new()
    {
        Feed = feed,
        Hub = links.Hub,
        Topic = links.Topic,
        Token = RandomNumberGenerator.GetHexString(64, lowercase: true),
        Secret = RandomNumberGenerator.GetHexString(64, lowercase: true),
        Callback = callback,
        Place = place,
        Next = now,
    };

    /// <summary>It from when it is to tell no more.</summary>
    public static HubLease Leave(HubLease lease, DateTimeOffset now) => lease with { Leaving = true, Pending = false, Failures = 0, Next = now };

    /// <summary>It as it stands while the hub is asked, written before that: a hub may call back before it answers.</summary>
    /// <param name="lease">It as it is due.</param>
    /// <param name="stopped">Whether its feed is polled no more.</param>
    /// <param name="now">When.</param>
    /// <param name="options">How often a feed is asked, and so a hub.</param>
    /// <returns>Null where there is nothing to ask for any more: it is dropped, and what the hub still tells finds nobody.</returns>
    public static HubLease? Begin(HubLease lease, bool stopped, DateTimeOffset now, PollOptions options)
    {
        if (stopped && !lease.Leaving) lease = Leave(lease, now);
        if (lease.Leaving)
            return lease.Health.TellsAt(now) && lease.Failures < MostGoodbyes ? lease with { Failures = lease.Failures + 1, Next = now + Unconfirmed } : null;
        int failures = lease.Failures + (lease.Pending ? 1 : 0);
        return lease with
        {
            State = lease.Health.TellsAt(now) ? HubState.Active : HubState.Asked,
            Asked = now,
            Pending = true,
            Failures = failures,
            Reason = lease.Pending ? "it took what it was asked for and never confirmed it; it may not reach this site" : lease.Reason,
            Next = now + Longer(Unconfirmed, Backoff(failures, options)),
        };
    }

    /// <summary>The form that asks the hub. The secret goes to a hub without TLS too: whoever reads it there could read the deliveries as well, and without one nothing at all could be told from a forgery.</summary>
    public static FetchRequest Request(HubLease lease) => new(lease.MovedTo ?? lease.Hub, Accept: "*/*", MaxBytes: 64 << 10)
    {
        Form =
        [
            ("hub.mode", lease.Leaving ? "unsubscribe" : "subscribe"), ("hub.topic", lease.Topic), ("hub.callback", $"{lease.Callback}/websub/{lease.Token}"),
            .. lease.Leaving ? [] : new[] { ("hub.lease_seconds", AskedFor.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)), ("hub.secret", lease.Secret) },
        ],
    };

    /// <summary>It after the hub's answer. That it took the form says nothing yet: it confirms by calling.</summary>
    public static HubLease Answered(HubLease lease, Fetched answer, PollOptions options)
    {
        if (lease.Leaving) return lease;
        if (answer.Outcome == FetchOutcome.Fetched) return lease with { MovedTo = answer.MovedTo ?? lease.MovedTo };
        int failures = lease.Failures + 1;
        var wait = Backoff(failures, options);
        if (answer.RetryAfter is { } until && until - answer.At > wait) wait = until - answer.At;
        return lease with { MovedTo = null, Pending = false, Failures = failures, Reason = answer.Problem?.Message ?? "it did not answer", Next = answer.At + wait };
    }

    /// <summary>It after the hub asked whether it was meant; and whether it was.</summary>
    /// <param name="lease">It as it stands.</param>
    /// <param name="call">What the hub says.</param>
    /// <param name="now">When.</param>
    /// <param name="options">How often a hub is asked at most.</param>
    /// <returns>Null for it where it is dropped.</returns>
    public static (HubLease? Next, bool Meant) Called(HubLease lease, HubCall call, DateTimeOffset now, PollOptions options)
    {
        bool ours = call.Topic == lease.Topic && lease.Asked is not null;
        if (!ours) return (lease, false);
        if (call.Mode == "unsubscribe") return lease.Leaving && call.Challenge.Length > 0 ? (null, true) : (lease, false);
        if (lease.Leaving) return (lease, false);
        if (call.Mode == "denied")
            return (lease with { State = HubState.Denied, Reason = Excerpt(call.Reason), Expires = null, Pending = false, Failures = 0, Next = now + AfterDenial }, true);
        if (call.Mode != "subscribe" || call.Challenge.Length == 0) return (lease, false);
        var granted = Lease(call.LeaseSeconds);
        return (lease with
        {
            State = HubState.Active,
            Reason = null,
            Pending = false,
            Failures = 0,
            Since = lease.Health.TellsAt(now) ? lease.Since : now,
            Expires = now + granted,
            Next = now + Longer(granted * Renewed, options.Floor),
        }, true);
    }

    /// <summary>Whether what is new is told: confirmed, not run out, not silent for long, and no poll found since what it had not told.</summary>
    public static bool Tells(HubLease lease, DateTimeOffset at) => !lease.Leaving && lease.Health.TellsAt(at) && (lease.Missed is not { } missed || lease.Told > missed)
        && at - (lease.Told > lease.Since ? lease.Told : lease.Since) < Silence;

    /// <summary>Whether what is new in a poll should have been told: the poll before was told from too.</summary>
    public static bool HasMissed(HubLease lease, Feed before, int fresh, DateTimeOffset at) => fresh > 0 && lease.Health.TellsAt(at) && before.State.LastGood > lease.Since;

    /// <summary>A feed that is polled no more often than the ceiling while its hub tells; and again as soon as the hub's lease ends.</summary>
    public static Feed Beside(Feed feed, HubLease lease, DateTimeOffset at, PollOptions options)
    {
        if (feed.State.Failures > 0 || !Tells(lease, at)) return feed;
        var due = (feed.State.LastPoll ?? at) + options.For(feed.Settings).Ceiling;
        if (due > lease.Expires) due = lease.Expires.Value;
        return due > feed.NextPoll ? feed with { NextPoll = due, State = feed.State with { DueAlone = feed.NextPoll } } : feed;
    }

    /// <summary>A feed whose hub tells no more: due when it would be without.</summary>
    public static Feed Alone(Feed feed) => feed.State.DueAlone is { } due && due < feed.NextPoll ? feed with { NextPoll = due } : feed;

    private static TimeSpan Lease(string? seconds) =>
        !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long given) || given <= 0 ? AskedFor : given > LongestLease.TotalSeconds ? LongestLease : TimeSpan.FromSeconds(given);

    private static string? Excerpt(string? reason)
    {
        string words = string.Concat((reason ?? "").Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
        return words.Length == 0 ? null : words.Length <= MostOfReason ? words : words[..MostOfReason];
    }

    private static TimeSpan Backoff(int failures, PollOptions options) => options.Floor * Math.Pow(2, Math.Min(failures, 12)) is var wait && wait > PollOptions.Longest ? PollOptions.Longest : wait;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
