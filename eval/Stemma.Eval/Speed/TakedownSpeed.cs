using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Pipeline;
using Stemma.App.Serve;
using Stemma.Core.News;
using Stemma.Eval.Rehearsals;
using Stemma.Eval.Takedowns;

namespace Stemma.Eval.Speed;

/// <summary>
/// A report and twelve copies of it in a store of many articles (100,000; TAKEDOWN_ARTICLES=N for another number), taken down the owner's way: by the form, a file on his site, and an editor who grants the copies.
/// How long from sending the form until the report, and until all thirteen, are in no page, feed, search, answer for programs and export; whether they come back when they are published again, when an older backup
/// is restored and when all is processed anew (given up after four minutes; TAKEDOWN_REPROCESS_MINUTES=N for more); and whether a byte is left in the data folder.
/// </summary>
internal static class TakedownSpeed
{
    private const int Copies = 12;
    private const string Marker = "wqxumbralk"; // stands in no other text, and no other word begins like it
    private static readonly string Name = char.ToUpperInvariant(Marker[0]) + Marker[1..];

    // A page of results names the words that were looked for: what is asked of pages is whether the sentence round them stands there.
    private static readonly Traces OnPages = new([$"warden of {Name}"]), InBytes = new([Marker, Name]);

    public static void Run(string? folder)
    {
        int count = Set("TAKEDOWN_ARTICLES", 100_000);
        if (Generated.Corpus(folder, 100_000, 7, html: false) is { } corpus) Measure(corpus, count).GetAwaiter().GetResult();
        else Console.WriteLine("takedown: no corpus (../shared/eval or python3 is not there)");
    }

    private static int Set(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int set) ? set : otherwise;

    private static async Task Measure(string corpus, int count)
    {
        string data = Path.Combine(Path.GetTempPath(), $"stemma-takedown-{count}"), backup = data + ".before";
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        File.Delete(backup);
        await using var owner = await OwnerSite.Open("carrier0.example");
        Capture[] pages = [.. Enumerable.Range(0, Copies + 2).Select(n => Page(n, owner))];
        var start = AppStart.Read(data, [$"allowHosts={owner.Origin}", "fetch.gapMilliseconds=0"]);
        await Filled(start, corpus, count, pages[..(Copies + 1)], backup);
        Console.WriteLine($"takedown: {count:N0} articles and a report with {Copies} copies; in the folder before: {(InBytes.InFolder(data).Found.Count > 0 ? "found" : "NOT FOUND, so the search for bytes proves nothing")}");
        await using (var app = await StemmaApp.OpenToWrite(start, "serve", null, default)) await Served(app, owner, pages);
        await Exported(data);
        Console.WriteLine($"takedown: after it {InBytes.InFolder(data)}");
        await Restored(start, data, backup);
        await Anew(start, data);
        Directory.Delete(data, recursive: true);
        File.Delete(backup);
    }

    private static async Task Filled(AppStart start, string corpus, int count, Capture[] pages, string backup)
    {
        await using var app = await StemmaApp.OpenToWrite(start, "bench", null, default);
        await new SearchFill(corpus, Math.Min(count, 100_000)).Fill(app, count);
        using var fold = await app.OpenFold(default);
        await fold.Accept([.. pages.Select(Identity.Of)], default);
        await fold.Finish(default);
        await app.Store.Backup(backup, default);
    }

    private static async Task Served(StemmaApp app, OwnerSite owner, Capture[] pages)
    {
        using var keeper = await Keeper.Open(app, static _ => { }, default, resolve: OwnerSite.Resolver);
        await keeper.Ready;
        var parts = new SiteParts(app.Store.Reading, keeper.Time, keeper.Changed) { Acts = Serving.Acts(app, keeper), People = Serving.People(app, keeper.Time) };
        await using var site = Site.Build(parts, "http://127.0.0.1:0");
        await site.StartAsync();
        using var stop = new CancellationTokenSource();
        var keeping = Task.Run(() => keeper.Run(stop.Token));
        using HttpClient guest = Browser(site), editor = Browser(site);
        await new Visiting(editor).SignIn(parts.Admin.Draw());
        var first = (await app.Store.Reading.Find(pages[0].Url!, Identity.OfUrl(pages[0].Url), default))!.Value;
        var story = (await app.Store.Reading.Story((await app.Store.Reading.StoryOf(first, default))!.Value, default))!;
        var addresses = SiteAddresses.Of(site, [story], [first], [$"warden {Name}"]);
        string[] own = [.. addresses.Where(a => a.Split('/', '?').Contains($"{first}") && !a.Contains("stor", StringComparison.Ordinal))];
        await Told("before", guest, editor, addresses);
        await TakenDown(guest, editor, owner, pages[0].Url!, own, addresses);
        await Again(app, pages);
        await Task.Delay(2000);
        await Told("published again", guest, editor, addresses);
        await stop.CancelAsync();
        await keeping;
        await site.StopAsync();
    }

