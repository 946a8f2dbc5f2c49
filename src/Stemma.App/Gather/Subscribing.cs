using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>What became of a list of subscriptions.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Known">How many were followed already.</param>
/// <param name="Refused">What was not taken and why, a line each.</param>
public sealed record ListFollowed(int Added, int Known, IReadOnlyList<string> Refused);

/// <summary>Subscribes to feeds that were found. One that was read when it was found is not asked for a second time: that was its first poll.</summary>
/// <param name="feeds">Where subscriptions stand.</param>
/// <param name="options">How often feeds are polled.</param>
/// <param name="time">The program's clock.</param>
public sealed class Subscribing(IFeeds feeds, PollOptions options, TimeProvider time)
{
    /// <summary>The most feeds that are taken of one list.</summary>
    public const int MostOfList = 2000;

    /// <summary>Subscribes to all that a list of subscriptions (OPML) names; they are asked for when they are polled.</summary>
    /// <param name="list">The list's bytes.</param>
    /// <param name="ct">Stops between two of them; what was added stays.</param>
    public async Task<ListFollowed> AddList(ReadOnlyMemory<byte> list, CancellationToken ct)
    {
        var (feeds, problems) = Discovery.List(list.Span, "", null);
        var refused = problems.FirstOrDefault(p => p.Code == "no-opml") is { } other ? [other.Message] : problems.Select(p => p.Message).ToList();
        refused.AddRange(feeds.Where(f => f.SameAs is not null).Take(MostOfList).Select(f => $"{f.Url}: the list names it already, as its entry {f.SameAs}"));
        int added = 0, known = 0;
        feeds = [.. feeds.Where(f => f.SameAs is null)];
        foreach (var feed in feeds.Take(MostOfList))
        {
            var done = await Add(feed, ct);
            if (done == Subscribed.Added) added++;
            else if (done == Subscribed.Known) known++;
            else refused.Add($"{feed.Url}: its domain was taken down at its owner's request");
        }
        if (feeds.Count > MostOfList) refused.Add($"it names {feeds.Count} feeds: those after the first {MostOfList} are left out");
        return new ListFollowed(added, known, refused);
    }

    /// <summary>Subscribes to one.</summary>
    public async Task<Subscribed> Add(FoundFeed found, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var done = await feeds.Subscribe(new Subscription(found.Url, found.Title, found.Site, found.Folder, found.Links), now, ct);
        if (done != Subscribed.Added || found.Answer is not { } came) return done;
        var feed = (await feeds.All(ct)).First(f => f.Url == found.Url);
        var answer = came with { At = now };
        var read = PolledFeed.Read(answer, found.Links);
        await feeds.Polled(PollPlan.Next(feed, answer, read, 0, options), read.Items, now, ct);
        return done;
    }
}
