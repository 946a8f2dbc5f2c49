using System.Net;
using System.Text.Json;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Serve.Edge;
using Stemma.App.Store;
using Stemma.Demo;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns.Town;

/// <summary>The sample press, each outlet at its own host's name, and what was gathered of it as `stemma demo` gathers: once for all tests, which begin each with a copy of it.</summary>
public sealed class PressInTown : IAsyncDisposable
{
    private const int Speed = 4 * Demonstration.Speed;

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Resolver Resolve = static (_, _) => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Loopback]);

    private readonly TestFolder _folder = new();
    private readonly Lazy<Task<PressInTown>> _gathered;
    private SetClock? _press;

    public PressInTown() => _gathered = new Lazy<Task<PressInTown>>(Gather);

    /// <summary>It, once its five days have passed and all that was published is here.</summary>
    internal Task<PressInTown> Gathered => _gathered.Value;

    internal CarriedReport Carried { get; private set; } = null!;

    internal PressServer Server { get; private set; } = null!;

    /// <summary>The backup from before.</summary>
    internal string Before => _folder.At("before.stemma");

    /// <summary>The address of a report's page.</summary>
    internal string UrlOf(PressReport report) => Server.UrlOf(report);

    /// <summary>A site over a folder, which holds the backup from before where it is new. The press is as it was on its last day.</summary>
    internal async Task<TestSite> Open(TestFolder folder, SetClock clock, ILetters? letters, IReadOnlyDictionary<string, object>? settings = null)
    {
        await File.WriteAllTextAsync(folder.At("stemma.json"), JsonSerializer.Serialize(Settings(settings)), Ct);
        if (!File.Exists(folder.At("stemma.db"))) await StemmaApp.Restore(AppStart.Read(folder.Path, []), Before, Ct);
        _press!.At = Carried.Press.End;
        return await TestSite.Over(folder, new Exposure(false), [], clock, Resolve, letters);
    }

    /// <summary>The press publishes the report again, and it is polled.</summary>
    internal async Task PublishAgain(TestSite site, SetClock clock)
    {
        _press!.At = Carried.Again.AddHours(1);
        using var reader = new HttpClient();
        string list = await reader.GetStringAsync($"http://127.0.0.1:{new Uri(Server.OriginOf(Carried.Report.Outlet)).Port}/{(Carried.Report.Outlet.Lists == "sitemap" ? "sitemap" : "feed")}.xml", Ct);
        Assert.Contains(Carried.Report.Id + "-again.html", list, StringComparison.Ordinal);
        clock.Ahead += TimeSpan.FromDays(1);
        var (asked, store) = (clock.GetUtcNow(), site.Data.Store);
        for (int tries = 0; ; tries++)
        {
            var feeds = await store.Feeds.All(Ct);
            if (feeds.All(f => f.State.LastPoll >= asked || f.Muted is not null) && (await store.Feeds.Waiting(clock.GetUtcNow(), 9, Ct)).Count == 0) break;
            Assert.True(tries < 600, $"not polled: {string.Join(' ', feeds.Where(f => f.State.LastPoll < asked).Select(f => f.Url))}");
            await Task.Delay(100, Ct);
        }
        await Settled(store);
    }

    private Dictionary<string, object> Settings(IReadOnlyDictionary<string, object>? more = null) => new(more ?? new Dictionary<string, object>())
    {
        ["allowHosts"] = Server.Origins,
        ["gather.floorMinutes"] = 15,
        ["gather.ceilingMinutes"] = 30,
        ["fetch.gapMilliseconds"] = 0,
        ["site.address"] = "https://news.example",
    };

    private async Task<PressInTown> Gather()
    {
        // All of it is past, for the sites that the tests open go by the real clock.
        Carried = CarriedReport.Of(Press.Of(1, new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddDays(-9)));
        var press = Carried.Press;
        var time = new QuickTime(Speed, press.Start.AddHours(4.5), press.End.AddHours(3));
        _press = new SetClock(time);
        Server = await PressServer.Open(press, _press, Ct, named: true);
        string data = _folder.At("data");
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "stemma.json"), JsonSerializer.Serialize(Settings()), Ct);
        await using var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "demo", null, Ct);
        using var keeper = await Keeper.Open(app, static _ => { }, Ct, time, mails: false, resolve: Resolve);
        await Demonstration.Subscribe(app, Server, time, Ct, Resolve);
        using var stop = new CancellationTokenSource();
        var keeping = Task.Run(() => keeper.Run(stop.Token), Ct);
        var wanted = press.Reports.Where(r => r.Versions[0].At < press.End && !r.Versions[^1].Gone).Select(UrlOf).ToList();
        for (int tries = 0; wanted.Count > 0 || time.GetUtcNow() < press.End.AddHours(3); tries++)
        {
            Assert.True(tries < 2000 && !keeping.IsFaulted, $"not all has come: {string.Join(' ', wanted)}\n{keeping.Exception}");
            await Task.Delay(200, Ct);
            foreach (string url in wanted.ToList())
                if (await app.Store.Reading.Find(url, Identity.OfUrl(url), Ct) is { } id && await app.Store.Reading.StoryOf(id, Ct) is not null) wanted.Remove(url);
        }
        await Settled(app.Store);
        await stop.CancelAsync();
        await keeping;
        await app.Store.Backup(Before, Ct);
        return this;
    }

    private static async Task Settled(IStore store)
    {
        for (int still = 0, tries = 0; still < 5 && tries < 600; tries++, await Task.Delay(100, Ct))
            still = await store.Work.Count(ChoreKind.Compose, Ct) == 0 ? still + 1 : 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>A clock that can be set, or put ahead.</summary>
internal sealed class SetClock(TimeProvider real) : TimeProvider
{
    /// <summary>The time at which it stands; null while it goes.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => At ?? real.GetUtcNow() + Ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
