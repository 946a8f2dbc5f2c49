using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;

namespace Stemma.Tests.Verbs;

/// <summary>The server as a process of its own: others beside it, and its end while everybody is busy.</summary>
public sealed class ServeTest : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<LocalServer> _sites = [];
    private readonly ManualResetEventSlim _answers = new();
    private readonly SemaphoreSlim _waiting = new(0);

    public void Dispose()
    {
        _answers.Set();
        foreach (var site in _sites) site.Dispose();
        _folder.Dispose();
        _answers.Dispose();
        _waiting.Dispose();
    }

    [Fact]
    public async Task Beside_a_server_adds_and_imports_get_their_receipts_and_new_feeds_are_polled_without_a_restart()
    {
        string data = _folder.At("data");
        LocalServer one = Press(0, 6), two = Press(10, 6), three = Press(20, 6);
        using var server = await Served.Start(data, Allowed());
        string list = _folder.Write("list.opml", $"<opml version='2.0'><body><outline text='Two' xmlUrl='{two.Origin}/feed'/><outline text='Three' xmlUrl='{three.Origin}/feed'/></body></opml>");
        Task<Ran>[] beside =
        [
            Cli.Run(data, ["add", one.Origin + "/feed", .. Allowed()]), Cli.Run(data, ["add", list, .. Allowed()]),
            Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(Enumerable.Range(500, 30)))), Cli.Run(data, "import", _folder.Write("b.jsonl", Lines(Enumerable.Range(520, 30)))),
        ];
        var ran = await Task.WhenAll(beside);
        Assert.All(ran, r => Assert.True(r.Exit == 0, r.Error));
        Assert.StartsWith("1 added", ran[0].Lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("2 added", ran[1].Lines[^1], StringComparison.Ordinal);
        Assert.Equal([30, 30], ran[2..].Select(r => Number(r.Out, "read")));
        Assert.Equal((50, 10), (ran[2..].Sum(r => Number(r.Out, "stored")), ran[2..].Sum(r => Number(r.Out, "already known"))));

        await server.Until(50 + 18);
        server.Term();
        var ended = await server.Finish();
        Assert.True(ended.Exit == 0, ended.Error);
        await AllIsWell(data);
        var titles = await Titles(data);
        Assert.Equal(68, titles.Count);
        Assert.Equal(68, titles.Distinct().Count());
    }

    [Fact]
    public async Task Stopped_while_all_are_busy_it_ends_in_order_and_loses_nothing_that_it_acknowledged()
    {
        const int pages = 80;
        string data = _folder.At("data");
        LocalServer[] press = [Press(0, pages), Press(100, pages), Press(200, pages)];
        var silent = Silent();
        string list = _folder.Write("list.opml", $"<opml version='2.0'><body>{string.Concat(press.Append(silent).Select(p => $"<outline text='P' xmlUrl='{p.Origin}/feed'/>"))}</body></opml>");
        Assert.Equal(0, (await Cli.Run(data, ["add", list, .. Allowed()])).Exit);
        using var server = await Served.Start(data, Allowed());
        using var readers = new CancellationTokenSource();

        // Readers: streams, a page that is slow to come, requests that are never sent to their end, and one who keeps reports until he is turned away.
        var streams = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.Client.GetStreamAsync("/live?since=0", readers.Token)));
        var slow = Answered(server.Paste(silent.Origin + "/page", keep: false, readers.Token));
        using TcpClient half = Unfinished(server, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"), body = Unfinished(server, "POST /look HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\nten bytes.");
        var kept = new ConcurrentQueue<string>();
        var keeping = Keep(server, kept, readers.Token);
        await server.Until(20);
        for (int i = 0; i < 2; i++) await _waiting.WaitAsync(TimeSpan.FromMinutes(1)); // the feed and the page that do not come
        while (kept.Count < 3 && !keeping.IsCompleted) await Task.Delay(20);

        server.Term();
        var ended = await server.Finish();
        Assert.True(ended.Exit == 0, $"{ended.Exit}: {ended.Error}");
        foreach (var stream in streams) await Ended(stream);
        await keeping;
        await slow;
        await AllIsWell(data);
        var before = await Titles(data);
        Assert.Empty(kept.Except(before));
        Assert.InRange(before.Count, 20, press.Length * pages + kept.Count + 1); // it was stopped in the middle; one may be kept whose receipt did not get through

        _answers.Set();
        var rest = await Cli.Run(data, ["gather", "--once", .. Allowed()]);
        Assert.True(rest.Exit == 0, rest.Error);
        await AllIsWell(data);
        var titles = await Titles(data);
        Assert.Equal(titles.Count, titles.Distinct().Count());
        Assert.Empty(press.SelectMany((_, p) => Enumerable.Range(p * 100, pages).Select(Title)).Concat(before).Except(titles));
    }

    private static async Task Keep(Served server, ConcurrentQueue<string> kept, CancellationToken ct)
    {
        for (int n = 0; ; n++)
        {
            try
            {
                using var answer = await server.Paste($"Kept notice number {n}\n\n{string.Join("\n\n", Reports.Paragraphs(3000 + n))}", keep: true, ct);
                if (answer.StatusCode != HttpStatusCode.Found) return;
                kept.Enqueue($"Kept notice number {n}");
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task Answered(Task<HttpResponseMessage> asked)
    {
        try
        {
            (await asked).Dispose();
        }
        catch (HttpRequestException)
        {
            // Its time was over.
        }
    }

    private static async Task Ended(Stream stream)
    {
        using var _ = stream;
        var block = new byte[256];
        try
        {
            while (await stream.ReadAsync(block) > 0)
            {
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // However it ended, it did.
        }
    }

    private static TcpClient Unfinished(Served server, string words)
    {
        var client = new TcpClient("127.0.0.1", server.Client.BaseAddress!.Port);
        client.GetStream().Write(Encoding.ASCII.GetBytes(words));
        return client;
    }

    // A site with a feed and its pages.
    private LocalServer Press(int from, int pages)
    {
        LocalServer site = null!;
        site = new LocalServer((path, _) => path == "/feed"
            ? LocalServer.Ok($"<rss version='2.0'><channel><title>Press {from}</title><link>{site.Origin}/</link>{string.Concat(Enumerable.Range(from, pages).Select(n => $"<item><title>{Title(n)}</title><link>{site.Origin}/{n}</link></item>"))}</channel></rss>", "application/rss+xml")
            : int.TryParse(path[1..], out int page) ? LocalServer.Ok(Encoding.UTF8.GetString(Reports.Page(site.Origin + path, Title(page), Reports.Paragraphs(1000 + page)).Body.Span)) : LocalServer.Status("404 Not Found"))
        { Thinks = TimeSpan.FromMilliseconds(50) };
        _sites.Add(site);
        return site;
    }

    // A site that says nothing until it is let.
    private LocalServer Silent()
    {
        var site = new LocalServer((path, _) =>
        {
            if (path == "/robots.txt") return LocalServer.Status("404 Not Found");
            _waiting.Release();
            _answers.Wait();
            return LocalServer.Ok("<rss version='2.0'><channel><title>Late</title><link>/</link></channel></rss>", "application/rss+xml");
        });
        _sites.Add(site);
        return site;
    }

    private static string Title(int page) => $"Harbour notice number {page}";

    private string[] Allowed() => ["--set", $"allowHosts={string.Join(',', _sites.Select(s => s.Origin))}", "--set", "fetch.gapMilliseconds=0"];

    private static async Task AllIsWell(string data)
    {
        var doctor = await Cli.Run(data, "doctor");
        Assert.True(doctor.Exit == 0, doctor.Out);
    }

    private static async Task<List<string>> Titles(string data) =>
        [.. (await Cli.Run(data, "export", "--format", "jsonl")).Lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("title").GetString()!)];

    private static int Number(string summary, string what) => int.Parse(summary.Split([", ", "; "], StringSplitOptions.None).First(p => p.EndsWith(what, StringComparison.Ordinal)).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<int> stories) => string.Concat(stories.Select(s => Encoding.UTF8.GetString(Reports.Capture(s).Body.Span) + "\n"));
}
