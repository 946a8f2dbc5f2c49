using System.Runtime.InteropServices;
using Stemma.Eval.Speed;

namespace Stemma.Eval;

/// <summary>Prints speeds with the machine's description.</summary>
internal static class Bench
{
    private static readonly (string Name, Action<string?> Run)[] Benches =
    [
        ("end-to-end", EndToEnd.Run),
        ("extract", ExtractSpeed.Run),
        ("lineage", LineageSpeed.Run),
        ("statements", StatementSpeed.Run),
        ("grouping", GroupingSpeed.Run),
        ("alignment", StorySpeed.Run), // a part of the one before it, by itself
        ("compose", ComposeSpeed.Run),
        ("story-page", StoryPageSpeed.Run),
        ("search", SearchSpeed.Run),
        ("takedown", TakedownSpeed.Run),
        ("comments", CommentSpeed.Run),
        ("gather", Rehearsals.Rehearsal.Run),
        ("day", Rehearsals.Days.Run),
        ("polls", Polls.PollSpeed.Run),
        ("warc", WarcSpeed.Run),
        ("bombs", Bombs.BombBench.Run),
    ];

    /// <summary>Runs the benches named (all when none is named).</summary>
    public static int Run(string? folder, HashSet<string> names)
    {
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}, {Processor()}");
        foreach (var (_, run) in Benches.Where(b => names.Count == 0 ? b.Name is not ("gather" or "day" or "grouping" or "alignment" or "search" or "takedown" or "comments" or "polls" or "bombs") : names.Contains(b.Name))) run(folder);
        return 0;
    }

    private static string Processor() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : "unknown processor";
}
