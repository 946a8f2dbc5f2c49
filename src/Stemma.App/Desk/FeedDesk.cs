using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Desk;

/// <summary>Where editors say how a feed is to be asked. It writes settings and when the feed is due; the gathering asks.</summary>
/// <param name="feeds">Where subscriptions stand.</param>
/// <param name="options">How often feeds are polled.</param>
/// <param name="time">The program's clock.</param>
public sealed class FeedDesk(IFeeds feeds, PollOptions options, TimeProvider time)
{
    /// <summary>Why a feed is polled no more that an editor stopped.</summary>
    public const string Stopped = "an editor stopped it";

    /// <summary>Keeps a feed's own settings; whether it is a page whose links are followed stays as it was found.</summary>
    public async ValueTask<Problem?> Set(int feed, FeedSettings settings, CancellationToken ct) =>
        await feeds.One(feed, ct) is { } found && await feeds.Set(feed, settings with { Links = found.Settings.Links }, ct) ? null : None(feed);

    /// <summary>Polls a feed no more; what it brought stays.</summary>
    public async ValueTask<Problem?> Stop(int feed, CancellationToken ct)
    {
        if (await feeds.One(feed, ct) is not { } found) return None(feed);
        await feeds.Mute(found.Url, Stopped, time.GetUtcNow(), ct);
        return null;
    }

    /// <summary>Makes a feed due, also one that was polled no more; never sooner after its last poll than its settings allow.</summary>
    /// <returns>When it is due; else why it is not.</returns>
    public async ValueTask<(DateTimeOffset? Due, Problem? Problem)> Again(int feed, CancellationToken ct)
    {
        if (await feeds.One(feed, ct) is not { } found) return (null, None(feed));
        var now = time.GetUtcNow();
        var due = found.State.LastPoll is { } last && last + options.For(found.Settings).Floor is var least && least > now ? least : now;
        if (found.State.Trouble?.Code is "too-many" or "origin-rests" && found.NextPoll > due) due = found.NextPoll; // the site asked for a rest
        return await feeds.Mute(found.Url, null, due, ct) ? (due, null) : (null, new Problem("taken-down", "its domain was taken down at its owner's request; it is not followed again"));
    }

    private static Problem None(int feed) => new("no-feed", $"there is no feed {feed}");
}
