using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

public sealed class ClaimsPageTest
{
    private static async Task<(TestSite Site, ClaimGrid Grid, Story Story)> Ferry()
    {
        var site = await TestSite.Open(Samples.First);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), default))!;
        return (site, ClaimGrid.Of(story, new Exposure(true)), story);
    }

    [Fact]
    public async Task A_column_is_one_text_with_all_the_reports_that_carry_it()
    {
        var (site, grid, story) = await Ferry();
        await using var _ = site;
        Assert.Equal(story.Tellings.Count, grid.Columns.Sum(c => c.Reports.Count));
        var known = story.Tree.Provenances.Where(p => p.OriginKnown).GroupBy(p => p.Origin).Select(g => g.Count()).OrderDescending().ToList();
        Assert.Equal(known, grid.Columns.Select(c => c.Reports.Count).Take(known.Count));
        Assert.Equal(story.Texts, grid.Columns.Count); // those of unknown origin are texts of their own
    }

    [Fact]
    public async Task A_text_that_says_otherwise_differs_and_shows_what_most_say()
    {
        var (site, grid, _) = await Ferry();
        await using var open = site;
        var row = grid.Groups.Where(g => g.Heading == "Sources disagree").SelectMany(g => g.Rows).Concat(grid.Possible).First(r => r.About.StartsWith("Sea Lark left", StringComparison.Ordinal));
        var differs = Assert.Single(row.Cells, c => c.Stand == Stand.Differs);
        Assert.Equal("11 a.m.", differs.Values);
        Assert.Equal("7 a.m.", differs.Against!.Value);
        Assert.Contains(row.Cells, c => c.Stand == Stand.Silent);
        Assert.All(row.Cells.SelectMany(c => c.Spans), s => Assert.Contains("Sea Lark", s.Marked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_table_says_in_words_what_its_signs_say()
    {
        var (site, _, story) = await Ferry();
        await using var open = site;
        string page = await site.Get("/story/1/claims"), plain = TestSite.Plain(page);
        Assert.Contains("≠ differs: 11 a.m.", plain, StringComparison.Ordinal);
        Assert.Contains("· silent", plain, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/story/1/claims\"", await site.Get("/story/1"), StringComparison.Ordinal);
        foreach (var telling in story.Tellings.Skip(1).Take(1)) Assert.Contains($"/report/{telling.Id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_stands_alone_has_no_grid_and_an_unknown_story_no_page()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        Assert.DoesNotContain("/story/1/claims", await site.Get("/story/1"), StringComparison.Ordinal);
        Assert.Contains("no claim in common", await site.Get("/story/1/claims"), StringComparison.Ordinal);
        await site.Get("/story/9/claims", HttpStatusCode.NotFound);
    }
}
