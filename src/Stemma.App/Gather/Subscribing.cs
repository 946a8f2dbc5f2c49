using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>Subscribes to feeds that were found. One that was read when it was found is not asked for a second time: that was its first poll.</summary>
/// <param name="feeds">Where subscriptions stand.</param>
/// <param name="options">How often feeds are polled.</param>
/// <param name="time">The program's clock.</param>
public sealed class Subscribing(IFeeds feeds, PollOptions options, TimeProvider time)
{
    /// <summary>Subscribes to one.</summary>
    public async Task<Subscribed> Add(FoundFeed found, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var done = await feeds.Subscribe(new Subscription(found.Url, found.Title, found.Site, found.Folder), now, ct);
        if (done != Subscribed.Added || found.Answer is not { } came) return done;
        var feed = (await feeds.All(ct)).First(f => f.Url == found.Url);
        var answer = came with { At = now };
        var read = PolledFeed.Read(answer);
        await feeds.Polled(PollPlan.Next(feed, answer, read, 0, options), read.Items, now, ct);
        return done;
    }
}
