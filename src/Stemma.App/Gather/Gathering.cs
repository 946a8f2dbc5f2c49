using System.Collections.Concurrent;
using System.Diagnostics;
using Stemma.App.Gather.Fetching;
using Stemma.App.Gather.Hubs;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>
/// Polls feeds when they are due, takes in what their hubs tell, fetches the pages behind their items, and looks again at pages that carry a withdrawn report; what comes enters the log. Many origins at once, one request at a time to each.
/// A crash anywhere leaves what the next run goes on from: a poll's result is one transaction, and so is a page with its item.
/// </summary>
/// <param name="store">Where subscriptions and items stand.</param>
/// <param name="fetch">Fetches (<see cref="Fetcher.Fetch"/>).</param>
/// <param name="options">How often, how hard.</param>
/// <param name="atOnce">Origins asked at once.</param>
/// <param name="time">The program's clock.</param>
/// <param name="refused">Told each refusal once: feed, address, reason.</param>
/// <param name="arrived">Raised when something stands in the log that was not there.</param>
/// <param name="hubs">Asks hubs and hears them; null to poll only.</param>
public sealed class Gathering(
    IStore store, Func<FetchRequest, CancellationToken, ValueTask<Fetched>> fetch, PollOptions options, int atOnce, TimeProvider time, Action<Problem> refused, ChangeSignal arrived, HubAsking? hubs = null)
{
    private const int Queued = 256;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200); // real time: how soon another process's subscription is seen

    /// <summary>How long what is under way at a stop is given, in real time.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Task> _running = new(StringComparer.Ordinal); // by origin
    private readonly ConcurrentQueue<string> _ended = new(); // origins of what has run
    private long _looked; // when the store was last asked and had nothing that could be started
    private readonly Queue<(string Origin, Func<CancellationToken, Task> Run)> _queue = new();

    private SemaphoreSlim SomeEnded { get; } = new(0);

    /// <summary>What it did so far.</summary>
    public GatherTally Tally { get; } = new();

    /// <summary>Gathers until it is stopped; what is under way then is finished first.</summary>
    public Task Run(CancellationToken stop) => Run(null, stop);

    /// <summary>Polls what is due now, fetches the pages of what it brings, and ends.</summary>
    public Task RunOnce(CancellationToken stop) => Run(time.GetUtcNow(), stop);

    private async Task Run(DateTimeOffset? until, CancellationToken stop)
    {
        using var abort = new CancellationTokenSource();
        await Forgive();
        if (hubs is not null) await hubs.Begin(CancellationToken.None);
        while (!stop.IsCancellationRequested)
        {
            await Start(until, abort.Token);
            if (_running.Count == 0 && until is not null) break;
            await Something(stop);
            await Reap();
        }
        abort.CancelAfter(Grace);
        await Task.WhenAll(_running.Values);
        _running.Clear();
        _ended.Clear();
    }

    // The setting allowHosts may have changed since. What our own guard refused straight away was asked of nobody, so nobody is asked too often.
    private async Task Forgive()
    {
        foreach (var feed in await store.Feeds.All(CancellationToken.None))
            if (feed is { Muted: null, State.Trouble: { Code: FetchGuard.Refused, Place: { } place } } && FeedItems.Origin(place) == FeedItems.Origin(feed.Url))
                await store.Feeds.Mute(feed.Url, null, time.GetUtcNow(), CancellationToken.None);
    }

    // Starts what is due at origins that are not being asked.
    private async Task Start(DateTimeOffset? until, CancellationToken abort)
    {
        if (_running.Count >= atOnce) return;
        StartQueued(abort);
        if (_running.Count >= atOnce || (_running.Count > 0 && _looked > 0 && Stopwatch.GetElapsedTime(_looked) < Idle)) return;
        await Refill(until ?? time.GetUtcNow());
        _looked = _queue.Count > 0 ? 0 : Stopwatch.GetTimestamp();
        StartQueued(abort);
    }

    private void StartQueued(CancellationToken abort)
    {
        for (int left = _queue.Count; left > 0 && _running.Count < atOnce; left--)
        {
            var next = _queue.Dequeue();
            if (_running.ContainsKey(next.Origin)) _queue.Enqueue(next);
            else _running[next.Origin] = Task.Run(() => Guarded(next.Origin, next.Run, abort), CancellationToken.None);
        }
    }

    // Feeds first: a page waits, a feed's window moves on. What is under way is left out, its result is not yet written; so much more is asked for, as it may all stand first.
    private async Task Refill(DateTimeOffset due)
    {
        _queue.Clear();
        int most = Queued + _running.Count;
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var news in hubs?.Told ?? [])
            if (await store.Feeds.One(news.Feed, CancellationToken.None) is { } told) Enqueue(FeedItems.Origin(told.Url), $"news of {news.Token} {news.At:O}", ct => Hear(news, ct));
        foreach (var feed in await store.Feeds.Due(due, most, CancellationToken.None))
            Enqueue(FeedItems.Origin(feed.Url), $"feed {feed.Id}", ct => Poll(feed, ct));
        foreach (var lease in hubs is null ? [] : await hubs.Due(most, CancellationToken.None))
            Enqueue(FeedItems.Origin(lease.MovedTo ?? lease.Hub), $"hub {lease.Token}", ct => Ask(lease, ct));
        foreach (var item in await store.Feeds.Waiting(time.GetUtcNow(), most, CancellationToken.None))
            Enqueue(item.EntersAlone ? $"item {item.Id}" : item.Origin, item.EntersAlone ? $"item {item.Id}" : item.Url!, ct => item.EntersAlone ? Enter(item) : Page(item, ct));
        foreach (var visit in await store.Feeds.Visits(time.GetUtcNow(), most, CancellationToken.None))
            Enqueue(visit.Origin, $"visit {visit.Item}", ct => Visited(visit, ct));

        void Enqueue(string origin, string key, Func<CancellationToken, Task> run)
        {
            if (!_running.ContainsKey(origin) && asked.Add(key)) _queue.Enqueue((origin, run));
        }
    }

    private async Task Guarded(string origin, Func<CancellationToken, Task> run, CancellationToken abort)
    {
        Tally.Begin();
        try
        {
            await run(abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // Nothing is written of it: it is done anew the next time.
        }
        finally
        {
            Tally.End();
            _ended.Enqueue(origin);
            SomeEnded.Release();
        }
    }

    private async Task Something(CancellationToken stop)
    {
        try
        {
            await SomeEnded.WaitAsync(Idle, stop);
        }
        catch (OperationCanceledException)
        {
            // It ends: what is under way is waited for elsewhere.
        }
    }

    private async Task Reap()
    {
        while (SomeEnded.Wait(0))
        {
            // Counted; which they are stands in the queue.
        }
        while (_ended.TryDequeue(out string? origin))
            if (_running.Remove(origin, out var task)) await task; // a failure of ours ends the gathering
    }

    private async Task Poll(Feed feed, CancellationToken ct)
    {
        var lease = hubs is null ? null : await hubs.Of(feed, ct);
        var request = PollPlan.Request(feed, time.GetUtcNow(), seeks: hubs is not null && lease is null && feed.State.HubSought is null);
        var (read, answer) = await PolledFeed.Whole(fetch, await fetch(request, ct), feed.Settings, ct);
        int known = read.Items.Count == 0 ? 0 : await store.Feeds.Known(feed.Id, read.Items, ct);
        var next = PollPlan.Next(feed, answer, read, known, options);
        if (hubs is not null) next = await hubs.Polled(feed, next, lease, answer, read, read.Items.Count - known);
        var arrivals = await TakingIn.Of(store.Feeds, next, read.Items, answer.At, arrived.Raise, ct);
        Tally.Poll(arrivals);
        if (next.State.Trouble is { } trouble && trouble.Code != feed.State.Trouble?.Code) Refuse(feed.Url, answer.FinalUrl, trouble);
    }

    private async Task Hear(HubNews news, CancellationToken ct)
    {
        var (feed, came, problem) = await hubs!.Hear(news, arrived.Raise, ct);
        if (problem is not null) Refuse(feed!.Url, problem.Place ?? "", problem);
        else if (feed is not null) Tally.Told(came);
    }

    private async Task Ask(HubLease lease, CancellationToken ct)
    {
        if (await hubs!.Ask(lease, ct) is { } problem) Refuse(lease.Topic, lease.Hub, problem);
    }

    private async Task Page(WaitingItem item, CancellationToken ct)
    {
        var answer = (await fetch(PagePlan.Request(item), ct)).In(item.Settings.Charset);
        var settled = PagePlan.Next(item, answer, options);
        await Settle(item, settled);
        if (settled.State == ItemState.GivenUp) Refuse(item.FeedUrl, item.Url!, new Problem(answer.Problem?.Code ?? "no-page", settled.Reason ?? "its page cannot be had"));
    }

    // A page that carries what was withdrawn is looked at once more.
    private async Task Visited(Visit visit, CancellationToken ct)
    {
        var seen = VisitPlan.Next(visit, await fetch(VisitPlan.Request(visit), ct));
        var receipt = await store.Feeds.Visited(seen, CancellationToken.None);
        Tally.Visit();
        if (receipt == Receipt.Accepted || seen.Gone is not null) arrived.Raise();
    }

    // An item without a page of its own, or of a feed whose own text is wanted, enters as its feed gives it.
    private Task Enter(WaitingItem item) => Settle(item, PagePlan.GiveUp(item, null));

    /// <summary>Lets feeds' own items enter for pages that are in the log and that nothing could be read of. To be called when the fold has caught up.</summary>
    /// <returns>True where one entered.</returns>
    public async Task<bool> ReplaceUnread(CancellationToken ct)
    {
        bool any = false;
        foreach (var item in await store.Feeds.Unread(Queued, ct))
        {
            var why = new Problem("unread", "nothing could be read of its page");
            await Settle(item, PagePlan.GiveUp(item, why));
            Refuse(item.FeedUrl, item.Url ?? "", why);
            any = true;
        }
        return any;
    }

    private async Task Settle(WaitingItem item, Settled settled)
    {
        var receipt = await store.Feeds.Settle(settled, CancellationToken.None);
        Tally.Page(settled.State, receipt);
        if (receipt == Receipt.Accepted) arrived.Raise();
        if (receipt == Receipt.Barred) Refuse(item.FeedUrl, item.Url ?? "", new Problem("taken-down", "it was taken down at its owner's request"));
    }

    private void Refuse(string feed, string url, Problem why)
    {
        Tally.Refuse(why.Code);
        refused(why with { Place = url.Length == 0 || url == feed ? feed : $"{feed}: {url}" });
    }
}
