using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using static Stemma.Tests.Stories.Press;

namespace Stemma.Tests.Stories;

public sealed class StoryMatcherTest
{
    [Fact]
    public void Two_reports_of_one_event_in_other_words_are_joined()
    {
        var join = StoryMatcher.Match(Dam2, [Festival, Budget, Dam1], [], StreamTables.Shipped);
        Assert.Equal(Dam1.Id, join?.Earlier);
    }

    [Fact]
    public void Reports_of_the_same_day_and_region_about_other_things_stay_apart()
    {
        Assert.Null(StoryMatcher.Match(Budget, [Dam1, Dam2, Festival], [], StreamTables.Shipped));
        Assert.Null(StoryMatcher.Match(Festival, [Dam1, Dam2, Budget], [], StreamTables.Shipped));
        Assert.Null(StoryMatcher.Match(Festival, [Dam1], [], StreamTables.Shipped));
    }

    [Fact]
    public void A_report_in_another_language_is_joined_by_names_and_numbers() =>
        Assert.NotNull(StoryMatcher.Match(DamGerman, [Festival, Budget, Dam1, Dam2], [], StreamTables.Shipped));

    [Fact]
    public void A_long_shared_text_joins_by_itself()
    {
        var alignment = new Alignment
        {
            A = Festival.Id,
            B = Budget.Id,
            Passages = [new Passage(new Span(0, 40), new Span(4, 44), PassageKind.Verbatim)],
            ShareOfA = 0.3,
            ShareOfB = 0.4,
            Sentences = 6,
        };
        var join = StoryMatcher.Match(Budget, [Dam1, Festival], [alignment], StreamTables.Shipped);
        Assert.Equal(Festival.Id, join?.Earlier);
        Assert.InRange(join!.Score, 0.9, 1);
        Assert.Equal(Budget.Article.Text[4..44], join.Why[0].Text);
        Assert.True(StoryMatcher.Score(Festival, Budget, alignment, StreamTables.Shipped) > 0.9);
    }

    [Fact]
    public void A_join_says_why_with_spans_that_hold_what_they_quote()
    {
        var join = StoryMatcher.Match(Dam2, [Dam1], [], StreamTables.Shipped)!;
        Assert.NotEmpty(join.Why);
        Assert.All(join.Why, e => Assert.Equal(e.Text, e.At.Of(e.Field == Field.Title ? Dam2.Article.Title : Dam2.Article.Text)));
        Assert.Contains(join.Why, e => e.Text.Contains("Velmora", StringComparison.Ordinal));
    }

    [Fact]
    public void A_join_tells_all_earlier_tellings_whose_story_it_may_be()
    {
        var again = Report(7, Dam1.Article.Title, Dam1.Article.Text);
        var join = StoryMatcher.Match(Dam2, [again, Festival, Dam1], [], StreamTables.Shipped)!;
        Assert.Equal(new[] { Dam1.Id, again.Id }.Order(), join.Ties.Select(t => t.Earlier));
        Assert.All(join.Ties, t => Assert.False(t.IsBare));
        Assert.Equal(join.Score, join.Ties.Max(t => t.Score));
        Assert.True(StoryMatcher.IsEnough(join));
    }

    [Fact]
    public void The_order_of_candidates_does_not_decide()
    {
        var there = StoryMatcher.Match(Dam2, [Dam1, Festival, Budget], [], StreamTables.Shipped);
        var back = StoryMatcher.Match(Dam2, [Budget, Festival, Dam1], [], StreamTables.Shipped);
        Assert.Equal(there!.Earlier, back!.Earlier);
        Assert.Equal(there.Score, back.Score, 9);
    }

    [Fact]
    public void Empty_tellings_are_joined_to_nothing()
    {
        var empty = Report(9, "");
        Assert.Null(StoryMatcher.Match(empty, [Dam1, Report(8, "")], [], StreamTables.Shipped));
        Assert.Null(StoryMatcher.Match(Dam1, [], [], StreamTables.Shipped));
        Assert.InRange(StoryMatcher.Score(empty, Report(8, ""), null, StreamTables.Shipped), 0, 0.5);
    }

    [Fact]
    public void A_story_of_last_year_is_less_likely_the_same()
    {
        var now = Report(1, Dam1.Article.Title, Dam1.Article.Text, published: "2031-05-06T10:00Z");
        var soon = Report(2, Dam2.Article.Title, Dam2.Article.Text, published: "2031-05-06T18:00Z");
        var late = Report(3, Dam2.Article.Title, Dam2.Article.Text, published: "2032-05-06T18:00Z");
        Assert.True(StoryMatcher.Score(now, soon, null, StreamTables.Shipped) > StoryMatcher.Score(now, late, null, StreamTables.Shipped) + 0.2);
    }
}
