using System.Globalization;
using Stemma.Eval.Fuzz;

namespace Stemma.Eval;

/// <summary>Runs a fuzz target for some minutes.</summary>
internal static class Fuzzing
{
    /// <summary>`fuzz extract MINUTES [FIRST]` or `fuzz extract --replay FILE`.</summary>
    /// <returns>0 when nothing was found, 1 when something was, 2 for words that are not understood.</returns>
    public static int Run(string? folder, string[] words)
    {
        if (words is ["extract", "--replay", var file]) return ExtractFuzz.Replay(file);
        if (words is not ["extract", var minutes, ..] || !double.TryParse(minutes, CultureInfo.InvariantCulture, out double length)) return EvalFolder.Usage();
        int first = words.Length > 2 && int.TryParse(words[2], CultureInfo.InvariantCulture, out int number) ? number : 1;
        return ExtractFuzz.Run(folder, length, first);
    }
}
