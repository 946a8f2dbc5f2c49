using System.Text.Json;

namespace Stemma.Tests.Gather;

/// <summary>What a subscriber must do, case by case, under the numbers of websub.rocks' list for subscribers.</summary>
public sealed class WebSubRowsTest
{
    private static readonly SortedDictionary<int, Func<Task>> Rows = new()
    {
        [100] = () => Found(w => LocalServer.Ok(w.Atom("", "one"), "application/atom+xml", $"Link: <{w.Origin}/hub>; rel=hub, </feed>; rel=\"self\"")),
        [101] = () => Found(w => LocalServer.Ok("<!doctype html><html><head><title>Quay</title><link rel=\"hub\" href=\"/hub\"><link href=/feed rel=self></head><body><link rel=hub href=/other><h1>Quay</h1></body></html>")),
        [102] = () => Found(w => LocalServer.Ok(w.Atom(w.Links(), "one"), "application/atom+xml")),
        [103] = () => Found(w => LocalServer.Ok($"<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Quay</title><link>{w.Origin}/</link><atom:link rel='hub' href='{w.Origin}/hub'/><atom:link rel='self' href='{w.Origin}/feed'/><item><title>one</title><link>{w.Origin}/story/one</link></item></channel></rss>", "application/rss+xml")),
        [104] = () => Found(w => LocalServer.Ok(w.Atom(w.Links("/wrong", "/wrong"), "one"), "application/atom+xml", $"Link: <{w.Origin}/hub>; rel=\"hub\"", $"Link: <{w.Origin}/feed>; rel=\"self\"")),
        [200] = () => Found(w => LocalServer.Ok(w.Atom(w.Links("/other"), "one"), "application/atom+xml"), "/other"),
        [201] = () => Moved("302 Found"),
        [202] = () => Moved("301 Moved Permanently"),
        [203] = () => HubMoved("307 Temporary Redirect", remembers: false),
        [204] = () => HubMoved("308 Permanent Redirect", remembers: true),
        [205] = OtherTopic,
        [300] = Delivery,
        [301] = () => Dropped("0123456789012345678901234567890123456789012345678901234567890123"),
        [302] = () => Dropped(null),
    };

    public static TheoryData<int> Numbers => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Numbers))]
    public Task A_subscriber_does_what_the_case_asks(int number) => Rows[number]();

    [Fact]
    public void Every_case_of_the_list_has_its_test()
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Checkout.Shared("eval", "http", "websub.json")));
        Assert.Equal(Rows.Keys, list.RootElement.GetProperty("subscriber").EnumerateArray().Select(r => r.GetProperty("id").GetInt32()).Order());
    }

    private static async Task Found(Func<HubWorld, byte[]> answer, string topic = "/feed")
    {
        await using var world = new HubWorld();
        world.Pages["/feed"] = answer(world);
        await world.Follow();
        var (path, form) = Assert.Single(world.Posts);
        Assert.Equal(("/hub", "subscribe", world.Origin + topic), (path, form["hub.mode"], form["hub.topic"]));
        Assert.StartsWith($"{HubWorld.Callback}/websub/", form["hub.callback"], StringComparison.Ordinal);
        Assert.InRange(form["hub.secret"].Length, 32, 199);
        Assert.Equal("c1", await world.Confirm("subscribe"));
        Assert.True((await world.Lease()).Health.TellsAt(world.Time.Now));
    }

    private static async Task Moved(string status)
    {
        await using var world = new HubWorld();
        world.Pages["/old"] = LocalServer.Status(status, "Location: /feed");
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow("/old");
        Assert.Equal(world.Origin + "/feed", Assert.Single(world.Posts).Form["hub.topic"]);
        Assert.Equal("c1", await world.Confirm("subscribe"));
    }

    private static async Task HubMoved(string status, bool remembers)
    {
        await using var world = new HubWorld { Hub = (path, _) => path == "/hub" ? LocalServer.Status(status, "Location: /new-hub") : LocalServer.Status("202 Accepted") };
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        Assert.Equal(["/hub", "/new-hub"], world.Posts.Select(p => p.Path));
        Assert.Equal(world.Posts[0].Form, world.Posts[1].Form);
        Assert.Equal("c1", await world.Confirm("subscribe"));
        await world.Later(TimeSpan.FromDays(9.1));
        Assert.Equal(remembers ? ["/new-hub"] : ["/hub", "/new-hub"], world.Posts.Skip(2).Select(p => p.Path));
    }

    private static async Task OtherTopic()
    {
        await using var world = new HubWorld();
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml");
        await world.Follow();
        Assert.Null(await world.Confirm("subscribe", topic: world.Origin + "/another"));
        Assert.Null(await world.Confirm("unsubscribe"));
        Assert.False((await world.Lease()).Health.TellsAt(world.Time.Now));
    }

    private static async Task Delivery()
    {
        await using var world = await HubWorld.Told();
        Assert.True(await world.Deliver(world.Atom(world.Links(), "two")));
        Assert.Equal(2, await world.Items());
    }

    private static async Task Dropped(string? signature)
    {
        await using var world = await HubWorld.Told();
        Assert.True(await world.Deliver(world.Atom(world.Links(), "two"), signature: signature)); // the hub is told nothing
        Assert.Equal(1, await world.Items());
    }
}
