using System.Globalization;
using System.IO.Compression;
using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Gather;

/// <summary>Politeness, robots.txt and time, against servers of our own on loopback.</summary>
public sealed class FetcherTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Robots_txt_is_asked_for_once_and_obeyed_at_every_hop()
    {
        using var other = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Ok("User-agent: stemma\nDisallow: /closed", "text/plain") : LocalServer.Ok("page"));
        using var server = new LocalServer((path, _) => path switch
        {
            "/robots.txt" => LocalServer.Ok("User-agent: *\nDisallow: /no\n", "text/plain"),
            "/out" => LocalServer.Status("302 Found", $"Location: {other.Origin}/closed/page"),
            _ => LocalServer.Ok("page"),
        });
        using var fetcher = Open([server, other]);
        Assert.Equal(FetchOutcome.Fetched, (await Fetch(fetcher, server, "/yes")).Outcome);
        var refused = await Fetch(fetcher, server, "/no/page");
        Assert.Equal((FetchOutcome.Refused, "robots"), (refused.Outcome, refused.Problem!.Code));
        Assert.Equal((FetchOutcome.Refused, "robots"), (await Fetch(fetcher, server, "/out")) is var led ? (led.Outcome, led.Problem!.Code) : default);
        Assert.Equal(["/robots.txt", "/yes", "/out"], server.Paths);
        Assert.Equal(["/robots.txt"], other.Paths);
    }

    [Theory]
    [InlineData("404 Not Found", FetchOutcome.Fetched)]
    [InlineData("403 Forbidden", FetchOutcome.Fetched)]
    [InlineData("429 Too Many Requests", FetchOutcome.Failed)]
    [InlineData("503 Service Unavailable", FetchOutcome.Failed)]
    public async Task Without_rules_everything_is_allowed_and_with_a_broken_server_nothing_for_a_while(string status, FetchOutcome expected)
    {
        var clock = new HandClock();
        bool mended = false;
        using var server = new LocalServer((path, _) => path != "/robots.txt" ? LocalServer.Ok("page") : mended ? LocalServer.Ok("", "text/plain") : LocalServer.Status(status));
        using var fetcher = Open([server], clock);
        var got = await Fetch(fetcher, server, "/");
        Assert.Equal(expected, got.Outcome);
        if (expected == FetchOutcome.Fetched) return;
        Assert.Equal("robots-unreachable", got.Problem!.Code);
        Assert.Equal(["/robots.txt"], server.Paths);
        mended = true;
        Assert.Equal(FetchOutcome.Failed, (await Fetch(fetcher, server, "/")).Outcome);
        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(FetchOutcome.Fetched, (await Fetch(fetcher, server, "/")).Outcome);
    }

    [Fact]
    public async Task Rules_are_asked_for_again_after_a_day_and_old_ones_stay_while_the_server_has_trouble()
    {
        var clock = new HandClock();
        bool broken = false;
        using var server = new LocalServer((path, _) => path != "/robots.txt" ? LocalServer.Ok("page") : broken ? LocalServer.Status("500 No") : LocalServer.Ok("User-agent: *\nDisallow: /no", "text/plain"));
        using var fetcher = Open([server], clock);
        await Fetch(fetcher, server, "/");
        clock.Advance(TimeSpan.FromHours(23));
        await Fetch(fetcher, server, "/");
        Assert.Single(server.Paths, "/robots.txt");
        broken = true;
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(FetchOutcome.Fetched, (await Fetch(fetcher, server, "/")).Outcome);
        Assert.Equal(FetchOutcome.Refused, (await Fetch(fetcher, server, "/no")).Outcome);
        Assert.Equal(2, server.Paths.Count(p => p == "/robots.txt"));
    }

    [Fact]
    public async Task Redirected_rules_count_for_the_origin_that_was_asked_and_six_redirects_are_no_rules()
    {
        using var server = new LocalServer((path, _) => path switch
        {
            "/robots.txt" => LocalServer.Status("301 Moved Permanently", "Location: /rules"),
            "/rules" => LocalServer.Ok("User-agent: *\nDisallow: /", "text/plain"),
            _ => LocalServer.Ok("page"),
        });
        using var circle = new LocalServer((path, _) => path == "/page" ? LocalServer.Ok("page") : LocalServer.Status("302 Found", $"Location: {path}x"));
        using var fetcher = Open([server, circle]);
        Assert.Equal(FetchOutcome.Refused, (await Fetch(fetcher, server, "/page")).Outcome);
        Assert.Equal(FetchOutcome.Fetched, (await Fetch(fetcher, circle, "/page")).Outcome);
        Assert.Equal(7, circle.Paths.Count());
    }

    [Fact]
    public async Task Rules_beyond_500_kilobytes_are_not_read()
    {
        string big = "User-agent: *\nDisallow: /early\n" + string.Concat(Enumerable.Repeat("# " + new string('x', 997) + "\n", 600)) + "Disallow: /late\n";
        using var server = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Ok(big, "text/plain") : LocalServer.Ok("page"));
        using var fetcher = Open([server]);
        Assert.Equal(FetchOutcome.Refused, (await Fetch(fetcher, server, "/early")).Outcome);
        Assert.Equal(FetchOutcome.Fetched, (await Fetch(fetcher, server, "/late")).Outcome);
    }

    [Fact]
    public async Task One_origin_sees_one_request_at_a_time_with_the_gap_between_and_the_crawl_delay_lengthens_it_up_to_a_bound()
    {
        using var server = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Ok("User-agent: *\nCrawl-delay: 3600", "text/plain") : path == "/from" ? LocalServer.Status("302 Found", "Location: /to") : LocalServer.Ok("page"))
        {
            Thinks = TimeSpan.FromMilliseconds(30),
        };
        using var fetcher = Open([server], options: new FetchOptions { Gap = TimeSpan.FromMilliseconds(50), LongestGap = TimeSpan.FromMilliseconds(150) });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Fetch(fetcher, server, i == 0 ? "/from" : $"/{i}").AsTask()));
        var log = server.Log.OrderBy(s => s.Began).ToList();
        Assert.Equal(6, log.Count);
        Assert.Equal("/robots.txt", log[0].Path);
        Assert.InRange((log[1].Began - log[0].Ended).TotalMilliseconds, 40, 10_000);
        foreach (var (before, after) in log.Skip(1).Zip(log.Skip(2))) Assert.InRange((after.Began - before.Ended).TotalMilliseconds, 140, 10_000);
    }

    [Fact]
    public async Task A_deadline_is_real_time_however_fast_the_programs_clock_runs_and_waiting_for_a_turn_does_not_count()
    {
        using var server = new LocalServer((_, _) => LocalServer.Ok("page")) { Thinks = TimeSpan.FromMilliseconds(300) };
        using var fetcher = Open([server], new FastClock(3600), new FetchOptions { Gap = TimeSpan.Zero, Deadline = TimeSpan.FromMilliseconds(900) });
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Fetch(fetcher, server, $"/{i}").AsTask()));
        Assert.All(all, f => Assert.Equal(FetchOutcome.Fetched, f.Outcome));
    }

    [Fact]
    public async Task Many_slow_origins_do_not_delay_one_another()
    {
        var servers = Enumerable.Range(0, 20).Select(_ => new LocalServer((_, _) => LocalServer.Ok("page")) { Thinks = TimeSpan.FromMilliseconds(200) }).ToList();
        using var fetcher = Open(servers);
        long from = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(servers.Select(s => Fetch(fetcher, s, "/").AsTask()));
        Assert.InRange(TimeProvider.System.GetElapsedTime(from).TotalSeconds, 0.4, 3);
        servers.ForEach(s => s.Dispose());
    }

    [Fact]
    public async Task A_body_that_trickles_is_given_up_long_before_the_deadline_and_one_that_only_comes_slowly_is_not()
    {
        foreach (var (piece, outcome) in ((int, FetchOutcome)[])[(1, FetchOutcome.Failed), (400, FetchOutcome.Fetched)])
        {
            using var server = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            server.Start();
            string origin = $"http://127.0.0.1:{((System.Net.IPEndPoint)server.LocalEndpoint).Port}";
            var dribbling = Dribble(server, piece, pieces: 20);
            var options = new FetchOptions { Gap = TimeSpan.Zero, Patience = TimeSpan.FromMilliseconds(600), LeastRate = 1000 };
            using var fetcher = new Fetcher(options, new FetchGuard([origin]), new HostGate(TimeProvider.System), TimeProvider.System);
            long from = TimeProvider.System.GetTimestamp();
            var got = await fetcher.Fetch(new FetchRequest(origin + "/feed"), Ct);
            Assert.Equal((outcome, outcome == FetchOutcome.Failed ? "too-slow" : null), (got.Outcome, got.Problem?.Code));
            Assert.InRange(TimeProvider.System.GetElapsedTime(from).TotalSeconds, .5, 15);
            server.Stop();
            await dribbling;
        }
    }

    // No robots.txt, and a feed that comes piece by piece, ten a second.
    private static async Task Dribble(System.Net.Sockets.TcpListener server, int piece, int pieces)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync(Ct);
                var stream = client.GetStream();
                int n = await stream.ReadAsync(new byte[4096], Ct);
                if (n > 0) await Answer(stream);
            }
        }
        catch (Exception over) when (over is System.Net.Sockets.SocketException or InvalidOperationException)
        {
            // The server was stopped.
        }

        async Task Answer(System.Net.Sockets.NetworkStream stream)
        {
            try
            {
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Ct);
                if (await stream.ReadAsync(new byte[4096], Ct) == 0) return;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {piece * pieces}\r\n\r\n"), Ct);
                for (int i = 0; i < pieces; i++)
                {
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(new string('x', piece)), Ct);
                    await Task.Delay(100, Ct);
                }
            }
            catch (IOException)
            {
                // Whoever asked has had enough.
            }
        }
    }

    [Fact]
    public async Task Where_memory_is_short_robots_txt_is_asked_for_again_and_a_rest_is_still_obeyed()
    {
        var clock = new SetTime(Now);
        using var resting = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Status("404 Not Found") : LocalServer.Status("503 Service Unavailable", "Retry-After: 7200"));
        var others = Enumerable.Range(0, 4).Select(_ => new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Ok("User-agent: *\nDisallow: /no\n", "text/plain") : LocalServer.Ok("here"))).ToList();
        using var fetcher = Open([resting, .. others], clock, new FetchOptions { Gap = TimeSpan.Zero, KnownBytes = 1500 });
        await Fetch(fetcher, resting, "/feed");
        for (int round = 0; round < 2; round++)
            foreach (var other in others) Assert.Equal((FetchOutcome.Fetched, FetchOutcome.Refused), ((await Fetch(fetcher, other, "/yes")).Outcome, (await Fetch(fetcher, other, "/no")).Outcome));
        Assert.All(others, o => Assert.Equal(["/robots.txt", "/yes", "/robots.txt", "/yes"], o.Paths));
        Assert.Equal("origin-rests", (await Fetch(fetcher, resting, "/feed")).Problem?.Code);
        Assert.Equal(["/robots.txt", "/feed"], resting.Paths);
        foreach (var other in others) other.Dispose();
    }

    [Fact]
    public async Task Cookies_of_one_origin_are_not_told_to_another_and_no_referer_either()
    {
        using var other = new LocalServer((_, _) => LocalServer.Ok("there"));
        using var server = new LocalServer((path, _) => path == "/away" ? LocalServer.Status("302 Found", $"Location: {other.Origin}/", "Set-Cookie: a=1; Path=/", "Set-Cookie: broken") : LocalServer.Ok("page"));
        using var fetcher = Open([server, other]);
        Assert.Equal(other.Origin + "/", (await Fetch(fetcher, server, "/away")).FinalUrl);
        Assert.DoesNotContain(other.Log, s => s.Headers.ContainsKey("Cookie") || s.Headers.ContainsKey("Referer"));
    }

    [Fact]
    public async Task Who_gives_up_is_told_so_by_an_exception_and_nothing_else_is_one()
    {
        using var server = new LocalServer((_, _) => LocalServer.Ok("page")) { Thinks = TimeSpan.FromSeconds(5) };
        using var fetcher = Open([server]);
        using var stop = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fetcher.Fetch(new FetchRequest(server.Origin + "/"), stop.Token));
        Assert.Equal(FetchOutcome.Failed, (await fetcher.Fetch(new FetchRequest("http://127.0.0.1:8999/"), Ct)).Outcome is var o && o == FetchOutcome.Refused ? FetchOutcome.Failed : o);
        Assert.Equal(FetchOutcome.Refused, (await fetcher.Fetch(new FetchRequest("\0\ud800"), Ct)).Outcome);
    }

    [Fact]
    public async Task Mangled_answers_are_data_and_never_an_exception()
    {
        byte[] page = Encoding.UTF8.GetBytes("<p>" + new string('x', 300));
        byte[][] seeds =
        [
            LocalServer.Ok("<rss/>", "text/xml", "ETag: \"a\"", "Cache-Control: max-age=60", "Set-Cookie: a=b; Expires=Wed, 01 Jan 2031 00:00:00 GMT"),
            LocalServer.Status("301 Moved Permanently", "Location: /next?q=1#f", "Set-Cookie: c=d"),
            LocalServer.Status("429 Too Many", "Retry-After: 0"),
            [.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"), .. Gzip(page)],
            [.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12c\r\n"), .. page.AsSpan(0, 300), .. "\r\n0\r\n\r\n"u8],
        ];
        var random = new Random(11);
        byte[] answer = [];
        using var server = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Status("404 Not Found") : answer);
        using var fetcher = Open([server], options: new FetchOptions { Gap = TimeSpan.Zero, LongestRest = TimeSpan.FromDays(2), Deadline = TimeSpan.FromSeconds(2), MaxBytes = 4096 });
        for (int i = 0; i < 400; i++)
        {
            var mangled = seeds[random.Next(seeds.Length)].ToList();
            for (int n = random.Next(1, 5); n > 0; n--)
            {
                int at = random.Next(mangled.Count);
                if (random.Next(3) == 0) mangled.RemoveRange(at, Math.Min(random.Next(1, 12), mangled.Count - at));
                else mangled[at] = (byte)random.Next(256);
                if (mangled.Count == 0) mangled.Add(10);
            }
            answer = [.. mangled];
            var got = await Fetch(fetcher, server, $"/{i}");
            Assert.True(got.Outcome == FetchOutcome.Fetched || got.Body.IsEmpty || got.IsCut);
            Assert.True(got.Body.Length <= 4096);
        }
    }

    [Fact]
    public async Task A_name_without_addresses_one_that_takes_for_ever_and_a_server_that_speaks_no_tls_are_told_apart()
    {
        using var plain = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        plain.Start();
        int port = ((System.Net.IPEndPoint)plain.LocalEndpoint).Port;
        var greeting = Task.Run(async () =>
        {
            using var client = await plain.AcceptTcpClientAsync(Ct);
            await client.GetStream().WriteAsync("HTTP/1.1 400 This is no TLS\r\n\r\n"u8.ToArray(), Ct);
            await Task.Delay(200, Ct);
        });
        var options = new FetchOptions { Gap = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromMilliseconds(600) };
        var guard = new FetchGuard([$"https://127.0.0.1:{port}"], async (host, ct) =>
        {
            if (host == "slow.example") await Task.Delay(Timeout.Infinite, ct);
            throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
        });
        using var fetcher = new Fetcher(options, guard, new HostGate(TimeProvider.System), TimeProvider.System);
        foreach (var (url, code) in ((string, string)[])[("https://none.example/", "no-such-host"), ("https://slow.example/", "connect-slow"), ($"https://127.0.0.1:{port}/", "tls")])
        {
            var got = await fetcher.Fetch(new FetchRequest(url), Ct);
            Assert.Equal((FetchOutcome.Failed, code), (got.Outcome, got.Problem!.Code));
        }
        await greeting;
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("42", 42)]
    [InlineData(" 42 ", 42)]
    [InlineData("-5", null)]
    [InlineData("0", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", 86400)]
    [InlineData("Wed, 01 Jan 2031 00:00:42 GMT", 42)]
    [InlineData("Tue, 31 Dec 2030 23:00:00 GMT", null)]
    [InlineData("Wed, 01 Jan 2087 00:00:00 GMT", 86400)]
    public void Retry_after_is_read(string value, int? seconds) =>
        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, Freshness.RetryAfter(value, null, Now));

    [Fact]
    public void Retry_after_is_read_by_the_servers_own_clock() =>
        Assert.Equal(TimeSpan.FromMinutes(2), Freshness.RetryAfter("Sat, 01 Jan 2000 00:02:00 GMT", "Sat, 01 Jan 2000 00:00:00 GMT", Now));

    [Theory]
    [InlineData("", null)]
    [InlineData("Cache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: max-age=invalid", null)]
    [InlineData("Cache-Control: max-age=\"60\"", 60)]
    [InlineData("Cache-Control: no-cache, max-age=300", 300)]
    [InlineData("Cache-Control: MAX-AGE=300|Age: 100", 200)]
    [InlineData("Cache-Control: max-age=300|Age: 400", null)]
    [InlineData("Cache-Control: public|Cache-Control: max-age=300", 300)]
    [InlineData("Cache-Control: max-age=300|Expires: Wed, 01 Jan 2031 09:00:00 GMT", 300)]
    [InlineData("Expires: Wed, 01 Jan 2031 00:10:00 GMT", 600)]
    [InlineData("Expires: Wed, 01 Jan 2031 00:10:00 GMT|Date: Wed, 01 Jan 2031 00:09:00 GMT", 60)]
    [InlineData("Expires: 0", null)]
    [InlineData("Expires: invalid-date", null)]
    public void Freshness_is_read(string headers, int? seconds) => Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null,
        Freshness.MaxAge([.. headers.Split('|').Select(h => h.Split(": ", 2)).Where(h => h.Length == 2).Select(h => (h[0], h[1]))], Now));

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip")]
    [InlineData(null)]
    public void A_body_packed_twice_is_unpacked_under_one_cap(string? label)
    {
        byte[] twice = Gzip(Gzip(new byte[8 << 20]));
        var (body, problem) = Decoding.Of(new Answer(200, label is null ? [] : [("Content-Encoding", label)], twice, null), 1 << 20);
        Assert.True(body.Length <= 1 << 20);
        if (label != null) Assert.Equal("too-large", problem!.Code);
    }

    [Fact]
    public void A_packed_body_that_broke_off_is_cut_and_one_with_something_behind_it_is_whole()
    {
        byte[] packed = Gzip(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture)))));
        Assert.Equal(Fetched.CutCode, Decoding.Of(new Answer(200, [("Content-Encoding", "gzip")], packed.AsMemory(0, packed.Length / 2), null), 1 << 20).Problem?.Code);
        Assert.Null(Decoding.Of(new Answer(200, [("Content-Encoding", "gzip")], (byte[])[.. packed, 1, 2, 3, 4], null), 1 << 20).Problem);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("zstd")]
    public void So_is_one_of_the_other_packings(string label)
    {
        byte[] text = Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 20_000).Select(i => i.ToString(CultureInfo.InvariantCulture))));
        using var packed = new MemoryStream();
        using (Stream stream = label == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new ZstdSharp.CompressionStream(packed, leaveOpen: true)) stream.Write(text);
        byte[] bytes = packed.ToArray();
        Assert.Null(Decoding.Of(new Answer(200, [("Content-Encoding", label)], bytes, null), 1 << 20).Problem);
        Assert.Contains(Decoding.Of(new Answer(200, [("Content-Encoding", label)], bytes.AsMemory(0, bytes.Length / 2), null), 1 << 20).Problem?.Code, (string[])[Fetched.CutCode, "bad-encoding"]);
    }

    [Theory]
    [InlineData("ok.xml.gz", "gzip", null)]
    [InlineData("ok.zlib", "deflate", null)]
    [InlineData("ok.rawdeflate", "deflate", null)]
    [InlineData("ok.xml.br", "br", null)]
    [InlineData("ok.xml.zst", "zstd", null)]
    [InlineData("multimember.gz", "gzip", null)]
    [InlineData("trailing-garbage.gz", "gzip", null)]
    [InlineData("plain-labelled-gzip.xml", "gzip", null)]
    [InlineData("gzip-unlabelled.xml", null, null)]
    [InlineData("truncated.gz", "gzip", Fetched.CutCode)]
    [InlineData("badcrc.gz", "gzip", "bad-encoding")]
    [InlineData("bomb-300MiB.gz", "gzip", "too-large")]
    [InlineData("bomb-300MiB-x2.gz", "gzip, gzip", "too-large")]
    [InlineData("bomb-300MiB-x2.gz", "gzip", "too-large")]
    [InlineData("bomb-feed-100MiB.xml.gz", "gzip", "too-large")]
    [InlineData("bomb-100MiB.br", "br", "too-large")]
    [InlineData("bomb-100MiB.zst", "zstd", "too-large")]
    public void Every_packing_of_the_shared_set_is_undone_or_told(string file, string? label, string? problem)
    {
        byte[] packed = File.ReadAllBytes(Checkout.Shared("eval", "security", "compression", file));
        var (body, told) = Decoding.Of(new Answer(200, label is null ? [] : [("Content-Encoding", label)], packed, null), 4 << 20);
        Assert.Equal(problem, told?.Code);
        if (problem is null) Assert.Contains("<item>", Encoding.UTF8.GetString(body.Span), StringComparison.Ordinal);
    }

    internal static Fetcher Open(IEnumerable<LocalServer> servers, TimeProvider? time = null, FetchOptions? options = null) => new(
        options ?? new FetchOptions { Gap = TimeSpan.Zero, LongestGap = TimeSpan.Zero }, new FetchGuard(servers.Select(s => s.Origin)), new HostGate(time ?? TimeProvider.System), time ?? TimeProvider.System);

    private static ValueTask<Fetched> Fetch(Fetcher fetcher, LocalServer server, string path) => fetcher.Fetch(new FetchRequest(server.Origin + path), Ct);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private sealed class FastClock(int speed) : TimeProvider
    {
        private readonly long _from = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Now + (System.GetElapsedTime(_from) * speed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, dueTime / speed, Timeout.InfiniteTimeSpan);
    }
}
