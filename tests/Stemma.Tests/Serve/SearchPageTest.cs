using System.Net;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

public sealed class SearchPageTest
{
    [Fact]
    public async Task A_search_shows_stories_with_the_hits_marked_and_its_own_feed()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(5));
        string word = Reports.Paragraphs(1)[0].Split(' ')[1];
        string page = await site.Get($"/search?q={word}");
        Assert.Contains($"<mark>{word}</mark>", page, StringComparison.Ordinal);
        Assert.Contains($"/search.atom?q={word}", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("<h2><a href=\"/story/").Length - 1);
        Assert.Contains("2 reports found", TestSite.Plain(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_says_what_it_understood_and_what_it_could_not()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        string page = await site.Read("/search?q=" + Uri.EscapeDataString("ferry -rain source:\"Quillan Post\" kind:nonsense after:2031-02"));
        Assert.Contains("“ferry” and not “rain” and published by Quillan Post and from 1 February 2031 on", page, StringComparison.Ordinal);
        Assert.Contains("there is no such kind", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"")]
    [InlineData("((((((")]
    [InlineData("東京 OR")]
    public async Task Whatever_is_asked_is_answered_and_nothing_of_it_becomes_markup(string words)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        Assert.DoesNotContain("<script>alert", await site.Get("/search?q=" + Uri.EscapeDataString(words)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reports_stand_side_by_side_with_what_they_share()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 2), Reports.Chess("chess"));
        string page = await site.Get("/compare/2/1");
        Assert.Contains("same words", page, StringComparison.Ordinal);
        Assert.Contains("id=\"p1\"", page, StringComparison.Ordinal);
        Assert.Contains("the weather was fine", page, StringComparison.Ordinal);
        Assert.Contains("No shared text was found", await site.Read("/compare/1/3"), StringComparison.Ordinal);
        await site.Get("/compare/1/9", HttpStatusCode.NotFound);
        await site.Get("/compare/1/1", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_reports_that_share_only_what_both_could_have_say_so_and_show_it()
    {
        const string statement = "“The gates were shut before the water came and nobody was hurt that night,”";
        await using var site = await TestSite.Open(
            Told("a", $"Harbour gates of Kellmouth held on Tuesday as the river rose.\n\n{statement} said Ilse Norrgard, who runs them. Fishermen had moved their boats upstream."),
            Told("b", $"The old town of Kellmouth stayed dry when more water came down on Tuesday than in any spring since the war.\n\nIlse Norrgard told reporters: {statement[..^2]}.” Schools open again on Thursday."));
        string page = await site.Get("/compare/1/2"), plain = TestSite.Plain(page);
        Assert.True(plain.Contains("They share 1 passage: 1 same statement.", StringComparison.Ordinal), plain);
        Assert.Contains("Too little to tell that one carries the other's text", plain, StringComparison.Ordinal);
        Assert.Contains("id=\"p1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0 % of A's words", plain, StringComparison.Ordinal);

        static Core.News.Capture Told(string id, string text) => Reports.Item(new Core.News.WireItem { Id = id, Title = "Gates of Kellmouth hold against the river", Text = text, Language = "en" });
    }

    [Fact]
    public async Task Sources_stand_with_their_counts_and_each_has_a_page()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(6));
        Assert.Contains("Sable Morning", await site.Read("/sources"), StringComparison.Ordinal);
        string source = await site.Read("/source/outlet1.example");
        Assert.Contains("2 reports", source, StringComparison.Ordinal);
        await site.Get("/source/nobody.example", HttpStatusCode.NotFound);
    }
}
