using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Eval.Sets;
using Stemma.Tests.Demo;

namespace Stemma.Tests.Serve;

/// <summary>What readers are told of a report that its agency took back.</summary>
public sealed class WithdrawnTest
{
    private static IEnumerable<Capture> Minister => PressGathered.Captures(PressTest.Of(1)).Where(c => c.Name.Contains("minister", StringComparison.Ordinal));

    [Fact]
    public async Task The_story_its_carriers_and_the_front_page_say_so_and_blame_nobody()
    {
        await using var site = await TestSite.Open(Minister);
        string story = await site.Get("/story/1"), page = TestSite.Plain(story), front = TestSite.Plain(await site.Get("/"));
        Assert.Contains("Lumkor Correspondents has withdrawn its report. 3 of 6 carriers showed it when last seen, before it was withdrawn.", page, StringComparison.Ordinal);
        Assert.Contains("Lumkor has withdrawn its report of 3 March 2026 which said that transport minister", page, StringComparison.Ordinal);
        Assert.Contains("Tarrendale Post showed it when last seen, before it was withdrawn", page, StringComparison.Ordinal);
        Assert.Contains("Skerrimouth Herald has added a note", page, StringComparison.Ordinal);
        Assert.Contains("Skellory Island Courier shows a notice in its place", page, StringComparison.Ordinal);
        Assert.Contains("Lumkor Correspondents has withdrawn its report.", front, StringComparison.Ordinal);
        string href = story[..story.IndexOf("\">Tarrendale Post</a> showed", StringComparison.Ordinal)].Split("href=\"")[^1];
        string post = TestSite.Plain(await site.Get(href));
        Assert.Contains("Lumkor Correspondents has withdrawn the report whose text this carried. This page showed it when last seen, before it was withdrawn", post, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_withdrawn_text_is_in_no_answer_of_its_own_page()
    {
        await using var site = await TestSite.Open(Minister);
        string notice = await site.Get("/report/1");
        Assert.Contains("has withdrawn the report that stood here", TestSite.Plain(notice), StringComparison.Ordinal);
        Assert.DoesNotContain("The transport committee of parliament", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_no_more_of_the_notice_than_of_any_passage()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], Minister);
        Assert.DoesNotContain("over the grounding of a passenger ferry.", TestSite.Plain(await site.Get("/story/1")).Split("Dispute this")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 12, "2 of 3 carriers still show it (when last looked at, 1 Mar 2031, 12:00 UTC).")]
    [InlineData(1, 1, "2 of 3 carriers showed it when last seen, before it was withdrawn.")]
    [InlineData(12, 1, "2 of 3 carriers show it, as last seen; 1 of them was not looked at since.")]
    public void Of_a_page_that_was_not_looked_at_since_nothing_is_said_of_today(int first, int second, string words)
    {
        var day = new DateTimeOffset(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var retraction = new Retraction(new TellingId(1), day.AddHours(9), "Arta has withdrawn its report.", true,
            [new Carrier(new TellingId(2), CarrierState.Shows, day.AddHours(first)), new Carrier(new TellingId(3), CarrierState.Shows, day.AddHours(second)), new Carrier(new TellingId(4), CarrierState.Removed, day.AddHours(10))]);
        Assert.Equal(words, PlainWords.Carriers(retraction));
        Assert.Equal("Its one carrier shows it no more.", PlainWords.Carriers(retraction with { Carriers = [retraction.Carriers[2]] }));
        Assert.Equal("The report itself was not seen here.", PlainWords.Carriers(retraction with { Known = false, Carriers = [] }));
    }
}
