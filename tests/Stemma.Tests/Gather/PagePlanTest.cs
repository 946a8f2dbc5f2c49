using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Gather;

public sealed class PagePlanTest
{
    private static readonly DateTimeOffset At = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly WaitingItem Item = new(7, 1, "https://kellmouth.example/feed", new string('a', 64), "https://kellmouth.example/1", "https://kellmouth.example", false, 0, Encoding.UTF8.GetBytes("{\"title\":\"Ferry sails\",\"url\":\"https://kellmouth.example/1\"}"));

    [Fact]
    public void A_page_enters_by_the_address_that_answered()
    {
        var settled = Next(Item, Page("<!doctype html><title>x</title><p>y") with { FinalUrl = "https://kellmouth.example/one" });
        Assert.Equal((ItemState.Fetched, "url:https://kellmouth.example/one", CaptureForm.Html), (settled.State, settled.Entry!.Identity, settled.Entry.Capture.Form));
    }

    [Theory]
    [InlineData(FetchOutcome.Status, 404, "not-found")]
    [InlineData(FetchOutcome.Status, 403, "blocked")]
    [InlineData(FetchOutcome.Gone, 410, "gone")]
    [InlineData(FetchOutcome.Refused, 0, "robots")]
    public void A_page_that_cannot_be_had_lets_the_feeds_own_item_enter(FetchOutcome outcome, int status, string code)
    {
        var settled = Next(Item, Answer(outcome, status) with { Problem = new Problem(code, "why") });
        Assert.Equal((ItemState.GivenUp, "why", "url:https://kellmouth.example/1", CaptureForm.Item), (settled.State, settled.Reason, settled.Entry!.Identity, settled.Entry.Capture.Form));
    }

    [Fact]
    public void A_page_that_stands_as_it_was_brings_nothing_and_is_had()
    {
        var before = Item with { ETag = "\"e\"", Version = "v" };
        Assert.Equal("\"e\"", PagePlan.Request(before).ETag);
        var settled = Next(before, Answer(FetchOutcome.NotModified, 304) with { ETag = "\"e\"" });
        Assert.Equal((ItemState.Fetched, null, "\"e\"", "v"), (settled.State, settled.Entry, settled.ETag, settled.Version));
        Assert.Equal(ItemState.GivenUp, Next(Item, Answer(FetchOutcome.NotModified, 304)).State);
    }

    [Fact]
    public void Trouble_is_tried_again_more_and_more_rarely_and_given_up_in_the_end()
    {
        var settled = Next(Item, Answer(FetchOutcome.Status, 500));
        Assert.Equal((ItemState.Waiting, At.AddMinutes(5), null), (settled.State, settled.Due, settled.Entry));
        Assert.Equal(At.AddMinutes(20), Next(Item with { Tries = 2 }, Answer(FetchOutcome.Failed, 0)).Due);
        Assert.Equal(ItemState.GivenUp, Next(Item with { Tries = 4 }, Answer(FetchOutcome.Failed, 0)).State);
        Assert.Equal(At.AddHours(3), Next(Item, Answer(FetchOutcome.Status, 503) with { RetryAfter = At.AddHours(3) }).Due);
    }

    [Fact]
    public void What_is_no_page_or_only_the_front_page_is_given_up()
    {
        Assert.Equal(ItemState.GivenUp, Next(Item, Page("%PDF-1.7 ...")).State);
        Assert.Equal(ItemState.GivenUp, Next(Item, Page("<!doctype html><title>x</title><p>y") with { FinalUrl = "https://kellmouth.example/" }).State);
        Assert.Equal(ItemState.Waiting, Next(Item, Page("<!doctype html><title>x") with { Problem = new Problem(Fetched.CutCode, "cut") }).State);
    }

    [Fact]
    public void An_item_without_a_page_is_named_by_its_feed()
    {
        var settled = PagePlan.GiveUp(Item with { Url = null, Alone = true }, null);
        Assert.Equal($"id:https://kellmouth.example/feed#{new string('a', 16)}", settled.Entry!.Identity);
    }

    private static Settled Next(WaitingItem item, Fetched answer) => PagePlan.Next(item, answer, new PollOptions());

    private static Fetched Page(string body) => Answer(FetchOutcome.Fetched, 200) with { Body = Encoding.UTF8.GetBytes(body), Headers = [("Content-Type", "text/html")] };

    private static Fetched Answer(FetchOutcome outcome, int status) => new(outcome, status, Item.Url!, null, [], default, null, null, At, null, null, null);
}
