using System.Diagnostics;
using System.Globalization;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Eval.Fuzz;

/// <summary>Reads ever new broken pages for some minutes: nothing may throw, and what holds of every article must hold.</summary>
internal static class ExtractFuzz
{
    private const int MostSaved = 20, SameTwice = 40, Warming = 400;
    private static readonly TimeSpan Telling = TimeSpan.FromMinutes(1);

    // Work is reported, not judged, and measured by what the processor did, whoever else works on the machine: a second and two milliseconds a kilobyte are far more than a page should ask for.
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1), SlowEach = TimeSpan.FromMilliseconds(2);

    private sealed record Worst(int Number, double Milliseconds, int Bytes);

    /// <summary>Runs it.</summary>
    /// <param name="folder">The evaluation data, or null.</param>
    /// <param name="minutes">For how long.</param>
    /// <param name="from">The number of the first case.</param>
    /// <returns>0 when nothing was found.</returns>
    public static int Run(string? folder, double minutes, int from)
    {
        var pages = FuzzCorpus.Pages(folder);
        var maker = new FuzzMaker(pages);
        string kept = Path.Combine(Path.GetTempPath(), "stemma-fuzz");
        Console.WriteLine(Invariant($"fuzz extract: {pages.Count} pages to start from, {minutes} minutes, first case {from}; findings go to {kept}"));
        var (clock, found, slow) = (Stopwatch.StartNew(), new Dictionary<string, int>(StringComparer.Ordinal), new List<Worst>());
        var (next, number, bytes, dearest) = (Telling, from, 0L, (Share: 0.0, Number: from));
        for (int n = 1; n <= Warming; n++) _ = Wrong(maker.Make(-n), false); // data files and code not yet optimised are no page's cost
        for (; clock.Elapsed.TotalMinutes < minutes; number++)
        {
            var made = maker.Make(number);
            bytes += made.Bytes.Length;
            long before = GC.GetAllocatedBytesForCurrentThread();
            var own = Environment.CpuUsage.TotalTime;
            string? wrong = Wrong(made, number % SameTwice == 0);
            var took = Environment.CpuUsage.TotalTime - own;
            double share = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Math.Max(4096, made.Bytes.Length);
            if (share > dearest.Share) dearest = (share, number);
            if (took > SlowFrom + SlowEach * (made.Bytes.Length / 1024.0)) Slow(slow, new Worst(number, took.TotalMilliseconds, made.Bytes.Length), made, kept);
            if (wrong is not null) Tell(found, made, number, wrong, kept);
            if (clock.Elapsed < next) continue;
            next += Telling;
            Console.WriteLine(Invariant($"{clock.Elapsed.TotalMinutes,6:0.0} min: {number - from + 1} cases, {bytes / 1e6:0} MB, {found.Values.Sum()} findings of {found.Count} kinds, {slow.Count} slow, at most {dearest.Share:0} bytes allocated a byte read, by case {dearest.Number}"));
        }
        foreach (var worst in slow.OrderByDescending(s => s.Milliseconds).Take(3)) Console.WriteLine(Invariant($"slow: case {worst.Number}, {worst.Milliseconds:0} ms for {worst.Bytes} bytes"));
        foreach (var (what, times) in found) Console.WriteLine($"{times} x {what}");
        Console.WriteLine(Invariant($"fuzz extract: {number - from} cases, {bytes / 1e6:0} MB in {clock.Elapsed.TotalMinutes:0.0} minutes, {found.Values.Sum()} findings, {slow.Count} slow; went up to case {number - 1}"));
        return found.Count == 0 ? 0 : 1;
    }

    /// <summary>Reads one file again, as it was written down.</summary>
    public static int Replay(string file)
    {
        var made = FuzzCase.Load(file);
        var clock = Stopwatch.StartNew();
        var article = made.Read();
        Console.WriteLine(Invariant($"{made.Form}, {made.Bytes.Length} bytes: {article?.Kind.ToString() ?? "nothing"}, {article?.Text.Length ?? 0} characters, {article?.Blocks.Count ?? 0} blocks, {clock.ElapsedMilliseconds} ms"));
        string? wrong = article is null ? null : Judged(article, made);
        Console.WriteLine(wrong ?? "nothing wrong");
        return wrong is null ? 0 : 1;
    }

    private static string? Wrong(FuzzCase made, bool twice)
    {
        try
        {
            if (made.Read() is not { } article) return null;
            if (twice && made.Read() is { } again && (again.Text != article.Text || again.Title != article.Title || again.Blocks.Count != article.Blocks.Count)) return "read twice, it reads otherwise";
            return Judged(article, made);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            string at = (thrown.StackTrace ?? "").Split('\n').FirstOrDefault(l => l.Contains("Stemma.", StringComparison.Ordinal))?.Trim() ?? "";
            return $"{thrown.GetType().Name} {at}";
        }
    }

    // Text in a wide encoding may have more bytes than it has characters, never fewer than half.
    private static string? Judged(Article article, FuzzCase made) =>
        ArticleRules.Broken(article, made.Bytes.Length * 2) ?? (made.Form == CaptureForm.Html ? ArticleRules.Leaked(article, Encoding.Latin1.GetString(made.Bytes).Replace("\0", "", StringComparison.Ordinal)) : null);

    private static void Tell(Dictionary<string, int> found, FuzzCase made, int number, string wrong, string kept)
    {
        string kind = wrong.Length > 160 ? wrong[..160] : wrong;
        found[kind] = found.GetValueOrDefault(kind) + 1;
        if (found[kind] > 1 || found.Count > MostSaved) return;
        string file = made.Save(kept, Invariant($"case-{number}"), wrong);
        Console.WriteLine($"FOUND in case {number}: {wrong.ReplaceLineEndings(" ")}\n  again: ./do fuzz extract --replay {file}");
    }

    private static void Slow(List<Worst> slow, Worst worst, FuzzCase made, string kept)
    {
        slow.Add(worst);
        if (slow.Count > MostSaved) return;
        string file = made.Save(kept, Invariant($"slow-{worst.Number}"), Invariant($"{worst.Milliseconds:0} ms"));
        Console.WriteLine(Invariant($"SLOW case {worst.Number}: {worst.Milliseconds:0} ms for {worst.Bytes} bytes: {file}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
