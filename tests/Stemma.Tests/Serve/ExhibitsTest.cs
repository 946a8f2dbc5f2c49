using System.Text.Json;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>What reports rest on, on the story's page and in JSON; on an open site in excerpts, and nothing of an owner who wants none.</summary>
public sealed class ExhibitsTest
{
    private static Capture Report(string html = "") => Reports.Item(new WireItem
    {
        Id = "x1",
        Url = "https://www.gazette.example/lock",
        Title = "Barge rams the lock at Vesper Point",
        Html = $"<html><head>{html}<title>Barge rams the lock at Vesper Point</title></head><body><article><h1>Barge rams the lock at Vesper Point</h1>"
            + string.Concat(Reports.Paragraphs(31, 4).Select(p => $"<p>{p}</p>"))
            + "<p>Data from <a href=\"https://trail.example/barge/7\">Bargetrail.example</a>, which follows ships, showed that the barge left Quillan at dawn. The data could not be independently verified.</p></article></body></html>",
        Outlet = "Harbour Gazette",
        Language = "en",
        Published = new DateTimeOffset(2031, 5, 1, 6, 0, 0, TimeSpan.Zero),
    });

    [Fact]
    public async Task A_story_says_what_its_reports_rest_on_with_who_gave_it_what_was_not_checked_and_where_it_leads()
    {
        await using var site = await TestSite.Open(Report());
        string page = await site.Get("/story/1"), plain = TestSite.Plain(page);
        Assert.Contains("What reports rest on", plain, StringComparison.Ordinal);
        Assert.Contains("Data from Bargetrail.example", plain, StringComparison.Ordinal);
        Assert.Contains("The data could not be independently verified.", plain, StringComparison.Ordinal);
        Assert.Contains("href=\"https://trail.example/barge/7\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_it_with_its_spans()
    {
        await using var site = await TestSite.Open(Report());
        using var story = JsonDocument.Parse(await site.Get("/api/v1/stories/1"));
        var exhibit = Assert.Single(story.RootElement.GetProperty("exhibits").EnumerateArray().ToList());
        Assert.Equal(("data", "Bargetrail.example"), (exhibit.GetProperty("kind").GetString(), exhibit.GetProperty("provider").GetString()));
        Assert.StartsWith("Data from", exhibit.GetProperty("said").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_no_more_than_a_passage_of_it()
    {
        await using var site = await TestSite.Open(new Exposure(Loopback: false), [], [Report()]);
        string page = await site.Get("/story/1");
        Assert.Contains("Bargetrail", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "independently verified")); // under "Still unknown"
    }

    [Fact]
    public async Task An_owner_who_wants_no_excerpts_has_none_on_an_open_site()
    {
        await using var site = await TestSite.Open(new Exposure(Loopback: false), [], [Report("<meta name=robots content=nosnippet>")]);
        Assert.DoesNotContain("Bargetrail", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("independently verified", await site.Get("/api/v1/stories/1"), StringComparison.Ordinal);
    }
}
