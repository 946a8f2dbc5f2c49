using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;

namespace Stemma.Tests.Serve;

/// <summary>The two addresses that hubs call, on the running site.</summary>
public sealed class HubCallsTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private const string Topic = "https://gull.example/feed?a=1&b=%20";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hub_that_asks_whether_it_was_meant_gets_its_challenge_back_as_plain_text(bool loopback)
    {
        await using var site = await Open(loopback);
        using var answer = await site.Client.GetAsync(Ask("t1", "subscribe", Topic, "<script>é1</script>"));
        Assert.Equal((HttpStatusCode.OK, "text/plain", "<script>é1</script>"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync()));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HubState.Active, (await site.Data.Store.Hubs.Of("t1", Ct))!.State);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("t2", "subscribe", Topic)]
    [InlineData("t1", "subscribe", "https://gull.example/feed")]
    [InlineData("t1", "unsubscribe", Topic)]
    [InlineData("t1", "publish", Topic)]
    [InlineData("t1", "", Topic)]
    public async Task Whatever_else_is_asked_there_is_nothing(string token, string mode, string topic)
    {
        await using var site = await Open();
        foreach (string tail in (string[])["", "&hub.mode=subscribe", "&hub.challenge=2"])
            if (token == "t2" || tail.Length == 0 || mode != "subscribe") await site.Get(Ask(token, mode, topic, "1") + tail, HttpStatusCode.NotFound);
        await site.Get("/websub/t1", HttpStatusCode.NotFound);
        await site.Get("/websub/t1?hub.mode=subscribe&hub.topic=" + Uri.EscapeDataString(Topic), HttpStatusCode.NotFound); // nothing to give back
        Assert.Equal(HubState.Asked, (await site.Data.Store.Hubs.Of("t1", Ct))!.State);
    }

    [Fact]
    public async Task Without_the_setting_there_is_nothing()
    {
        await using var site = await Open(callback: null);
        await site.Get(Ask("t1", "subscribe", Topic, "1"), HttpStatusCode.NotFound);
        using var answer = await site.Client.PostAsync("/websub/t1", new StringContent("x"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_delivery_is_answered_the_same_whatever_its_signature_and_an_unknown_token_is_told_that_it_is_gone()
    {
        await using var site = await Open();
        string body = $"<rss version='2.0'><channel><title>Gull</title><item><title>One</title><guid isPermaLink='false'>g1</guid><description>{string.Join(' ', Enumerable.Repeat("The harbour was closed on Monday after the storm.", 9))}</description></item></channel></rss>";
        var bytes = Encoding.UTF8.GetBytes(body);
        foreach (string? signature in (string?[])[null, "sha256=00", "sha256", "=", "sha256=" + HubWorld.Sign("sha256", "other", bytes), "sha256=" + HubWorld.Sign("sha256", "hush", bytes)])
        {
            using var answer = await Post(site, "t1", new ByteArrayContent(bytes), signature);
            Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        using var gone = await Post(site, "t2", new ByteArrayContent(bytes), "sha256=" + HubWorld.Sign("sha256", "hush", bytes));
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        for (int i = 0; i < 500 && (await site.Data.Store.Reading.Sources(DateTimeOffset.UtcNow, Ct))[0].Items == 0; i++) await Task.Delay(20, Ct);
        Assert.Equal(1, (await site.Data.Store.Reading.Sources(DateTimeOffset.UtcNow, Ct))[0].Items);
    }

    [Fact]
    public async Task A_delivery_larger_than_the_setting_allows_is_refused_and_one_larger_than_a_form_is_taken()
    {
        await using var site = await Open();
        using var fits = await Post(site, "t1", new ByteArrayContent(new byte[(3 << 20) + (1 << 19)]), null);
        Assert.Equal(HttpStatusCode.Accepted, fits.StatusCode);
        using var large = await Post(site, "t1", new ByteArrayContent(new byte[(4 << 20) + 1]), null);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task An_editor_and_readers_see_the_hub_and_nobody_its_token_or_secret()
    {
        await using var site = await Open();
        await site.Get(Ask("t1", "subscribe", Topic, "1"));
        await site.SignIn();
        string page = await site.Get("/desk/feed/1");
        Assert.Contains("The hub https://hub.example/ tells what is new until", TestSite.Plain(page), StringComparison.Ordinal);
        await site.Get("/websub/t1?hub.mode=denied&hub.reason=%3Cb%3Efull%3C%2Fb%3E%0A%00&hub.topic=" + Uri.EscapeDataString(Topic));
        page += await site.Get("/desk/feed/1");
        Assert.Contains("does not want to tell what is new: &lt;b&gt;full&lt;/b&gt;;", page, StringComparison.Ordinal);
        page += await site.Get("/sources") + await site.Get("/api/v1/sources");
        Assert.DoesNotContain("hush", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/websub/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_called_is_answered_and_changes_nothing()
    {
        await using var site = await Open();
        var random = new Random(11);
        string[] names = ["hub.mode", "hub.topic", "hub.challenge", "hub.lease_seconds", "hub.reason", "x"], values = ["subscribe", "denied", "unsubscribe", Topic, "-1", "99999999999999999999", "\u0000", "\ud83d\ude00", "%ED%A0%80", ""];
        for (int i = 0; i < 300; i++)
        {
            string query = string.Join('&', Enumerable.Range(0, random.Next(7)).Select(_ => $"{names[random.Next(names.Length)]}={(random.Next(9) == 0 ? "%FF%ED%A0%80" : Uri.EscapeDataString(values[random.Next(values.Length)]))}"));
            using var asked = await site.Client.GetAsync($"/websub/{(i % 3 == 0 ? "t1" : Uri.EscapeDataString(new string((char)random.Next(32, 0xD7FF), 1 + random.Next(200))))}?{query}");
            Assert.True(asked.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{query}: {asked.StatusCode}");
            var bytes = new byte[random.Next(3000)];
            random.NextBytes(bytes);
            using var told = await Post(site, "t1", new ByteArrayContent(bytes), i % 2 == 0 ? null : $"sha{random.Next(600)}={Convert.ToHexString(bytes.AsSpan(0, Math.Min(32, bytes.Length)))}");
            Assert.Equal(HttpStatusCode.Accepted, told.StatusCode);
        }
        Assert.Equal(0, (await site.Data.Store.Reading.Sources(DateTimeOffset.UtcNow, Ct))[0].Items);
    }

    private static string Ask(string token, string mode, string topic, string challenge) =>
        $"/websub/{token}?hub.mode={mode}&hub.topic={Uri.EscapeDataString(topic)}&hub.challenge={Uri.EscapeDataString(challenge)}&hub.lease_seconds=86400";

    private static async Task<HttpResponseMessage> Post(TestSite site, string token, HttpContent body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/websub/{token}") { Content = body };
        request.Content.Headers.ContentType = new("application/rss+xml");
        request.Headers.ExpectContinue = body.Headers.ContentLength > 4 << 20; // else it may be refused before it is all sent
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-Hub-Signature", signature);
        return await site.Client.SendAsync(request, Ct);
    }

    // A site with one feed that is not due for long, and its hub that was asked.
    private static async Task<TestSite> Open(bool loopback = true, string? callback = "https://news.example.org")
    {
        var site = await TestSite.Open(new Exposure(loopback), [.. callback is null ? Array.Empty<string>() : [$"websub.callback={callback}"], "fetch.maxMegabytes=4"], [Reports.Capture(1)]);
        var now = DateTimeOffset.UtcNow;
        await site.Data.Store.Feeds.Subscribe(new Subscription("https://gull.invalid/feed"), now.AddYears(1), Ct);
        await site.Data.Store.Hubs.Add(new HubLease { Feed = 1, Hub = "https://hub.example/", Topic = Topic, Token = "t1", Secret = "hush", Callback = "https://news.example.org", Place = Topic, Asked = now, Next = now.AddDays(1) }, Ct);
        return site;
    }
}
