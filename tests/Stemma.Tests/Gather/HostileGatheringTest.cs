using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>The cases of the shared hostile origin that only a feed's state over several polls can answer, gathered by the real loop.</summary>
public sealed class HostileGatheringTest(HostileServer server) : IClassFixture<HostileServer>, IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly StandingClock _clock = new(new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero));
    private readonly List<Problem> _refused = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("guid-churn", 1)]
    [InlineData("flap", 3)]
    [InlineData("empty-then-back", 5)]
    [InlineData("etag", 1)]
    [InlineData("301", 1)]
    [InlineData("301-relative", 1)]
    public async Task However_often_it_is_polled_its_items_stand_once(string id, int items)
    {
        await using var store = await Polled(id, 6);
        var source = Assert.Single(await store.Reading.Sources(_clock.GetUtcNow(), Ct));
        Assert.Equal(items, source.Items);
        Assert.Equal(0, source.Waiting);
    }

    [Theory]
    [InlineData("301", "/moved-target")]
    [InlineData("308", "/moved-target")]
    [InlineData("302", "/302")]
    [InlineData("307", "/307")]
    [InlineData("301-to-html", "/301-to-html")]
    [InlineData("302-then-301", "/302-then-301")]
    [InlineData("301-then-302", "/302")]
    public async Task Only_a_permanent_move_to_the_same_feed_is_kept(string id, string url)
    {
        await using var store = await Polled(id, 5);
        Assert.Equal(server.Origin + url, Assert.Single(await store.Feeds.All(Ct)).Url);
    }

    [Fact]
    public async Task Gone_is_polled_no_more()
    {
        await using var store = await Polled("410", 3);
        Assert.Contains("410", Assert.Single(await store.Feeds.All(Ct)).Muted, StringComparison.Ordinal);
        Assert.Equal(["gone"], _refused.Select(r => r.Code));
    }

    [Theory]
    [InlineData("404", "not-found")]
    [InlineData("403", "blocked")]
    [InlineData("401", "login")]
    [InlineData("200-error-html", "not-feed")]
    [InlineData("consent-wall", "not-feed")]
    [InlineData("empty", "empty")]
    [InlineData("304-unasked", "not-modified-unasked")]
    [InlineData("500-with-feed", "server-error")]
    [InlineData("redirect-loop", "redirect-loop")]
    [InlineData("header-huge", null)]
    public async Task Trouble_backs_off_is_told_once_and_mutes_nothing(string id, string? code)
    {
        await using var store = await Polled(id, 4);
        var feed = Assert.Single(await store.Feeds.All(Ct));
        Assert.Equal((4, null, null), (feed.State.Failures, feed.Muted, feed.State.ETag));
        Assert.True(feed.NextPoll - _clock.GetUtcNow() > TimeSpan.FromHours(1));
        if (code is not null) Assert.Equal([code], _refused.Select(r => r.Code));
        Assert.Equal(0, Assert.Single(await store.Reading.Sources(_clock.GetUtcNow(), Ct)).Items);
    }

    [Theory]
    [InlineData("429-seconds", 600, 1600)] // 120 s are less than the floor
    [InlineData("429-none", 3600, 3600)]
    [InlineData("429-negative", 3600, 3600)]
    [InlineData("429-absurd", 86_300, 86_400)]
    [InlineData("cache-maxage", 3600, 4000)]
    [InlineData("cache-absurd", 86_300, 86_400)]
    [InlineData("ttl", 3 * 3600, 86_400)]
    public async Task It_waits_as_long_as_it_is_asked_to(string id, int least, int most)
    {
        await using var store = await Polled(id, 1);
        Assert.InRange((Assert.Single(await store.Feeds.All(Ct)).NextPoll - _clock.GetUtcNow()).TotalSeconds, least - 30, most + 30);
    }

    [Fact]
    public async Task After_a_week_of_not_modified_it_is_fetched_whole()
    {
        await using var store = await Polled("304-forever", 3);
        int before = (await server.Log("/304-forever")).Count(v => !v.GetProperty("h").TryGetProperty("if-modified-since", out _) && !v.GetProperty("h").TryGetProperty("if-none-match", out _));
        _clock.Pass(TimeSpan.FromDays(8));
        await Poll(store, 1);
        int after = (await server.Log("/304-forever")).Count(v => !v.GetProperty("h").TryGetProperty("if-modified-since", out _) && !v.GetProperty("h").TryGetProperty("if-none-match", out _));
        Assert.Equal(before + 1, after);
    }

    [Fact]
    public async Task Items_whose_title_changes_are_the_same_items_and_wait_for_their_page_again()
    {
        await using var store = await Polled("window-10", 3);
        var source = Assert.Single(await store.Reading.Sources(_clock.GetUtcNow(), Ct));
        Assert.Equal((10, true), (source.Items, source.Waiting > 0));
    }

    private async Task<IStore> Polled(string id, int times)
    {
        var store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        await store.Feeds.Subscribe(new Subscription(server.Origin + server.Cases[id]), _clock.GetUtcNow(), Ct);
        await Poll(store, times);
        return store;
    }

    // Each time when it is due, by a clock that stands while it works.
    private async Task Poll(IStore store, int times)
    {
        using var fetcher = server.Open(TimeSpan.FromSeconds(3), _clock);
        for (int i = 0; i < times; i++)
        {
            if (i > 0 && (await store.Feeds.All(Ct))[0] is { Muted: null } feed && feed.NextPoll > _clock.GetUtcNow()) _clock.Pass(feed.NextPoll - _clock.GetUtcNow());
            await new Gathering(store, fetcher.Fetch, new PollOptions { PageTries = 1 }, 4, _clock, _refused.Add, new ChangeSignal()).RunOnce(Ct);
        }
        _refused.RemoveAll(r => r.Place!.Contains("/i/", StringComparison.Ordinal)); // pages that the origin does not have
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public void Pass(TimeSpan span) => _now += span;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
