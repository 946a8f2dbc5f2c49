using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>What is kept at hand of stories and pages is never older than what stands.</summary>
public sealed class KeptPagesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_story_is_the_same_object_until_it_is_composed_anew()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1));
        var (reading, id) = (site.Data.Store.Reading, new StoryId(1));
        var first = await reading.Story(id, Ct);
        Assert.Same(first, await reading.Story(id, Ct));
        await site.Take(Reports.Capture(1, 2));
        var second = await reading.Story(id, Ct);
        Assert.NotSame(first, second);
        Assert.Equal(3, second!.Tellings.Count);
    }

    [Fact]
    public async Task Pages_that_were_read_before_tell_of_what_came_since()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1));
        Assert.Contains("2 reports", await site.Read("/story/1"), StringComparison.Ordinal);
        Assert.Contains("2 reports", await site.Read("/"), StringComparison.Ordinal);
        await site.Take(Reports.Capture(1, 2));
        Assert.Contains("3 reports", await site.Read("/story/1"), StringComparison.Ordinal);
        Assert.Contains("3 reports", await site.Read("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_takedown_reaches_pages_that_were_read_before()
    {
        string[] paths = ["/story/1", "/story/1/claims", "/", "/compare/1/2"];
        await using var site = await TestSite.Open([.. Samples.First]);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!;
        var report = story.Tellings.First(t => t.Url is not null);
        string words = report.Article.Title;
        foreach (string path in paths) await site.Get(path);
        Assert.Contains(words, await site.Read($"/story/1"), StringComparison.Ordinal);
        Assert.False((await site.Parts.Acts!.TakeDown(report.Url!, "asked", Ct)).Refused);
        while (await site.Data.Store.Work.Count(Stemma.App.Store.ChoreKind.Compose, Ct) > 0) await Task.Delay(10, Ct);
        foreach (string path in paths)
        {
            using var answer = await site.Client.GetAsync(path);
            Assert.DoesNotContain(words, TestSite.Plain(await answer.Content.ReadAsStringAsync(Ct)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_disputed_is_hidden_on_a_page_that_was_read_before()
    {
        await using var site = await TestSite.Open([.. Samples.First]);
        var claim = (await site.Data.Store.Reading.Story(new StoryId(1), Ct))!.Claims[0];
        Assert.Contains(claim.About[1..], await site.Read("/story/1"), StringComparison.Ordinal);
        await site.Parts.Acts!.Ask(new Stemma.App.Store.Reading.Petition { Kind = Stemma.App.Store.Reading.PetitionKind.Dispute, Url = "", Story = new StoryId(1), Subject = claim.About, Who = "", Reason = "wrong", Contact = "", At = DateTimeOffset.UnixEpoch }, Ct);
        Assert.DoesNotContain($">{claim.About}<", await site.Get("/story/1"), StringComparison.OrdinalIgnoreCase);
    }
}
