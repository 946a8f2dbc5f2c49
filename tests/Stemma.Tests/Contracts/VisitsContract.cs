using System.Text;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to as to pages that are looked at again.</summary>
public abstract class VisitsContract
{
    private const string Feed = "https://kellmouth.example/feed";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly TellingId Notice = new(9), Carrier = new(1);

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    [Fact]
    public async Task A_carrier_that_was_not_looked_at_since_is_due_some_hours_later_with_its_pages_validators()
    {
        await using (var store = await Held()) await Composed(store, CarrierState.Shows, At);
        await using var again = await Open();
        Assert.Empty(await again.Feeds.Visits(At.AddHours(5), 9, Ct));
        var visit = Assert.Single(await again.Feeds.Visits(At.AddHours(6), 9, Ct));
        Assert.Equal((Feed, Url(1), "\"e\"", "yesterday", 0), (visit.FeedUrl, visit.Url, visit.ETag, visit.LastModified, visit.Visits));
        Assert.Equal(At.AddHours(6), await again.Feeds.NextDue(Ct));
    }

    [Theory]
    [InlineData(CarrierState.Removed)]
    [InlineData(CarrierState.Noted)]
    [InlineData(CarrierState.Gone)]
    public async Task One_that_shows_it_no_more_is_not_due_any_more(CarrierState state)
    {
        await using var store = await Held();
        await Composed(store, CarrierState.Shows, At);
        await Composed(store, state, At.AddHours(3));
        Assert.Empty(await store.Feeds.Visits(At.AddDays(9), 9, Ct));
    }

