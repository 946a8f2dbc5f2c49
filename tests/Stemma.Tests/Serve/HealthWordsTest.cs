using Stemma.App.Serve;
using Stemma.App.Store;
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
    public void Its_own_settings_are_told_in_words() => Assert.Equal(
        "text from the feed, read as windows-1251, polled every 90 minutes at most", HealthWords.Own(new FeedSettings { FromFeed = true, Charset = "windows-1251", LeastMinutes = 90 }));
}
