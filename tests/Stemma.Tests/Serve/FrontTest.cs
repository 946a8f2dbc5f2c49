using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

public sealed class FrontTest
{
    [Fact]
    public async Task An_empty_front_page_says_how_to_fill_it()
    {
        await using var site = await TestSite.Open();
        Assert.Contains("stemma add", await site.Read("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_stands_once_with_its_counts_and_its_time_and_so_does_a_singleton()
    {
        await using var site = await TestSite.Open([.. Samples.First, Reports.Chess("chess")]);
        string page = await site.Get("/");
        Assert.Equal(2, page.Split("<article").Length - 1);
        Assert.Contains("5 reports, 3 texts", page, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-03-02T13:10:00", page, StringComparison.Ordinal);
        Assert.DoesNotContain("disagree", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_same_news_stands_as_stories_and_as_reports_one_by_one()
    {
        await using var site = await TestSite.Open([.. Samples.First, Reports.Chess("chess")]);
        foreach (string path in (string[])["/", "/items"])
        {
            string page = await site.Get(path);
            Assert.Contains("2 stories", page, StringComparison.Ordinal);
            Assert.Contains("6 reports", page, StringComparison.Ordinal);
        }
        Assert.Equal(6, (await site.Get("/items")).Split("its story").Length - 1);
    }

    [Fact]
    public async Task Many_reports_are_turned_by_pages_and_none_stands_twice()
    {
        await using var site = await TestSite.Open(Enumerable.Range(0, 130).Select(Samples.Lone));
        var reports = (await site.Get("/items") + await site.Get("/items?page=2")).Split("href=\"/report/").Skip(1).Select(p => p[..p.IndexOf('"', StringComparison.Ordinal)]).ToList();
        Assert.Equal(130, reports.Count);
        Assert.Equal(130, reports.Distinct().Count());
    }

    [Fact]
    public async Task Many_stories_are_turned_by_pages_and_none_stands_twice()
    {
        await using var site = await TestSite.Open(Enumerable.Range(0, 60).Select(Samples.Lone));
        var first = Links(await site.Get("/"));
        var second = Links(await site.Get("/?page=2"));
        Assert.Equal(38, first.Count);
        Assert.Equal(first.Count + second.Count, first.Union(second).Count());
        Assert.True(second.Count == 22);
        Assert.Contains("no older stories", await site.Read("/?page=900"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_since_the_last_visit_is_marked_for_as_long_as_this_visit_lasts()
    {
        var time = new SetTime(new DateTimeOffset(2031, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.OpenAs(new Exposure(true), time, Reports.Capture(1), Reports.Capture(5));
        Assert.DoesNotContain("class=\"mark\"", await site.Get("/"), StringComparison.Ordinal);
        await site.Take(Reports.Capture(1, 1), Reports.Chess("chess"));
        time.Now += TimeSpan.FromHours(9);
        string back = await site.Get("/");
        Assert.Contains("2 stories are new or changed since your last visit", back, StringComparison.Ordinal);
        Assert.Contains(">New</span>", back, StringComparison.Ordinal);
        Assert.Contains(">Updated</span>", back, StringComparison.Ordinal);
        time.Now += TimeSpan.FromMinutes(20);
        Assert.Contains("2 stories are new or changed", await site.Get("/"), StringComparison.Ordinal);
        time.Now += TimeSpan.FromHours(1);
        Assert.DoesNotContain("since your last visit", await site.Get("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_of_a_visit_is_for_the_server_alone_and_a_broken_one_counts_as_none()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/");
        asked.Headers.Add("Cookie", "stemma-seen=1-99999999999999-x");
        using var answer = await site.Client.SendAsync(asked);
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("stemma-seen", StringComparison.Ordinal));
        Assert.StartsWith("stemma-seen=1-1-", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=31536000", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
    }

    private static List<string> Links(string page) => [.. page.Split("<h2").Skip(1).Select(h => h.Split("href=\"")[1].Split('"')[0])];
}
