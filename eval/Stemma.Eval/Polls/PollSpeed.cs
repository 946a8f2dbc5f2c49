using System.Diagnostics;
using System.Globalization;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.Eval.Speed;

namespace Stemma.Eval.Polls;

/// <summary>
/// `./do bench polls`: the product's own road (subscriptions, gathering, fetcher, SQLite) over 50,000 feeds, each an origin of its own on loopback (POLLS_FEEDS=N for another number, POLLS_AT_ONCE for gather.atOnce).
/// In the first round each is asked for its robots.txt and its feed, and one site in a hundred hangs, one dribbles a byte a second and one errs; in the second these answer at last. The rounds after it, seven hours
/// of program time apart (robots.txt counts for 24), ask for the feed alone: with such sites and without, then without and with them, and so on (POLLS_PAIRS, 3). Two in a hundred have new items with pages each time, which are fetched too. The rate is that of the first 95 of 100 polls, so that what stays to the end (a hung site's deadline) is not counted as idle time; that of all is told too.
/// </summary>
internal static class PollSpeed
{
    private static readonly SiteShares Troubled = new(10, 10, 10, 20), Sound = new(0, 0, 0, 20);

    private const string Bad = "1 % hang, 1 % dribble, 1 % err", Good = "none hangs, dribbles or errs";

    public static void Run(string? folder)
    {
        _ = folder;
        string data = Directory.CreateTempSubdirectory("stemma-polls-").FullName;
        try
        {
            Measure(data, Math.Min(Number("POLLS_FEEDS", 50_000), FeedSite.Most)).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task Measure(string data, int feeds)
    {
        await using var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "bench", null, default);
        var settings = app.Start.Settings;
        int atOnce = Number("POLLS_AT_ONCE", settings[Settings.GatherAtOnce]);
        var fetching = FetchOptions.Of(settings);
        using var sites = new FeedServerProcess(feeds, fetching.Gap);
        string[] origins = [.. Enumerable.Range(0, feeds).Select(n => $"http://{FeedSite.Host(n)}:{sites.Port}")];
        var time = new ShiftedTime();
        var clock = Stopwatch.StartNew();
        foreach (string origin in origins) await app.Store.Feeds.Subscribe(new Subscription($"{origin}/feed"), time.GetUtcNow(), default);
        Console.WriteLine($"polls: {feeds:N0} feeds subscribed in {clock.Elapsed.TotalSeconds:0} s; {atOnce} sites at once, {Memory()}");
        using var fetcher = new Fetcher(fetching, new FetchGuard(origins), new HostGate(time), time);
        var gathering = new Gathering(app.Store, fetcher.Fetch, PollOptions.Of(settings), atOnce, time, _ => { }, new ChangeSignal());
        sites.Behave(Troubled);
        await Timed("first round, robots.txt and feed", feeds, gathering, sites);
        await Later(Sound, "those that hung, dribbled or erred answer at last");
        // Rates drift as the store grows and the machine has other things to do: pairs, every second in the other order.
        var rates = new List<(double Troubled, double Sound)>();
        for (int pair = 0; pair < Number("POLLS_PAIRS", 3); pair++)
        {
            if (pair > 0) await Later(Sound, "robots.txt is asked for again", hours: 24);
            bool soundFirst = pair % 2 == 1;
            double first = soundFirst ? await Later(Sound, Good) : await Later(Troubled, Bad), second = soundFirst ? await Later(Troubled, Bad) : await Later(Sound, Good);
            rates.Add(soundFirst ? (second, first) : (first, second));
        }
        Console.WriteLine($"polls: {Median(rates.Select(r => r.Troubled)):0} polls/s with hung and dribbling sites, {Median(rates.Select(r => r.Sound)):0} without (medians of {rates.Count}): they cost {Median(rates.Select(Cost)):0.0} % (pairs: {string.Join(", ", rates.Select(r => Cost(r).ToString("0.0", CultureInfo.InvariantCulture)))})");

        async Task<double> Later(SiteShares shares, string what, int hours = 7)
        {
            await Task.Delay(fetching.Gap); // the sites know nothing of the leap
            time.Shift += TimeSpan.FromHours(hours);
            sites.Behave(shares);
            return await Timed($"a round after it, {what}", feeds, gathering, sites);
        }
    }

    private static double Cost((double Troubled, double Sound) pair) => (1 - pair.Troubled / pair.Sound) * 100;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<double> Timed(string what, int feeds, Gathering gathering, FeedServerProcess sites)
    {
        string load = Load();
        double cpu = Timing.Cpu(), theirs = sites.Cpu, most = 0, at95 = 0, cpu95 = 0;
        int before = gathering.Tally.Polls, polls = 0;
        var clock = Stopwatch.StartNew();
        var round = gathering.RunOnce(default);
        while (await Task.WhenAny(round, Task.Delay(100)) != round)
        {
            most = Math.Max(most, Resident());
            polls = gathering.Tally.Polls - before;
            if (at95 == 0 && polls >= feeds * .95) (at95, cpu95) = (clock.Elapsed.TotalSeconds, Timing.Cpu() - cpu);
        }
        await round;
        double whole = clock.Elapsed.TotalSeconds, used = Timing.Cpu() - cpu;
        polls = gathering.Tally.Polls - before;
        if (at95 == 0) (at95, cpu95) = (whole, used);
        var saw = sites.Saw();
        double rate = feeds * .95 / at95;
        Console.WriteLine($"polls, {what}: {polls:N0} polls, {saw.Requests:N0} requests ({saw.Robots:N0} for robots.txt); {rate:0} polls/s ({polls / whole:0} to the very end, {whole:0} s), {cpu95 / (feeds * .95) * 1000:0.00} CPU-ms a poll (the sites' own {(sites.Cpu - theirs) / Math.Max(1, saw.Requests) * 1000:0.00} a request); peak {most:0} MiB, {Memory()}; at one origin at most {saw.AtOnce} at once and {saw.Polls} poll(s), {saw.Early} sooner than the pause; load before {load}");
        Console.WriteLine($"  so far: {gathering.Tally}");
        return rate;
    }

    private static string Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive);
        return $"settled {Resident():0} MiB, of them managed {GC.GetTotalMemory(false) / 1048576.0:0}";
    }

    private static double Resident() => Environment.WorkingSet / 1048576.0;

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    // The real clock, put forward by hand.
    private sealed class ShiftedTime : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }
}
