using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to about hubs.</summary>
public abstract class HubsContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    private static HubLease Lease(string token = "t1", int feed = 1, string topic = "https://feeds.gull.example/feed") => new()
    {
        Feed = feed,
        Hub = "https://hub.example/",
        Topic = topic,
        Token = token,
        Secret = "hush",
        Callback = "https://news.example",
        Place = topic,
        Next = At,
    };

    private async Task<IStore> Followed()
    {
        var store = await Open();
        await store.Feeds.Subscribe(new Subscription("https://gull.example/feed"), At, Ct);
        return store;
    }

    [Fact]
    public async Task All_that_is_known_is_there_after_reopening_and_people_see_neither_token_nor_secret()
    {
        var whole = Lease() with
        {
            MovedTo = "https://hub2.example/",
            State = HubState.Active,
            Reason = "why",
            Pending = true,
            Asked = At,
            Since = At.AddHours(1),
            Expires = At.AddDays(1),
            Failures = 2,
            Told = At.AddHours(2),
            Missed = At.AddHours(3),
        };
        await using (var store = await Followed()) Assert.True(await store.Hubs.Add(whole, Ct));
        await using var again = await Open();
        Assert.Equal(whole, await again.Hubs.Of("t1", Ct));
        Assert.Equal(whole, await again.Hubs.OfFeed(1, Ct));
        Assert.Equal([whole], await again.Hubs.All(Ct));
        var seen = Assert.Single(await again.Reading.Sources(At, Ct)).Hub;
        Assert.Equal(new HubHealth("https://hub.example/", HubState.Active, "why", At.AddDays(1), At.AddHours(2), At), seen);
        Assert.DoesNotContain("hush", $"{seen} {whole}", StringComparison.Ordinal);
        Assert.DoesNotContain("t1", $"{seen} {whole}", StringComparison.Ordinal);
        Assert.Null(await again.Hubs.Of("t2", Ct));
        Assert.Null(await again.Hubs.OfFeed(2, Ct));
    }

    [Fact]
    public async Task One_that_is_to_tell_no_more_is_known_by_its_token_and_no_more_by_its_feed()
    {
        await using var store = await Followed();
        await store.Hubs.Add(Lease(), Ct);
        await store.Hubs.Change("t1", static l => l with { Leaving = true, Next = At.AddHours(1) }, Ct);
        await store.Hubs.Add(Lease("t2"), Ct);
        Assert.Equal("t2", (await store.Hubs.OfFeed(1, Ct))?.Token);
        Assert.True((await store.Hubs.Of("t1", Ct))?.Leaving);
        Assert.Equal(["t2"], (await store.Hubs.Due(At, 9, Ct)).Select(l => l.Token));
        Assert.Equal(["t2", "t1"], (await store.Hubs.Due(At.AddHours(1), 9, Ct)).Select(l => l.Token));
    }

    [Fact]
    public async Task A_change_sees_what_stands_and_may_drop_it()
    {
        await using var store = await Followed();
        await store.Hubs.Add(Lease(), Ct);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Hubs.Change("t1", static l => l with { Failures = l.Failures + 1 }, Ct).AsTask()));
        Assert.Equal(20, (await store.Hubs.Of("t1", Ct))?.Failures);
        Assert.Null(await store.Hubs.Change("t1", static _ => null, Ct));
        Assert.Empty(await store.Hubs.All(Ct));
        Assert.Null(await store.Hubs.Change("t1", static _ => throw new InvalidOperationException("there is none"), Ct));
    }

    [Fact]
    public async Task That_of_a_feed_that_is_polled_no_more_is_due_and_none_is_added_for_it()
    {
        await using var store = await Followed();
        await store.Hubs.Add(Lease() with { Next = At.AddDays(9) }, Ct);
        Assert.Empty(await store.Hubs.Due(At, 9, Ct));
        await store.Feeds.Mute("https://gull.example/feed", "stopped", At, Ct);
        Assert.Single(await store.Hubs.Due(At, 9, Ct));
        Assert.False(await store.Hubs.Add(Lease("t2"), Ct));
        Assert.False(await store.Hubs.Add(Lease("t3", feed: 7), Ct));
    }

    [Theory]
    [InlineData("gull.example")]
    [InlineData("feeds.gull.example")]
    [InlineData("topic.example")]
    public async Task A_takedown_of_the_feeds_domain_or_the_topics_takes_it_along_for_good(string domain)
    {
        await using var store = await Followed();
        await store.Feeds.Subscribe(new Subscription("https://tern.example/feed"), At, Ct);
        string topic = domain == "topic.example" ? "https://www.topic.example/feed" : "https://feeds.gull.example/feed";
        Assert.True(await store.Hubs.Add(Lease(topic: topic), Ct));
        Assert.True(await store.Hubs.Add(Lease("t2", 2, "https://tern.example/feed"), Ct));
        await store.Ground.Erase(new Erasing([], [new Tombstone { Telling = default, At = At, Reason = "asked", Domain = domain }]), Ct);
        Assert.Equal(["t2"], (await store.Hubs.All(Ct)).Select(l => l.Token));
        Assert.False(await store.Hubs.Add(Lease("t3", topic: topic), Ct));
    }
}
