using System.Text;
using Stemma.App.Desk;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>What an editor sets for a feed, by the real loop against a server of our own.</summary>
public sealed class FeedSettingsTest : IDisposable
{
    private const string Words = "Паром сел на мель у острова";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Encoding Russian = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!;
    private readonly TestFolder _folder = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly LocalServer _server = new((path, _) => path switch
    {
        "/feed" => Bytes($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{Words}</title><item><title>{Words}</title><link>/page</link><description>{Words}, говорят рыбаки.</description></item></channel></rss>", "text/xml; charset=koi8-r"),
        "/page" => Bytes($"<html><body><h1>{Words}</h1><p>{Words}, сообщила береговая охрана в понедельник утром.</p></body></html>", "text/html; charset=koi8-r"),
        _ => LocalServer.Status("404 Not Found"),
    });

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_charset_that_is_set_holds_against_what_feed_and_page_say()
    {
        await using var store = await Followed(new FeedSettings { Charset = "windows-1251" });
        await Poll(store);
        Assert.Equal(Words, (await store.Feeds.One(1, Ct))!.Title);
        var page = Assert.Single(await store.Ground.Captures(default, 9, Ct)).Capture;
        Assert.Equal(("text/html; charset=windows-1251", Words), (page.ContentType, Core.Collate.Collation.Extracted(page, [])!.Title));
    }

    [Fact]
    public async Task Where_the_feeds_own_text_is_wanted_no_page_is_asked_for_and_the_report_has_the_pages_address()
    {
        await using var store = await Followed(new FeedSettings { FromFeed = true, Charset = "windows-1251" });
        await Poll(store);
        Assert.DoesNotContain("/page", _server.Paths);
        var kept = Assert.Single(await store.Ground.Captures(default, 9, Ct)).Capture;
        Assert.Equal((CaptureForm.Item, $"{_server.Origin}/page"), (kept.Form, kept.Url));
        Assert.Contains("говорят рыбаки", Core.Collate.Collation.Extracted(kept, [])!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData(90, 90)]
    [InlineData(2, 10)] // never more often than all others
    [InlineData(1440, 1440)]
    public async Task Polls_are_put_apart_by_what_is_set_and_never_brought_nearer(int? set, int least)
    {
        await using var store = await Followed(new FeedSettings { LeastMinutes = set });
        for (int i = 0; i < 3; i++)
        {
            await Poll(store);
            Assert.InRange((await store.Feeds.One(1, Ct))!.NextPoll - _time.Now, TimeSpan.FromMinutes(least), TimeSpan.FromMinutes(Math.Max(least, 360) * 1.1));
        }
    }

    [Fact]
    public async Task An_editor_has_a_feed_asked_again_but_not_sooner_than_manners_allow()
    {
        await using var store = await Followed(new FeedSettings());
        await Poll(store);
        var desk = new FeedDesk(store.Feeds, new PollOptions(), _time);
        Assert.Equal(_time.Now.AddMinutes(10), (await desk.Again(1, Ct)).Due);
        _time.Now = _time.Now.AddMinutes(30);
        Assert.Null(await desk.Stop(1, Ct));
        Assert.Empty(await store.Feeds.Due(_time.Now.AddYears(1), 9, Ct));
        Assert.Equal(_time.Now, (await desk.Again(1, Ct)).Due);
        Assert.Single(await store.Feeds.Due(_time.Now, 9, Ct));
        Assert.Equal("no-feed", (await desk.Again(2, Ct)).Problem?.Code);
        Assert.Equal("no-feed", (await desk.Stop(2, Ct))?.Code);
    }

    [Theory]
    [InlineData("klingon", "", "charset")]
    [InlineData("", "0", "minutes")]
    [InlineData("", "-5", "minutes")]
    [InlineData("", "1441", "minutes")]
    [InlineData("", "soon", "minutes")]
    public void What_is_no_setting_is_told(string charset, string minutes, string code) => Assert.Equal(code, FeedSettingsForm.Read(charset, false, minutes).Problem?.Code);

    [Fact]
    public void Settings_are_read_as_they_are_typed() =>
        Assert.Equal(new FeedSettings { Charset = "windows-1251", FromFeed = true, LeastMinutes = 60 }, FeedSettingsForm.Read("CP1251", true, "60").Settings);

    private static byte[] Bytes(string text, string type)
    {
        var body = Russian.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), .. body];
    }

    private async Task<IStore> Followed(FeedSettings settings)
    {
        var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(_server.Origin + "/feed"), _time.Now, Ct);
        await store.Feeds.Set(1, settings, Ct);
        return store;
    }

    private async Task Poll(IStore store)
    {
        if ((await store.Feeds.One(1, Ct))!.NextPoll is var due && due > _time.Now) _time.Now = due;
        using var fetcher = FetcherTest.Open([_server], _time);
        await new Gathering(store, fetcher.Fetch, new PollOptions(), 4, _time, _ => { }, new ChangeSignal()).RunOnce(Ct);
    }
}
