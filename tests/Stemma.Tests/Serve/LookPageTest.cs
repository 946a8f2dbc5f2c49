using System.Net;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;

namespace Stemma.Tests.Serve;

public sealed class LookPageTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public Task The_five_first_pages_pasted_and_kept_build_the_story_that_trace_draws() => PastedAs(Checkout.Shared("seeds"));

    [Fact]
    public Task The_sample_pasted_and_kept_builds_the_story_that_trace_draws() => PastedAs(Checkout.At("samples", "first"));

    private static async Task PastedAs(string folder)
    {
        var captures = new FileImport(1 << 24).Read(FileImport.Files([folder]), Stream.Null).Select(o => o.Capture!).ToList();
        var names = captures.Select(c => Keeping.OfText(Paste.Of(System.Text.Encoding.UTF8.GetString(c.Body.Span)).Text).Name).ToList();
        await using var site = await TestSite.Open();
        foreach (var capture in captures)
        {
            string text = System.Text.Encoding.UTF8.GetString(capture.Body.Span).ReplaceLineEndings("\r\n"); // as browsers send it
            Assert.Contains("Keep this report", await site.Send("/look", "/look", ("text", text)), StringComparison.Ordinal);
            using var kept = await site.Client.PostAsync("/look", await site.Form("/look", ("text", text), ("keep", "1")));
            Assert.StartsWith("/report/", kept.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
        var stories = new List<Story>();
        foreach (var id in await site.Data.Store.Reading.Stories(Ct)) stories.Add((await site.Data.Store.Reading.Story(id, Ct))!);
        var traced = Tracing.Of([.. captures.Zip(names, (c, n) => c with { Name = n })]).Stories;
        Assert.Equal(StoryJson.Of(traced), StoryJson.Of([.. stories.OrderByDescending(s => s.Tellings.Count).ThenBy(s => s.Id)]));
    }

    [Fact]
    public async Task A_whole_article_is_shown_its_place_before_it_is_kept()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1), Reports.Chess("chess"));
        string copy = $"A late copy\n\nBy Ann Otherhand\n\n{string.Join("\n\n", Reports.Paragraphs(1).Skip(1))}";
        string page = TestSite.Plain(await site.Send("/look", "/look", ("text", copy)));
        Assert.Contains("It belongs to the story", page, StringComparison.Ordinal);
        Assert.Contains("told here by 2 reports", page, StringComparison.Ordinal);
        Assert.Contains("same words:", page, StringComparison.Ordinal);
        Assert.Equal(3, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
    }

    [Fact]
    public async Task A_sentence_is_shown_in_its_earliest_wording_with_its_variants()
    {
        await using var site = await TestSite.Open(
            Item("a", "2031-05-02", "The harbour gates of Kellmouth will stay shut until Friday, said Ilse Norrgard, who runs them."),
            Item("b", "2031-05-01", "The harbour gates at Kellmouth will stay shut until Friday, said Ilse Norrgard."),
            Item("c", "2031-05-03", "Bread was cheap. The harbour gates of Kellmouth will stay shut until Friday, said Ilse Norrgard, who runs them."));
        string page = TestSite.Plain(await site.Send("/look", "/look", ("text", "The harbour gates of Kellmouth will stay shut until Friday")));
        Assert.True(page.Contains("says this in nearly these words", StringComparison.Ordinal), page);
        Assert.Contains("1 other wording", page, StringComparison.Ordinal);
        Assert.Contains("2 reports carry it", page, StringComparison.Ordinal);
        Assert.Contains("No report here says this", await site.Send("/look", "/look", ("text", "Nobody has ever said that anywhere at all")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_known_leads_to_its_report_and_one_that_is_not_is_fetched_by_the_rules()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        Assert.Contains("This page is here", await site.Send("/look", "/look", ("text", "https://www.outlet1.example/2031/1/0?utm_source=x")), StringComparison.Ordinal);
        Assert.Contains("cannot be had", await site.Send("/look", "/look", ("text", "http://169.254.169.254/latest/meta-data")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MZ\0\u0001\u0002binary", "no text but a file")]
    [InlineData("   ", "Paste a link")]
    public async Task What_cannot_be_looked_at_is_said_plainly(string text, string words)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var answer = await site.Client.PostAsync("/look", await site.Form("/look", ("text", text)));
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_said_plainly()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var answer = await site.Client.PostAsync("/look", await site.Form("/look", ("text", new string('a', 600_000))));
        Assert.Contains("longer than 500,000 letters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("too large", await site.Get("/look?large=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_keep_nothing()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1)]);
        string text = string.Join("\n\n", Reports.Paragraphs(7));
        Assert.DoesNotContain("Keep this report", await site.Send("/look", "/look", ("text", text)), StringComparison.Ordinal);
        Assert.Contains("Only an editor", await site.Send("/look", "/look", ("text", text), ("keep", "1")), StringComparison.Ordinal);
        await site.SignIn();
        Assert.Contains("Keep this report", await site.Send("/look", "/look", ("text", text)), StringComparison.Ordinal);
        using var answer = await site.Client.PostAsync("/look", new FormUrlEncodedContent([new("text", text), new("_handler", "look")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Strangers_reach_no_page_of_the_operators_own_net()
    {
        using var server = new LocalServer(static (path, _) => path == "/robots.txt" ? LocalServer.Status("404 Not Found") : LocalServer.Ok("<title>Quay wiki</title>"));
        await using var site = await TestSite.Open(new Exposure(false), [$"allowHosts={server.Origin}", "fetch.gapMilliseconds=0"], [Reports.Capture(1)]);
        Assert.Contains("it is no page of the public net", await site.Send("/look", "/look", ("text", server.Origin + "/wiki.html")), StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
        await site.SignIn();
        await site.Send("/look", "/look", ("text", server.Origin + "/wiki.html"));
        Assert.Contains("/wiki.html", server.Paths);
    }

    private static Capture Item(string id, string day, string text) => Reports.Item(new WireItem
    {
        Id = id,
        Title = "Quay news",
        Text = $"{text}\n\n{string.Join("\n\n", Reports.Paragraphs(id[0]))}",
        Outlet = $"Outlet {id}",
        Language = "en",
        Published = DateTimeOffset.Parse(day + "T08:00:00Z"),
        Url = $"https://{id}.example/gates",
    });
}
