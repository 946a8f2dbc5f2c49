using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Eval.Speed;

/// <summary>
/// 200 comments a second sent by the form and published at once, by guests whose first comment a moderator read, each from an address of his own on loopback, while readers ask the front page and stories with comments
/// below them: how long readers wait, at the median and at the 99th percentile, without that and during it. All of it in one process: site, store, writers and readers share its cores. COMMENTS_SECONDS=N measures for
/// other rounds than of 20 seconds, three without writers and three with them.
/// </summary>
internal static partial class CommentSpeed
{
    private const int ASecond = 200, Stories = 50, Seeded = 2000, Readers = 4, EachGuest = 4, Rounds = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly CancellationToken Ct = CancellationToken.None;

    public static void Run(string? _) => Measure(int.TryParse(Environment.GetEnvironmentVariable("COMMENTS_SECONDS"), out int asked) ? asked : 20).GetAwaiter().GetResult();

    private static async Task Measure(int seconds)
    {
        string folder = Directory.CreateTempSubdirectory("stemma-bench-").FullName;
        try
        {
            var start = new AppStart(folder, Settings.Read(Path.Combine(folder, "stemma.json"), new Hashtable(), ["comments.mode=post"]));
            await using var data = await StemmaApp.OpenToWrite(start, "bench", null, Ct);
            await data.Store.Ground.AddCaptures([.. Enumerable.Range(0, Stories).Select(Report)], Ct);
            using (var fold = await data.OpenFold(Ct)) await fold.Finish(Ct);
            var stories = await data.Store.Reading.Stories(Ct);
            await Seed(data.Store, stories);
            using var people = Serving.People(data, TimeProvider.System);
            await using var site = Site.Build(new SiteParts(data.Store.Reading, TimeProvider.System) { People = people, Comments = Serving.Comments(data, TimeProvider.System) }, "http://127.0.0.1:0", new Exposure(true));
            await site.StartAsync(Ct);
            var at = new Uri(Site.Addresses(site).First());
            var guests = await Guests(at, ASecond * seconds * Rounds / EachGuest + 1);
            await Introduce(data.Store.Comments, guests, stories);
            await Console.Error.WriteLineAsync($"{guests.Count} guests are introduced");
            await Read(at, stories, TimeSpan.FromSeconds(15)); // until the compiler has settled
            var times = new List<double>();
            for (int round = 0; round < Rounds; round++) times.Add(await Round(at, stories, guests, round, seconds));
            Console.WriteLine($"comments: readers' p99 while {ASecond} comments a second are written: {times.Order().ElementAt(Rounds / 2):0.00} of its idle value (median of {Rounds}; {(await data.Store.Comments.Waiting(Ct)).Held} comments held)");
            foreach (var guest in guests) guest.Client.Dispose();
            await site.StopAsync(Ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Round(Uri at, IReadOnlyList<StoryId> stories, List<(HttpClient Client, string Token)> guests, int round, int seconds)
    {
        var idle = await Read(at, stories, TimeSpan.FromSeconds(seconds));
        var writing = Write(guests, stories, round * ASecond * seconds, ASecond * seconds);
        var busy = await Read(at, stories, TimeSpan.FromSeconds(seconds));
        var (kept, took) = await writing;
        Console.WriteLine($"comments: readers alone {Told(idle)}; while {kept / took.TotalSeconds:0} comments a second were written ({kept} of {ASecond * seconds} in {took.TotalSeconds:0.0} s) {Told(busy)}");
        return At(busy, .99) / At(idle, .99);
    }

    private static string Told(List<double> waits) => $"{waits.Count} pages, p50 {At(waits, .5):0.0} ms, p99 {At(waits, .99):0.0} ms";

    private static double At(List<double> waits, double share) => waits[Math.Min(waits.Count - 1, (int)(waits.Count * share))];

    private static async Task Seed(IStore store, IReadOnlyList<StoryId> stories)
    {
        for (int n = 0; n < Seeded; n++)
        {
            var by = new Writer(null, $"seed{n % 200}", $"seed{n % 200}", null);
            await store.Comments.Add(new NewComment(new TellingId(stories[n % stories.Count].Value), null, by, "Reader", Words(n), $"seed{n}", null, DateTimeOffset.UtcNow), static _ => new CommentRuling(CommentState.Published, ""), Ct);
        }
    }

    private static async Task<List<double>> Read(Uri at, IReadOnlyList<StoryId> stories, TimeSpan during)
    {
        var waits = new ConcurrentBag<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            using var http = new HttpClient { BaseAddress = at };
            for (int n = reader; clock.Elapsed < during; n++)
            {
                long began = Stopwatch.GetTimestamp();
                await http.GetByteArrayAsync(new Uri(n % 5 == 0 ? "/" : $"/story/{stories[n * 7 % stories.Count]}", UriKind.Relative), Ct);
                waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                await Task.Delay(Pause, Ct);
            }
        }));
        return [.. waits.Order()];
    }

