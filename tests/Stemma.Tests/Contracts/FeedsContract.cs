using System.Text;
using Stemma.App.Gather;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every store keeps to as to subscriptions, items and requests.</summary>
public abstract class FeedsContract
{
    private protected const string Url = "https://kellmouth.example/feed";
    private protected static readonly CancellationToken Ct = CancellationToken.None;
    private protected static readonly DateTimeOffset At = new(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Opens the store of this test.</summary>
    protected abstract ValueTask<IStore> Open();

    [Fact]
    public async Task A_subscription_is_due_at_once_and_stands_once()
    {
        await using (var store = await Open())
        {
            Assert.Equal(Subscribed.Added, await store.Feeds.Subscribe(new Subscription(Url, "Ledger", "https://kellmouth.example/", "Coast"), At, Ct));
            Assert.Equal(Subscribed.Known, await store.Feeds.Subscribe(new Subscription(Url), At.AddHours(1), Ct));
        }
        await using var again = await Open();
        var feed = Assert.Single(await again.Feeds.Due(At, 9, Ct));
        Assert.Equal(("Ledger", "https://kellmouth.example/", "Coast", At), (feed.Title, feed.Site, feed.Folder, feed.Added));
        Assert.Empty(await again.Feeds.Due(At.AddMinutes(-1), 9, Ct));
        Assert.Equal(At, await again.Feeds.NextDue(Ct));
    }

    [Fact]
    public async Task A_poll_writes_the_feed_and_its_items_together()
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        var state = new FeedState { ETag = "W/\"x\"", LastModified = "yesterday", Interval = TimeSpan.FromMinutes(20), Failures = 0, Polls = 1, LastPoll = At, Trouble = new Problem("odd", "odd") };
        var arrived = await store.Feeds.Polled(feed with { NextPoll = At.AddMinutes(20), State = state }, [Item(1), Item(2)], At, Ct);
        Assert.Equal(new Arrivals(2, 0, 0), arrived);
        Assert.Equal(state, Assert.Single(await store.Feeds.All(Ct)).State);
        Assert.Empty(await store.Feeds.Due(At, 9, Ct));
        var waiting = await store.Feeds.Waiting(At, 9, Ct);
        Assert.Equal([Item(1).Body.ToArray(), Item(2).Body.ToArray()], waiting.Select(w => w.Body.ToArray()));
        Assert.Equal(At, await store.Feeds.LastPoll(Ct));
        Assert.Equal(1, await store.Feeds.Known(feed.Id, [Item(3), Item(2)], Ct));
    }

