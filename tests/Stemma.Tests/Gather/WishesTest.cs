using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.Collate;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>What a page's owner wants, from the answer's headers and robots.txt to what the site shows.</summary>
public sealed class WishesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task What_headers_and_robots_say_is_kept_with_the_capture_and_stands_in_the_article()
    {
        using var folder = new TestFolder();
        var time = new SetTime(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
        using var server = new LocalServer((path, _) => path switch
        {
            "/robots.txt" => LocalServer.Ok("User-agent: *\nContent-Usage: train-ai=n\nAllow: /\n", "text/plain"),
            "/feed" => LocalServer.Ok("<rss version=\"2.0\"><channel><title>Quay News</title><item><title>Ferry aground</title><link>/page</link></item></channel></rss>", "text/xml"),
            "/page" => LocalServer.Ok("<html><head><meta name=\"robots\" content=\"noarchive\"></head><body><h1>Ferry aground</h1><p>The ferry ran aground on Monday.</p></body></html>", "text/html", "X-Robots-Tag: nosnippet", "tdm-reservation: 1"),
            _ => LocalServer.Status("404 Not Found"),
        });
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(server.Origin + "/feed"), time.Now, Ct);
        using var fetcher = FetcherTest.Open([server], time);
        await new Gathering(store, fetcher.Fetch, new PollOptions(), 4, time, _ => { }, new ChangeSignal()).RunOnce(Ct);
        var page = Assert.Single(await store.Ground.Captures(default, 9, Ct)).Capture;
        Assert.Equal(["nosnippet", "tdm-reservation", "train-ai=n"], page.Wishes);
        Assert.Equal(["noarchive", "nosnippet", "tdm-reservation", "train-ai=n"], Collation.Extracted(page, [])!.OwnerSignals);
    }

    [Fact]
    public async Task What_the_sites_tdmrep_json_reserves_is_a_wish_too_and_the_file_is_asked_for_once_a_day()
    {
        var time = new HandClock();
        string? file = "[{\"location\":\"/free/\",\"tdm-reservation\":0},{\"location\":\"/\",\"tdm-reservation\":1,\"tdm-policy\":\"https://quay.example/p\"}]";
        using var server = new LocalServer((path, _) => path switch
        {
            "/robots.txt" => LocalServer.Status("404 Not Found"),
            "/.well-known/tdmrep.json" => LocalServer.Status("302 Found", "Location: /tdm"),
            "/tdm" => file is null ? LocalServer.Status("503 Service Unavailable") : LocalServer.Ok(file, "application/json"),
            "/said" => LocalServer.Ok("page", "text/html", "TDM-Reservation: 0"),
            _ => LocalServer.Ok("page"),
        });
        using var fetcher = FetcherTest.Open([server], time);
        async Task<IReadOnlyList<string>> Wishes(string path, bool kept = true) => (await fetcher.Fetch(new FetchRequest(server.Origin + path) { Kept = kept }, Ct)).Wishes;

        Assert.Empty(await Wishes("/said")); // the page's own word counts, and nothing more is asked
        Assert.Empty(await Wishes("/feed", kept: false));
        Assert.Equal(["/robots.txt", "/said", "/feed"], server.Paths);
        Assert.Equal(["tdm-policy=https://quay.example/p", "tdm-reservation"], await Wishes("/1"));
        Assert.Empty(await Wishes("/free/2"));
        time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(["tdm-policy=https://quay.example/p", "tdm-reservation"], await Wishes("/3"));
        Assert.Single(server.Paths, "/tdm");
        file = null;
        time.Advance(TimeSpan.FromHours(2));
        Assert.NotEmpty(await Wishes("/4")); // what was known stays while the site has trouble
        Assert.Equal(2, server.Paths.Count(p => p == "/tdm"));
        file = "[]";
        time.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await Wishes("/5"));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /.well-known/\n", 0)]
    [InlineData("User-agent: *\nAllow: /\n", 1)]
    public async Task Robots_txt_counts_for_tdmrep_json_as_well_and_where_there_is_none_nothing_is_reserved_for_a_day(string robots, int asked)
    {
        var time = new HandClock();
        using var server = new LocalServer((path, _) => path switch
        {
            "/robots.txt" => LocalServer.Ok(robots, "text/plain"),
            "/.well-known/tdmrep.json" => LocalServer.Status("404 Not Found"),
            _ => LocalServer.Ok("page"),
        });
        using var fetcher = FetcherTest.Open([server], time);
        for (int page = 0; page < 3; page++)
        {
            var got = await fetcher.Fetch(new FetchRequest($"{server.Origin}/{page}") { Kept = true }, Ct);
            Assert.Equal((FetchOutcome.Fetched, 0), (got.Outcome, got.Wishes.Count));
        }
        Assert.Equal(asked, server.Paths.Count(p => p == "/.well-known/tdmrep.json"));
    }

    [Fact]
    public async Task Of_a_site_whose_feed_has_the_whole_texts_nothing_more_is_asked()
    {
        using var folder = new TestFolder();
        var time = new SetTime(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
        using var server = new LocalServer((path, _) => path switch
        {
            "/feed" => LocalServer.Ok("<rss version=\"2.0\"><channel><title>Quay News</title><item><title>Ferry aground</title><guid isPermaLink=\"false\">1</guid><description>The ferry ran aground on Monday.</description></item></channel></rss>", "text/xml"),
            _ => LocalServer.Status("404 Not Found"),
        });
        await using var store = SqliteStore.Open(folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(server.Origin + "/feed"), time.Now, Ct);
        using var fetcher = FetcherTest.Open([server], time);
        await new Gathering(store, fetcher.Fetch, new PollOptions(), 4, time, _ => { }, new ChangeSignal()).RunOnce(Ct);
        Assert.Single(await store.Ground.Captures(default, 9, Ct));
        Assert.Equal(["/robots.txt", "/feed"], server.Paths);
    }

    [Theory]
    [InlineData("tdm-reservation", true)]
    [InlineData("nosnippet", true)]
    [InlineData("train-ai=n", false)] // nothing is trained here, so nothing is taken away
    [InlineData("noindex", false)] // it is left out of the search only
    public async Task To_others_no_word_is_shown_of_what_its_owner_keeps_and_here_all_of_it(string wish, bool silent)
    {
        var capture = Reports.Capture(1) with { Wishes = [wish] };
        string words = Collation.Extracted(capture, [])!.Blocks[1].Text[..20];
        await using var open = await TestSite.Open(new Exposure(false), [], [capture]);
        Assert.Equal(!silent, (await open.Read("/report/1")).Contains(words, StringComparison.Ordinal));
        Assert.Contains(wish == "tdm-reservation" ? "reserves text and data mining" : wish, await open.Read("/report/1"), StringComparison.Ordinal);
        await using var here = await TestSite.Open(new Exposure(true), [], [capture]);
        Assert.Contains(words, await here.Read("/report/1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("noindex")]
    [InlineData("none")]
    public async Task A_report_whose_owner_asks_not_to_be_indexed_stands_in_its_story_and_others_do_not_find_it_by_a_search(string wish)
    {
        var (plain, wishing) = (Reports.Capture(1), Reports.Capture(1, 2) with { Wishes = [wish] });
        string word = Uri.EscapeDataString(Collation.Extracted(wishing, [])!.Title.Split(' ').MaxBy(w => w.Length)!);
        foreach (bool loopback in new[] { false, true })
        {
            await using var site = await TestSite.Open(new Exposure(loopback), [], [plain, wishing]);
            foreach (string exit in new[] { $"/search?q={word}", $"/search?q=story:1", $"/api/v1/search?q={word}", $"/search.json?q={word}" })
            {
                string found = await site.Get(exit);
                Assert.True(Tells(found, "/report/1", ".example/2031/1/0"), found);
                Assert.Equal(loopback, Tells(found, "/report/2", ".example/2031/1/2"));
            }
            Assert.Contains("/report/2", await site.Get("/story/1"), StringComparison.Ordinal);
        }
    }

    // A page leads to ours, a feed to the original.
    private static bool Tells(string exit, string page, string original) => exit.Contains(page, StringComparison.Ordinal) || exit.Contains(original, StringComparison.Ordinal);

    [Fact]
    public async Task Nor_is_it_listed_to_others_among_the_reports_that_name_somebody()
    {
        var captures = Whitlock.Captures.Select(c => c with { Wishes = ["noindex"] }).ToList();
        await using var open = await TestSite.Open(new Exposure(false), [], captures);
        Assert.DoesNotContain("/report/", await open.Read("/api/v1/entities/dana-whitlock/reports"), StringComparison.Ordinal);
        Assert.DoesNotContain("Beavers return", await open.Read("/entities/dana-whitlock"), StringComparison.Ordinal);
        await using var here = await TestSite.Open(new Exposure(true), [], captures);
        Assert.Contains("/report/", await here.Read("/api/v1/entities/dana-whitlock/reports"), StringComparison.Ordinal);
    }
}
