using Stemma.App.Store;
using Stemma.App.Store.Reading;

namespace Stemma.Tests.Gather;

/// <summary>Feeds with a hub, from the first poll to the end of the lease and beyond.</summary>
public sealed class HubGatheringTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Items_that_a_hub_and_a_poll_both_give_stand_once_and_their_pages_are_fetched_once()
    {
        await using var world = await HubWorld.Told();
        string all = world.Atom(world.Links(), "two", "one");
        await world.Deliver(world.Atom(world.Links(), "two"));
        await world.Deliver(all);
        world.Pages["/feed"] = LocalServer.Ok(all, "application/atom+xml", "ETag: \"2\"");
        await world.Later(TimeSpan.FromHours(7));
        Assert.Equal(2, await world.Items());
        Assert.Equal(["/story/one", "/story/two"], world.Server.Paths.Where(p => p.StartsWith("/story/", StringComparison.Ordinal)));
        Assert.Null((await world.Lease()).Missed);
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("sha384")]
    [InlineData("SHA512")]
    public async Task A_delivery_signed_by_any_known_method_is_taken(string method)
    {
        await using var world = await HubWorld.Told();
        var bytes = System.Text.Encoding.UTF8.GetBytes(world.Atom("", "two"));
        await world.Deliver(world.Atom("", "two"), method, HubWorld.Sign(method.ToLowerInvariant(), world.Posts[^1].Form["hub.secret"], bytes).ToUpperInvariant());
        Assert.Equal(2, await world.Items());
        await world.Deliver(world.Atom("", "three"), "md5");
        Assert.Equal(2, await world.Items());
    }

    [Fact]
    public async Task While_its_hub_tells_a_feed_is_polled_no_more_often_than_the_ceiling_and_when_the_lease_ends_as_without()
    {
        await using var world = await HubWorld.Told(lease: 36_000);
        world.Hub = static (_, _) => LocalServer.Status("500 Down");
        var before = await world.Feed();
        world.Time.Now = before.NextPoll;
        await world.Round();
        var beside = await world.Feed();
        Assert.Equal(beside.State.LastPoll + world.Options.Ceiling, beside.NextPoll);
        Assert.True(beside.State.Interval < world.Options.Ceiling / 2);
        await world.Later(world.Options.Ceiling); // the lease has less than that left: it is polled when that ends
        Assert.Equal((await world.Lease()).Expires, (await world.Feed()).NextPoll);
        world.Time.Now = (await world.Feed()).NextPoll;
        await world.Round();
        var without = await world.Feed();
        Assert.True(without.NextPoll - world.Time.Now < world.Options.Ceiling - TimeSpan.FromMinutes(30), $"{without.NextPoll - world.Time.Now}");
        Assert.Equal(HubState.Asked, (await world.Lease()).State);
        Assert.Contains(world.Refused, p => p.Code == "server-error");
    }

    [Fact]
    public async Task A_hub_that_kept_something_to_itself_is_not_relied_on_until_it_tells_again()
    {
        await using var world = await HubWorld.Told();
        await world.Later(TimeSpan.FromHours(2)); // the first poll beside it may find what came before
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "two", "one"), "application/atom+xml", "ETag: \"2\"");
        await world.Later(TimeSpan.FromHours(7));
        Assert.Equal(world.Time.Now, (await world.Lease()).Missed);
        Assert.True((await world.Feed()).NextPoll - world.Time.Now < TimeSpan.FromHours(2));
        world.Time.Now += TimeSpan.FromMinutes(1);
        await world.Deliver(world.Atom(world.Links(), "three"));
        var feed = await world.Feed();
        Assert.Equal(feed.State.LastPoll + world.Options.Ceiling, feed.NextPoll);
    }

    [Fact]
    public async Task A_hub_that_is_silent_for_long_is_not_relied_on()
    {
        await using var world = await HubWorld.Told();
        await world.Later(TimeSpan.FromHours(2));
        Assert.Equal(world.Options.Ceiling, (await world.Feed()).NextPoll - world.Time.Now);
        await world.Later(TimeSpan.FromDays(3.1));
        Assert.NotEqual(world.Options.Ceiling, (await world.Feed()).NextPoll - world.Time.Now);
    }

    [Fact]
    public async Task A_lease_is_renewed_when_a_tenth_of_it_is_left_under_the_same_address_and_secret()
    {
        await using var world = await HubWorld.Told(lease: 100_000);
        await world.Later(TimeSpan.FromSeconds(89_000));
        Assert.Single(world.Posts);
        await world.Later(TimeSpan.FromSeconds(1_500));
        Assert.Equal(2, world.Posts.Count);
        Assert.Equal(world.Posts[0].Form, world.Posts[1].Form);
        var since = (await world.Lease()).Since;
        await world.Confirm("subscribe", 100_000);
        var lease = await world.Lease();
        Assert.Equal((world.Time.Now.AddSeconds(100_000), since), (lease.Expires, lease.Since));
    }

    [Fact]
    public async Task A_denial_is_kept_with_its_reason_and_the_feed_is_polled_as_without()
    {
        await using var world = await HubWorld.Told();
        await world.Later(TimeSpan.FromHours(2));
        Assert.Equal("", await world.Confirm("denied", null, challenge: "", reason: "no\tplace\nleft"));
        await world.Round();
        var lease = await world.Lease();
        Assert.Equal((HubState.Denied, "no place left"), (lease.State, lease.Reason));
        Assert.True((await world.Feed()).NextPoll - world.Time.Now < TimeSpan.FromHours(2));
        await world.Later(TimeSpan.FromDays(6));
        Assert.Single(world.Posts);
        await world.Later(TimeSpan.FromDays(1.1));
        Assert.Equal(2, world.Posts.Count);
    }

    [Theory]
    [InlineData("500 Down", "server-error")]
    [InlineData("404 Not Found", "not-found")]
    [InlineData("302 Found", "form-redirect")]
    [InlineData("303 See Other", "form-redirect")]
    public async Task A_hub_that_fails_is_asked_ever_more_rarely_and_told_once(string status, string code)
    {
        await using var world = new HubWorld { Hub = (_, _) => LocalServer.Status(status, "Location: /elsewhere") };
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        for (int i = 0; i < 7 * 24 * 4; i++) await world.Later(TimeSpan.FromMinutes(15));
        Assert.InRange(world.Posts.Count, 10, 20);
        Assert.Equal(code, Assert.Single(world.Refused, p => p.Message.StartsWith("its hub", StringComparison.Ordinal)).Code);
        Assert.Equal(HubState.Asked, (await world.Lease()).State);
    }

    [Fact]
    public async Task A_hub_that_never_confirms_is_asked_ever_more_rarely_and_nothing_rests_on_it()
    {
        await using var world = new HubWorld();
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        for (int i = 0; i < 48; i++) await world.Later(TimeSpan.FromHours(1));
        Assert.InRange(world.Posts.Count, 5, 12);
        Assert.Contains("never confirmed", (await world.Lease()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_stopped_leaves_its_hub_and_what_that_tells_then_is_dropped()
    {
        await using var world = await HubWorld.Told();
        await world.Store.Feeds.Mute(world.Origin + "/feed", "an editor stopped it", world.Time.Now, Ct);
        await world.Deliver(world.Atom(world.Links(), "two"));
        Assert.Equal(1, await world.Items());
        await world.Round();
        var (_, form) = world.Posts[^1];
        Assert.Equal(("unsubscribe", false), (form["hub.mode"], form.ContainsKey("hub.secret")));
        Assert.Null(await world.Store.Hubs.OfFeed(1, Ct));
        Assert.Null(await world.Confirm("subscribe"));
        Assert.Equal("c1", await world.Confirm("unsubscribe"));
        Assert.Empty(await world.Store.Hubs.All(Ct));
    }

    [Fact]
    public async Task A_goodbye_that_no_hub_confirms_ends_after_three()
    {
        await using var world = await HubWorld.Told();
        await world.Store.Feeds.Mute(world.Origin + "/feed", "an editor stopped it", world.Time.Now, Ct);
        for (int i = 0; i < 12; i++) await world.Later(TimeSpan.FromHours(1));
        Assert.Equal(3, world.Posts.Count(p => p.Form["hub.mode"] == "unsubscribe"));
        Assert.Empty(await world.Store.Hubs.All(Ct));
    }

    [Fact]
    public async Task A_feed_that_names_another_hub_leaves_the_first_and_asks_the_other()
    {
        await using var world = await HubWorld.Told();
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(hub: "/hub2"), "one"), "application/atom+xml");
        await world.Later(TimeSpan.FromHours(7));
        await world.Round();
        Assert.Equal(["/hub subscribe", "/hub unsubscribe", "/hub2 subscribe"], world.Posts.Select(p => $"{p.Path} {p.Form["hub.mode"]}").Order());
        Assert.Equal(3, world.Posts.Select(p => p.Form.GetValueOrDefault("hub.secret", "")).Distinct().Count());
        world.Pages["/feed"] = LocalServer.Ok(world.Atom("", "one"), "application/atom+xml");
        await world.Later(TimeSpan.FromHours(7));
        await world.Round();
        Assert.Null(await world.Store.Hubs.OfFeed(1, Ct));
    }

    [Fact]
    public async Task A_page_in_the_place_of_the_feed_changes_nothing_about_its_hub()
    {
        await using var world = await HubWorld.Told();
        world.Pages["/feed"] = LocalServer.Ok("<html><head><link rel=hub href=/hub3></head><body>Sorry</body></html>");
        await world.Later(TimeSpan.FromHours(7));
        await world.Round();
        Assert.Single(world.Posts);
        Assert.Equal(world.Origin + "/hub", (await world.Lease()).Hub);
    }

    [Fact]
    public async Task A_hub_that_calls_back_before_it_answers_is_believed()
    {
        await using var world = new HubWorld();
        world.Hub = (_, headers) =>
        {
            var form = HubWorld.Form(headers[":body"]);
            Assert.Equal("now", world.Hubs.Callback.Answer(HubWorld.Token(form), new("subscribe", form["hub.topic"], "now", "7200", null), Ct).AsTask().GetAwaiter().GetResult());
            return LocalServer.Status("204 No Content");
        };
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        var lease = await world.Lease();
        Assert.Equal((HubState.Active, false, world.Time.Now.AddHours(2)), (lease.State, lease.Pending, lease.Expires));
    }

    [Fact]
    public async Task A_form_is_sent_although_robots_txt_keeps_programs_from_the_hub()
    {
        await using var world = new HubWorld();
        world.Pages["/robots.txt"] = LocalServer.Ok("User-agent: *\nDisallow: /hub", "text/plain");
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        Assert.Single(world.Posts);
    }

    [Fact]
    public async Task A_hub_in_an_inner_net_is_not_asked()
    {
        await using var world = new HubWorld();
        using var canary = new LocalServer((_, _) => LocalServer.Status("202 Accepted"));
        world.Pages["/feed"] = LocalServer.Ok(world.Atom($"<link rel='hub' href='{canary.Origin}/hub'/>", "one"), "application/atom+xml");
        await world.Follow();
        Assert.Equal(0, canary.Connections);
        Assert.Equal("guarded", Assert.Single(world.Refused).Code);
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        world.Hub = (_, _) => LocalServer.Status("307 X", $"Location: {canary.Origin}/hub");
        await world.Later(TimeSpan.FromHours(3));
        await world.Round();
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task Another_address_of_the_site_is_told_to_hubs_anew()
    {
        await using var world = await HubWorld.Told();
        world.Hubs = world.Asking("https://other.example");
        await world.Round();
        Assert.Contains(world.Posts, p => p.Form["hub.mode"] == "subscribe" && p.Form["hub.callback"].StartsWith("https://other.example/websub/", StringComparison.Ordinal));
        Assert.Equal("https://other.example", (await world.Lease()).Callback);
    }

    [Fact]
    public async Task A_feed_that_was_polled_before_hubs_were_used_is_asked_for_whole_once()
    {
        await using var world = new HubWorld();
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml", "ETag: \"1\"");
        await world.Store.Feeds.Subscribe(new Subscription(world.Origin + "/feed"), world.Time.Now, Ct);
        var hubs = world.Hubs;
        world.Hubs = null!;
        await world.Round();
        world.Hubs = hubs;
        await world.Later(TimeSpan.FromHours(7));
        await world.Round();
        Assert.DoesNotContain("If-None-Match", world.Server.Log.Last(s => s.Path == "/feed").Headers.Keys);
        Assert.Single(world.Posts);
    }

    [Fact]
    public async Task The_hub_of_a_feed_that_was_read_when_it_was_found_is_asked_without_another_poll()
    {
        await using var world = new HubWorld();
        var answer = new Stemma.App.Gather.Fetching.Fetched(
            Stemma.App.Gather.Fetching.FetchOutcome.Fetched, 200, world.Origin + "/feed", null, [], System.Text.Encoding.UTF8.GetBytes(world.Atom(world.Links(), "one")), null, null, world.Time.Now, null, null, null);
        var found = new Stemma.App.Gather.FoundFeed(world.Origin + "/feed", null, null, "", "address", 1) { Answer = answer };
        await new Stemma.App.Gather.Subscribing(world.Store, world.Options, world.Time, HubWorld.Callback).Add(found, Ct);
        await world.Round();
        Assert.Equal("c1", await world.Confirm("subscribe"));
        Assert.DoesNotContain("/feed", world.Server.Paths);
    }

    [Theory]
    [InlineData("<html><body>Sorry</body></html>", "text/html")]
    [InlineData("", "application/atom+xml")]
    [InlineData("\u0001\u0002", "application/octet-stream")]
    [InlineData("{}", "application/json")]
    [InlineData("<urlset><url><loc>x</loc></url></urlset>", "text/xml")]
    public async Task A_delivery_that_is_no_feed_changes_nothing_and_is_told(string body, string type)
    {
        await using var world = await HubWorld.Told();
        await world.Deliver(body, type: type);
        Assert.Equal((1, 0), (await world.Items(), (await world.Feed()).State.Failures));
        Assert.Contains(world.Refused, p => p.Code == "hub-not-feed");
    }

    [Fact]
    public async Task A_delivery_may_be_a_feed_of_another_format()
    {
        await using var world = await HubWorld.Told();
        string json = $$"""{"version":"https://jsonfeed.org/version/1.1","title":"Quay","items":[{"id":"9","url":"{{world.Origin}}/story/nine","title":"Nine","content_text":"Words"}]}""";
        await world.Deliver(json, type: "application/feed+json");
        Assert.Equal(2, await world.Items());
    }

    [Fact]
    public async Task What_a_takedown_bars_leaves_no_hub_and_a_hub_tells_nothing_of_it()
    {
        await using var world = await HubWorld.Told();
        await world.Store.Ground.Erase(new Erasing([], [new Stemma.Core.News.Tombstone { Telling = default, At = world.Time.Now, Reason = "asked", Domain = "127.0.0.1" }]), Ct);
        Assert.Empty(await world.Store.Hubs.All(Ct));
        await world.Deliver(world.Atom(world.Links(), "two"));
        Assert.Equal(1, await world.Items());
    }
}
