using System.Globalization;
using Stemma.Eval.Fuzz;

namespace Stemma.Eval;

/// <summary>Runs a fuzz target for some minutes.</summary>
internal static class Fuzzing
{
    /// <summary>`fuzz extract|statements MINUTES [FIRST]` or `fuzz extract --replay FILE` or `fuzz statements --replay FILE...`.</summary>
    /// <returns>0 when nothing was found, 1 when something was, 2 for words that are not understood.</returns>
    public static int Run(string? folder, string[] words)
    {
        if (words is ["extract", "--replay", var page]) return ExtractFuzz.Replay(page);
        if (words is ["statements", "--replay", .. { Length: > 0 } texts]) return StatementsFuzz.Replay(texts);
        if (words is not ["extract" or "statements", var minutes, ..] || !double.TryParse(minutes, CultureInfo.InvariantCulture, out double length)) return EvalFolder.Usage();
        int first = words.Length > 2 && int.TryParse(words[2], CultureInfo.InvariantCulture, out int number) ? number : 1;
        return words[0] == "extract" ? ExtractFuzz.Run(folder, length, first) : StatementsFuzz.Run(folder, length, first);
    }
}
