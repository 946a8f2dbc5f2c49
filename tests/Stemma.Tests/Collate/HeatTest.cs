using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Tests.Collate;

/// <summary>The order of the front page, in plain cases.</summary>
public sealed class HeatTest
{
    private static readonly DateTimeOffset Noon = new(2031, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_two_stories_as_fresh_the_one_with_more_texts_stands_higher()
    {
        Assert.True(Heat.Of(Story(Own(0), Own(0), Own(0))) > Heat.Of(Story(Own(0), Own(0))));
        Assert.True(Heat.Of(Story(Own(0), Own(0))) > Heat.Of(Story(Own(0))));
    }

    [Fact]
    public void Of_two_stories_with_as_many_texts_the_one_with_more_witnesses_stands_higher() =>
        Assert.True(Heat.Of(Witnessed(Story(Own(0), Own(0)), "police", "mayor")) > Heat.Of(Witnessed(Story(Own(0), Own(0)), "police", "police")));

    [Fact]
    public void Of_two_stories_with_as_many_texts_the_fresher_one_stands_higher_and_twelve_hours_weigh_as_much_as_twice_the_votes()
    {
        Assert.True(Heat.Of(Story(Own(1), Own(1))) > Heat.Of(Story(Own(0), Own(0))));
        Assert.Equal(Heat.Of(Story(Own(0), Own(0), Own(0))), Heat.Of(Story(Own(12))), 6);
    }

    [Fact]
    public void Of_two_stories_that_began_and_were_last_told_at_the_same_times_the_one_that_grows_stands_higher() =>
        Assert.True(Heat.Of(Story(Own(0), Own(22), Own(23), Own(24))) > Heat.Of(Story(Own(0), Own(1), Own(2), Own(24))));

    [Fact]
    public void A_report_of_unknown_origin_adds_nothing_whenever_it_comes()
    {
        double alone = Heat.Of(Story(Own(0), Own(1)));
        Assert.Equal(alone, Heat.Of(Story(Own(0), Own(1), Unknown(1), Unknown(5), Unknown(300))));
        Assert.Equal(Heat.Of(Story(Unknown(0))), Heat.Of(Story(Unknown(0), Unknown(9), Unknown(40))));
        Assert.True(Heat.Of(Story(Own(0))) > Heat.Of(Story(Unknown(0), Unknown(0), Unknown(0))));
    }

    [Fact]
    public void Copies_of_one_text_are_one_text_however_many_and_however_late() =>
        Assert.Equal(Heat.Of(Story(Of(1, 0))), Heat.Of(Story(Of(1, 0), Of(1, 3), Of(1, 60))));

    [Fact]
    public void A_new_version_of_a_text_makes_it_fresh_again_and_copies_of_the_version_do_not()
    {
        var story = Story(Of(1, 0), Of(1, 10), Of(1, 30));
        var version = NodeId.Of(new TellingId(2));
        var updated = story with { Tree = story.Tree with { Links = [Link(version, NodeId.Of(new TellingId(1)), LinkKind.Update), Link(NodeId.Of(new TellingId(3)), version, LinkKind.Verbatim)] } };
        Assert.True(Heat.Of(updated) > Heat.Of(story));
        Assert.Equal(Heat.Of(Story(Unknown(0), Of(2, 10))), Heat.Of(updated));
    }

    [Fact]
    public void A_day_that_a_page_claims_for_the_future_counts_as_the_time_it_was_fetched()
    {
        var ahead = Told(1, 24 * 365);
        var story = Story(Own(0));
        Assert.Equal(Heat.Of(story), Heat.Of(story with { Tellings = [ahead with { Fetched = Noon }] }));
    }

    [Fact]
    public void A_story_stands_on_each_of_its_days_as_it_stood_when_that_ended()
    {
        var story = Story(Own(0), Own(1), Own(24), Own(25), Own(26)) with { Id = new StoryId(1) };
        var days = Heat.Days(story);
        Assert.Equal([new DateOnly(2031, 3, 1), new DateOnly(2031, 3, 2)], days.Select(d => d.Day));
        Assert.Equal(Heat.Of(Story(Own(0), Own(1))), days[0].Heat);
        Assert.Equal(Heat.Of(story), days[1].Heat);
    }

    [Fact]
    public void A_report_is_of_the_day_in_UTC_and_of_the_day_that_its_page_names_where_it_names_no_hour()
    {
        var late = new DateTimeOffset(2031, 3, 2, 0, 30, 0, TimeSpan.FromHours(9));
        Assert.Equal(new DateOnly(2031, 3, 1), At(late, true).Day);
        Assert.Equal(new DateOnly(2031, 3, 2), At(late, false).Day);
        Assert.Null(new Telling { Id = new TellingId(1), Name = "r", Article = new Article() }.Day);

        static Telling At(DateTimeOffset at, bool hasTime) => new() { Id = new TellingId(1), Name = "r", Article = new Article { Published = new StatedTime(at, hasTime, "test") } };
    }

    [Fact]
    public void A_carrier_without_a_time_does_not_make_its_text_old()
    {
        var story = Story(Of(1, 0), Of(1, 3));
        Assert.Equal(Heat.Of(story), Heat.Of(story with { Tellings = [story.Tellings[0], Told(2, 0) with { Article = new Article() }] }));
    }

    [Fact]
    public void The_last_day_of_the_calendar_is_a_day()
    {
        var last = new Telling { Id = new TellingId(1), Name = "r", Article = new Article { Published = new StatedTime(new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero), false, "test") } };
        Assert.Single(Heat.Days(Story(Own(0)) with { Tellings = [last] }));
    }

    // Hours after noon, and whose text: 0 its own, -1 unknown, else that of a report by its number.
    private static (int Origin, int Hours) Own(int hours) => (0, hours);

    private static (int Origin, int Hours) Unknown(int hours) => (-1, hours);

    private static (int Origin, int Hours) Of(int origin, int hours) => (origin, hours);

    private static Telling Told(int id, int hours) => new() { Id = new TellingId(id), Name = $"r{id}", Article = new Article { Published = new StatedTime(Noon.AddHours(hours), true, "test") } };

    private static Story Story(params (int Origin, int Hours)[] reports) => new()
    {
        Id = new StoryId(1),
        Title = "A ferry ran onto rocks",
        Tellings = [.. reports.Select((r, i) => Told(i + 1, r.Hours))],
        Tree = new FamilyTree([], [], [.. reports.Select((r, i) => new Provenance(
            new TellingId(i + 1), NodeId.Of(new TellingId(r.Origin > 0 ? r.Origin : i + 1)), r.Origin >= 0, new PrimarySource(null, null, r.Origin == 0, true, "", [], []), []))]),
    };

    private static Link Link(NodeId child, NodeId parent, LinkKind kind) => new() { Child = child, Parent = parent, Kind = kind };

    private static Story Witnessed(Story story, params string[] witnesses) => story with
    {
        Claims = [new Claim("The ferry ran onto rocks", Verdict.Agree, 2, 2, witnesses.Distinct().Count(), [.. witnesses.Select((w, i) => new Position(new TellingId(i + 1), w, "", w, default, ""))], true)],
    };
}
