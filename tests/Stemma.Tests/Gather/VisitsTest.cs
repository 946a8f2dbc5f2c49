using System.Text;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>Pages that carry a withdrawn report are looked at again, by the real loop and fold against a server of our own.</summary>
public sealed class VisitsTest : IDisposable
{
    private const string Notice = "KELLMOUTH (Arta) — Arta has withdrawn its report which said that an inquiry had opened. Neither of its sources had read the letter.";
    private const string Wire = "/arta", Still = "/ledger", Silent = "/post", Gone = "/mail";

    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly SetTime _time = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal), _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _status = new(StringComparer.Ordinal);
    private readonly LocalServer _server;

    public VisitsTest()
    {
        _server = new LocalServer((path, headers) =>
            path == "/s.xml" ? LocalServer.Ok($"<urlset>{string.Concat(_pages.Keys.Select(p => SitemapFeedTest.Plain(p, _changed[p])))}</urlset>", "text/xml")
            : _status.TryGetValue(path, out string? status) ? LocalServer.Status(status)
            : !_pages.TryGetValue(path, out string? page) ? LocalServer.Status("404 Not Found")
            : headers.GetValueOrDefault("If-None-Match") == Tag(page) ? LocalServer.Status("304 Not Modified") : LocalServer.Ok(page, "text/html", $"ETag: {Tag(page)}"));
        foreach (var (path, outlet) in new[] { (Wire, "Arta News Agency"), (Still, "The Ledger"), (Silent, "The Post"), (Gone, "The Mail") }) Put(path, Page(outlet, "Inquiry opens", Text), "2031-03-03T05:00:00Z");
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Each_is_looked_at_once_a_few_hours_after_conditionally_and_what_was_there_is_told()
    {
        await using var test = await Gathered();
        await Withdraws(test);
        Assert.Equal("3 of 3 carriers showed it when last seen, before it was withdrawn.", PlainWords.Carriers(await Told(test)));
        Put(Silent, Page("The Post", "Retracted: Inquiry opens", [Notice]), _changed[Silent]); // no feed tells
        _status[Gone] = "410 Gone";
        int asked = _server.Paths.Count();
        await Pass(test, hours: 2);
        Assert.DoesNotContain(_server.Paths.Skip(asked), _pages.ContainsKey);
        await Pass(test, hours: 6);
        Assert.Equal([Still, Gone, Silent], _server.Paths.Skip(asked).Where(_pages.ContainsKey).Order(StringComparer.Ordinal));
        Assert.All(_server.Log.Skip(asked).Where(s => _pages.ContainsKey(s.Path)), s => Assert.Contains("If-None-Match", s.Headers.Keys));
        Assert.Equal($"1 of 3 carriers still shows it (when last looked at, {PlainWords.Time(_time.Now)}).", PlainWords.Carriers(await Told(test)));
        Assert.Equal([(Still, CarrierState.Shows), (Silent, CarrierState.Removed), (Gone, CarrierState.Gone)], await States(test));
        await Pass(test, hours: 48);
        Assert.Equal(3, _server.Paths.Skip(asked).Count(_pages.ContainsKey));
    }

    [Theory]
    [InlineData("404 Not Found", 1)]
    [InlineData("410 Gone", 1)]
    [InlineData("500 Internal Server Error", 2)]
    [InlineData("403 Forbidden", 2)]
    public async Task A_page_that_does_not_answer_is_tried_twice_at_most_and_only_one_that_says_so_is_gone(string status, int looks)
    {
        await using var test = await Gathered();
        await Withdraws(test);
        int asked = _server.Paths.Count();
        foreach (string path in (string[])[Still, Silent, Gone]) _status[path] = status;
        for (int days = 0; days < 6; days++) await Pass(test, hours: 24);
        Assert.All((string[])[Still, Silent, Gone], p => Assert.Equal(looks, _server.Paths.Skip(asked).Count(q => q == p)));
        Assert.All(await States(test), s => Assert.Equal(looks == 1 ? CarrierState.Gone : CarrierState.Shows, s.State));
        Assert.Equal(looks == 1 ? "None of 3 carriers shows it any more." : "3 of 3 carriers showed it when last seen, before it was withdrawn.", PlainWords.Carriers(await Told(test)));
    }

    [Fact]
    public async Task A_page_that_came_again_with_other_bytes_and_the_same_text_still_shows_it()
    {
        await using var test = await Gathered();
        await Withdraws(test);
        foreach (string path in (string[])[Still, Silent, Gone]) Put(path, _pages[path] + "<!-- another advertisement -->", _changed[path]);
        await Pass(test, hours: 7);
        Assert.Equal($"3 of 3 carriers still show it (when last looked at, {PlainWords.Time(_time.Now)}).", PlainWords.Carriers(await Told(test)));
    }

    [Fact]
    public async Task A_wall_that_came_in_its_place_tells_nothing_and_leaves_the_report()
    {
        await using var test = await Gathered();
        await Withdraws(test);
        foreach (string path in (string[])[Still, Silent, Gone]) Put(path, "<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>", _changed[path]);
        await Pass(test, hours: 7);
        Assert.Equal("3 of 3 carriers showed it when last seen, before it was withdrawn.", PlainWords.Carriers(await Told(test)));
        Assert.All((await Story(test)).Tellings.Skip(1), t => Assert.NotEmpty(t.Article.Text));
    }

    [Fact]
    public async Task A_carrier_whose_own_feed_tells_of_its_change_is_not_looked_at_again()
    {
        await using var test = await Gathered();
        await Withdraws(test);
        Put(Silent, Page("The Post", "Retracted: Inquiry opens", [Notice]), "2031-03-03T10:00:00Z");
        await Pass(test, hours: 1);
        int asked = _server.Paths.Count();
        await Pass(test, hours: 7);
        Assert.DoesNotContain(Silent, _server.Paths.Skip(asked));
    }

    [Fact]
    public async Task Where_several_report_a_story_each_page_is_looked_at_once_and_what_was_changed_without_a_word_is_a_version()
    {
        await using var test = await Gathered();
        Put(Still, Page("The Ledger", "Inquiry opens, mayor denies it", [.. Text, "The mayor denied on Monday that he had seen the letter."]), _changed[Still]); // no feed tells
        int asked = _server.Paths.Count();
        await Pass(test, hours: 5);
        Assert.DoesNotContain(_server.Paths.Skip(asked), _pages.ContainsKey);
        await Pass(test, hours: 1);
        Assert.Equal(_pages.Keys.Order(StringComparer.Ordinal), _server.Paths.Skip(asked).Where(_pages.ContainsKey).Order(StringComparer.Ordinal));
        Assert.All(_server.Log.Skip(asked).Where(s => _pages.ContainsKey(s.Path)), s => Assert.Contains("If-None-Match", s.Headers.Keys));
        var ledger = Assert.Single((await Story(test)).Tellings, t => t.Url!.EndsWith(Still, StringComparison.Ordinal));
        Assert.Equal(("Inquiry opens, mayor denies it", 2), (ledger.Article.Title, (await test.Store.Ground.CapturesOf(ledger.Id, Ct)).Count));
        for (int day = 0; day < 4; day++) await Pass(test, hours: 24);
        Assert.Equal(_pages.Count, _server.Paths.Skip(asked).Count(_pages.ContainsKey));
    }

    [Fact]
    public async Task A_story_that_one_reports_is_not_looked_at_again()
    {
        foreach (string path in (string[])[Still, Silent, Gone]) _pages.Remove(path);
        await using var test = await Gathered();
        int asked = _server.Paths.Count();
        await Pass(test, hours: 48);
        Assert.DoesNotContain(_server.Paths.Skip(asked), _pages.ContainsKey);
    }

    [Fact]
    public async Task What_was_seen_outlives_a_reprocessing()
    {
        await using var test = await Gathered();
        await Withdraws(test);
        _status[Gone] = "404 Not Found";
        await Pass(test, hours: 7);
        var before = await Told(test);
        await App.Pipeline.Reprocess.Run(test.Store, Step.Extract, TestFold.Options(), static _ => { }, Ct);
        await using var next = await TestFold.Open(test.Folder);
        Assert.Equal(before.Carriers, (await Told(next)).Carriers);
    }

    private static IReadOnlyList<string> Text => [.. Reports.Paragraphs(8, 9).Select((p, i) => i == 0 ? "KELLMOUTH (Arta) — " + p : p)];

    private static string Page(string outlet, string title, IEnumerable<string> paragraphs) =>
        Encoding.UTF8.GetString(Reports.Page("", title, paragraphs).Body.Span).Replace("</title>", $"</title><meta property=\"og:site_name\" content=\"{outlet}\">", StringComparison.Ordinal);

    private static string Tag(string page) => $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(page)))[..16]}\"";

    private void Put(string path, string page, string changed) => (_pages[path], _changed[path]) = (page, changed);

    private async Task<TestFold> Gathered()
    {
        var test = await TestFold.Open();
        await test.Store.Feeds.Subscribe(new Subscription(_server.Origin + "/s.xml"), _time.Now, Ct);
        await Turn(test);
        return test;
    }

    private async Task Withdraws(TestFold test)
    {
        Put(Wire, Page("Arta News Agency", "Retracted: Inquiry opens", [Notice]), "2031-03-03T09:00:00Z");
        await Pass(test, hours: 4);
    }

    private async Task Pass(TestFold test, int hours)
    {
        _time.Now = _time.Now.AddHours(hours);
        await Turn(test);
    }

    private async Task Turn(TestFold test)
    {
        using var fetcher = FetcherTest.Open([_server], _time);
        var gathering = new Gathering(test.Store, fetcher.Fetch, new PollOptions { PageTries = 1, Ceiling = TimeSpan.FromMinutes(30) }, 4, _time, static _ => { }, new ChangeSignal());
        await gathering.RunOnce(Ct);
        await test.Fold.Finish(Ct);
        if (await gathering.ReplaceUnread(Ct)) await test.Fold.Finish(Ct);
    }

    private static async Task<Story> Story(TestFold test) => (await test.Store.Reading.Story(Assert.Single(await test.Store.Reading.Stories(Ct)), Ct))!;

    private static async Task<Retraction> Told(TestFold test) => Assert.Single((await Story(test)).Retractions);

    private static async Task<List<(string Path, CarrierState State)>> States(TestFold test)
    {
        var story = await Story(test);
        return [.. story.Retractions[0].Carriers.Select(c => (new Uri(story.Tellings.First(t => t.Id == c.Telling).Url!).AbsolutePath, c.State))];
    }
}
