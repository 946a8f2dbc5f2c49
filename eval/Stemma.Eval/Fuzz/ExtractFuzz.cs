using System.Diagnostics;
using System.Globalization;

namespace Stemma.Eval.Fuzz;

/// <summary>Reads ever new broken pages: nothing may throw, and what holds of every article must hold.</summary>
internal static class ExtractFuzz
{
    /// <summary>Runs it for some minutes from the case of a number on; 0 when nothing was found.</summary>
    public static int Run(string? folder, double minutes, int from)
    {
        var pages = FuzzCorpus.Pages(folder);
        return FuzzRun.Run("extract", $"{pages.Count} pages", new FuzzMaker(pages).Make, minutes, from);
    }

    /// <summary>Reads one file again, as it was written down.</summary>
    public static int Replay(string file)
    {
        var made = FuzzCase.Load(file);
        var clock = Stopwatch.StartNew();
        var article = made.Read();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Form}, {made.Bytes.Length} bytes: {article?.Kind.ToString() ?? "nothing"}, {article?.Text.Length ?? 0} characters, {article?.Blocks.Count ?? 0} blocks, {clock.ElapsedMilliseconds} ms"));
        string? wrong = made.Wrong(twice: false);
        Console.WriteLine(wrong ?? "nothing wrong");
        return wrong is null ? 0 : 1;
    }
}
