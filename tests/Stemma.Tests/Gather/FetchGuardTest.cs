using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;

namespace Stemma.Tests.Gather;

/// <summary>Where the program may connect to.</summary>
public sealed partial class FetchGuardTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Every_address_of_the_shared_set_gets_its_verdict_without_being_dialled()
    {
        var guard = new FetchGuard([], Names);
        var wrong = new List<string>();
        int cases = 0;
        foreach (string line in await File.ReadAllLinesAsync(Checkout.Shared("eval", "security", "ssrf.jsonl"), Ct))
        {
            using var json = JsonDocument.Parse(line);
            string url = json.RootElement.GetProperty("url").GetString()!, verdict = json.RootElement.GetProperty("verdict").GetString()!;
            cases++;
            bool blocked = await IsBlocked(guard, url);
            if (blocked != verdict.StartsWith("block", StringComparison.Ordinal)) wrong.Add($"{url}: {verdict}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.Equal(122, cases);
    }

    [Fact]
    public void Every_ip_of_the_shared_set_is_told_public_or_not()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Checkout.Shared("eval", "security", "ip_public.json")));
        foreach (var item in json.RootElement.EnumerateArray())
            Assert.Equal(item.GetProperty("blocked").GetInt32() == 1, !PublicAddresses.Contains(IPAddress.Parse(item.GetProperty("ip").GetString()!)));
    }

    [Theory]
    [InlineData("http://%31%32%37.0.0.1/")]
    [InlineData("http://127.0.0.1%00.example.org/")]
    [InlineData("http://0300.0250.1/")]
    [InlineData("http://[::ffff:0:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::10.0.0.1]/")]
    [InlineData("http://[2002:c0a8:101::1]/")]
    [InlineData("http://[2001:4860::5efe:10.0.0.1]/")]
    [InlineData("http://[2001:4860::200:5efe:c0a8:1]/")]
    [InlineData("http://[3fff::1]/")]
    [InlineData("http://[5f00::1]/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://256.1.1.1/")]
    [InlineData("http://1.2.3.4.5/")]
    [InlineData("http://0x100000000/")]
    [InlineData("http://news.example:0/")]
    [InlineData("http://news.example:65536/")]
    [InlineData("http://news.example:+80/")]
    [InlineData("http://news..example/")]
    [InlineData("http:///path")]
    [InlineData("http://news.example:80:80/")]
    [InlineData("https://user@news.example/")]
    [InlineData("//news.example/")]
    [InlineData("news.example/feed")]
    [InlineData("")]
    public async Task What_is_no_public_web_address_is_refused(string url) => Assert.True(await IsBlocked(new FetchGuard([], Names), url));

    [Theory]
    [InlineData("http://news.example", "http://news.example/")]
    [InlineData("HTTP://News.Example.:80/A?b=%7e&c", "http://news.example/A?b=%7e&c")]
    [InlineData("https://news.example:443?q=1#part", "https://news.example/?q=1")]
    [InlineData("https://news.example/a b/ü|", "https://news.example/a%20b/%C3%BC|")]
    [InlineData("http://bücher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("https://93.184.216.34:8443/x/../y", "https://93.184.216.34:8443/y")]
    [InlineData("http://[2606:4700:0:0::1]/", "http://[2606:4700::1]/")]
    public void A_good_address_is_asked_for_as_it_is_given(string url, string asked)
    {
        var (address, problem) = WebAddress.Parse(url);
        Assert.Null(problem);
        Assert.Equal(asked, address!.Url);
        Assert.Equal(asked, address.Uri.OriginalString);
        Assert.Equal(new Uri(asked).Host, address.Uri.Host);
    }

    [Fact]
    public async Task A_name_with_one_inner_address_among_public_ones_is_refused()
    {
        var guard = new FetchGuard([], (_, _) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("93.184.216.34"), IPAddress.Parse("10.1.2.3")]));
        var (dial, problem) = await guard.Resolve(WebAddress.Parse("https://two-faced.example/").Address!, Ct);
        Assert.Empty(dial);
        Assert.Contains("10.1.2.3", problem!.Message, StringComparison.Ordinal);
        Assert.Contains("allowHosts", problem.Message, StringComparison.Ordinal);
        Assert.Contains("https://two-faced.example", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowance_is_for_exactly_what_is_listed()
    {
        var guard = new FetchGuard(["http://wiki:8080", "10.0.0.7:9000", "intern.example", "http://[::1]:81"], Names);
        Assert.False(await IsBlocked(guard, "http://wiki:8080/page"));
        Assert.True(await IsBlocked(guard, "https://wiki:8080/page"));
        Assert.True(await IsBlocked(guard, "http://wiki/page"));
        Assert.False(await IsBlocked(guard, "https://10.0.0.7:9000/"));
        Assert.False(await IsBlocked(guard, "http://167772167:9000/"));
        Assert.True(await IsBlocked(guard, "http://10.0.0.7/"));
        Assert.True(await IsBlocked(guard, "http://10.0.0.8:9000/"));
        Assert.False(await IsBlocked(guard, "http://[0:0:0:0:0:0:0:1]:81/"));
        Assert.False(await IsBlocked(guard, "http://intern.example/"));
        Assert.True(await IsBlocked(guard, "http://intern.example.127.0.0.1.names.example/"));
    }

    [Fact]
    public async Task No_inner_listener_sees_a_connection_in_any_spelling_by_name_or_by_redirect()
    {
        using var canary = new LocalServer((_, _) => LocalServer.Ok("canary"));
        int port = canary.Port;
        string[] inner =
        [
            $"http://127.0.0.1:{port}/", $"http://localhost:{port}/", $"http://127.1:{port}/", $"http://0x7f000001:{port}/", $"http://2130706433:{port}/", $"http://0177.0.0.1:{port}/",
            $"http://[::ffff:127.0.0.1]:{port}/", $"http://[::1]:{port}/", $"http://0.0.0.0:{port}/", $"http://a.127.0.0.1.names.example:{port}/", $"http://１２７.0.0.1:{port}/",
        ];
        foreach (string url in inner)
        {
            using var server = new LocalServer((path, _) => path == "/robots.txt" ? LocalServer.Status("404 Not Found") : LocalServer.Status("302 Found", $"Location: {Latin1(url)}"));
            using var fetcher = Open([server.Origin], Names);
            var direct = await fetcher.Fetch(new FetchRequest(url), Ct);
            Assert.Equal((FetchOutcome.Refused, "guarded"), (direct.Outcome, direct.Problem!.Code));
            var led = await fetcher.Fetch(new FetchRequest(server.Origin + "/go"), Ct);
            Assert.Equal((FetchOutcome.Refused, "guarded"), (led.Outcome, led.Problem!.Code));
        }
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_its_address_is_dialled_where_it_was_judged()
    {
        using var honest = new LocalServer((_, _) => LocalServer.Ok("honest"));
        using var canary = new LocalServer((_, _) => LocalServer.Ok("canary"), IPAddress.Parse("127.0.0.2"), honest.Port);
        int asked = 0;
        var guard = new FetchGuard([$"http://flips.example:{honest.Port}"],
            (_, _) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([Interlocked.Increment(ref asked) == 1 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")]));
        var address = WebAddress.Parse($"http://flips.example:{honest.Port}/robots.txt").Address!;
        using var wire = new Wire(new FetchOptions(), guard);
        var answer = await wire.Send(address, [], null, 100, false, TimeSpan.FromSeconds(5), Ct);
        Assert.Equal(200, answer.Status);
        Assert.Equal((1, 1, 0), (asked, honest.Connections, canary.Connections));
    }

    [Fact]
    public async Task A_name_that_turns_inward_between_two_connections_is_refused_at_the_second()
    {
        using var canary = new LocalServer((_, _) => LocalServer.Ok("canary"));
        var guard = new FetchGuard([], (_, _) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]));
        using var wire = new Wire(new FetchOptions(), guard);
        var answer = await wire.Send(WebAddress.Parse($"http://turned.example:{canary.Port}/").Address!, [], null, 100, false, TimeSpan.FromSeconds(5), Ct);
        Assert.Equal("guarded", answer.Problem!.Code);
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public void Mangled_addresses_never_throw_and_what_passes_is_one_address_for_guard_and_wire()
    {
        string[] seeds = ["http://news.example:8080/a/b?c=d#e", "https://user@[2606:4700::1]:443/x", "http://0x7f.0.0.1/", "http://bücher.example\\@127.0.0.1/", "HTTP://１.1.1。1./%7e", "https:/\\/a.b%2ec/../d"];
        const string marks = ":/\\@#?%[]..0x7fé。①ⓛ -_\t\r\n\u00ad\u200d\ud800+*'";
        var random = new Random(7);
        for (int i = 0; i < 60_000; i++)
        {
            var text = new System.Text.StringBuilder(seeds[random.Next(seeds.Length)]);
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(text.Length + 1);
                if (random.Next(3) == 0 && at < text.Length) text.Remove(at, 1);
                else text.Insert(at, marks[random.Next(marks.Length)]);
            }
            if (WebAddress.Parse(text.ToString()).Address is not { } address) continue;
            var again = WebAddress.Parse(address.Url).Address;
            Assert.Equal(address, again);
            Assert.Equal(address.Host, address.Uri.IdnHost.Trim('[', ']'));
            Assert.Equal(address.Port, address.Uri.Port);
            Assert.Equal(address.PathAndQuery, address.Uri.PathAndQuery);
        }
    }

    internal static Fetcher Open(IEnumerable<string> allow, Resolver? resolver = null) =>
        new(new FetchOptions { Gap = TimeSpan.Zero }, new FetchGuard(allow, resolver ?? Names), new HostGate(TimeProvider.System), TimeProvider.System);

    private static string Latin1(string url) => System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(url));

    // Lines of the set are addresses, redirects ("A -> 302 B") or a sentence with an address at its end.
    private static async Task<bool> IsBlocked(FetchGuard guard, string url)
    {
        if (url.Split(" -> ", 2) is [var from, var to])
        {
            var start = WebAddress.Parse(from).Address!;
            Assert.Null((await guard.Resolve(start, Ct)).Problem);
            return await IsBlocked(guard, WebAddress.Parse(to[4..], start).Address);
        }
        if (url.Contains(" URL = ", StringComparison.Ordinal)) url = url[(url.IndexOf(" = ", StringComparison.Ordinal) + 3)..];
        return await IsBlocked(guard, WebAddress.Parse(url).Address);
    }

    private static async Task<bool> IsBlocked(FetchGuard guard, WebAddress? address) => address is null || (await guard.Resolve(address, Ct)).Problem is not null;

    // A name leads to the addresses that are spelt in it, else to a public one.
    private static ValueTask<IReadOnlyList<IPAddress>> Names(string host, CancellationToken ct)
    {
        var spelt = host == "localtest.me" ? [IPAddress.Loopback] : Spelt().Matches(host).Select(m => IPAddress.Parse(m.Value.Replace('-', '.'))).ToList();
        if (host.Contains("169.254-169.254", StringComparison.Ordinal)) spelt.Add(IPAddress.Parse("169.254.169.254"));
        return ValueTask.FromResult<IReadOnlyList<IPAddress>>(spelt.Count > 0 ? spelt : [IPAddress.Parse("93.184.216.34")]);
    }

    [GeneratedRegex(@"\d+([.-])\d+\1\d+\1\d+")]
    private static partial Regex Spelt();
}