    [Fact]
    public async Task One_that_was_looked_at_is_due_again_for_another_withdrawal_and_twice_in_all_at_most()
    {
        await using var store = await Held();
        for (int looks = 1; looks <= Visit.Most; looks++)
        {
            await Composed(store, CarrierState.Shows, At);
            var visit = Assert.Single(await store.Feeds.Visits(At.AddDays(1), 9, Ct));
            Assert.Null(await store.Feeds.Visited(new Visited(visit.Item, At.AddHours(looks), null, looks, null), Ct));
            Assert.Empty(await store.Feeds.Visits(At.AddDays(9), 9, Ct));
        }
        await Composed(store, CarrierState.Shows, At);
        Assert.Empty(await store.Feeds.Visits(At.AddDays(9), 9, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_look_shows_is_kept_and_asks_for_its_story(bool gone)
    {
        await using (var store = await Held())
        {
            await Composed(store, CarrierState.Shows, At);
            await store.Feeds.Visited(new Visited((await store.Feeds.Visits(At.AddDays(1), 9, Ct))[0].Item, At.AddHours(7), gone, 1, null), Ct);
        }
        await using var again = await Open();
        Assert.Equal(new Sighting(Carrier, At.AddHours(7), gone), Assert.Single(await again.Derived.Sightings([Carrier, new TellingId(5)], Ct)));
        Assert.Equal([Carrier.Value], await again.Work.Next(ChoreKind.Compose, 9, Ct));
    }

    [Fact]
    public async Task A_look_while_its_story_is_being_composed_asks_for_it_again()
    {
        await using var store = await Held();
        await Composed(store, CarrierState.Shows, At);
        int item = (await store.Feeds.Visits(At.AddDays(1), 9, Ct))[0].Item;
        await store.Work.Add([Chore.Compose(new StoryId(Carrier.Value))], Ct);
        Assert.Equal([Carrier.Value], await store.Work.Begin(ChoreKind.Compose, 9, Ct));
        await store.Feeds.Visited(new Visited(item, At.AddHours(7), true, 1, null), Ct); // after what it is composed of was read
        await Composed(store, CarrierState.Shows, At);
        Assert.Equal([Carrier.Value], await store.Work.Begin(ChoreKind.Compose, 9, Ct));
        await Composed(store, CarrierState.Gone, At.AddHours(7));
        Assert.Empty(await store.Work.Next(ChoreKind.Compose, 9, Ct));
    }

    [Fact]
    public async Task The_same_bytes_show_that_it_stands_and_others_enter_the_log()
    {
        await using var store = await Held();
        await Composed(store, CarrierState.Shows, At);
        int item = (await store.Feeds.Visits(At.AddDays(1), 9, Ct))[0].Item;
        Assert.Equal(Receipt.Known, await store.Feeds.Visited(new Visited(item, At.AddHours(7), null, 1, null) { Entry = Page(1, "A page") }, Ct));
        Assert.Equal(new Sighting(Carrier, At.AddHours(7), false), Assert.Single(await store.Derived.Sightings([Carrier], Ct)));
        Assert.Equal(Receipt.Accepted, await store.Feeds.Visited(new Visited(item, At.AddHours(9), null, 2, null) { Entry = Page(1, "Another page") }, Ct));
        Assert.Equal(Carrier, (await store.Ground.Captures(new TellingId(0), 99, Ct))[^1].Telling);
        Assert.Equal(new Sighting(Carrier, At.AddHours(7), false), Assert.Single(await store.Derived.Sightings([Carrier], Ct))); // before it is folded
    }

    [Fact]
    public async Task The_bytes_of_another_report_show_nothing_of_this_one()
    {
        await using var store = await Held();
        await store.Ground.AddCaptures([Page(2, "Elsewhere")], Ct);
        await Composed(store, CarrierState.Shows, At);
        int item = (await store.Feeds.Visits(At.AddDays(1), 9, Ct))[0].Item;
        Assert.Equal(Receipt.Known, await store.Feeds.Visited(new Visited(item, At.AddHours(7), null, 1, null) { Entry = Page(2, "Elsewhere") }, Ct));
        Assert.Equal(At, Assert.Single(await store.Derived.Sightings([Carrier], Ct)).At);
    }

    [Fact]
    public async Task A_page_that_is_taken_down_is_not_looked_at()
    {
        await using var store = await Held();
        await Composed(store, CarrierState.Shows, At);
        int item = (await store.Feeds.Visits(At.AddDays(1), 9, Ct))[0].Item;
        await store.Ground.Erase(new Erasing([Carrier], [new Tombstone { Telling = Carrier, At = At, Reason = "asked", UrlHash = Page(1, "A page").UrlHash }]), Ct);
        Assert.Empty(await store.Feeds.Visits(At.AddDays(9), 9, Ct));
        Assert.Null(await store.Feeds.Visited(new Visited(item, At.AddHours(7), false, 1, null) { Entry = Page(1, "Another page") }, Ct));
        Assert.Empty(await store.Derived.Sightings([Carrier], Ct));
    }

    // A feed's page, fetched and placed.
    private async Task<IStore> Held()
    {
        var store = await Open();
        await store.Feeds.Subscribe(new Subscription(Feed), At, Ct);
        var item = new FeedItem("id", "twin", "v", Url(1), Identity.OfUrl(Url(1)), "kellmouth.example", "https://kellmouth.example", false, Encoding.UTF8.GetBytes("{\"title\":\"1\"}"));
        await store.Feeds.Polled((await store.Feeds.All(Ct))[0] with { NextPoll = At.AddDays(30) }, [item], At, Ct);
        await store.Feeds.Settle(new Settled((await store.Feeds.Waiting(At, 9, Ct))[0].Id, ItemState.Fetched, null, null, Page(1, "A page")) { ETag = "\"e\"", LastModified = "yesterday" }, Ct);
        var telling = Telling();
        await store.Derived.AddTellings([new ReadCapture(Carrier, telling, null)], Ct);
        await store.Derived.Write(new Turn([], [(Carrier, new StoryId(Carrier.Value))], [], [], [], Carrier), Ct);
        return store;
    }

    private static async Task Composed(IStore store, CarrierState state, DateTimeOffset seen)
    {
        var story = new Story
        {
            Id = new StoryId(Carrier.Value),
            Title = "A story",
            Tellings = [Telling(), Telling() with { Id = Notice }],
            Retractions = [new Retraction(Notice, At.AddHours(2), "It is withdrawn.", true, [new Carrier(Carrier, state, seen)])],
        };
        await store.Derived.WriteStories([(story.Id, story, default)], Ct);
    }

    private static Telling Telling() => new() { Id = Carrier, Name = Url(1), Url = Url(1), Article = new Article { Title = "A page", Text = "Words.", Language = "en" }, Fetched = At };

    private static Entry Page(int number, string title) => Identity.Of(Reports.Page(Url(number), title, Reports.Paragraphs(number)) with { Fetched = At });

    private static string Url(int number) => $"https://kellmouth.example/{number}";
}
