using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>Feeds on hosts that the setting allowHosts does not name, or names later.</summary>
public sealed class GuardedFeedTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_feed_that_our_own_guard_refused_is_due_at_once_after_a_start()
    {
        using var server = new LocalServer((path, _) => path == "/feed" ? LocalServer.Ok("<rss version='2.0'><channel><title>Q</title></channel></rss>", "application/rss+xml") : LocalServer.Status("404 Not Found"));
        await using var store = await Subscribed(server.Origin + "/feed");
        for (int i = 0; i < 4; i++) await Gather(store, []);
        Assert.Equal("guarded", (await store.Feeds.All(Ct))[0].State.Trouble?.Code);
        Assert.Empty(server.Paths);
        await Gather(store, [server.Origin]);
        var feed = (await store.Feeds.All(Ct))[0];
        Assert.Equal((0, null, _time.Now), (feed.State.Failures, feed.State.Trouble, feed.State.LastGood));
    }

    [Fact]
    public async Task A_feed_that_leads_to_a_guarded_host_is_not_asked_again_before_its_time_because_of_a_start()
    {
        using var server = new LocalServer((path, _) => path == "/feed" ? LocalServer.Status("302 Found", "Location: http://127.0.0.1:8099/inner") : LocalServer.Status("404 Not Found"));
        await using var store = await Subscribed(server.Origin + "/feed");
        for (int i = 0; i < 3; i++) await Gather(store, [server.Origin]);
        Assert.Equal("guarded", (await store.Feeds.All(Ct))[0].State.Trouble?.Code);
        Assert.Single(server.Paths, "/feed");
    }

    private async Task<IStore> Subscribed(string url)
    {
        var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(url), _time.Now, Ct);
        return store;
    }

    private async Task Gather(IStore store, string[] allowHosts)
    {
        using var fetcher = new Fetcher(new FetchOptions { Gap = TimeSpan.Zero }, new FetchGuard(allowHosts), new HostGate(_time), _time);
        await new Gathering(store, fetcher.Fetch, new PollOptions(), 4, _time, static _ => { }, new ChangeSignal()).RunOnce(Ct);
    }
}
