using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Extract;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

/// <summary>What was left out of a report's page: who sees it, and what it says.</summary>
public sealed class DroppedPageTest
{
    private const string Long = "The keeper has counted every boat that passed below the rock since the winter of the great flood, and wrote each of them into a book of his own that nobody but the board has ever been allowed to open, not even the engineers.";

    [Fact]
    public async Task It_shows_each_block_with_its_reason_the_candidates_and_where_the_facts_stand()
    {
        await using var site = await TestSite.Open(Lighthouse());
        Assert.Contains("href=\"/report/1/dropped\"", await site.Get("/report/1"), StringComparison.Ordinal);
        string html = await site.Get("/report/1/dropped"), page = TestSite.Plain(html);
        Assert.Contains("newsletter-box", page, StringComparison.Ordinal);
        Assert.Contains("<del lang=\"en\" dir=\"auto\">Gull Daily is printed on sea paper.</del>", html, StringComparison.Ordinal);
        Assert.Contains($"<p lang=\"en\" dir=\"auto\">{SiftingTest.First}</p>", html, StringComparison.Ordinal);
        Assert.Contains("Chosen: the most prose", page, StringComparison.Ordinal);
        Assert.Contains("meta og:title", page, StringComparison.Ordinal);
        Assert.Contains("name=\"robots\" content=\"noindex\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("never shown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_hides_from_its_readers_is_counted_and_not_shown()
    {
        await using var site = await TestSite.Open(Lighthouse($"<div hidden><p>{Long}</p></div><div class=\"newsletter\" style=\"display:none\"><p>{Long}</p></div><footer><p style=\"display: none\">{Long}</p></footer>"));
        string page = await site.Read("/report/1/dropped");
        Assert.Contains("hidden on the page", page, StringComparison.Ordinal);
        Assert.DoesNotContain("keeper has counted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_an_open_site_are_not_shown_it_and_its_editor_sees_openings()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], [Lighthouse($"<footer><p>{Long}</p></footer>")]);
        await site.Get("/report/1/dropped", HttpStatusCode.NotFound);
        Assert.DoesNotContain("/dropped", await site.Get("/report/1"), StringComparison.Ordinal);
        await site.SignIn();
        string page = await site.Read("/report/1/dropped");
        Assert.Contains("Only the opening of each is shown", page, StringComparison.Ordinal);
        Assert.Contains("The keeper has counted", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not even the engineers", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_taken_down_has_none_nor_has_one_that_came_as_text()
    {
        await using var site = await TestSite.Open(Lighthouse(), Reports.Chess("chess"));
        await site.Get("/report/2/dropped", HttpStatusCode.NotFound);
        Assert.DoesNotContain("/dropped", await site.Get("/report/2"), StringComparison.Ordinal);
        await site.SignIn();
        Assert.False((await site.Parts.Acts!.TakeDown("https://gull.example/news/1", "its owner asks", default)).Refused);
        await site.Get("/report/1/dropped", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_hostile_page_is_told_in_words_alone()
    {
        await using var site = await TestSite.Open(Hostile.Captures());
        foreach (var (telling, _) in await site.Data.Store.Reading.TellingsAfter(new TellingId(0), 1000, default))
        {
            using var answer = await site.Client.GetAsync($"/report/{telling.Id}/dropped");
            string html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound);
            Assert.DoesNotMatch("<img[^>]*onerror|<script>alert|href=\"javascript:", html);
        }
    }

    /// <summary>A page with all sorts of furniture.</summary>
    internal static Capture Lighthouse(string more = "") => new()
    {
        Name = "gull",
        Url = "https://gull.example/news/1",
        Form = CaptureForm.Html,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes(SiftingTest.Page.Replace("</body>", more + "</body>", StringComparison.Ordinal)),
    };
}
