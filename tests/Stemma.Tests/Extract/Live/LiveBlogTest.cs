using Stemma.Core.News;
using static Stemma.Tests.Extract.Live.LivePages;

namespace Stemma.Tests.Extract.Live;

public sealed class LiveBlogTest
{
    [Fact]
    public void Structured_data_in_a_graph_gives_the_times()
    {
        var article = Read(Graph);
        Assert.Equal((PageKind.LiveBlog, "12 07:15, 12 06:40"), (article.Kind, Times(article)));
        Assert.Equal($"Second ferry leaves\n\n{Sentence(1)}", Told(article, 0));
    }

    [Fact]
    public void An_empty_shell_gets_its_text_from_structured_data()
    {
        var article = Read(Shell);
        Assert.Equal((PageKind.LiveBlog, "12 10:05, 12 11:05, 12 12:05, 12 13:05, 12 14:05, 12 15:05"), (article.Kind, Times(article)));
        Assert.StartsWith("Hour 3\n\n", Told(article, 3));
        Assert.EndsWith("A second paragraph of hour 3, for the wind has turned.", Told(article, 3));
    }

    [Fact]
    public void List_items_with_time_elements_are_entries()
    {
        var article = Read(ListItems);
        Assert.Equal((PageKind.LiveBlog, "12 11:32, 12 10:32, 12 09:32, 12 08:32"), (article.Kind, Times(article)));
        Assert.Equal(TimeSpan.FromHours(2), article.Entries[0].Time.Offset);
        Assert.Contains("Point 3", Told(article, 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Unix_times_in_attributes_are_read() => Assert.Equal("12 12:10, 12 11:10, 12 10:10", Times(Read(Attributes)));

    [Fact]
    public void Headings_that_begin_with_the_hour_open_entries()
    {
        var article = Read(Ticker);
        Assert.Equal((PageKind.LiveBlog, "12 12:32, 12 10:05, 12 07:50"), (article.Kind, Times(article)));
        Assert.StartsWith("+++ 12.05 Uhr: Fähre bleibt im Hafen +++", Told(article, 1));
        Assert.Equal(["Feuer ist gelöscht", "Fähre bleibt im Hafen", "Rauch über der Altstadt"], article.Blocks.Where(b => b.Time is not null).Select(b => b.Untimed()));
        Assert.EndsWith("Busse fahren stündlich über die Brücke.", Told(article, 1));
    }

    [Fact]
    public void Times_that_move_give_none() => Assert.Empty(Read(Relative).Entries);

    [Fact]
    public void Headings_between_entries_give_their_day() => Assert.Equal("12 13:40, 12 09:05, 11 16:20, 11 08:00", Times(Read(DayHeadings)));

    [Fact]
    public void Newest_first_over_midnight_goes_back_a_day() => Assert.Equal("11 23:15, 11 22:10, 11 21:40, 11 19:05", Times(Read(OverMidnight)));

    [Fact]
    public void Oldest_first_over_midnight_goes_on_a_day() => Assert.Equal("11 19:30, 11 21:50, 11 22:45", Times(Read(Rising)));

    [Fact]
    public void Hours_of_Japanese_pages_are_read() => Assert.Equal("12 05:32, 12 02:05, 12 00:00", Times(Read(Japanese)));

    [Fact]
    public void Hours_of_Russian_pages_are_read() => Assert.Equal("12 13:20, 12 11:05, 12 09:30", Times(Read(Russian)));

    [Fact]
    public void Paragraphs_that_begin_with_the_hour_open_entries_in_the_zone_they_name()
    {
        var article = Read(Paragraphs);
        Assert.Equal("12 12:32, 12 11:10, 12 09:45", Times(article));
        Assert.Equal($"14:32 CEST – {Sentence(0)}\n\n{Sentence(4)}", Told(article, 0));
    }

    [Fact]
    public void The_hour_below_an_entrys_headline_is_told_apart_from_its_words() =>
        Assert.Equal([Sentence(0), Sentence(1), Sentence(2)], Read(HoursBelow).Blocks.Where(b => b.Hour > 0).Select(b => b.Untimed()));

    [Fact]
    public void A_time_at_the_foot_of_its_entry_belongs_to_what_stands_above() =>
        Assert.Equal(("12 12:00, 12 11:00, 12 10:00", Sentence(1)), (Times(Read(Footers)), Told(Read(Footers), 1)));

    [Fact]
    public void A_report_or_a_front_page_is_no_live_blog()
    {
        foreach (var page in (string[])[Timeline, Comments, Front, TagIndex]) Assert.Equal((false, 0), (Read(page).Kind == PageKind.LiveBlog, Read(page).Entries.Count));
    }

    [Fact]
    public void The_times_leave_the_running_text_whole()
    {
        foreach (var page in (string[])[Graph, Shell, ListItems, Attributes, Ticker, Relative, DayHeadings, OverMidnight, Rising, Japanese, Russian, Paragraphs, Footers])
        {
            var article = Read(page);
            Assert.Equal(article.Text, string.Join("\n\n", article.Blocks.Where(b => b.At is not null).Select(b => b.Text)));
            Assert.All(article.Blocks.Where(b => b.At is not null), b => Assert.Equal(b.Text, b.At!.Value.Of(article.Text)));
            Assert.All(article.Entries.Zip(article.Entries.Skip(1)), p => Assert.True(p.First.At.End < p.Second.At.Start));
        }
    }
}
