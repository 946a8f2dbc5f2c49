using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stemma.App;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Eval.Rehearsals;

/// <summary>What came of some days of a press.</summary>
internal sealed record Lived(IReadOnlyList<string> Faults, (int Versions, int Later, int Reports, int Gone) Owed, int Captures, int Waits, int Requests, int Asked, Ran Ran);

/// <summary>Some days in the life of outlets that publish, edit and delete: the real program gathers them, is killed on the way, and is held to what the server answered.</summary>
internal static partial class Days
{
    private const int Page = 500;

    /// <summary>The whole of it, for `./do bench day`: 200 outlets, five days; DAY_OUTLETS, DAY_REPORTS, DAY_HOURS and DAY_SPEED change it.</summary>
    public static void Run(string? folder)
    {
        _ = folder;
        var plan = new RehearsalPlan(Number("DAY_OUTLETS", 200), Number("DAY_REPORTS", 3000), Number("DAY_HOURS", 120), Number("DAY_SPEED", 1000), 4, "gather");
        string data = Directory.CreateTempSubdirectory("stemma-day-").FullName;
        try
        {
            var done = Play(plan, data, Path.Combine(AppContext.BaseDirectory, "stemma.dll"), Console.WriteLine).GetAwaiter().GetResult();
            Console.WriteLine($"day: {plan.Outlets} outlets, {plan.Hours / 24:0.#} days at {plan.Speed}-fold speed in {done.Ran.Seconds:0} s: {done.Requests} requests, {done.Asked} of them for pages; {done.Owed.Reports} reports were seen ({done.Owed.Gone} of them deleted on the way) in {done.Owed.Versions} versions ({done.Owed.Later} revisions), {done.Captures} captures, {done.Waits} versions still waited for their page at the end; {plan.Kills} kills; peak memory {done.Ran.PeakMegabytes:0} MB, {done.Ran.Cpu:0} s of CPU; {done.Faults.Count} faults");
            foreach (string fault in done.Faults.Take(30)) Console.WriteLine("  " + fault);
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("DAY_KEEP") is null) Directory.Delete(data, recursive: true);
            else Console.WriteLine($"kept: {data}");
        }
    }

    /// <summary>Plays it.</summary>
    /// <inheritdoc cref="Rehearsal.Play"/>
    public static async Task<Lived> Play(RehearsalPlan plan, string data, string program, Action<string> say)
    {
        var outlets = DayOutlet.Press(plan.Outlets, plan.Reports, plan.Hours * 3600);
        List<Outlet> origins = [.. outlets.Select(o => o.Outlet)];
        using var press = new PressServer(origins, plan.Speed, new DayAnswers(outlets).Of);
        await File.WriteAllTextAsync(Path.Combine(data, "stemma.json"), JsonSerializer.Serialize(new Dictionary<string, object> { ["allowHosts"] = origins.Select(press.Origin), ["clock.speed"] = plan.Speed, ["captures.megabytes"] = 5000 }));
        string list = Path.Combine(data, "press.opml");
        await File.WriteAllTextAsync(list, press.Opml());
        if (await RealProgram.Output(program, data, "add", list) is { Exit: not 0 } add) return Failed($"add ended with {add.Exit}: {add.Out}");
        var ran = await RealProgram.Run(new Running(plan.Hours * 3600 / plan.Speed, plan.Kills, plan.Verb), data, program, press, say);
        if (ran.Failure is { } failure) return Failed(failure);
        // What was due when it was stopped is brought in by one more run.
        await RealProgram.Output(program, data, "gather", "--once");
        var log = press.Log.OrderBy(v => v.Began).ToList();
        var seen = new RehearsalCheck(origins, log, plan.Speed, ran.Kills);
        var (_, export) = await RealProgram.Output(program, data, "export", "--format", "jsonl");
        var (raw, kept, waits) = await Held(data);
        var check = new DayCheck(outlets, seen, kept, [.. Marks(export)], waits);
        // The log itself, before anything of ours folds it: no version twice in the feed's own words, nor twice from its page.
        var twice = raw.CountBy(k => (k.Mark, k.Own)).Where(k => k.Value > 1).Select(k => $"stands {k.Value} times in the log, as {(k.Key.Own ? "the feed's words" : "a page")}: {k.Key.Mark}");
        List<string> faults = [.. seen.Faults(), .. check.Faults(), .. twice];
        var (well, doctor) = await RealProgram.Output(program, data, "doctor");
        if (well != 0) faults.Add($"doctor: {doctor.Trim()}");
        return new Lived(faults, check.Owed, raw.Count, waits.Count, log.Count, log.Count(v => v.Path.StartsWith("/news/", StringComparison.Ordinal)), ran);
    }

    private static async Task<(List<Kept> Raw, List<Kept> Kept, HashSet<string> Waits)> Held(string data)
    {
        await using var app = await StemmaApp.OpenToRead(AppStart.Read(data, []), CancellationToken.None);
        var kept = new List<Kept>();
        for (var after = new TellingId(0); await app.Store.Ground.Captures(after, Page, CancellationToken.None) is { Count: > 0 } page; after = page[^1].Capture.Id)
            foreach (var logged in page) kept.AddRange(Marks(Encoding.UTF8.GetString(logged.Capture.Body.Span)).Distinct().Select(m => new Kept(logged.Telling.Value, m, logged.Capture.Form == CaptureForm.Item)));
        List<Kept> raw = [.. kept];
        foreach (int telling in kept.GroupBy(k => k.Mark).Where(g => g.Count() > 1).Select(g => g.First().Telling).Distinct().ToList())
        {
            // The same in the feed's own words and on the page is one version, as the page of versions has it.
            var captures = (await app.Store.Ground.CapturesOf(new TellingId(telling), CancellationToken.None)).Select(l => l.Capture);
            int at = kept.FindIndex(k => k.Telling == telling);
            kept.RemoveAll(k => k.Telling == telling);
            kept.InsertRange(at, Revisions.Of(captures).SelectMany(r => Marks(r.Article.Text).Distinct().Select(m => new Kept(telling, m, r.Capture.Form == CaptureForm.Item))));
        }
        var waiting = await app.Store.Feeds.Waiting(DateTimeOffset.MaxValue, 100_000, CancellationToken.None);
        return (raw, kept, [.. waiting.SelectMany(w => Marks(Encoding.UTF8.GetString(w.Body.Span)))]);
    }

    private static IEnumerable<string> Marks(string text) => Mark().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"(?<=kept as )zq\d+x\d+k-\d+")]
    private static partial Regex Mark();

    private static Lived Failed(string why) => new([why], default, 0, 0, 0, 0, new Ran([], why, 0, 0, 0));

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : otherwise;
}
