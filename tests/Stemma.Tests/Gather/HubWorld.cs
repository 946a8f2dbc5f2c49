using System.Security.Cryptography;
using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Gather.Hubs;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>A publisher, his hub and a subscriber: one server on loopback, and the real gathering over a store of its own, by a clock that stands.</summary>
internal sealed class HubWorld : IAsyncDisposable
{
    public const string Callback = "https://news.example.org";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly Fetcher _fetcher;

    public HubWorld(string callback = Callback)
    {
        Server = new LocalServer((path, headers) => headers[":method"] == "POST" ? Hub(path, headers) : Pages.TryGetValue(path, out var page) ? page
            : path.StartsWith("/story/", StringComparison.Ordinal) ? LocalServer.Ok($"<html><body><h1>{path}</h1><p>words</p></body></html>") : LocalServer.Status("404 Not Found"));
        Store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        _fetcher = FetcherTest.Open([Server], Time);
        Hubs = Asking(callback);
    }

    public SetTime Time { get; } = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));

    public LocalServer Server { get; }

    public IStore Store { get; }

    public HubAsking Hubs { get; set; }

    public Dictionary<string, byte[]> Pages { get; } = new(StringComparer.Ordinal);

    public Func<string, IReadOnlyDictionary<string, string>, byte[]> Hub { get; set; } = static (_, _) => LocalServer.Status("202 Accepted");

    public List<Problem> Refused { get; } = [];

    public PollOptions Options { get; } = new();

    public string Origin => Server.Origin;

    /// <summary>What hubs were sent, oldest first: the path, and the form's fields.</summary>
    public List<(string Path, Dictionary<string, string> Form)> Posts => [.. Server.Log.Where(s => s.Headers[":method"] == "POST").Select(s => (s.Path, Form(s.Headers[":body"])))];

    public HubAsking Asking(string callback) => new(Store, callback, (_, form, ct) => _fetcher.Fetch(form, ct), Options, new FetchOptions { MaxBytes = 1 << 20 }, Time);

    public static Dictionary<string, string> Form(string body) =>
        body.Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => Uri.UnescapeDataString(p[0]), p => Uri.UnescapeDataString(p[1].Replace('+', ' ')), StringComparer.Ordinal);

    /// <summary>An Atom feed of these stories.</summary>
    public string Atom(string links, params IEnumerable<string> stories) =>
        $"<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay News</title><id>urn:quay</id>{links}{string.Concat(stories.Select(s => $"<entry><id>urn:{s}</id><title>{s}</title><link href='{Origin}/story/{s}'/><updated>2031-03-03T05:00:00Z</updated><summary>Words of {s}</summary></entry>"))}</feed>";

    public string Links(string self = "/feed", string hub = "/hub") => $"<link rel='hub' href='{Origin}{hub}'/><link rel='self' href='{Origin}{self}'/>";

    /// <summary>Subscribes to a feed and gathers once: it is polled, and its hub is asked.</summary>
    public async Task Follow(string path = "/feed")
    {
        await Store.Feeds.Subscribe(new Subscription(Origin + path), Time.Now, Ct);
        await Round();
        await Round(); // what the poll found out is asked for
    }

    /// <summary>A feed with a hub that has confirmed.</summary>
    public static async Task<HubWorld> Told(int lease = 864000)
    {
        var world = new HubWorld();
        world.Pages["/feed"] = LocalServer.Ok(world.Atom(world.Links(), "one"), "application/atom+xml", "ETag: \"1\"");
        await world.Follow();
        Assert.Equal("c1", await world.Confirm("subscribe", lease));
        return world;
    }

    public async Task Round() => await new Gathering(Store, _fetcher.Fetch, Options, 4, Time, Refused.Add, new ChangeSignal(), Hubs).RunOnce(Ct);

    public Task Later(TimeSpan by)
    {
        Time.Now += by;
        return Round();
    }

    public async Task<Feed> Feed() => (await Store.Feeds.All(Ct))[0];

    public async Task<HubLease> Lease() => Assert.IsType<HubLease>(await Store.Hubs.OfFeed(1, Ct));

    public async Task<int> Items() => (await Store.Reading.Sources(Time.Now, Ct))[0].Items;

    /// <summary>The hub calls about its last form.</summary>
    public ValueTask<string?> Confirm(string mode, int? lease = 864000, string? topic = null, string challenge = "c1", string? reason = null)
    {
        var form = Posts[^1].Form;
        return Hubs.Callback.Answer(Token(form), new HubCall(mode, topic ?? form["hub.topic"], challenge, lease?.ToString(System.Globalization.CultureInfo.InvariantCulture), reason), Ct);
    }

    /// <summary>The hub delivers something, signed by its last secret unless said otherwise.</summary>
    public async Task<bool> Deliver(string body, string method = "sha256", string? signature = "right", string type = "application/atom+xml")
    {
        var form = Posts.Last(p => p.Form["hub.mode"] == "subscribe").Form;
        var bytes = Encoding.UTF8.GetBytes(body);
        var headers = new List<(string, string)> { ("content-type", type) };
        if (signature is not null) headers.Add(("x-hub-signature", $"{method}={(signature == "right" ? Sign(method, form["hub.secret"], bytes) : signature)}"));
        bool taken = await Hubs.Callback.Deliver(Token(form), headers, bytes, Ct);
        await Round();
        return taken;
    }

    public static string Token(Dictionary<string, string> form) => form["hub.callback"].Split('/')[^1];

    public static string Sign(string method, string secret, byte[] body)
    {
        var key = Encoding.UTF8.GetBytes(secret);
#pragma warning disable CA5350 // what hubs of the old protocol send
        return Convert.ToHexStringLower(method switch { "sha1" => HMACSHA1.HashData(key, body), "sha384" => HMACSHA384.HashData(key, body), "sha512" => HMACSHA512.HashData(key, body), _ => HMACSHA256.HashData(key, body) });
#pragma warning restore CA5350
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await Store.DisposeAsync();
        Server.Dispose();
        _folder.Dispose();
    }
}
