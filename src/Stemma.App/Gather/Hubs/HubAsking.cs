using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Gather.Hubs;

/// <summary>Sends a form to the hub of a feed.</summary>
/// <param name="feed">The feed's address.</param>
/// <param name="form">The form.</param>
/// <param name="ct">Gives up.</param>
public delegate ValueTask<Fetched> HubPost(string feed, FetchRequest form, CancellationToken ct);

/// <summary>Asks the hubs that feeds name to tell what is new, and takes in what they tell: the part of the gathering that knows of hubs.</summary>
/// <param name="store">Where feeds and hubs stand.</param>
/// <param name="callback">The site's own address as hubs reach it, without a slash at its end.</param>
/// <param name="post">Sends forms.</param>
/// <param name="options">How often feeds are polled, and hubs asked.</param>
/// <param name="limits">How large a delivery may be, and how long it may take.</param>
/// <param name="time">The program's clock.</param>
public sealed class HubAsking(IStore store, string callback, HubPost post, PollOptions options, FetchOptions limits, TimeProvider time)
{
    private readonly HubInbox _inbox = new();

    /// <summary>What answers hubs when they call.</summary>
    public HubCallback Callback => field ??= new HubCallback(store.Hubs, _inbox, options, limits, time);

    /// <summary>What hubs told and nobody has looked at yet.</summary>
    public IReadOnlyList<HubNews> Told => _inbox.Waiting;

    /// <summary>What was asked for under another address of the site is asked for anew under this one.</summary>
    public async Task Begin(CancellationToken ct)
    {
        foreach (var lease in await store.Hubs.All(ct))
        {
            // What was told while nobody listened, or was not written before the end, the next poll must bring.
            if (await store.Feeds.One(lease.Feed, ct) is { Muted: null } feed) await store.Feeds.Polled(HubPlan.Alone(feed), [], feed.State.LastPoll ?? feed.Added, CancellationToken.None);
            if (!lease.Leaving && lease.Callback != callback) await Instead(lease, lease.Feed, new HubLinks(lease.Hub, lease.Topic), lease.Place);
        }
    }

    /// <summary>Those whose hub is to be asked something.</summary>
    public ValueTask<IReadOnlyList<HubLease>> Due(int count, CancellationToken ct) => store.Hubs.Due(time.GetUtcNow(), count, ct);

    /// <summary>Asks a hub for what is due.</summary>
    /// <returns>Why that failed; null where it did not, or has failed before.</returns>
    public async Task<Problem?> Ask(HubLease due, CancellationToken ct)
    {
        var (now, feed) = (time.GetUtcNow(), await store.Feeds.One(due.Feed, ct));
        if (await store.Hubs.Change(due.Token, l => HubPlan.Begin(l, feed is not { Muted: null }, now, options), ct) is not { } lease) return null;
        var answer = await post(feed?.Url ?? lease.Topic, HubPlan.Request(lease), ct);
        await store.Hubs.Change(lease.Token, l => HubPlan.Answered(l, answer, options), CancellationToken.None);
        return answer.Outcome == FetchOutcome.Fetched || lease.Failures > 0 ? null : new Problem(answer.Problem?.Code ?? "hub", $"its hub: {answer.Problem?.Message ?? "it did not answer"}", lease.Hub);
    }

    /// <summary>What a feed's hub was asked for; null where it has none.</summary>
    public ValueTask<HubLease?> Of(Feed feed, CancellationToken ct) => store.Hubs.OfFeed(feed.Id, ct);

    /// <summary>Takes in what a poll shows of a feed's hub.</summary>
    /// <param name="before">The feed before the poll.</param>
    /// <param name="next">The feed after it.</param>
    /// <param name="lease">What its hub was asked for before it.</param>
    /// <param name="answer">What came.</param>
    /// <param name="read">What it holds.</param>
    /// <param name="fresh">How many of its items are new.</param>
    /// <returns>The feed as it is polled beside its hub.</returns>
    internal async Task<Feed> Polled(Feed before, Feed next, HubLease? lease, Fetched answer, PolledFeed read, int fresh)
    {
        bool whole = answer.Outcome == FetchOutcome.Fetched && read.IsFeed;
        if (whole) next = next with { State = next.State with { HubSought = answer.At } };
        if (lease is not null && HubPlan.HasMissed(lease, before, fresh, answer.At))
            lease = await store.Hubs.Change(lease.Token, l => l with { Missed = answer.At }, CancellationToken.None);
        await Named(before.Id, lease, HubLinks.Of(answer, read.Document), answer.FinalUrl, whole);
        return lease is null ? next : HubPlan.Beside(next, lease, answer.At, options);
    }

    /// <summary>Takes in what a hub told: items as those of a poll.</summary>
    /// <param name="news">What it told.</param>
    /// <param name="arrived">Told where something entered the log at once.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>What came of it, and what was wrong with it; nothing where the feed is polled no more.</returns>
    internal async Task<(Feed? Feed, Arrivals Arrived, Problem? Problem)> Hear(HubNews news, Action arrived, CancellationToken ct)
    {
        _inbox.Take(news);
        if (await store.Feeds.One(news.Feed, ct) is not { Muted: null } feed || await store.Hubs.Of(news.Token, ct) is not { } lease) return default;
        if (news.Headers is null)
        {
            await store.Feeds.Polled(HubPlan.Alone(feed), [], feed.State.LastPoll ?? feed.Added, CancellationToken.None);
            return default;
        }
        var (body, broken) = Decoding.Of(new Fetching.Answer(200, news.Headers, news.Body, null), limits.MaxBytes);
        var answer = new Fetched(FetchOutcome.Fetched, 200, lease.Place, null, news.Headers, body, null, null, news.At, null, null, null).In(feed.Settings.Charset);
        var read = broken is { Code: not "http-unknown-encoding" } ? new PolledFeed(new(), [], broken) : PolledFeed.Read(answer);
        if (!read.IsFeed) return (feed, default, new Problem("hub-not-feed", $"its hub told something that is no feed: {read.Problem?.Message ?? "a list of sitemaps"}", lease.Hub));
        int known = await store.Feeds.Known(feed.Id, read.Items, ct);
        if (read.Items.Count > known && await store.Hubs.Change(news.Token, l => l with { Told = news.At }, CancellationToken.None) is { } told) lease = told;
        return (feed, await TakingIn.Of(store.Feeds, HubPlan.Beside(feed, lease, news.At, options), read.Items, news.At, arrived, ct), null);
    }

    // A page, or an answer without a body, changes nothing for a feed that has a hub.
    private async Task Named(int feed, HubLease? lease, HubLinks? links, string place, bool whole)
    {
        if (lease is not null && (!whole || links == new HubLinks(lease.Hub, lease.Topic))) return;
        if (links is not null) await Instead(lease, feed, links, place);
        else if (lease is not null) await Leave(lease);
    }

    private async Task Instead(HubLease? old, int feed, HubLinks links, string place)
    {
        if (old is not null) await Leave(old);
        await store.Hubs.Add(HubPlan.New(feed, links, place, callback, time.GetUtcNow()), CancellationToken.None);
    }

    private async Task Leave(HubLease lease) => await store.Hubs.Change(lease.Token, l => HubPlan.Leave(l, time.GetUtcNow()), CancellationToken.None);
}
