using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Gather;

public sealed class PollPlanTest
{
    private static readonly DateTimeOffset At = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero); // a Saturday
    private static readonly PollOptions Options = new() { Floor = TimeSpan.FromMinutes(10), Ceiling = TimeSpan.FromHours(6) };
    private static readonly Feed New = new() { Id = 1, Url = "https://kellmouth.example/feed" };

    [Fact]
    public void A_whole_answer_sets_both_validators_together_byte_for_byte()
    {
        var feed = Next(New, Rss(3) with { ETag = "abc-gzip", LastModified = "2015-10-21 07:28" });
        Assert.Equal(("abc-gzip", "2015-10-21 07:28"), (feed.State.ETag, feed.State.LastModified));
        feed = Next(feed, Rss(3) with { ETag = "W/\"2\"" });
        Assert.Equal(("W/\"2\"", null), (feed.State.ETag, feed.State.LastModified));
        var asked = PollPlan.Request(feed, At);
        Assert.Equal(("W/\"2\"", null), (asked.ETag, asked.LastModified));
    }

    [Fact]
    public void Not_modified_is_a_success_and_may_bring_new_validators()
    {
        var feed = Next(Next(New, Rss(3) with { ETag = "1" }), Answer(FetchOutcome.NotModified, 304) with { ETag = "2" });
        Assert.Equal("2", feed.State.ETag);
        Assert.Equal((0, At), (feed.State.Failures, feed.State.LastGood!.Value));
    }

    [Fact]
    public void After_a_week_of_not_modified_it_is_asked_for_whole()
    {
        var feed = Next(New, Rss(3) with { ETag = "1" });
        Assert.Equal("1", PollPlan.Request(feed, At.AddDays(6)).ETag);
        Assert.Null(PollPlan.Request(feed, At.AddDays(8)).ETag);
    }

    [Theory]
    [InlineData("<!doctype html><title>Sorry</title><p>Database error")]
    [InlineData("<!doctype html><form><button>Accept all cookies</button></form>")]
    public void A_page_instead_of_a_feed_is_a_failure_and_keeps_no_validators(string page)
    {
        var feed = Next(Next(New, Rss(3) with { ETag = "1" }), Answer(FetchOutcome.Fetched, 200, page) with { ETag = "2" });
        Assert.Equal((null, 1, "not-feed"), (feed.State.ETag, feed.State.Failures, feed.State.Trouble!.Code));
    }

    [Fact]
    public void A_feed_without_items_is_no_failure_but_keeps_no_validators()
    {
        var feed = Next(Next(New, Rss(3) with { ETag = "1" }), Rss(0) with { ETag = "2" });
        Assert.Equal((null, 0), (feed.State.ETag, feed.State.Failures));
    }

    [Fact]
    public void The_interval_shortens_on_news_and_lengthens_on_none_between_floor_and_ceiling()
    {
        var feed = Next(New, Rss(3));
        Assert.InRange(feed.State.Interval, TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));
        var quiet = feed;
        for (int i = 0; i < 30; i++) quiet = Next(quiet, Rss(3), known: 3);
        Assert.Equal(Options.Ceiling, quiet.State.Interval);
        for (int i = 0; i < 30; i++) feed = Next(feed, Rss(3), known: 1);
        Assert.Equal(Options.Floor, feed.State.Interval);
        Assert.InRange(feed.NextPoll - At, Options.Floor, Options.Floor * 1.11);
    }

    [Fact]
    public void The_first_interval_comes_from_the_feeds_own_dates() =>
        Assert.Equal(TimeSpan.FromMinutes(30), Next(New, Rss(5, i => $"<pubDate>{At.AddHours(-i):R}</pubDate>")).State.Interval);

    [Theory]
    [InlineData(3600, 3600)]
    [InlineData(31_536_000, 86_400)]
    public void Max_age_is_waited_for_up_to_a_day(int seconds, int wait)
    {
        var feed = Next(New, Rss(3) with { MaxAge = TimeSpan.FromSeconds(seconds) });
        Assert.InRange((feed.NextPoll - At).TotalSeconds, wait, Math.Min(wait * 1.11, 86_400));
    }

    [Fact]
    public void Ttl_and_hours_to_skip_lengthen_the_wait()
    {
        var feed = Next(New, Rss(3, channel: "<ttl>180</ttl><skipHours><hour>9</hour><hour>10</hour></skipHours>"));
        Assert.Equal(11, feed.NextPoll.Hour);
        feed = Next(New, Rss(3, channel: "<skipDays><day>Saturday</day></skipDays>"));
        Assert.Equal(DayOfWeek.Sunday, feed.NextPoll.DayOfWeek);
    }

    [Theory]
    [InlineData(429, 120, 600, 1600)]
    [InlineData(503, 7200, 7200, 7200)]
    [InlineData(429, 0, 3600, 3600)]
    [InlineData(429, 9_999_999, 86_400, 86_400)]
    [InlineData(500, 0, 600, 1600)]
    public void A_failure_waits_at_least_as_long_as_the_answer_asks(int status, int retryAfter, int least, int most)
    {
        var feed = Next(New, Answer(FetchOutcome.Status, status) with { RetryAfter = retryAfter == 0 ? null : At.AddSeconds(retryAfter), Problem = new Problem("status", "x") });
        Assert.InRange((feed.NextPoll - At).TotalSeconds, least, most);
        Assert.Null(feed.Muted);
    }

    [Fact]
    public void Failures_in_a_row_wait_longer_and_longer_and_one_success_ends_it()
    {
        var feed = New;
        var waits = new List<TimeSpan>();
        for (int i = 0; i < 12; i++)
        {
            feed = Next(feed, Answer(FetchOutcome.Status, 404) with { Problem = new Problem("not-found", "x") });
            waits.Add(feed.NextPoll - At);
        }
        Assert.True(waits[3] > waits[0] * 3);
        Assert.Equal(PollOptions.Longest, waits[^1]);
        Assert.Equal((12, null), (feed.State.Failures, feed.Muted));
        Assert.Equal(0, Next(feed, Rss(3)).State.Failures);
    }

    [Fact]
    public void Gone_mutes() => Assert.Contains("410", Next(New, Answer(FetchOutcome.Gone, 410)).Muted, StringComparison.Ordinal);

    [Fact]
    public void A_move_is_kept_once_the_new_address_was_the_same_feed_three_times()
    {
        var feed = Next(New, Rss(3));
        var moved = Rss(3) with { MovedTo = "https://new.example/feed" };
        for (int i = 0; i < 2; i++) feed = Next(feed, moved, known: 3);
        Assert.Equal(New.Url, feed.Url);
        Assert.Equal("https://new.example/feed", Next(feed, moved, known: 3).Url);
        Assert.Equal("https://new.example/feed", Next(feed, Answer(FetchOutcome.NotModified, 304) with { MovedTo = "https://new.example/feed" }).Url);
    }

    [Fact]
    public void A_move_to_a_page_or_another_feed_or_for_a_while_is_not_kept()
    {
        var feed = Next(New, Rss(3));
        for (int i = 0; i < 9; i++) feed = Next(feed, Answer(FetchOutcome.Fetched, 200, "<!doctype html><title>Home</title>") with { MovedTo = "https://new.example/" });
        Assert.Equal(New.Url, feed.Url);
        for (int i = 0; i < 9; i++) feed = Next(feed, Rss(3, title: "Another") with { MovedTo = "https://new.example/feed" }, known: 0);
        Assert.Equal(New.Url, feed.Url);
        for (int i = 0; i < 9; i++) feed = Next(feed, Rss(3) with { FinalUrl = "https://new.example/feed" }, known: 3);
        Assert.Equal(New.Url, feed.Url);
    }

    [Fact]
    public void An_origin_at_rest_is_no_failure_of_the_feed()
    {
        var feed = Next(New, Answer(FetchOutcome.Failed, 0) with { RetryAfter = At.AddHours(2), Problem = new Problem("origin-rests", "x") });
        Assert.Equal((0, At.AddHours(2)), (feed.State.Failures, feed.NextPoll));
    }

    [Fact]
    public void Items_that_share_an_address_enter_as_they_are_and_others_by_their_page()
    {
        var items = PolledFeed.Read(Rss(3, i => i < 3 ? "" : "<x/>", link: i => i < 3 ? "https://kellmouth.example/live" : "https://kellmouth.example/3")).Items;
        Assert.Equal([true, true, false], items.Select(i => i.Alone));
    }

    [Fact]
    public void An_item_that_is_only_a_link_waits_for_its_page() =>
        Assert.False(Assert.Single(PolledFeed.Read(Answer(FetchOutcome.Fetched, 200, "<rss version='2.0'><channel><item><link>https://kellmouth.example/1</link></item></channel></rss>")).Items).Alone);

    [Fact]
    public void An_item_whose_markup_alone_changes_has_not_changed()
    {
        var before = PolledFeed.Read(Rss(1, _ => "<description>&lt;p&gt;The ferry &lt;b&gt;sails&lt;/b&gt;</description>")).Items[0];
        Assert.Equal(before.Version, PolledFeed.Read(Rss(1, _ => "<description>&lt;p class=x&gt;The ferry &lt;i&gt;sails&lt;/i&gt;</description>")).Items[0].Version);
        Assert.NotEqual(before.Version, PolledFeed.Read(Rss(1, _ => "<description>&lt;p&gt;The ferry sank</description>")).Items[0].Version);
    }

    private static Feed Next(Feed feed, Fetched answer, int known = 0) => PollPlan.Next(feed, answer, PolledFeed.Read(answer), known, Options);

    private static Fetched Rss(int items, Func<int, string>? extra = null, string channel = "", string title = "Ledger", Func<int, string>? link = null) => Answer(FetchOutcome.Fetched, 200,
        $"<rss version=\"2.0\"><channel><title>{title}</title><link>https://kellmouth.example/</link>{channel}{string.Concat(Enumerable.Range(1, items).Select(i => $"<item><title>T{i}</title><guid isPermaLink=\"false\">g{i}</guid><link>{link?.Invoke(i) ?? $"https://kellmouth.example/{i}"}</link>{extra?.Invoke(i)}</item>"))}</channel></rss>");

    private static Fetched Answer(FetchOutcome outcome, int status, string body = "") => new(outcome, status, New.Url, null, [], Encoding.UTF8.GetBytes(body), null, null, At, null, null, null);
}
