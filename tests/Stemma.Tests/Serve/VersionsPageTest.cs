using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

/// <summary>What was changed in a report, as readers see it.</summary>
public sealed class VersionsPageTest
{
    private const string Tail = "The keeper has counted every boat that passed below the rock since the winter of the great flood, and wrote each of them into a book that nobody has ever opened.";

    [Fact]
    public async Task A_report_whose_page_changed_shows_word_by_word_what_is_new_and_what_is_gone()
    {
        await using var site = await TestSite.Open(Version(1, "Eighty-four boats passed the rock on Monday."), Version(2, "Eighty-six boats passed the rock on Monday."));
        Assert.Contains("href=\"/report/1/versions\"", await site.Get("/report/1"), StringComparison.Ordinal);
        string html = await site.Get("/report/1/versions"), page = TestSite.Plain(html);
        Assert.Contains("<del>Eighty-four </del><ins>Eighty-six</ins> boats passed", html, StringComparison.Ordinal);
        Assert.Contains("1 paragraph changed", page, StringComparison.Ordinal);
        Assert.Contains("name=\"robots\" content=\"noindex\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_taken_in_once_and_one_that_is_not_there_have_no_versions()
    {
        await using var site = await TestSite.Open(Version(1, "Eighty-four boats passed the rock on Monday."));
        await site.Get("/report/1/versions", HttpStatusCode.NotFound);
        await site.Get("/report/7/versions", HttpStatusCode.NotFound);
        Assert.DoesNotContain("/versions", await site.Get("/report/1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("<meta name=\"robots\" content=\"nosnippet\">", false)]
    [InlineData("<meta name=\"robots\" content=\"noarchive\">", false)]
    public async Task Readers_of_an_open_site_see_the_words_around_a_change_unless_the_owner_wants_none_shown(string head, bool shown)
    {
        string body = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"word{i}"));
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], [Version(1, $"{body} old {body}", head), Version(2, $"{body} new {body}", head)]);
        string page = await site.Read("/report/1/versions");
        Assert.Equal(shown, page.Contains("word39 word40 old new word1 word2", StringComparison.Ordinal));
        Assert.DoesNotContain("word30", page, StringComparison.Ordinal);
        Assert.DoesNotContain("great flood", page, StringComparison.Ordinal);
        Assert.Contains("1 paragraph changed", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_that_came_later_holds_for_what_the_page_said_before()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"],
            [Version(1, "Eighty-four boats passed the rock on Monday."), Version(2, "Eighty-six boats passed the rock on Monday."), Version(3, "Ninety boats passed the rock on Monday.", "<meta name=\"robots\" content=\"nosnippet\">")]);
        string page = await site.Read("/report/1/versions");
        Assert.DoesNotContain("Eighty", page, StringComparison.Ordinal);
        Assert.Contains("wants no excerpts shown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_spaces_is_cut_as_short()
    {
        string before = string.Concat(Enumerable.Repeat("渡轮在周一早上搁浅了", 30));
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], [Version(1, $"{before}八十四人{before}"), Version(2, $"{before}八十六人{before}")]);
        string page = await site.Get("/report/1/versions");
        Assert.InRange(page.Count(c => c == '渡'), 1, 12);
    }

    private static Capture Version(int day, string paragraph, string head = "") => new()
    {
        Name = "rock.html",
        Url = "https://gull.example/news/rock",
        Outlet = "Gull Daily",
        Form = CaptureForm.Html,
        Fetched = new DateTimeOffset(2031, 5, day, 9, 0, 0, TimeSpan.Zero),
        Body = Encoding.UTF8.GetBytes($"<html lang=en><head><title>Boats at the rock</title>{head}</head><body><article><h1>Boats at the rock</h1><p>{paragraph}</p><p>{Tail}</p></article></body></html>"),
    };
}
