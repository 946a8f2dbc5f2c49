using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>Sitemaps polled by the real loop, against a server of our own.</summary>
public sealed class SitemapGatheringTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> _sitemaps = new(StringComparer.Ordinal);
    private readonly List<Problem> _refused = [];
    private readonly LocalServer _server;

    public SitemapGatheringTest() => _server = new LocalServer((path, _) =>
        _sitemaps.TryGetValue(path, out var held) ? held.Length == 3 ? LocalServer.Status($"{held} X") : LocalServer.Ok(held, "text/xml", "ETag: \"e\"")
        : path.StartsWith("/story/", StringComparison.Ordinal) ? LocalServer.Ok($"<html><body><h1>{path}</h1><p>words</p></body></html>") : LocalServer.Status("404 Not Found"));

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_pages_of_its_entries_are_fetched_and_again_where_a_later_version_says_that_one_changed()
    {
        _sitemaps["/s.xml"] = Pages(SitemapFeedTest.News("/story/1", "One", null, "2031-03-03T05:00:00Z"), SitemapFeedTest.News("/story/2", "Two", null, "2031-03-03T05:00:00Z"));
        await using var store = await Polled("/s.xml");
        _sitemaps["/s.xml"] = Pages(SitemapFeedTest.News("/story/1", "One", null, "2031-03-03T06:30:00Z"), SitemapFeedTest.News("/story/2", "Two", null, "2031-03-03T05:00:00Z"), SitemapFeedTest.News("/story/3", "Three", null, null));
        await Poll(store);
        Assert.Equal(["/story/1", "/story/1", "/story/2", "/story/3"], Stories);
        var source = Assert.Single(await store.Reading.Sources(_time.Now, Ct));
        Assert.Equal(("Quay News", 3, 0, null), (source.Title, source.Items, source.Waiting, source.Trouble));
        Assert.Empty(_refused);
    }

    [Fact]
    public async Task Of_an_index_the_three_sitemaps_that_changed_last_are_read_at_each_poll_one_at_a_time()
    {
        _sitemaps["/index.xml"] = Index("/2029.xml 2029-01-01", "/a.xml 2031-03-01", "/b.xml 2031-03-03", "/c.xml 2031-03-02");
        foreach (string name in "abc".Select(c => $"/{c}.xml")) _sitemaps[name] = Pages(SitemapFeedTest.Plain($"/story{name}", "2031-03-03"), SitemapFeedTest.Plain("/story/old", "2031-01-03"));
        await using var store = await Polled("/index.xml");
        Assert.Equal(["/index.xml", "/b.xml", "/c.xml", "/a.xml"], _server.Paths.Where(p => _sitemaps.ContainsKey(p)));
        Assert.True(_server.Log.Zip(_server.Log.Skip(1)).All(p => p.First.Ended <= p.Second.Began));
        _sitemaps["/b.xml"] = Pages(SitemapFeedTest.Plain("/story/new", "2031-03-03"));
        await Poll(store); // the index itself is the same
        Assert.Equal(["/story/a.xml", "/story/b.xml", "/story/c.xml", "/story/new"], Stories);
        Assert.All(_server.Log, s => Assert.DoesNotContain("If-None-Match", s.Headers.Keys));
    }

    [Fact]
    public async Task A_sitemap_that_an_index_names_in_vain_is_told_and_the_others_are_read()
    {
        _sitemaps["/index.xml"] = Index("/gone.xml 2031-03-03", "/inner.xml 2031-03-02", "/a.xml 2031-03-01");
        (_sitemaps["/gone.xml"], _sitemaps["/inner.xml"], _sitemaps["/a.xml"]) = ("410", Index("/a.xml 2031-03-01"), Pages(SitemapFeedTest.Plain("/story/1", "2031-03-03")));
        await using var store = await Polled("/index.xml");
        var feed = Assert.Single(await store.Feeds.All(Ct));
        Assert.Equal((0, null, "gone"), (feed.State.Failures, feed.Muted, feed.State.Trouble?.Code));
        Assert.Contains("/gone.xml", feed.State.Trouble!.Message, StringComparison.Ordinal);
        Assert.Equal(["/story/1"], Stories);
    }

    [Theory]
    [InlineData("410", 3, "gone")]
    [InlineData("429", 1, "too-many")]
    [InlineData("<html><body>Sorry</body></html>", 3, "no-feed")]
    [InlineData("<urlset><url><loc>no address</loc></url", 3, "sitemap-broken")]
    public async Task An_index_none_of_whose_sitemaps_can_be_read_is_a_failure_and_mutes_nothing(string held, int asked, string code)
    {
        _sitemaps["/index.xml"] = Index("/a.xml 2031-03-03", "/b.xml 2031-03-02", "/c.xml 2031-03-01", "/d.xml 2031-02-01");
        foreach (char c in "abcd") _sitemaps[$"/{c}.xml"] = held;
        await using var store = await Polled("/index.xml");
        var feed = Assert.Single(await store.Feeds.All(Ct));
        Assert.Equal((1, null, code), (feed.State.Failures, feed.Muted, feed.State.Trouble?.Code));
        Assert.Equal(asked, _server.Paths.Count(p => _sitemaps.ContainsKey(p)) - 1);
        if (code == "too-many") Assert.True(feed.NextPoll - _time.Now >= TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task One_that_breaks_is_a_failure_keeps_its_items_and_is_good_again_when_it_is_mended()
    {
        string whole = _sitemaps["/s.xml"] = Pages(SitemapFeedTest.News("/story/1", "One", null, null));
        await using var store = await Polled("/s.xml");
        _sitemaps["/s.xml"] = "<html><body>Database error</body></html>";
        await Poll(store);
        Assert.Equal(("not-feed", 1), (await store.Feeds.All(Ct))[0].State is var s ? (s.Trouble?.Code, s.Failures) : default);
        _sitemaps["/s.xml"] = whole;
        await Poll(store);
        Assert.Null((await store.Feeds.All(Ct))[0].State.Trouble);
        Assert.Equal(["/story/1"], Stories);
        Assert.Equal(1, (await store.Reading.Sources(_time.Now, Ct))[0].Items);
    }

    private IEnumerable<string> Stories => _server.Paths.Where(p => p.StartsWith("/story/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string Pages(params IEnumerable<string> entries) => $"<urlset>{string.Concat(entries)}</urlset>";

    private static string Index(params IEnumerable<string> sitemaps) => $"<sitemapindex>{string.Concat(sitemaps.Select(s => s.Split(' ')).Select(s => $"<sitemap><loc>{s[0]}</loc><lastmod>{s[1]}</lastmod></sitemap>"))}</sitemapindex>";

    private async Task<IStore> Polled(string path)
    {
        var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(_server.Origin + path), _time.Now, Ct);
        await Poll(store);
        return store;
    }

    // When it is due, by a clock that stands while it works.
    private async Task Poll(IStore store)
    {
        if ((await store.Feeds.All(Ct))[0].NextPoll is var due && due > _time.Now) _time.Now = due;
        using var fetcher = FetcherTest.Open([_server], _time);
        await new Gathering(store, fetcher.Fetch, new PollOptions { PageTries = 1 }, 4, _time, _refused.Add, new ChangeSignal()).RunOnce(Ct);
    }
}
