using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Serve;
using Stemma.Core.News;
using ZstdSharp;

namespace Stemma.Eval.Speed;

/// <summary>
/// A report and twelve copies of it in a store of many articles (100,000; TAKEDOWN_ARTICLES=N for another number): how long from sending the form until its text is in no page, feed, search and answer for programs,
/// the same for all thirteen; whether it comes back when it is published again or an older backup is restored; and whether a byte of it is left in the data folder.
/// </summary>
internal static partial class TakedownSpeed
{
    private const int Copies = 12;
    private const string Marker = "wqxumbralk"; // stands in no other text, and no other word begins like it

    private static string Report(int n) => $"https://carrier{n}.example/brandol";

    public static void Run(string? folder)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("TAKEDOWN_ARTICLES"), CultureInfo.InvariantCulture, out int asked) ? asked : 100_000;
        if (Generated.Corpus(folder, 100_000, 7, html: false) is { } corpus) Measure(corpus, count).GetAwaiter().GetResult();
        else Console.WriteLine("takedown: no corpus (../shared/eval or python3 is not there)");
    }

    private static async Task Measure(string corpus, int count)
    {
        string data = Path.Combine(Path.GetTempPath(), $"stemma-takedown-{count}"), backup = data + ".before";
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        File.Delete(backup);
        var start = AppStart.Read(data, []);
        await using (var app = await StemmaApp.OpenToWrite(start, "bench", null, default))
        {
            await new SearchFill(corpus, Math.Min(count, 100_000)).Fill(app, count);
            using var fold = await app.OpenFold(default);
            await fold.Accept([.. Enumerable.Range(0, Copies + 1).Select(n => Identity.Of(Page(n)))], default);
            await fold.Finish(default);
            await app.Store.Backup(backup, default);
        }
        Console.WriteLine($"takedown: {count:N0} articles and a report with {Copies} copies; in the folder before: {(Left(data).Any() ? "found" : "NOT FOUND, so the search for bytes proves nothing")}");
        await using (var app = await StemmaApp.OpenToWrite(start, "serve", null, default)) await Served(app);
        Told("after it", data);
        var clock = Stopwatch.StartNew();
        int erased = await StemmaApp.Restore(start, backup, default);
        Console.WriteLine($"takedown: the backup from before restored in {clock.Elapsed.TotalSeconds:0} s, {erased} of its reports stay erased");
        Told("after the restore", data);
        Directory.Delete(data, recursive: true);
        File.Delete(backup);
    }

    private static async Task Served(StemmaApp app)
    {
        using var keeper = await Keeper.Open(app, static _ => { }, default);
        await keeper.Ready;
        var parts = new SiteParts(app.Store.Reading, keeper.Time, keeper.Changed) { Acts = Serving.Acts(app, keeper), People = Serving.People(app, keeper.Time) };
        await using var site = Site.Build(parts, "http://127.0.0.1:0");
        await site.StartAsync();
        using var stop = new CancellationTokenSource();
        var keeping = Task.Run(() => keeper.Run(stop.Token));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Site.Addresses(site).First()) };
        await SignIn(http, parts.Admin.Draw());
        var first = (await app.Store.Reading.Find(Report(0), Identity.OfUrl(Report(0)), default))!.Value;
        string[] routes = [.. Routes(first, (await app.Store.Reading.StoryOf(first, default))!.Value)];
        Console.WriteLine($"takedown: before, {await Having(http, routes)} of {routes.Length} addresses show it");
        var clock = Stopwatch.StartNew();
        for (int n = 0; n <= Copies; n++)
        {
            await Ask(http, Report(n));
            if (n == 0) Console.WriteLine($"takedown: the first report erased {clock.Elapsed.TotalSeconds:0.00} s after its form was sent");
        }
        int left;
        while ((left = await Having(http, routes)) > 0 && clock.Elapsed < TimeSpan.FromMinutes(5)) await Task.Delay(100);
        Console.WriteLine($"takedown: {left} of {routes.Length} addresses show it {clock.Elapsed.TotalSeconds:0.0} s after the first form was sent, all {Copies + 1} asked for one after the other (bar 60)");
        var again = new List<string>();
        for (int n = 0; n <= Copies + 1; n++) again.Add((await Keeping.Accept(app.Store.Ground, Page(n), default)).Problem?.Code ?? "accepted");
        Console.WriteLine($"takedown: published again, and once more at a new address: {string.Join(", ", again.CountBy(a => a).Select(a => $"{a.Value} {a.Key}"))}");
        await Task.Delay(2000);
        Console.WriteLine($"takedown: then {await Having(http, routes)} of {routes.Length} addresses show it");
        await stop.CancelAsync();
        await keeping;
        await site.StopAsync();
    }

    // Only an editor takes down at once.
    private static async Task SignIn(HttpClient http, string link)
    {
        string token = FormToken().Match(await http.GetStringAsync(link)).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("token", link["/admin/".Length..])]);
        using var answer = await http.PostAsync("/admin", form);
        if (answer.Headers.Location?.ToString() != "/desk") Console.WriteLine($"takedown: the link signed nobody in: {answer.StatusCode}");
    }

    private static async Task Ask(HttpClient http, string url)
    {
        string token = FormToken().Match(await http.GetStringAsync("/takedown")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("url", url), new("reason", "it is mine"), new("now", "1")]);
        using var answer = await http.PostAsync("/takedown/ask", form);
        if (answer.Headers.Location?.ToString().Contains("done", StringComparison.Ordinal) != true) Console.WriteLine($"takedown: {url} was refused: {answer.Headers.Location}");
    }

    private static IEnumerable<string> Routes(TellingId first, StoryId story) =>
    [
        "/", "/items", "/feed.atom", "/feed.rss", "/feed.json", $"/story/{story}", $"/story/{story}/claims", $"/story/{story}/feed.atom", $"/api/v1/stories/{story}", $"/api/v1/reports/{first}",
        $"/search?q={Marker}", $"/search.atom?q={Marker}", $"/api/v1/search?q={Marker}", "/source/carrier1.example", "/source/carrier1.example/feed.atom",
        .. Enumerable.Range(first.Value, Copies + 1).Select(n => $"/report/{n}"), $"/compare/{first.Value}/{first.Value + 1}",
    ];

    // A page of results names the words that were looked for: what is asked is whether the sentence round it stands there.
    private static async Task<int> Having(HttpClient http, string[] routes)
    {
        int having = 0;
        foreach (string route in routes)
        {
            using var answer = await http.GetAsync(route);
            if ((await answer.Content.ReadAsStringAsync()).Contains("warden of " + char.ToUpperInvariant(Marker[0]) + Marker[1..], StringComparison.Ordinal)) having++;
        }
        return having;
    }

    private static Core.News.Capture Page(int n)
    {
        string name = char.ToUpperInvariant(Marker[0]) + Marker[1..];
        string[] sentences =
        [
            $"The warden of {name} opened the upper sluice on Monday and let the reservoir fall by two metres.",
            "Farmers along the lower canal had asked for the water since the end of March, when the last of their wells ran dry.",
            "Nobody on the board had expected the gate to hold, for its hinges were cast in the year of the great frost.",
            "By the evening nine of the fourteen villages had water in their troughs, and the ferry at Osk ran again.",
            "An engineer from the valley office wrote down the level each hour and read the figures out over the radio.",
        ];
        string body = string.Concat(sentences.Select(s => $"<p>{s}</p>"));
        return new Core.News.Capture
        {
            Name = Report(n),
            Url = Report(n),
            Form = CaptureForm.Html,
            ContentType = "text/html; charset=utf-8",
            Fetched = SearchFill.At(100_000).AddHours(n),
            Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en><head><title>The warden of {name} opens a sluice</title></head><body><article><h1>The warden of {name} opens a sluice</h1>{body}<p>Paper number {n} printed it.</p></article></body></html>"),
        };
    }

    private static void Told(string when, string data)
    {
        var left = Left(data).Take(5).ToList();
        Console.WriteLine($"takedown: {when}, {(left.Count == 0 ? "no byte of it is left in the data folder (files as they are, and every cell unpacked)" : $"LEFT in {string.Join(", ", left)}")}");
    }

    // The files as they are, and every blob that is a zstd frame, unpacked.
    private static IEnumerable<string> Left(string data)
    {
        byte[][] wanted = [Encoding.UTF8.GetBytes(Marker), Encoding.UTF8.GetBytes(char.ToUpperInvariant(Marker[0]) + Marker[1..])];
        foreach (string file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
            if (wanted.Any(w => Holds(file, w))) yield return Path.GetFileName(file);
        SqliteConnection.ClearAllPools();
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "stemma.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        foreach (string table in Rows(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'", static r => r.GetString(0)).ToList())
            if (Rows(database, $"SELECT * FROM \"{table}\"", r => Enumerable.Range(0, r.FieldCount).Any(i => !r.IsDBNull(i) && r.GetValue(i) is byte[] blob && wanted.Any(w => Unpacked(blob).AsSpan().IndexOf(w) >= 0))).Any(static found => found))
                yield return $"table {table}";
    }

    private static IEnumerable<T> Rows<T>(SqliteConnection database, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read()) yield return read(rows);
    }

    private static bool Holds(string file, byte[] wanted)
    {
        using var bytes = File.OpenRead(file);
        var window = new byte[(1 << 20) + wanted.Length];
        for (int kept = 0, n; (n = bytes.ReadAtLeast(window.AsSpan(kept), 1, throwOnEndOfStream: false)) > 0;)
        {
            int all = kept + n;
            if (window.AsSpan(0, all).IndexOf(wanted) >= 0) return true;
            kept = Math.Min(wanted.Length - 1, all);
            window.AsSpan(all - kept, kept).CopyTo(window);
        }
        return false;
    }

    private static readonly Lazy<Decompressor> Unpacking = new(static () =>
    {
        var assembly = typeof(StemmaApp).Assembly;
        using var resource = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(n => n.EndsWith("json.zdict", StringComparison.Ordinal)))!;
        using var dictionary = new MemoryStream();
        resource.CopyTo(dictionary);
        var made = new Decompressor();
        made.LoadDictionary(dictionary.ToArray());
        return made;
    });

    private static byte[] Unpacked(byte[] blob)
    {
        if (blob is not [0x28, 0xB5, 0x2F, 0xFD, ..]) return [];
        try
        {
            return Unpacking.Value.Unwrap(blob).ToArray();
        }
        catch (ZstdException)
        {
            return []; // four bytes that only look like a frame
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
