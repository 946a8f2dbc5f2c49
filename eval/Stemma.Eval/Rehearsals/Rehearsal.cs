using System.Text.Json;
using Stemma.App;

namespace Stemma.Eval.Rehearsals;

/// <summary>What a rehearsal is like: outlets and their reports, hours of program time, program seconds a real one, and how often the program is killed on the way and started again.</summary>
internal sealed record RehearsalPlan(int Outlets, int Reports, double Hours, int Speed, int Kills, params string[] Verb);

/// <summary>What came of it.</summary>
internal sealed record Rehearsed(IReadOnlyList<string> Faults, int Owed, int Stored, int Requests, int Polls, int Stories, double PeakMegabytes, double RealSeconds, double Cpu);

/// <summary>Runs the real program over a press on loopback for hours of its own time, kills it on the way, and holds it to the server's log.</summary>
internal static class Rehearsal
{
    private static readonly RehearsalPlan Whole = new(Number("GATHER_FEEDS", 300), Number("GATHER_PAGES", 5000), 10, 60, 2, "serve", "--urls", "http://127.0.0.1:0");

    /// <summary>The whole of it, for `./do bench gather`; GATHER_HOURS and GATHER_SPEED change it.</summary>
    public static void Run(string? folder)
    {
        _ = folder;
        var plan = Whole with { Hours = Number("GATHER_HOURS", 10), Speed = Number("GATHER_SPEED", 60) };
        string data = Directory.CreateTempSubdirectory("stemma-rehearsal-").FullName;
        try
        {
            var done = Play(plan, data, Path.Combine(AppContext.BaseDirectory, "stemma.dll"), Console.WriteLine).GetAwaiter().GetResult();
            Console.WriteLine($"gather: {plan.Outlets} feeds, {plan.Reports} pages, {plan.Hours} h at {plan.Speed}-fold speed in {done.RealSeconds:0} s: {done.Requests} requests ({done.Polls} polls), {done.Owed} reports stood in feeds, {done.Stored} stored once, {done.Stories} stories; {plan.Kills} kills; peak memory {done.PeakMegabytes:0} MB, {done.Cpu:0} s of CPU; {done.Faults.Count} faults");
            foreach (string fault in done.Faults.Take(30)) Console.WriteLine("  " + fault);
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("GATHER_KEEP") is null) Directory.Delete(data, recursive: true);
            else Console.WriteLine($"kept: {data}");
        }
    }

    /// <summary>Plays it.</summary>
    /// <param name="plan">How.</param>
    /// <param name="data">An empty data folder.</param>
    /// <param name="program">stemma.dll.</param>
    /// <param name="say">Told how it goes.</param>
    public static async Task<Rehearsed> Play(RehearsalPlan plan, string data, string program, Action<string> say)
    {
        var outlets = Outlet.Press(plan.Outlets, plan.Reports, plan.Hours * 3600 * .75);
        using var press = new PressServer(outlets, plan.Speed, PressAnswers.Of);
        await File.WriteAllTextAsync(Path.Combine(data, "stemma.json"), JsonSerializer.Serialize(new Dictionary<string, object> { ["allowHosts"] = outlets.Select(press.Origin), ["clock.speed"] = plan.Speed }));
        string list = Path.Combine(data, "press.opml");
        await File.WriteAllTextAsync(list, press.Opml());
        if (await RealProgram.Output(program, data, "add", list) is { Exit: not 0 } add) return Failed($"add ended with {add.Exit}: {add.Out}");
        var run = await RealProgram.Run(new Running(plan.Hours * 3600 / plan.Speed, plan.Kills, plan.Verb), data, program, press, say);
        if (run.Failure is { } failure) return Failed(failure);
        return await Judge(plan, data, program, outlets, press, run.Kills) with { PeakMegabytes = run.PeakMegabytes, RealSeconds = run.Seconds, Cpu = run.Cpu };
    }

    private static async Task<Rehearsed> Judge(RehearsalPlan plan, string data, string program, List<Outlet> outlets, PressServer press, IReadOnlyList<double> kills)
    {
        var log = press.Log.OrderBy(v => v.Began).ToList();
        var check = new RehearsalCheck(outlets, log, plan.Speed, kills);
        var faults = check.Faults().ToList();
        // What waited for a page when it was stopped is brought in by one more run, a little later.
        await RealProgram.Output(program, data, "gather", "--once");
        var (well, doctor) = await RealProgram.Output(program, data, "doctor");
        if (well != 0) faults.Add($"doctor: {doctor.Trim()}");
        var (_, export) = await RealProgram.Output(program, data, "export", "--format", "jsonl");
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in export.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            foreach (string mark in Marks(line)) held[mark] = held.GetValueOrDefault(mark) + 1;
        var owed = check.Owed();
        var open = await Waiting(data);
        var known = outlets.SelectMany(o => o.Reports.Select(r => (Outlet: o, Report: r))).ToDictionary(x => x.Report.Mark, StringComparer.Ordinal);
        foreach (string mark in owed.Where(m => !held.ContainsKey(m) && !open.Contains(m)).Order(StringComparer.Ordinal))
            faults.Add($"lost: {mark} ({known[mark].Outlet.Manner} feed, {known[mark].Report.Manner} page {known[mark].Report.Path})");
        foreach (var (mark, count) in held.Where(h => h.Value > 1)) faults.Add($"stored {count} times: {mark}");
        var (_, stories) = await RealProgram.Output(program, data, "stories", "--format", "jsonl");
        int told = stories.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("story").ToString()).Distinct(StringComparer.Ordinal).Count();
        return new Rehearsed(faults, owed.Count, owed.Count(held.ContainsKey), log.Count, log.Count(v => v.Path.EndsWith("feed.xml", StringComparison.Ordinal)), told, 0, 0, 0);
    }

    private static async Task<HashSet<string>> Waiting(string data)
    {
        await using var app = await StemmaApp.OpenToRead(AppStart.Read(data, []), CancellationToken.None);
        var waiting = await app.Store.Feeds.Waiting(DateTimeOffset.MaxValue, 100_000, CancellationToken.None);
        return [.. waiting.SelectMany(w => Marks(System.Text.Encoding.UTF8.GetString(w.Body.Span)))];
    }

    private static IEnumerable<string> Marks(string text)
    {
        for (int at = 0; (at = text.IndexOf("kept as zq", at, StringComparison.Ordinal)) >= 0; at += 10)
            yield return text.Substring(at + 8, Math.Min(11, text.Length - at - 8)).TrimEnd('.', '"');
    }

    private static Rehearsed Failed(string why) => new([why], 0, 0, 0, 0, 0, 0, 0, 0);

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : otherwise;
}
