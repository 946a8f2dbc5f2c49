using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

public sealed class TimelinesTest
{
    private const string Day = "2031-05-14"; // a Wednesday

    [Fact]
    public void Events_stand_in_order_of_time_with_their_sentences()
    {
        var telling = Tell.Of(1, "Per Quist arrived in Tarn on Monday. Mara Lind left Brenn on Sunday afternoon.").At(Day);
        var timeline = Timelines.Of([telling], Tell.Tree([telling]));
        Assert.Equal(["2031-05-11T12/18", "2031-05-12"], timeline.Select(e => e.When));
        Assert.All(timeline, e => Assert.Equal(e.Text, e.At.Of(telling.Article.Text)));
        Assert.Equal("Sunday afternoon", timeline[0].Label);
    }

    [Fact]
    public void In_a_live_blog_days_count_from_the_entry_that_names_them()
    {
        string[] told = ["Mara Lind left Brenn on Sunday.", "Per Quist arrived in Tarn yesterday.", "The fleet left Brenn yesterday."];
        var blog = Tell.Of(1, string.Join("\n\n", told)).At(Day);
        int second = told[0].Length + 2, third = second + told[1].Length + 2;
        blog = blog with
        {
            Article = blog.Article with
            {
                Blocks =
                [
                    new Block(BlockKind.Standfirst, told[0], new Span(0, told[0].Length)),
                    new Block(BlockKind.Paragraph, told[1], new Span(second, second + told[1].Length), new DateTimeOffset(2031, 5, 16, 9, 0, 0, TimeSpan.Zero)),
                    new Block(BlockKind.Paragraph, told[2], new Span(third, third + told[2].Length), new DateTimeOffset(2031, 5, 14, 7, 0, 0, TimeSpan.Zero)),
                ],
            },
        };
        Assert.Equal([("2031-05-11", told[0]), ("2031-05-13", told[2]), ("2031-05-15", told[1])], Timelines.Of([blog], Tell.Tree([blog])).Select(e => (e.When, e.Text)));
    }

    [Theory]
    [InlineData(3, "2031-05-13T16:15")]  // published before that hour had struck: the day told of last
    [InlineData(20, "2031-05-14T16:15")] // far from that day, and the hour may be today's
    public void A_bare_clock_time_that_had_not_come_when_the_text_was_published_is_on_the_day_named_before(int hour, string when)
    {
        var telling = Tell.Of(1, "Mara Lind left Brenn on Tuesday. Crowds lined the quay. A band played. Flags were flown. The ferry Veslo ran aground at 4:15 p.m. near the pier.");
        telling = telling with { Article = telling.Article with { Published = new StatedTime(new DateTimeOffset(2031, 5, 14, hour, 0, 0, TimeSpan.Zero), true, "test") } };
        Assert.Contains(Timelines.Of([telling], Tell.Tree([telling])), e => e.When.StartsWith(when, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mara Lind won her first election in 2019.", 1)]
    [InlineData("Deputies want to know who paid for the 2019 election.", 0)]
    [InlineData("Mara Lind defended her 2019 campaign in Tarn.", 0)]
    public void A_year_that_only_names_something_dates_no_event(string sentence, int entries)
    {
        var telling = Tell.Of(1, sentence).At(Day);
        Assert.Equal(entries, Timelines.Of([telling], Tell.Tree([telling])).Count);
    }

    [Fact]
    public void Two_reports_of_one_dated_event_are_one_entry()
    {
        List<Telling> tellings =
        [
            Tell.Of(1, "President Mara Lind left Brenn by ferry on Sunday.").At(Day),
            Tell.Of(2, "Mara Lind left Brenn on her ferry on Sunday afternoon, ministers with her.").At(Day),
        ];
        var entry = Assert.Single(Timelines.Of(tellings, Tell.Tree(tellings)));
        Assert.Equal(new TellingId(2), entry.Telling);
        Assert.Equal([new TellingId(1)], entry.Also);
    }

    [Fact]
    public void Without_any_date_weekdays_keep_their_order_and_their_names()
    {
        var telling = Tell.Of(1, "The fleet reached Tarn on Monday, officials said Tuesday. Mara Lind left Brenn on Sunday afternoon.");
        var timeline = Timelines.Of([telling], Tell.Tree([telling]));
        Assert.Equal(["Sunday afternoon", "Monday"], timeline.Select(e => e.When));
    }

    [Fact]
    public void A_full_date_in_the_text_dates_the_other_days()
    {
        List<Telling> tellings =
        [
            Tell.Of(1, "Mara Lind left Brenn on Sunday, May 11, 2031, officials said."),
            Tell.Of(2, "Mara Lind reached Tarn on Tuesday. The mayor said Wednesday that the fleet was safe."),
        ];
        var timeline = Timelines.Of(tellings, Tell.Tree(tellings));
        Assert.Equal(["2031-05-11", "2031-05-13", "2031-05-14"], timeline.Select(e => e.When));
    }

    [Theory]
    [InlineData("The forum runs until Wednesday.")]
    [InlineData("A meeting would be held on Tuesday.")]
    [InlineData("“See you on Tuesday at the old harbour,” she wrote.")]
    [InlineData("Grain was shipped to the island in the past 4 months.")]
    [InlineData("This photo of Sunday shows the fleet.")]
    [InlineData("The fleet is the pride of the island.")]
    public void What_is_ahead_or_undated_is_no_entry(string sentence)
    {
        var telling = Tell.Of(1, sentence).At(Day);
        Assert.Empty(Timelines.Of([telling], Tell.Tree([telling])));
    }

    [Fact]
    public void A_timeline_has_at_most_fifteen_entries()
    {
        var text = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"Captain{i} Vorn{i} reached Port{i} on Monday with ship{i} and crew{i} from isle{i}."));
        var telling = Tell.Of(1, text).At(Day);
        Assert.Equal(15, Timelines.Of([telling], Tell.Tree([telling])).Count);
    }
}
