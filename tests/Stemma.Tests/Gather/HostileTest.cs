using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.Core.Formats.Feeds;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>What the fetcher does with each case of the shared hostile origin. Cases about a feed's state (intervals, muting, identity of items) are the gathering's.</summary>
public sealed class HostileTest(HostileServer server) : IClassFixture<HostileServer>
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>Cases that only a feed's state over several polls can answer.</summary>
    private static readonly string[] OfGathering = ["304-forever", "ttl", "consent-wall", "flap", "guid-churn", "empty-then-back", "window-10"];

    private static readonly (string Id, Func<HostileServer, string, Task> Holds)[] Table =
    [
        ("etag", Again("\"abc\"", null)), ("etag-weak", Again("W/\"abc\"", null)), ("etag-unquoted", Again("abc", null)), ("etag-gzip-suffix", Again("\"abc-gzip\"", null)),
        ("lastmod", Again(null, "Wed, 21 Oct 2015 07:28:00 GMT")), ("lastmod-malformed", Again(null, "2015-10-21 07:28")),
        ("etag-rotates", Rotates), ("etag-changes-on-200", Replaced), ("304-unasked", Ends(FetchOutcome.Failed, 304, "not-modified-unasked")),
        ("301", Moved("/moved-target")), ("308", Moved("/moved-target")), ("302", Moved(null)), ("307", Moved(null)), ("301-then-302", Moved("/302")), ("302-then-301", Moved(null)),
        ("301-relative", Moved("/moved-target?x=%C3%83%C2%BC")), ("301-to-html", MovedToPage),
        ("redirect-loop", Ends(FetchOutcome.Failed, 0, "redirect-loop")), ("redirect-chain", Ends(FetchOutcome.Failed, 302, "too-many-redirects")), ("redirect-cookie", Cookie),
        ("redirect-metadata", Ends(FetchOutcome.Refused, 0, "guarded")), ("redirect-file", Ends(FetchOutcome.Refused, 302, "scheme")),
        ("redirect-nolocation", Ends(FetchOutcome.Failed, 302, "redirect-nowhere")), ("meta-refresh", NoFeed),
        ("410", Ends(FetchOutcome.Gone, 410, "gone")), ("404", Ends(FetchOutcome.Status, 404, "not-found")), ("404-then-ok", Recovers),
        ("401", Ends(FetchOutcome.Status, 401, "login")), ("403", Ends(FetchOutcome.Status, 403, "blocked")),
        ("429-seconds", Rests(429, 120)), ("429-date", Rests(429, 120)), ("429-none", Rests(429, null)), ("429-absurd", Rests(429, 86400)), ("429-negative", Rests(429, null)),
        ("503-retry", Rests(503, 60)), ("500-with-feed", Ends(FetchOutcome.Status, 500, "server-error")),
        ("200-error-html", NoFeed), ("html", NoFeed), ("empty", Ends(FetchOutcome.Failed, 200, "empty")), ("204", Ends(FetchOutcome.NotModified, 204, null)),
        ("206", Ends(FetchOutcome.Failed, 206, "part-unasked")), ("226", Ends(FetchOutcome.Failed, 226, "part-unasked")),
        ("cache-maxage", Fresh(3600)), ("cache-absurd", Fresh(86400)), ("cache-nostore", Again("\"n\"", null, then: FetchOutcome.Fetched)),
        ("charset-header-wrong", Titled("café – “q”")), ("charset-none-latin1", Titled("café")),
        ("type-octet", OneItem), ("type-html", OneItem), ("type-missing", OneItem),
        ("gzip", OneItem), ("x-gzip", OneItem), ("gzip-forced", OneItem), ("gzip-hidden", OneItem), ("deflate-raw", OneItem), ("deflate-zlib", OneItem), ("br", OneItem), ("zstd", OneItem),
        ("chunked", OneItem), ("gzip-lie", OneItem), ("encoding-unknown", OneItem), ("gzip-bomb", Bomb),
        ("chunked-truncated", Cut), ("length-short", Cut), ("length-long", OneItem), ("length-and-chunked", OneItem), ("http10-no-length", OneItem),
        ("http09", Ends(FetchOutcome.Failed, 0, "connection-broke")), ("icy", Ends(FetchOutcome.Failed, 0, "bad-answer")), ("header-huge", Ends(FetchOutcome.Failed, 0, "headers-too-large")),
        ("header-latin1", OneItem), ("header-nocolon", Ends(FetchOutcome.Failed, 0, "bad-answer")), ("set-cookie-many", NoCookie),
        ("reset", Cut), ("early-close", Ends(FetchOutcome.Failed, 0, "connection-broke")), ("huge", Huge),
        ("slow-headers", TooSlow), ("slow-body", TooSlow), ("hang", TooSlow), ("endless-chunks", TooSlow),
    ];

    [Fact]
    public async Task Every_case_of_the_hostile_origin_ends_as_it_must()
    {
        var wrong = new List<string>();
        await Parallel.ForEachAsync(Table, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (row, _) =>
        {
            try
            {
                await row.Holds(server, server.Cases[row.Id]);
            }
            catch (Exception failed)
            {
                lock (wrong) wrong.Add($"{row.Id}: {failed.Message}");
            }
        });
        Console.WriteLine($"hostile: {Table.Length - wrong.Count} of {Table.Length} pass; {OfGathering.Length} are the gathering's");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_case_of_the_set_is_in_the_table_or_is_the_gatherings() =>
        Assert.Equal(server.Cases.Keys.Order(StringComparer.Ordinal), Table.Select(r => r.Id).Concat(OfGathering).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_request_says_who_asks_and_nothing_else()
    {
        using var fetcher = server.Open();
        await fetcher.Fetch(new FetchRequest($"{server.Origin}/etag?who=%7e&b=A%2fb"), Ct);
        var seen = (await server.Log("/etag?who"))[^1];
        Assert.Equal("/etag?who=%7e&b=A%2fb", seen.GetProperty("path").GetString());
        var headers = seen.GetProperty("h").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetString()!, StringComparer.Ordinal);
        Assert.Equal(["accept", "accept-encoding", "host", "user-agent"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("Stemma/", headers["user-agent"], StringComparison.Ordinal);
        Assert.Contains("gzip", headers["accept-encoding"], StringComparison.Ordinal);
    }

    private static Func<HostileServer, string, Task> Ends(FetchOutcome outcome, int status, string? problem) => async (server, path) =>
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((outcome, status, problem), (got.Outcome, got.Status, got.Problem?.Code));
        Assert.True(got.Body.IsEmpty);
        Assert.Null(got.ETag);
    };

    private static Func<HostileServer, string, Task> Again(string? etag, string? modified, FetchOutcome then = FetchOutcome.NotModified) => async (server, path) =>
    {
        using var fetcher = server.Open();
        var first = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Fetched, etag, modified), (first.Outcome, first.ETag, first.LastModified));
        var second = await fetcher.Fetch(new FetchRequest(server.Origin + path, first.ETag, first.LastModified), Ct);
        Assert.Equal((then, etag, modified), (second.Outcome, second.ETag, second.LastModified));
    };

    private static async Task Rotates(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var first = await Fetch(server, path, fetcher);
        var second = await fetcher.Fetch(new FetchRequest(server.Origin + path, first.ETag, first.LastModified), Ct);
        Assert.Equal((FetchOutcome.NotModified, "\"v2\"", "\"v3\""), (second.Outcome, first.ETag, second.ETag));
        Assert.Equal(first.LastModified, second.LastModified);
    }

    private static async Task Replaced(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var first = await Fetch(server, path, fetcher);
        var second = await fetcher.Fetch(new FetchRequest(server.Origin + path, first.ETag, "Wed, 21 Oct 2015 07:28:00 GMT"), Ct);
        Assert.Equal((FetchOutcome.Fetched, "\"v2\"", null), (second.Outcome, second.ETag, second.LastModified));
    }

    private static Func<HostileServer, string, Task> Moved(string? to) => async (server, path) =>
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal(1, Items(got));
        Assert.Equal(to is null ? null : server.Origin + to, got.MovedTo);
        Assert.StartsWith(server.Origin + "/moved-target", got.FinalUrl, StringComparison.Ordinal);
    };

    private static async Task MovedToPage(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Fetched, server.Origin + "/html"), (got.Outcome, got.MovedTo));
        Assert.Equal(0, Items(got));
    }

    private static async Task Cookie(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        Assert.Equal(1, Items(await Fetch(server, path, fetcher)));
        Assert.Equal(1, Items(await Fetch(server, path, fetcher)));
        var cookies = (await server.Log(path)).Select(e => e.GetProperty("h").TryGetProperty("cookie", out var c) ? c.GetString() : null);
        Assert.Equal([null, "seen=1", null, "seen=1"], cookies);
    }

    private static async Task NoCookie(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        for (int i = 0; i < 2; i++) Assert.Equal(1, Items(await Fetch(server, path, fetcher)));
        Assert.DoesNotContain(await server.Log(path), e => e.GetProperty("h").TryGetProperty("cookie", out _));
    }

    private static async Task NoFeed(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Fetched, server.Origin + path), (got.Outcome, got.FinalUrl));
        Assert.Equal(0, Items(got));
    }

    private static async Task Recovers(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        for (int i = 0; i < 2; i++) Assert.Equal(404, (await Fetch(server, path, fetcher)).Status);
        Assert.Equal(1, Items(await Fetch(server, path, fetcher)));
    }

    private static Func<HostileServer, string, Task> Rests(int status, int? seconds) => async (server, path) =>
    {
        var clock = new HandClock();
        using var fetcher = server.Open(time: clock);
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Status, status), (got.Outcome, got.Status));
        if (seconds is null)
        {
            Assert.Null(got.RetryAfter);
            return;
        }
        Assert.InRange((got.RetryAfter!.Value - clock.GetUtcNow()).TotalSeconds, seconds.Value - 2, seconds.Value);
        clock.Advance(TimeSpan.FromSeconds(seconds.Value - 65));
        if (seconds > 65) Assert.Equal((FetchOutcome.Failed, "origin-rests"), (await Fetch(server, path, fetcher)) is var early ? (early.Outcome, early.Problem?.Code) : default);
        Assert.Single(await server.Log(path));
        clock.Advance(TimeSpan.FromSeconds(65));
        Assert.Equal(status, (await Fetch(server, path, fetcher)).Status);
    };

    private static Func<HostileServer, string, Task> Fresh(int seconds) => async (server, path) =>
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal(TimeSpan.FromSeconds(seconds), got.MaxAge);
        Assert.Equal(1, Items(got));
    };

    private static Func<HostileServer, string, Task> Titled(string title) => async (server, path) =>
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Contains(title, Read(got).Feed.Title?.Value ?? "", StringComparison.Ordinal);
    };

    private static async Task OneItem(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Fetched, false), (got.Outcome, got.IsCut));
        Assert.Equal(1, Items(got));
    }

    private static async Task Cut(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Failed, true, null), (got.Outcome, got.IsCut, got.ETag));
        var known = new Feed { Id = 1, Url = server.Origin + path, State = new FeedState { ETag = "\"kept\"", LastModified = "then" } };
        var next = PollPlan.Next(known, got, PolledFeed.Read(got), 0, new PollOptions());
        Assert.Equal(("\"kept\"", "then"), (next.State.ETag, next.State.LastModified));
        Assert.InRange(Items(got), path == "/reset" ? 0 : 2, 3);
    }

    private static async Task Bomb(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        long before = GC.GetTotalAllocatedBytes();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Failed, "too-large"), (got.Outcome, got.Problem?.Code));
        Assert.True(got.Body.IsEmpty);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100 << 20);
    }

    private static async Task Huge(HostileServer server, string path)
    {
        using var fetcher = server.Open();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Failed, "too-large"), (got.Outcome, got.Problem?.Code));
        for (int i = 0; i < 40; i++)
        {
            if ((await server.Log(path)).Any(e => e.TryGetProperty("aborted_by_client", out _))) return;
            await Task.Delay(50);
        }
        Assert.Fail("the server was not told to stop");
    }

    private static async Task TooSlow(HostileServer server, string path)
    {
        using var fetcher = server.Open(TimeSpan.FromSeconds(1));
        long from = TimeProvider.System.GetTimestamp();
        var got = await Fetch(server, path, fetcher);
        Assert.Equal((FetchOutcome.Failed, "too-slow"), (got.Outcome, got.Problem?.Code));
        Assert.InRange(TimeProvider.System.GetElapsedTime(from).TotalSeconds, 0.9, 5);
    }

    private static async Task<Fetched> Fetch(HostileServer server, string path, Fetcher fetcher) => await fetcher.Fetch(new FetchRequest(server.Origin + path), Ct);

    private static FeedDocument Read(Fetched got) => FeedReader.Read(got.Body.Span,
        new FeedOrigin(got.FinalUrl, got.Headers.GroupBy(h => h.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.OrdinalIgnoreCase)));

    private static int Items(Fetched got) => Read(got).Items.Count;
}
