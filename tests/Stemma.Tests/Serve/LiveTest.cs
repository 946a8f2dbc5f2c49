using System.Net;
using System.Net.Sockets;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Pipeline;

namespace Stemma.Tests.Serve;

public sealed class LiveTest
{
    [Fact]
    public async Task A_page_hears_how_many_reports_came_and_its_stream_ends_with_the_site()
    {
        await using var fold = await TestFold.Open();
        await fold.Take(Reports.Capture(1));
        var changed = new ChangeSignal();
        await using var app = Site.Build(new SiteParts(fold.Store.Reading, TimeProvider.System, changed), "http://127.0.0.1:0");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(Site.Addresses(app).First()) };
        using var front = new StreamReader(await client.GetStreamAsync("/live?since=1"));
        using var story = new StreamReader(await client.GetStreamAsync("/live?story=1&since=1&reports=1"));
        await fold.Take(Reports.Capture(1, 1), Reports.Chess("chess"));
        changed.Raise();
        Assert.Equal("data: 2", await Next(front));
        Assert.Equal("data: 1", await Next(story));
        await app.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Null(await Next(front));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_reader_cannot_hold_all_streams_and_another_still_gets_one(bool behindProxy)
    {
        await using var fold = await TestFold.Open();
        await using var app = Site.Build(new SiteParts(fold.Store.Reading, TimeProvider.System, new ChangeSignal()) { Reach = behindProxy ? Reach.BehindProxy : Reach.AsItListens }, "http://127.0.0.1:0", new Exposure(!behindProxy));
        await app.StartAsync();
        string address = Site.Addresses(app).First();
        using HttpClient one = From(address, "127.0.0.1", behindProxy ? "203.0.113.7" : null), other = From(address, behindProxy ? "127.0.0.1" : "127.0.0.2", behindProxy ? "203.0.113.8" : null);
        var held = new List<HttpResponseMessage>();
        for (int i = 0; i < 64 && held.All(h => h.StatusCode == HttpStatusCode.OK); i++) held.Add(await Ask(one));
        Assert.Equal(HttpStatusCode.TooManyRequests, held[^1].StatusCode);
        Assert.Equal("60", Assert.Single(held[^1].Headers.GetValues("Retry-After")));
        Assert.Contains("try again", await held[^1].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(held.Count > 8);
        using (var another = await Ask(other)) Assert.Equal(HttpStatusCode.OK, another.StatusCode);
        held[0].Dispose(); // the reader closes a page: its place is free again once the site has seen that
        HttpStatusCode again = default;
        for (int i = 0; i < 400 && again != HttpStatusCode.OK; i++, await Task.Delay(25))
            using (var more = await Ask(one)) again = more.StatusCode;
        Assert.Equal(HttpStatusCode.OK, again);
        foreach (var stream in held) stream.Dispose();
        await app.StopAsync();
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client) => client.GetAsync("/live?since=0", HttpCompletionOption.ResponseHeadersRead);

    private static HttpClient From(string site, string ip, string? forwarded)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (to, ct) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(ip), 0));
                await socket.ConnectAsync(to.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = new Uri(site) };
        if (forwarded is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        return client;
    }

    private static async Task<string?> Next(StreamReader stream)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            string? line = await stream.ReadLineAsync(enough.Token);
            if (line is null || line.StartsWith("data:", StringComparison.Ordinal)) return line;
        }
    }
}
