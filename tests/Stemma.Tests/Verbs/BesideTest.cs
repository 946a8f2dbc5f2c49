using System.Diagnostics;
using System.Text;
using Stemma.App;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Verbs;

/// <summary>Two processes over one folder: what others ask of a running server is done, and they get their receipt.</summary>
public sealed class BesideTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Beside_a_server_import_decide_and_takedown_get_their_receipt_and_restore_and_reprocess_refuse()
    {
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(1, 2)));
        await Cli.Run(data, "backup", _folder.At("b"));
        using var server = await Server(data);

        var import = await Cli.Run(data, "import", _folder.Write("c.jsonl", Lines(2, 3, 4)));
        Assert.Equal((0, "3 read, 2 stored, 1 already known, 0 refused"), (import.Exit, import.Out.Split(';')[0]));
        var refused = await Cli.Run(data, "import", _folder.Write("empty.html", "<html></html>"));
        Assert.Equal(1, refused.Exit);

        var before = await Stories(data);
        var decide = await Cli.Run(data, "decide", "part", "r3-0", "r4-0");
        Assert.Equal((0, "decided: 1"), (decide.Exit, decide.Out.Trim()));
        Assert.NotEqual(before, await Stories(data));
        Assert.Equal(1, (await Cli.Run(data, "decide", "part", "r3-0", "r4-0")).Exit);
        Assert.Equal(0, (await Cli.Run(data, "decide", "undo", "1")).Exit);
        Assert.Equal(before, await Stories(data));

        var takedown = await Cli.Run(data, "takedown", Reports.Capture(3).Url!, "--reason", "asked", "--yes");
        Assert.Equal(0, takedown.Exit);
        Assert.Equal(3, (await Stories(data)).Count);
        Assert.DoesNotContain("r3-0", (await Cli.Run(data, "stories", "--format", "jsonl")).Out, StringComparison.Ordinal);
        var again = await Cli.Run(data, "import", _folder.Write("d.jsonl", Lines(3)));
        Assert.Equal((1, true), (again.Exit, again.Error.Contains("taken down", StringComparison.Ordinal)));

        foreach (string[] verb in (string[][])[["reprocess", "--from", "extract"], ["restore", _folder.At("b")]])
        {
            var held = await Cli.Run(data, verb);
            Assert.Equal((1, true), (held.Exit, held.Error.Contains("'stemma gather'", StringComparison.Ordinal)));
        }

        Assert.Equal(0, await Stop(server));
        Assert.Equal(0, (await Cli.Run(data, "doctor")).Exit);
    }

    [Fact]
    public async Task The_receipt_of_an_import_comes_from_the_server_that_runs()
    {
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(1)));
        using var server = await Server(data);
        await using (var app = await StemmaApp.OpenToAppend(AppStart.Read(data, []), "import", static _ => { }, CancellationToken.None))
        {
            Assert.False(app.Holds);
            await app.Store.Ground.AddCaptures(Reports.Entries(Reports.Capture(9)), CancellationToken.None);
            await app.UntilPlaced(await app.Store.Ground.Head(CancellationToken.None), kept: false, CancellationToken.None);
            Assert.NotNull(await app.Store.Reading.StoryOf(await app.Store.Ground.Head(CancellationToken.None), CancellationToken.None));
            Assert.False((await app.Ask(new TakedownAsked(Reports.Capture(9).Url, null, "asked"), CancellationToken.None)).Refused);
        }
        Assert.Equal(0, await Stop(server));
    }

    [Fact]
    public async Task What_was_asked_of_a_server_that_was_killed_is_done_by_whoever_asked()
    {
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(1, 2)));
        using var server = await Server(data);
        await using var app = await StemmaApp.OpenToAppend(AppStart.Read(data, []), "decide", static _ => { }, CancellationToken.None);
        server.Kill();
        await server.WaitForExitAsync();
        var answer = await app.Ask(new DecisionAsked(Core.News.DecisionKind.Join, "r1-0", "r2-0", "me"), CancellationToken.None);
        Assert.Equal((false, "decided: 1"), (answer.Refused, answer.Lines[0]));
        Assert.True(app.Holds);
    }

    [Fact]
    public async Task While_one_adds_beside_a_server_that_was_killed_nothing_is_put_in_the_place_of_the_log()
    {
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(1)));
        await Cli.Run(data, "backup", _folder.At("b"));
        using var server = await Server(data);
        await using (var app = await StemmaApp.OpenToAppend(AppStart.Read(data, []), "import", static _ => { }, CancellationToken.None))
        {
            server.Kill();
            await server.WaitForExitAsync();
            foreach (string[] verb in (string[][])[["restore", _folder.At("b")], ["reprocess", "--from", "extract"]])
            {
                var held = await Cli.Run(data, verb);
                Assert.Equal((1, true), (held.Exit, held.Error.Contains("adds to the log", StringComparison.Ordinal)));
            }
            await app.Store.Ground.AddCaptures(Reports.Entries(Reports.Capture(9)), CancellationToken.None);
            await app.UntilPlaced(await app.Store.Ground.Head(CancellationToken.None), kept: false, CancellationToken.None);
        }
        Assert.Equal(2, (await Stories(data)).Count);
        Assert.Equal(0, (await Cli.Run(data, "reprocess", "--from", "extract")).Exit);
        Assert.Equal(0, (await Cli.Run(data, "restore", _folder.At("b"))).Exit);
        Assert.Single(await Stories(data));
    }

    [Fact]
    public async Task A_backup_carries_subscriptions_and_a_restore_keeps_what_was_taken_down_since_erased()
    {
        string data = _folder.At("data");
        await Cli.Run(data, "import", _folder.Write("a.jsonl", Lines(1)));
        var at = new DateTimeOffset(2031, 3, 1, 6, 0, 0, TimeSpan.Zero);
        await using (var store = SqliteStore.Open(Path.Combine(data, "stemma.db"), readOnly: false))
        {
            await store.Feeds.Subscribe(new Subscription("https://vesper.example/feed", "Vesper & Sons"), at, CancellationToken.None);
            var feed = (await store.Feeds.All(CancellationToken.None))[0];
            var items = new[] { "kept", "gone" }.Select(n => new FeedItem(n, null, "v", $"https://{n}.example/1", App.Gather.Identity.OfUrl($"https://{n}.example/1"), $"{n}.example", $"https://{n}.example", false, Encoding.UTF8.GetBytes($"secret words of {n}")));
            await store.Feeds.Polled(feed, [.. items], at, CancellationToken.None);
        }
        await Cli.Run(data, "backup", _folder.At("b"));
        await Cli.Run(data, "takedown", "--domain", "gone.example", "--reason", "asked", "--yes");
        Assert.Equal(0, (await Cli.Run(data, "restore", _folder.At("b"))).Exit);
        await using var again = SqliteStore.Open(Path.Combine(data, "stemma.db"), readOnly: false);
        Assert.Equal("Vesper & Sons", Assert.Single(await again.Feeds.All(CancellationToken.None)).Title);
        Assert.Equal(["https://kept.example/1"], (await again.Feeds.Waiting(at, 9, CancellationToken.None)).Select(w => w.Url));
        var opml = await Cli.Run(data, "export", "--format", "opml");
        Assert.Contains("xmlUrl=\"https://vesper.example/feed\"", opml.Out, StringComparison.Ordinal);
        Assert.Contains("Vesper &amp; Sons", opml.Out, StringComparison.Ordinal);
    }

    private static async Task<Process> Server(string data)
    {
        var server = Cli.Start(data, "gather");
        for (int i = 0; i < 200 && DataLock.HolderVerb(data) != "gather"; i++) await Task.Delay(50);
        Assert.False(server.HasExited);
        return server;
    }

    private static async Task<int> Stop(Process server)
    {
        using var term = Process.Start("kill", ["-TERM", $"{server.Id}"]);
        return (await Cli.Finish(server)).Exit;
    }

    private static async Task<List<string>> Stories(string data) =>
        [.. (await Cli.Run(data, "stories", "--format", "jsonl")).Lines.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("story").ToString())];

    private static string Lines(params int[] stories) => string.Concat(stories.Select(s => Encoding.UTF8.GetString(Reports.Capture(s).Body.Span) + "\n"));
}