    [Fact]
    public async Task Items_that_come_again_are_nothing_new_and_a_changed_one_is_fetched_again()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        await Settle(store, Page(1));
        Assert.Equal(new Arrivals(0, 0, 0), await store.Feeds.Polled(feed, [Item(1)], At, Ct));
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
        Assert.Equal(new Arrivals(0, 1, 0), await store.Feeds.Polled(feed, [Item(1) with { Version = "other" }], At, Ct));
        Assert.Single(await store.Feeds.Waiting(At, 9, Ct));
    }

    [Fact]
    public async Task An_item_that_changes_all_the_time_is_fetched_more_and_more_rarely()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        for (int i = 0; i < 5; i++)
        {
            await Settle(store, Page(1), At.AddDays(i));
            await store.Feeds.Polled(feed, [Item(1) with { Version = $"v{i}" }], At.AddDays(i), Ct);
        }
        Assert.Empty(await store.Feeds.Waiting(At.AddDays(4).AddHours(1), 9, Ct));
        Assert.Single(await store.Feeds.Waiting(At.AddDays(4).AddHours(2), 9, Ct));
    }

    [Fact]
    public async Task What_needs_no_page_enters_at_once_however_often_it_changes()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1) with { Alone = true, Origin = "" });
        for (int i = 0; i < 5; i++)
        {
            await Settle(store, Page(1));
            await store.Feeds.Polled(feed, [Item(1) with { Alone = true, Origin = "", Version = $"v{i}" }], At, Ct);
            Assert.Single(await store.Feeds.Waiting(At, 9, Ct));
        }
    }

    [Theory]
    [InlineData(true, false, false, 1)]
    [InlineData(false, true, false, 1)]
    [InlineData(false, false, true, 1)]
    [InlineData(false, false, false, 0)]
    public async Task A_waiting_version_that_is_replaced_enters_first_where_the_feed_alone_told_it(bool alone, bool givenUp, bool isText, int told)
    {
        await using var store = await Open();
        FeedItem Version(string v) => Item(1) with { Alone = alone, Version = v, IsText = isText, Body = Encoding.UTF8.GetBytes(v) };
        var feed = await Polled(store, Version("a"));
        await store.Feeds.Settle(new Settled(1, givenUp ? ItemState.GivenUp : ItemState.Fetched, givenUp ? "it is gone" : null, null, Page(1)), Ct);
        await store.Feeds.Polled(feed, [Version("b")], At, Ct);
        Assert.Empty(await store.Feeds.Replaced(feed.Id, [Version("b")], Ct));
        var replaced = await store.Feeds.Replaced(feed.Id, [Version("c"), Item(2)], Ct);
        Assert.Equal(told, replaced.Count);
        if (told == 0) return;
        Assert.Equal("b", Encoding.UTF8.GetString(replaced[0].Body.Span));
        Assert.Equal(Receipt.Accepted, await store.Feeds.Enter(replaced[0].Id, Page(2), Ct));
        Assert.Equal(Receipt.Known, await store.Feeds.Enter(replaced[0].Id, Page(2), Ct));
        Assert.Single(await store.Feeds.Waiting(At.AddDays(3), 9, Ct));
    }

    [Fact]
    public async Task An_item_that_changed_while_its_page_was_fetched_waits_on_with_what_came_in_the_log()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        var waiting = Assert.Single(await store.Feeds.Waiting(At, 9, Ct));
        await store.Feeds.Polled(feed, [Item(1) with { Version = "other" }], At, Ct);
        Assert.Equal(Receipt.Accepted, await store.Feeds.Settle(new Settled(1, ItemState.Fetched, null, null, Page(1)) { Version = waiting.Version }, Ct));
        Assert.Equal("other", Assert.Single(await store.Feeds.Waiting(At, 9, Ct)).Version);
    }

    [Fact]
    public async Task The_validators_of_a_page_are_at_hand_when_its_item_changes_and_not_for_another_page()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        await store.Feeds.Settle(new Settled(1, ItemState.Fetched, null, null, Page(1)) { ETag = "\"e\"", LastModified = "then" }, Ct);
        await store.Feeds.Polled(feed, [Item(1) with { Version = "other" }], At, Ct);
        var waiting = Assert.Single(await store.Feeds.Waiting(At, 9, Ct));
        Assert.Equal(("\"e\"", "then"), (waiting.ETag, waiting.LastModified));
        await store.Feeds.Polled(feed, [Item(2) with { Identity = Item(1).Identity, Version = "third" }], At, Ct);
        Assert.Null(Assert.Single(await store.Feeds.Waiting(At.AddDays(1), 9, Ct)).ETag);
    }

    [Fact]
    public async Task A_new_id_and_a_new_title_for_the_same_page_are_a_changed_item()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        Assert.Equal(new Arrivals(0, 1, 0), await store.Feeds.Polled(feed, [Item(1) with { Identity = "new", Twin = "other", Version = "other" }], At, Ct));
    }

    [Fact]
    public async Task A_new_id_for_the_same_link_and_title_is_the_same_item()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        Assert.Equal(default, await store.Feeds.Polled(feed, [Item(1) with { Identity = "new" }], At, Ct));
        Assert.Equal(default, await store.Feeds.Polled(feed, [Item(1) with { Identity = "newer" }], At, Ct));
        Assert.Equal(1, await store.Feeds.Known(feed.Id, [Item(2) with { Identity = "newer" }], Ct));
    }

    [Fact]
    public async Task A_page_that_two_feeds_list_is_fetched_once()
    {
        await using var store = await Open();
        await Polled(store, Item(1));
        await store.Feeds.Subscribe(new Subscription(Url + "/2"), At, Ct);
        var second = (await store.Feeds.All(Ct))[1];
        await store.Feeds.Polled(second, [Item(1) with { Identity = "x" }], At, Ct);
        await Settle(store, Page(1));
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
        await store.Feeds.Subscribe(new Subscription(Url + "/3"), At, Ct);
        await store.Feeds.Polled((await store.Feeds.All(Ct))[2], [Item(1) with { Identity = "y" }], At, Ct);
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
    }

    [Fact]
    public async Task A_settled_item_and_its_capture_are_one_transaction()
    {
        await using var store = await Open();
        await Polled(store, Item(1));
        Assert.Equal(Receipt.Accepted, await Settle(store, Page(1)));
        Assert.Equal(1, (await store.Ground.Head(Ct)).Value);
        Assert.Equal(Receipt.Known, await store.Feeds.Settle(new Settled(1, ItemState.Fetched, null, null, Page(1)), Ct));
        Assert.Equal(1, (await store.Ground.Head(Ct)).Value);
    }

    [Fact]
    public async Task A_page_to_be_tried_again_waits_until_it_is_due()
    {
        await using var store = await Open();
        await Polled(store, Item(1));
        await store.Feeds.Settle(new Settled(1, ItemState.Waiting, "it answered 500", At.AddHours(1), null), Ct);
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
        Assert.Equal(1, Assert.Single(await store.Feeds.Waiting(At.AddHours(1), 9, Ct)).Tries);
    }

    [Fact]
    public async Task Of_each_origin_a_few_wait_at_the_head_and_what_needs_no_page_all_at_once()
    {
        await using var store = await Open();
        await Polled(store, [.. Enumerable.Range(1, 9).Select(Item), .. Enumerable.Range(10, 9).Select(n => Item(n) with { Alone = true, Origin = "" }), Item(30) with { Origin = "https://other.example" }]);
        Assert.Equal([1, 2, 3, 4, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], (await store.Feeds.Waiting(At, 99, Ct)).Select(w => w.Id));
    }

    [Fact]
    public async Task A_new_address_keeps_the_old_one_as_an_alias()
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        await store.Feeds.Polled(feed with { Url = "https://new.example/feed" }, [], At, Ct);
        Assert.Equal(Subscribed.Known, await store.Feeds.Subscribe(new Subscription(Url), At, Ct));
        Assert.Equal(Subscribed.Known, await store.Feeds.Subscribe(new Subscription("https://new.example/feed"), At, Ct));
        Assert.Equal("https://new.example/feed", Assert.Single(await store.Feeds.All(Ct)).Url);
    }

    [Fact]
    public async Task A_feed_that_moves_to_anothers_address_is_polled_no_more()
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        await store.Feeds.Subscribe(new Subscription("https://new.example/feed"), At, Ct);
        await store.Feeds.Polled(feed with { Url = "https://new.example/feed" }, [], At, Ct);
        var all = await store.Feeds.All(Ct);
        Assert.Equal([Url, "https://new.example/feed"], all.Select(f => f.Url));
        Assert.Contains("subscribed already", all[0].Muted, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await store.Feeds.Due(At, 9, Ct)).Id);
    }

    [Fact]
    public async Task A_muted_feed_is_not_due_and_can_be_taken_up_again()
    {
        await using var store = await Open();
        await AFeed(store);
        Assert.True(await store.Feeds.Mute(Url, "asked to", At, Ct));
        Assert.Empty(await store.Feeds.Due(At, 9, Ct));
        Assert.True(await store.Feeds.Mute(Url, null, At, Ct));
        Assert.Single(await store.Feeds.Due(At, 9, Ct));
        Assert.False(await store.Feeds.Mute("https://nobody.example/", "asked to", At, Ct));
    }

    [Fact]
    public async Task A_feed_that_was_taken_down_is_not_taken_up_again()
    {
        await using var store = await Open();
        await AFeed(store);
        await store.Ground.Erase(new Erasing([], [Barring("domain")]), Ct);
        Assert.False(await store.Feeds.Mute(Url, null, At, Ct));
        Assert.Empty(await store.Feeds.Due(At.AddYears(1), 9, Ct));
    }

    [Fact]
    public async Task A_feeds_own_settings_are_kept_through_polls_and_come_with_its_items()
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        var settings = new FeedSettings { Charset = "koi8-r", FromFeed = true, LeastMinutes = 90 };
        Assert.Equal(new FeedSettings(), feed.Settings);
        Assert.True(await store.Feeds.Set(feed.Id, settings, Ct));
        Assert.False(await store.Feeds.Set(feed.Id + 1, settings, Ct));
        await store.Feeds.Polled(feed, [Item(1)], At, Ct); // read before they were set
        Assert.Equal(settings, (await store.Feeds.One(feed.Id, Ct))!.Settings);
        Assert.Equal(settings, Assert.Single(await store.Feeds.Waiting(At, 9, Ct)).Settings);
        Assert.Equal(settings, Assert.Single(await store.Reading.Sources(At, Ct)).Settings);
        Assert.Null(await store.Feeds.One(feed.Id + 1, Ct));
    }

    [Theory]
    [InlineData("url")]
    [InlineData("domain")]
    public async Task An_item_of_a_tombstoned_address_or_domain_is_never_stored(string by)
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        await store.Ground.Erase(new Erasing([], [Barring(by)]), Ct);
        Assert.Equal(new Arrivals(0, 0, 1), await store.Feeds.Polled(feed, [Item(1)], At, Ct));
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
        Assert.Equal(0, Assert.Single(await store.Reading.Sources(At, Ct)).Items);
        if (by != "domain") return;
        Assert.Equal(Subscribed.Barred, await store.Feeds.Subscribe(new Subscription(Url + "/2"), At, Ct));
        Assert.Empty(await store.Feeds.Due(At, 9, Ct));
    }

    [Theory]
    [InlineData("url")]
    [InlineData("domain")]
    public async Task A_takedown_erases_items_that_wait_and_they_stay_erased(string by)
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        await store.Ground.Erase(new Erasing([], [Barring(by)]), Ct);
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
        Assert.Equal(new Arrivals(0, 0, 1), await store.Feeds.Polled(feed, [Item(1) with { Version = "other" }], At, Ct));
        Assert.Empty(await store.Feeds.Waiting(At, 9, Ct));
    }

    [Fact]
    public async Task An_item_goes_with_its_telling()
    {
        await using var store = await Open();
        var feed = await Polled(store, Item(1));
        await Settle(store, Page(7)); // its page lay elsewhere: no hash of the item's is barred
        await store.Ground.Erase(new Erasing([new TellingId(1)], []), Ct);
        Assert.Equal(new Arrivals(0, 0, 1), await store.Feeds.Polled(feed, [Item(1) with { Version = "other" }], At, Ct));
    }

    [Fact]
    public async Task A_barred_page_erases_its_item()
    {
        await using var store = await Open();
        await Polled(store, Item(1));
        await store.Ground.Erase(new Erasing([], [new Tombstone { Telling = default, At = At, Reason = "asked", UrlHash = Page(7).UrlHash }]), Ct);
        Assert.Equal(Receipt.Barred, await Settle(store, Page(7)));
        Assert.Empty(await store.Feeds.Waiting(At.AddDays(9), 9, Ct));
    }

    [Fact]
    public async Task A_source_tells_how_it_fares()
    {
        await using var store = await Open();
        var feed = await AFeed(store);
        await store.Feeds.Polled(feed with { NextPoll = At.AddHours(2), State = new FeedState { LastPoll = At, Failures = 2, Trouble = new Problem("status", "it answered 500"), Interval = TimeSpan.FromHours(1) } }, [Item(1), Item(2)], At, Ct);
        await store.Feeds.Settle(new Settled(1, ItemState.GivenUp, "robots", null, Page(1)), Ct);
        foreach (string host in (string[])["kellmouth.example", "www.kellmouth.example"])
        {
            var source = Assert.Single(await store.Reading.Source(host, At.AddHours(3), Ct));
            Assert.Equal((Url, 2, "it answered 500", 2, 1, 1), (source.Title, source.Failures, source.Trouble?.Message, source.ItemsInADay, source.Waiting, source.GivenUp));
        }
        Assert.Equal(0, Assert.Single(await store.Reading.Sources(At.AddDays(2), Ct)).ItemsInADay);
        Assert.Empty(await store.Reading.Source("elsewhere.example", At, Ct));
    }

    [Fact]
    public async Task Reports_are_listed_by_folder_and_outlet_with_those_after_the_readers_mark_first()
    {
        await using var store = await Open();
        await store.Feeds.Subscribe(new Subscription(Url, "Ledger", "https://kellmouth.example/", "Coast"), At, Ct);
        await store.Feeds.Subscribe(new Subscription("https://empty.example/feed", Folder: "Hills"), At, Ct);
        await store.Feeds.Polled((await store.Feeds.All(Ct))[0], [Item(1), Item(2)], At, Ct);
        await Settle(store, Page(1));
        await store.Ground.AddCaptures(Reports.Entries(Reports.Capture(5)), Ct);
        await Settle(store, Page(2));
        foreach (var logged in await store.Ground.Captures(new TellingId(0), 9, Ct))
        {
            var read = Stemma.Core.Collate.Collation.Read(logged.Capture, Stemma.Core.Learned.StreamTables.Shipped).Telling!;
            await store.Derived.AddTellings([new ReadCapture(logged.Capture.Id, read, null)], Ct);
            await store.Derived.Write(new Turn([], [(read.Id, new StoryId(read.Id.Value))], [], [], [], read.Id), Ct);
        }
        var page = await store.Reading.Items(new(null, null, new TellingId(1)), 0, 9, Ct);
        Assert.Equal((2, false, 3), (page.Unread, page.More, page.Head.Value));
        Assert.Equal([true, true, false], page.Reports.Select(r => r.Unread));
        Assert.Equal(1, page.Reports[2].Telling.Value);
        Assert.Equal(page.Reports.Skip(1).Take(1), (await store.Reading.Items(new(null, null, new TellingId(1)), 1, 1, Ct)).Reports);
        Assert.Equal(page.Reports.Skip(2), (await store.Reading.Items(new(null, null, new TellingId(1)), 2, 1, Ct)).Reports);
        Assert.Equal([1, 3], (await store.Reading.Items(new(null, "Coast", null), 0, 9, Ct)).Reports.Select(r => r.Telling.Value).Order());
        Assert.Equal([2], (await store.Reading.Items(new("outlet0.example", null, null), 0, 9, Ct)).Reports.Select(r => r.Telling.Value));
        Assert.Empty((await store.Reading.Items(new("outlet0.example", "Coast", null), 0, 9, Ct)).Reports);
        var shelves = await store.Reading.Shelves(new(null, null, new TellingId(1)), Ct);
        Assert.Equal([("Coast", 1), ("Hills", 0)], shelves.Folders.Select(f => (f.Name, f.Unread)));
        Assert.Equal([("kellmouth.example", 1), ("outlet0.example", 1)], shelves.Outlets.Select(o => (o.Key, o.Unread)).Order());
        Assert.Equal(["kellmouth.example"], (await store.Reading.Shelves(new(null, "Coast", null), Ct)).Outlets.Select(o => o.Key));
    }

    [Fact]
    public async Task A_request_stands_until_it_is_answered_and_its_receipt_until_it_is_struck()
    {
        int number;
        await using (var store = await Open()) number = await store.Requests.Post("decide", "{\"a\":1}", Ct);
        await using var again = await Open();
        Assert.Equal(new Request(number, "decide", "{\"a\":1}"), Assert.Single(await again.Requests.Open(Ct)));
        Assert.Null(await again.Requests.Receipt(number, Ct));
        await again.Requests.Answer(number, "done", Ct);
        Assert.Empty(await again.Requests.Open(Ct));
        Assert.Equal("done", await again.Requests.Receipt(number, Ct));
        await again.Requests.Strike(number, Ct);
        Assert.Null(await again.Requests.Receipt(number, Ct));
        Assert.NotEqual(number, await again.Requests.Post("decide", "{}", Ct));
    }

    private static async Task<Feed> AFeed(IStore store)
    {
        await store.Feeds.Subscribe(new Subscription(Url), At, Ct);
        return (await store.Feeds.All(Ct))[0];
    }

    private protected static async Task<Feed> Polled(IStore store, params FeedItem[] items)
    {
        var feed = await AFeed(store);
        await store.Feeds.Polled(feed, items, At, Ct);
        return feed;
    }

    private protected static async Task<Receipt?> Settle(IStore store, Entry page, DateTimeOffset? at = null) =>
        await store.Feeds.Settle(new Settled((await store.Feeds.Waiting((at ?? At).AddDays(3), 9, Ct))[0].Id, ItemState.Fetched, null, null, page), Ct);

    private protected static Tombstone Barring(string by) => by == "url"
        ? new Tombstone { Telling = default, At = At, Reason = "asked", UrlHash = Item(1).UrlHash }
        : new Tombstone { Telling = default, At = At, Reason = "asked", Domain = "kellmouth.example" };

    private protected static Entry Page(int story) => Identity.Of(Reports.Page($"https://www.kellmouth.example/{story}", "A page", Reports.Paragraphs(story)));

    private protected static FeedItem Item(int story)
    {
        string url = $"https://www.kellmouth.example/2031/{story}";
        return new FeedItem($"id{story}", $"twin{story}", "v", url, Identity.OfUrl(url), "www.kellmouth.example", "https://www.kellmouth.example", false, Encoding.UTF8.GetBytes($"{{\"title\":\"{story}\"}}"));
    }
}
