using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Gather;

public sealed class VisitPlanTest
{
    private static readonly DateTimeOffset At = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly Visit Visit = new(7, "https://kellmouth.example/feed", "https://kellmouth.example/1", "https://kellmouth.example", "\"e\"", "Sat, 01 Mar 2031 05:00:00 GMT", 0);

    [Fact]
    public void It_asks_for_the_page_if_it_has_changed() =>
        Assert.Equal(("https://kellmouth.example/1", "\"e\"", "Sat, 01 Mar 2031 05:00:00 GMT"), VisitPlan.Request(Visit) is var r ? (r.Url, r.ETag, r.LastModified) : default);

    [Theory]
    [InlineData(FetchOutcome.NotModified, 304, false)]
    [InlineData(FetchOutcome.Gone, 410, true)]
    [InlineData(FetchOutcome.Status, 404, true)]
    [InlineData(FetchOutcome.Refused, 0, null)]
    public void What_stands_or_is_gone_or_may_not_be_asked_for_is_asked_for_no_more(FetchOutcome outcome, int status, bool? gone) =>
        Assert.Equal(new Visited(7, At, gone, 1, null), VisitPlan.Next(Visit, Answer(outcome, status)));

    [Fact]
    public void A_whole_page_enters_the_log_and_tells_nothing_before_it_is_read()
    {
        var seen = VisitPlan.Next(Visit, Page("<!doctype html><title>x</title><p>y"));
        Assert.Equal((null, "url:https://kellmouth.example/1", "\"f\""), (seen.Gone, seen.Entry!.Identity, seen.ETag));
    }

    [Theory]
    [InlineData("%PDF-1.7 ...", "https://kellmouth.example/1")]
    [InlineData("<!doctype html><title>x</title><p>y", "https://kellmouth.example/")]
    public void What_is_no_page_or_the_front_page_tells_nothing_and_is_tried_once_more(string body, string at)
    {
        var answer = Page(body) with { FinalUrl = at };
        Assert.Equal((null, null, At.AddDays(1)), VisitPlan.Next(Visit, answer) is var first ? (first.Gone, first.Entry, first.Due) : default);
        Assert.Equal((2, null), VisitPlan.Next(Visit with { Visits = 1 }, answer) is var last ? (last.Visits, last.Due) : default);
    }

    [Fact]
    public void An_origin_at_rest_was_not_asked_and_is_asked_when_it_wants()
    {
        var rests = Answer(FetchOutcome.Failed, 0) with { Problem = new Problem("origin-rests", "it rests"), RetryAfter = At.AddHours(5) };
        Assert.Equal(new Visited(7, At, null, 0, At.AddHours(5)), VisitPlan.Next(Visit, rests));
        Assert.Equal(At.AddHours(1), VisitPlan.Next(Visit, rests with { RetryAfter = null }).Due);
    }

    private static Fetched Page(string body) => Answer(FetchOutcome.Fetched, 200) with { Body = Encoding.UTF8.GetBytes(body), Headers = [("Content-Type", "text/html")], ETag = "\"f\"" };

    private static Fetched Answer(FetchOutcome outcome, int status) => new(outcome, status, "https://kellmouth.example/1", null, [], default, null, null, At, null, null, null);
}
