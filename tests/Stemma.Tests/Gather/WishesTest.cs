using Stemma.App.Gather;
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

    [Theory]
    [InlineData("tdm-reservation", true)]
    [InlineData("nosnippet", true)]
    [InlineData("train-ai=n", false)] // nothing is trained here, so nothing is taken away
    [InlineData("noindex", false)] // an open site asks all search engines not to index it
    public async Task To_others_no_word_is_shown_of_what_its_owner_keeps_and_here_all_of_it(string wish, bool silent)
    {
        var capture = Reports.Capture(1) with { Wishes = [wish] };
        string words = Collation.Extracted(capture, [])!.Blocks[1].Text[..20];
        await using var open = await TestSite.Open(new Exposure(false), [], [capture]);
        Assert.Equal(!silent, (await open.Read("/report/1")).Contains(words, StringComparison.Ordinal));
        Assert.Contains(wish, await open.Read("/report/1"), StringComparison.Ordinal);
        await using var here = await TestSite.Open(new Exposure(true), [], [capture]);
        Assert.Contains(words, await here.Read("/report/1"), StringComparison.Ordinal);
    }
}
