using System.Diagnostics;
using System.Globalization;

namespace Stemma.Eval.Fuzz;

/// <summary>What a run tries: bytes or a text, made from a number, with what can be wrong with it.</summary>
internal interface IFuzzed
{
    /// <summary>Its size in bytes.</summary>
    int Size { get; }

    /// <summary>What is wrong with what is made of it, or null; an exception counts as wrong.</summary>
    /// <param name="twice">Whether to read it twice and compare.</param>
    string? Wrong(bool twice);

    /// <summary>Writes it down with what is needed to read it so again; the file.</summary>
    string Save(string folder, string name, string why);
}

/// <summary>Reads ever new cases for some minutes and tells what was found, what was slow and what was dear.</summary>
internal static class FuzzRun
{
    private const int MostSaved = 20, SameTwice = 40, Warming = 400;
    private static readonly TimeSpan Telling = TimeSpan.FromMinutes(1);

    // Work is reported, not judged, and measured by what the processor did, whoever else works on the machine: a second and two milliseconds a kilobyte are far more than a page should ask for.
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(1), SlowEach = TimeSpan.FromMilliseconds(2);

    private sealed record Worst(int Number, double Milliseconds, int Bytes);

    /// <summary>Runs it.</summary>
    /// <param name="name">The target's name.</param>
    /// <param name="startingWith">What cases are made from, for people.</param>
    /// <param name="make">The case of a number.</param>
    /// <param name="minutes">For how long.</param>
    /// <param name="from">The number of the first case.</param>
    /// <returns>0 when nothing was found.</returns>
    public static int Run(string name, string startingWith, Func<int, IFuzzed> make, double minutes, int from)
    {
        string kept = Path.Combine(Path.GetTempPath(), "stemma-fuzz");
        Console.WriteLine(Invariant($"fuzz {name}: {startingWith} to start from, {minutes} minutes, first case {from}; findings go to {kept}"));
        var (clock, found, slow) = (Stopwatch.StartNew(), new Dictionary<string, int>(StringComparer.Ordinal), new List<Worst>());
        var (next, number, bytes, dearest) = (Telling, from, 0L, (Share: 0.0, Number: from));
        for (int n = 1; n <= Warming; n++) _ = Wrong(make(-n), false); // data files and code not yet optimised are no page's cost
        for (; clock.Elapsed.TotalMinutes < minutes; number++)
        {
            var made = make(number);
            bytes += made.Size;
            long before = GC.GetAllocatedBytesForCurrentThread();
            var own = Environment.CpuUsage.TotalTime;
            string? wrong = Wrong(made, number % SameTwice == 0);
            var took = Environment.CpuUsage.TotalTime - own;
            double share = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Math.Max(4096, made.Size);
            if (share > dearest.Share) dearest = (share, number);
            if (took > SlowAbove(made.Size)) Slow(slow, name, new Worst(number, took.TotalMilliseconds, made.Size), made, kept);
            if (wrong is not null) Tell(found, name, made, number, wrong, kept);
            if (clock.Elapsed < next) continue;
            next += Telling;
            Console.WriteLine(Invariant($"{clock.Elapsed.TotalMinutes,6:0.0} min: {number - from + 1} cases, {bytes / 1e6:0} MB, {found.Values.Sum()} findings of {found.Count} kinds, {slow.Count} slow, at most {dearest.Share:0} bytes allocated a byte read, by case {dearest.Number}"));
        }
        foreach (var worst in slow.OrderByDescending(s => s.Milliseconds).Take(3)) Console.WriteLine(Invariant($"slow: case {worst.Number}, {worst.Milliseconds:0} ms for {worst.Bytes} bytes"));
        foreach (var (what, times) in found) Console.WriteLine($"{times} x {what}");
        Console.WriteLine(Invariant($"fuzz {name}: {number - from} cases, {bytes / 1e6:0} MB in {clock.Elapsed.TotalMinutes:0.0} minutes, {found.Values.Sum()} findings, {slow.Count} slow; went up to case {number - 1}"));
        return found.Count == 0 ? 0 : 1;
    }

    /// <summary>More than this of the processor's time is slow.</summary>
    /// <param name="size">In bytes.</param>
    public static TimeSpan SlowAbove(int size) => SlowFrom + SlowEach * (size / 1024.0);

    private static string? Wrong(IFuzzed made, bool twice)
    {
        try
        {
            return made.Wrong(twice);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            string at = (thrown.StackTrace ?? "").Split('\n').FirstOrDefault(l => l.Contains("Stemma.", StringComparison.Ordinal))?.Trim() ?? "";
            return $"{thrown.GetType().Name} {at}";
        }
    }

    private static void Tell(Dictionary<string, int> found, string name, IFuzzed made, int number, string wrong, string kept)
    {
        string kind = wrong.Length > 160 ? wrong[..160] : wrong;
        found[kind] = found.GetValueOrDefault(kind) + 1;
        if (found[kind] > 1 || found.Count > MostSaved) return;
        string file = made.Save(kept, Invariant($"{name}-{number}"), wrong);
        Console.WriteLine($"FOUND in case {number}: {wrong.ReplaceLineEndings(" ")}\n  again: ./do fuzz {name} --replay {file}");
    }

    private static void Slow(List<Worst> slow, string name, Worst worst, IFuzzed made, string kept)
    {
        slow.Add(worst);
        if (slow.Count > MostSaved) return;
        string file = made.Save(kept, Invariant($"{name}-slow-{worst.Number}"), Invariant($"{worst.Milliseconds:0} ms"));
        Console.WriteLine(Invariant($"SLOW case {worst.Number}: {worst.Milliseconds:0} ms for {worst.Bytes} bytes: {file}"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
