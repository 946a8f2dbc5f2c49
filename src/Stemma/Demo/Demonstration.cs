using System.Text.Json;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Serve;
using Stemma.Verbs;

namespace Stemma.Demo;

/// <summary>The sample press served on loopback and gathered from the normal way, on a clock that lets five days pass in minutes.</summary>
internal static class Demonstration
{
    /// <summary>Program seconds a real second.</summary>
    public const int Speed = 2880;

    private const string Notice = "Invented news. Nothing leaves this computer.";

    private static readonly TimeSpan Days = TimeSpan.FromDays(5);

    // So long after midnight of the first day the clock begins: the first report comes soon.
    private static readonly TimeSpan Before = TimeSpan.FromHours(4.5);

    // So long after the last day the clock goes on quickly: what came last is gathered too.
    private static readonly TimeSpan After = TimeSpan.FromHours(3);

    /// <summary>Runs it until it is stopped.</summary>
    /// <param name="folder">An empty data folder.</param>
    /// <param name="seed">What names and numbers are drawn with.</param>
    /// <param name="speed">Program seconds a real second.</param>
    /// <param name="urls">Where the site listens.</param>
    /// <param name="otherwise">Where it listens if that is taken; null for nowhere.</param>
    /// <param name="opened">Told the address of the site, and the way in for an editor.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Run(string folder, int seed, int speed, string urls, string? otherwise, Action<string, string> opened, CancellationToken ct)
    {
        // Its last day ended with yesterday.
        var press = Press.Of(seed, new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero).AddDays(-5));
        var time = new QuickTime(speed, press.Start + Before, press.End + After);
        await using var server = await PressServer.Open(press, time, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "stemma.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["allowHosts"] = server.Origins, // these and no other
            ["gather.floorMinutes"] = 15,
            ["gather.ceilingMinutes"] = 30,
        }), ct);
        var start = AppStart.Read(folder, []);
        await using var app = await StemmaApp.OpenToWrite(start, "demo", null, ct);
        using var keeper = await Keeper.Open(app, static _ => { }, ct, time, mails: false);
        var acts = Serving.Acts(app, keeper);
        var addresses = new PressAddresses(press, server);
        var planted = new Planted(addresses, app.Store.Reading);
        var scoring = new Scoring(press, addresses, app.Store.Reading);
        var guide = new Guide(press, Pace(speed), time, addresses, planted, scoring, app.Store.Reading);
        using var people = Serving.People(app, TimeProvider.System);
        var parts = new SiteParts(app.Store.Reading, time, keeper.Changed)
        {
            Acts = acts,
            People = people,
            Comments = Serving.Comments(app, TimeProvider.System),
            Texts = SiteTexts.Of(start.Settings, folder),
            Reach = Reaching.Of(start.Settings),
            Keys = Path.Combine(folder, "keys"),
            Notice = Notice,
            Tour = guide.Tour,
            Score = scoring.Card,
            AnyoneEdits = true,
            Wall = TimeProvider.System,
        };
        await Subscribe(app, server, time, ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var planting = planted.Plant(acts, time, stop.Token);
        await RunningSite.Run(keeper, parts, urls, at => opened(at.First(), at.First() + parts.Admin.Draw()), ct, otherwise);
        await stop.CancelAsync();
        await planting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>How fast its days pass, in a sentence.</summary>
    /// <param name="speed">Program seconds a real second.</param>
    public static string Pace(int speed) => $"Five days pass in {Words((Days - Before) / speed)}.";

    private static string Words(TimeSpan real) => real.TotalSeconds < 90 ? $"{real.TotalSeconds:0} seconds"
        : Math.Round(real.TotalMinutes * 2) is var halves && halves % 2 == 1 ? $"{(int)halves / 2}½ minutes" : $"{halves / 2:0} minutes";

    /// <summary>Subscribes to all outlets, as `stemma add` does with the address of a home page.</summary>
    internal static async Task Subscribe(StemmaApp app, PressServer server, TimeProvider time, CancellationToken ct, Resolver? resolve = null)
    {
        using var fetcher = Fetcher.Of(app.Start.Settings, new HostGate(time), time, resolve);
        var subscribing = new Subscribing(app.Store, PollOptions.Of(app.Start.Settings), time, callback: null);
        foreach (string origin in server.Origins)
            foreach (var feed in (await new Discovery(fetcher).Of(origin + "/", ct)).Feeds)
                await subscribing.Add(feed, ct);
    }
}
