using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>A site with neither feed nor sitemap, followed by the links of its page.</summary>
public sealed class LinkPageGatheringTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly LocalServer _server;
    private string _front = Front("Ferry runs aground off Tarn Island", 1, 2, 3, 4, 5);

    public LinkPageGatheringTest() => _server = new LocalServer((path, _) => path switch
    {
        "/" => LocalServer.Ok(_front),
        _ when path.StartsWith("/news/", StringComparison.Ordinal) => LocalServer.Ok($"<html><body><h1>{path}</h1><p>The ferry ran aground on Monday morning, the coast guard said.</p></body></html>"),
        _ => LocalServer.Status("404 Not Found"),
    });

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Its_pages_links_are_found_followed_and_each_fetched_once_whatever_its_teaser_says()
    {
        await using var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        using var fetcher = FetcherTest.Open([_server], _time);
        var found = Assert.Single((await new Discovery(fetcher).Of(_server.Origin + "/", Ct)).Feeds);
        Assert.Equal(("page", 5, true), (found.How, found.Items, found.Links));
        Assert.Equal(Subscribed.Added, await new Subscribing(store, new PollOptions(), _time, null).Add(found, Ct));
        await Poll(store);
        Assert.Equal([1, 2, 3, 4, 5], Fetched);
        _front = Front("Ferry still aground off Tarn, hundreds ashore", 6, 1, 2, 3, 4);
        _time.Now = (await store.Feeds.One(1, Ct))!.NextPoll;
        await Poll(store);
        Assert.Equal([1, 2, 3, 4, 5, 6], Fetched);
        Assert.Equal(6, (await store.Ground.Captures(default, 99, Ct)).Count);
    }

    [Fact]
    public async Task A_wall_in_its_place_is_trouble_and_takes_nothing_away()
    {
        await using var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(_server.Origin + "/", Links: true), _time.Now, Ct);
        await Poll(store);
        _front = "<html><body><h1>Please agree first</h1></body></html>";
        _time.Now = (await store.Feeds.One(1, Ct))!.NextPoll;
        await Poll(store);
        var source = Assert.Single(await store.Reading.Sources(_time.Now, Ct));
        Assert.Equal(("no-links", 1, 5), (source.Trouble?.Code, source.Failures, source.Items));
    }

    private IEnumerable<int> Fetched => _server.Paths.Where(p => p.StartsWith("/news/", StringComparison.Ordinal)).Select(p => int.Parse(p.Split('-')[^1], null)).Order();

    private static string Front(string first, params int[] reports) =>
        $"<html><head><title>Kellmouth Ledger</title></head><body>{string.Concat(reports.Select(i => $"<h2><a href='/news/report-number-{i}'>{(i == 1 ? first : $"What happened at the quay, part {i}")}</a></h2>"))}</body></html>";

    private async Task Poll(IStore store)
    {
        using var fetcher = FetcherTest.Open([_server], _time);
        await new Gathering(store, fetcher.Fetch, new PollOptions(), 4, _time, _ => { }, new ChangeSignal()).RunOnce(Ct);
    }
}
