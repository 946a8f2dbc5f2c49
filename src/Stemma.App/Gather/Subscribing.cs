using Stemma.App.Gather.Hubs;
using Stemma.App.Store;

namespace Stemma.App.Gather;

/// <summary>What became of a list of subscriptions.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Known">How many were followed already.</param>
/// <param name="Refused">What was not taken and why, a line each.</param>
public sealed record ListFollowed(int Added, int Known, IReadOnlyList<string> Refused);

/// <summary>Subscribes to feeds that were found. One that was read when it was found is not asked for a second time: that was its first poll, and the hub it names is kept to be asked by the one that serves.</summary>
/// <param name="store">Where subscriptions stand.</param>
/// <param name="options">How often feeds are polled.</param>
/// <param name="time">The program's clock.</param>
/// <param name="callback">The site's own address as hubs reach it (<see cref="Settings.Callback"/>); null where none is used.</param>
public sealed class Subscribing(IStore store, PollOptions options, TimeProvider time, string? callback)
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
        var done = await store.Feeds.Subscribe(new Subscription(found.Url, found.Title, found.Site, found.Folder, found.Links), now, ct);
        if (done != Subscribed.Added || found.Answer is not { } came) return done;
        var feed = (await store.Feeds.All(ct)).First(f => f.Url == found.Url);
        var answer = came with { At = now };
        var read = PolledFeed.Read(answer, found.Links);
        var next = PollPlan.Next(feed, answer, read, 0, options);
        if (callback is not null && read.IsFeed)
        {
            next = next with { State = next.State with { HubSought = now } };
            if (HubLinks.Of(answer, read.Document) is { } links) await store.Hubs.Add(HubPlan.New(feed.Id, links, answer.FinalUrl, callback, now), ct);
        }
        await store.Feeds.Polled(next, read.Items, now, ct);
        return done;
    }
}
