using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.Core.News;

namespace Stemma.Tests.Serve;

public sealed class TimelineDaysTest
{
    [Fact]
    public async Task In_brief_stands_what_most_texts_tell_in_the_order_of_time()
    {
        await using var site = await TestSite.Open(Samples.First);
        var story = (await site.Data.Store.Reading.Story(new StoryId(1), default))!;
        var apart = story.Tree.Provenances.Where(p => p.OriginKnown).DistinctBy(p => p.Origin).Select(p => p.Telling).ToList();
        Assert.True(apart.Count > 1);
        int[] witnessed = [1, 9];
        story = story with { Timeline = [.. Enumerable.Range(0, 14).Select(i => Entry(i, apart[0], witnessed.Contains(i) ? [apart[1]] : []))] };
        var places = new Places(story, new Exposure(true));
        Assert.Equal(["1", "9", "10", "11", "12", "13"], TimelineDays.Brief(story, places).SelectMany(d => d.Entries).Select(e => e.Text));
        Assert.Equal(14, TimelineDays.Of(story, places).Sum(d => d.Entries.Count));
        Assert.Empty(TimelineDays.Brief(story with { Timeline = [.. story.Timeline.Take(11)] }, places));
    }

    private static TimelineEntry Entry(int day, TellingId telling, IReadOnlyList<TellingId> also) => new($"2031-03-{day + 1:00}", "", telling, new Span(0, 1), $"{day}", null, also);
}
