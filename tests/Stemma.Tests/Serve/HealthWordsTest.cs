using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Tests.Serve;

public sealed class HealthWordsTest
{
    private static readonly DateTimeOffset Now = new(2031, 5, 9, 12, 0, 0, TimeSpan.Zero); // a Friday

    private static readonly SourceHealth Well = new()
    {
        Feed = 1,
        Url = "https://quillan.example/feed",
        Title = "Quillan Post",
        LastPoll = Now.AddMinutes(-12),
        LastGood = Now.AddMinutes(-12),
        ItemsInADay = 3,
        NextPoll = Now.AddMinutes(20),
    };

    [Fact]
    public void A_feed_that_is_well_says_when_it_was_and_will_be_polled() =>
        Assert.Equal("polled 12 minutes ago; 3 new reports today; next poll in 20 minutes", HealthWords.Of(Well, Now));

    [Fact]
    public void A_feed_that_fails_says_what_and_since_when() => Assert.Equal(
        "the site answers 404 since Tuesday; next try in 3 hours",
        HealthWords.Of(Well with { Failures = 9, Trouble = new Problem("not-found", "the site answers 404."), LastGood = Now.AddDays(-3), NextPoll = Now.AddHours(3) }, Now));

    [Fact]
    public void A_muted_feed_says_why() => Assert.Equal("not polled any more: it is gone for good (410)", HealthWords.Of(Well with { Muted = "it is gone for good (410)" }, Now));

    [Fact]
    public void A_feed_whose_pages_cannot_be_had_says_so() => Assert.Contains(
        "2 pages still to be fetched; 1 report as the feed gives it, because the page cannot be had", HealthWords.Of(Well with { Waiting = 2, GivenUp = 1 }, Now), StringComparison.Ordinal);

    [Fact]
    public void A_feed_whose_own_text_is_taken_blames_no_page() => Assert.Contains(
        "2 reports as the feed gives them, as is set for it", HealthWords.Of(Well with { GivenUp = 2, Settings = new FeedSettings { FromFeed = true } }, Now), StringComparison.Ordinal);

    [Fact]
    public void Trouble_comes_with_what_to_do_about_it_and_no_trouble_with_nothing()
    {
        Assert.Contains("robots.txt", HealthWords.Cure(Well with { Trouble = new Problem("robots", "it forbids it") }), StringComparison.Ordinal);
        Assert.Null(HealthWords.Cure(Well));
        Assert.Null(HealthWords.Cure(Well with { Trouble = new Problem("never-heard-of", "odd") }));
    }

    [Fact]
    public void A_hub_that_tells_is_named_with_the_end_of_its_lease_and_one_that_does_not_with_the_reason()
    {
        var hub = new HubHealth("https://hub.example/", HubState.Active, null, Now.AddDays(2), Now.AddMinutes(-5), Now.AddDays(1));
        Assert.Contains("; told by its hub, the last time 5 minutes ago; next poll", HealthWords.Of(Well with { Hub = hub }, Now), StringComparison.Ordinal);
        Assert.Equal("the hub https://hub.example/ tells what is new until 11 May 2031, 12:00 UTC (asked again in 24 hours); it told something new 5 minutes ago", HealthWords.OfHub(Well with { Hub = hub }, Now));
        Assert.DoesNotContain("hub", HealthWords.Of(Well with { Hub = hub with { Expires = Now } }, Now), StringComparison.Ordinal);
        Assert.StartsWith("the hub https://hub.example/ has told nothing since its lease ended", HealthWords.OfHub(Well with { Hub = hub with { Expires = Now.AddHours(-1), Reason = "it is down." } }, Now), StringComparison.Ordinal);
        Assert.Equal(
            "the hub https://hub.example/ does not want to tell what is new: no place left; the feed is polled as without it, and the hub is asked again in 24 hours",
            HealthWords.OfHub(Well with { Hub = hub with { State = HubState.Denied, Expires = null, Reason = "no place left" } }, Now));
        Assert.Null(HealthWords.OfHub(Well, Now));
        Assert.Null(HealthWords.OfHub(Well with { Hub = hub, Muted = "stopped" }, Now));
    }

    [Fact]
    public void Its_own_settings_are_told_in_words() => Assert.Equal(
        "text from the feed, read as windows-1251, polled every 90 minutes at most", HealthWords.Own(new FeedSettings { FromFeed = true, Charset = "windows-1251", LeastMinutes = 90 }));
}
