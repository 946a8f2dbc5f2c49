using System.Diagnostics;
using System.Globalization;
using Stemma.App;
using Stemma.App.Pipeline;
using Stemma.Core.Search;

namespace Stemma.Eval.Speed;

/// <summary>
/// A fixed list of queries over a store of many articles (100,000; SEARCH_ARTICLES=N for another number) while 30 articles a second come in by the product's own road: how long a page of results and a feed of the
/// newest take, kind by kind of query, and how long after it was accepted an article is found. SEARCH_KIND names one kind, SEARCH_SLOWEST how many of the slowest are named.
/// </summary>
internal static class SearchSpeed
{
    private const int PerSecond = 30, PageOf = 20, FeedOf = 41;

    private sealed record Asked(string Kind, string Words, string Way, double Seconds, double Cpu, int Found);

    public static void Run(string? folder)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_ARTICLES"), CultureInfo.InvariantCulture, out int asked) ? asked : 100_000;
        if (Generated.Corpus(folder, 100_000, 7, html: false) is not { } corpus)
        {
            Console.WriteLine("search: no corpus (../shared/eval or python3 is not there)");
            return;
        }
        Measure(corpus, count).GetAwaiter().GetResult();
    }

    private static async Task Measure(string corpus, int count)
    {
        string data = Path.Combine(Path.GetTempPath(), $"stemma-search-{count}"), made = Path.Combine(data, "filled");
        var clock = Stopwatch.StartNew();
        bool filled = File.Exists(made);
        var fill = new SearchFill(corpus, filled ? 5_000 : Math.Min(count, 100_000));
        if (!filled && Directory.Exists(data)) Directory.Delete(data, recursive: true);
        await using var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "bench", null, default);
        if (!filled)
        {
            await fill.Fill(app, count);
            File.WriteAllText(made, "");
            Console.WriteLine($"search: a store of {count:N0} articles filled in {clock.Elapsed.TotalSeconds:0} s");
        }
        clock.Restart();
        int held = (await app.Store.Derived.Placed(default)).Value;
        using var fold = await app.OpenFold(default);
        await fold.Finish(default); // what a run before left
        Console.WriteLine($"search: {held:N0} articles, {new DirectoryInfo(data).EnumerateFiles().Sum(f => f.Length) / 1073741824.0:0.0} GiB; the fold opened in {clock.Elapsed.TotalSeconds:0} s");
        var queries = Queries().Where(q => Environment.GetEnvironmentVariable("SEARCH_KIND") is not { } kind || q.Kind == kind).ToList();
        await Round("nothing comes in", null);
        using var stop = new CancellationTokenSource();
        var lags = new List<double>();
        var writing = Task.Run(() => Write(app, fold, fill, held, lags, stop.Token));
        await Round($"{PerSecond} articles a second come in", stop);
        int came = await writing;
        if (lags.Count > 0) Console.WriteLine($"search: found after it was accepted: {Line(lags)} ({lags.Count} of {came / PerSecond} looked for and found)");

        async Task Round(string when, CancellationTokenSource? ends)
        {
            var took = new List<Asked>();
            foreach (var (kind, words) in queries) took.AddRange(await Ask(app, kind, words));
            if (ends is not null) await ends.CancelAsync();
            Told(took, when);
        }
    }

    private static async Task<IEnumerable<Asked>> Ask(StemmaApp app, string kind, string words)
    {
        var query = QueryParser.Parse(words).Query;
        double before = Timing.OwnCpu();
        long start = Stopwatch.GetTimestamp();
        var page = await app.Store.Reading.SearchStories(query, 0, PageOf, default);
        double best = Stopwatch.GetElapsedTime(start).TotalSeconds, between = Timing.OwnCpu();
        start = Stopwatch.GetTimestamp();
        var newest = await app.Store.Reading.Newest(query, 0, FeedOf, default);
        double feed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return [new Asked(kind, words, "page", best, between - before, page.Reports), new Asked(kind, words, "feed", feed, Timing.OwnCpu() - between, newest.Count)];
    }

    // Thirty a second, each second's in one go; one of them has a word of its own that is looked for until it is found.
    private static async Task<int> Write(StemmaApp app, Fold fold, SearchFill fill, int held, List<double> lags, CancellationToken stop)
    {
        int came = 0;
        var clock = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            var items = Enumerable.Range(held + came, PerSecond).Select(n => fill.Item(n) with { Id = $"late{n}" }).ToList();
            await fold.Accept([.. items.Select(i => SearchFill.Logged(i))], default);
            long accepted = Stopwatch.GetTimestamp();
            string last = SearchFill.OwnWord(held + came + PerSecond - 1);
            await fold.CatchUp(static _ => { }, default);
            if ((await app.Store.Reading.Newest(QueryParser.Parse(last).Query, 0, 1, default)).Count > 0) lags.Add(Stopwatch.GetElapsedTime(accepted).TotalSeconds);
            await fold.Compose(static _ => { }, default);
            came += PerSecond;
            double early = came / (double)PerSecond - clock.Elapsed.TotalSeconds;
            if (early > 0) await Task.Delay(TimeSpan.FromSeconds(early), CancellationToken.None);
        }
        Console.WriteLine($"search: {came} articles came in, {came / clock.Elapsed.TotalSeconds:0.0} a second");
        return came;
    }

    private static void Told(List<Asked> took, string when)
    {
        Console.WriteLine($"search, while {when}: {took.Count / 2} queries; a page of stories {Line(took.Where(t => t.Way == "page"))}; a feed of the newest {Line(took.Where(t => t.Way == "feed"))}");
        foreach (var kind in took.GroupBy(t => t.Kind)) Console.WriteLine($"  {kind.Key}: page {Line(kind.Where(t => t.Way == "page"))}; feed {Line(kind.Where(t => t.Way == "feed"))}");
        int slowest = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_SLOWEST"), CultureInfo.InvariantCulture, out int n) ? n : 10;
        foreach (var one in took.OrderByDescending(t => t.Cpu).Take(slowest)) Console.WriteLine($"  slowest: {one.Seconds * 1000:0} ms (CPU {one.Cpu * 1000:0}) {one.Way}, {one.Found} found: {one.Words}");
        Console.WriteLine($"  found nothing: {string.Join(" | ", took.Where(t => t is { Way: "feed", Found: 0 }).Select(t => t.Words))}");
    }

    // On a machine that others use too the processor's time tells more than the clock.
    private static string Line(IEnumerable<Asked> took) => $"{Line([.. took.Select(t => t.Seconds)])} (CPU {Line([.. took.Select(t => t.Cpu)])})";

    private static string Line(List<double> seconds)
    {
        double[] sorted = [.. seconds.Order()];
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)] * 1000;
        return sorted.Length == 0 ? "-" : $"p50 {At(0.5):0} ms, p99 {At(0.99):0} ms, most {sorted[^1] * 1000:0} ms";
    }

    private static IEnumerable<(string Kind, string Words)> Queries()
    {
        using var from = new StreamReader(typeof(SearchSpeed).Assembly.GetManifestResourceStream("search-queries.tsv")!);
        while (from.ReadLine() is { } line)
            if (line.Split('\t') is [var kind, var words] && !kind.StartsWith('#')) yield return (kind, words);
    }
}