    private static async Task TakenDown(HttpClient guest, HttpClient editor, OwnerSite owner, string url, string[] own, IReadOnlyList<string> addresses)
    {
        var (asker, desk) = (new Visiting(guest), new Visiting(editor));
        var clock = Stopwatch.StartNew();
        string page = await asker.Ask(url);
        owner.File = await asker.File(page);
        string said = await asker.Prove(page, new Uri(url).Host);
        if (!said.Contains("rased and barred", StringComparison.Ordinal)) Console.WriteLine($"takedown: the proof was REFUSED: {said}");
        double proven = clock.Elapsed.TotalSeconds;
        await Until(guest, own, clock);
        Console.WriteLine($"takedown: the report is erased {proven:0.00} s after its form was sent, and in none of the {own.Length} addresses of its own after {clock.Elapsed.TotalSeconds:0.00} s");
        int granted = 0;
        while (await desk.GrantOne() > 0) granted++;
        double decided = clock.Elapsed.TotalSeconds;
        int left = await Until(guest, addresses, clock);
        Console.WriteLine($"takedown: {granted} copies granted one by one on the desk after {decided:0.0} s; {left} of {addresses.Count} addresses show any of the {Copies + 1} {clock.Elapsed.TotalSeconds:0.0} s after the form was sent (bar 60)");
    }

    private static async Task<int> Until(HttpClient http, IReadOnlyList<string> addresses, Stopwatch clock)
    {
        int left;
        while ((left = (await new Asking(http).Showing(OnPages, addresses)).Showing.Count) > 0 && clock.Elapsed < TimeSpan.FromMinutes(5)) await Task.Delay(100);
        return left;
    }

    private static async Task Told(string when, HttpClient guest, HttpClient editor, IReadOnlyList<string> addresses)
    {
        var (seen, answered, letters) = await new Asking(guest).Showing(OnPages, addresses);
        var (desk, _, _) = await new Asking(editor).Showing(OnPages, addresses);
        Console.WriteLine($"takedown: {when}, {seen.Count} of {addresses.Count} addresses show it to a guest and {desk.Count} to an editor ({answered} answered, {letters:N0} letters)");
    }

    private static async Task Again(StemmaApp app, Capture[] pages)
    {
        var again = new List<string>();
        foreach (var page in pages) again.Add((await Keeping.Accept(app.Store.Ground, page, default)).Problem?.Code ?? "accepted");
        Console.WriteLine($"takedown: published again, and once more at a new address: {string.Join(", ", again.CountBy(a => a).Select(a => $"{a.Value} {a.Key}"))}");
    }

    private static async Task Exported(string data)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "stemma.dll");
        foreach (string format in (string[])["jsonl", "ninjs", "atom", "opml"])
        {
            var (exit, text) = await RealProgram.Output(program, data, "export", "--format", format);
            Console.WriteLine($"takedown: exported as {format}, {text.Length:N0} letters{(exit == 0 ? "" : $", ended with {exit}")}: {(InBytes.In(text) is { } found ? $"LEFT: {found}" : "nothing of it")}");
        }
    }

    private static async Task Restored(AppStart start, string data, string backup)
    {
        var clock = Stopwatch.StartNew();
        int erased = await StemmaApp.Restore(start, backup, default);
        Console.WriteLine($"takedown: the backup from before restored in {clock.Elapsed.TotalSeconds:0} s, {erased} of its reports stay erased; {InBytes.InFolder(data)}");
    }

    private static async Task Anew(AppStart start, string data)
    {
        var clock = Stopwatch.StartNew();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(Set("TAKEDOWN_REPROCESS_MINUTES", 4)));
        int seen = 0;
        try
        {
            await Anew(start, () =>
            {
                if (++seen % 1000 == 0) Console.Error.WriteLine($"{seen:N0} read anew after {clock.Elapsed.TotalSeconds:0} s");
            }, patience.Token);
            Console.WriteLine($"takedown: {seen:N0} captures processed anew in {clock.Elapsed.TotalSeconds:0} s; {InBytes.InFolder(data)}");
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"takedown: NOT all processed anew: {seen:N0} captures in {clock.Elapsed.TotalSeconds:0} s, then given up; {InBytes.InFolder(data)}");
        }
    }

    private static async Task Anew(AppStart start, Action each, CancellationToken ct)
    {
        await using var app = StemmaApp.OpenAlone(start, "reprocess");
        await Reprocess.Run(app.Store, Step.Extract, app.Options, _ => each(), ct);
    }

    private static HttpClient Browser(WebApplication site) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Site.Addresses(site).First()) };

    private static Capture Page(int n, OwnerSite owner)
    {
        string url = n == 0 ? $"{owner.Origin}/brandol" : $"https://carrier{n}.example/brandol";
        string[] sentences =
        [
            $"The warden of {Name} opened the upper sluice on Monday and let the reservoir fall by two metres.",
            "Farmers along the lower canal had asked for the water since the end of March, when the last of their wells ran dry.",
            "Nobody on the board had expected the gate to hold, for its hinges were cast in the year of the great frost.",
            "By the evening nine of the fourteen villages had water in their troughs, and the ferry at Osk ran again.",
            "An engineer from the valley office wrote down the level each hour and read the figures out over the radio.",
        ];
        string body = string.Concat(sentences.Select(s => $"<p>{s}</p>"));
        return new Capture
        {
            Name = url,
            Url = url,
            Form = CaptureForm.Html,
            ContentType = "text/html; charset=utf-8",
            Fetched = SearchFill.At(100_000).AddHours(n),
            Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>The warden of {Name} opens a sluice</title></head><body><article><h1>The warden of {Name} opens a sluice</h1>{body}<p>Paper number {n} printed it.</p></article></body></html>"),
        };
    }
}