    private static async Task<List<(HttpClient Client, string Token)>> Guests(Uri at, int count)
    {
        var guests = new List<(HttpClient, string)>();
        for (int n = 0; n < count; n++)
        {
            var client = From(at, new IPAddress([127, 2, (byte)(n / 250), (byte)(1 + n % 250)]));
            guests.Add((client, WebUtility.HtmlDecode(Token().Match(await client.GetStringAsync(new Uri("/terms", UriKind.Relative), Ct)).Groups[1].Value)));
        }
        return guests;
    }

    // Of whom nothing was published yet, a moderator reads the first comment.
    private static async Task Introduce(IComments kept, List<(HttpClient Client, string Token)> guests, IReadOnlyList<StoryId> stories)
    {
        for (int n = 0; n < guests.Count; n++)
            if (!await Send(guests[n], stories[n % stories.Count], 1_000_000 + n)) throw new InvalidOperationException("a guest's first comment was not taken");
        foreach (var waiting in (await kept.Queue(QueueKind.Held, 0, guests.Count, Ct)).Comments)
            await kept.Decide(waiting.Comment.Number, CommentState.Published, CommentReason.None, "", "", DateTimeOffset.UtcNow, Ct);
    }

    private static async Task<(int Kept, TimeSpan Took)> Write(List<(HttpClient Client, string Token)> guests, IReadOnlyList<StoryId> stories, int from, int count)
    {
        var clock = Stopwatch.StartNew();
        var sent = new List<Task<bool>>();
        for (int n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / ASecond);
            if (due > clock.Elapsed) await Task.Delay(due - clock.Elapsed, Ct);
            sent.Add(Send(guests[(from + n) % guests.Count], stories[n % stories.Count], from + n));
        }
        return ((await Task.WhenAll(sent)).Count(static kept => kept), clock.Elapsed);
    }

    private static async Task<bool> Send((HttpClient Client, string Token) guest, StoryId story, int n)
    {
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", guest.Token), new("story", story.ToString()), new("name", "Ana Quay"), new("mail", $"reader{n}@mailbox.example"), new("text", Words(n) + $" Number {n}."), new("terms", "1")]);
        using var answer = await guest.Client.PostAsync(new Uri("/comments/write", UriKind.Relative), form, Ct);
        return answer.Headers.Location?.ToString().StartsWith("/comments/mine?done=", StringComparison.Ordinal) == true;
    }

    private static HttpClient From(Uri at, IPAddress own) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        ConnectCallback = async (to, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(own, 0));
            await socket.ConnectAsync(IPAddress.Loopback, to.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = at };

    private static string Words(int n) => $"What reader {n} thinks of it: the *quay* was full, the boat was late, and nobody said why.\n\n> It was late on Monday too.\n\nSo I walked.";

    private static Entry Report(int n)
    {
        string url = $"https://outlet{n % 9}.example/{n}", text = string.Concat(Enumerable.Range(0, 8).Select(p => $"<p>Warden {n * 31 + p} said on Monday that lock {n * 17 + p} of canal {n * 13 + p} stays shut for {p + 2} weeks, as report {n} tells it.</p>"));
        return Identity.Of(new Capture { Name = url, Url = url, Form = CaptureForm.Html, ContentType = "text/html; charset=utf-8", Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><title>Council {n} votes on quay {n * 7}</title><article><h1>Council {n} votes on quay {n * 7}</h1>{text}</article></html>") });
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
