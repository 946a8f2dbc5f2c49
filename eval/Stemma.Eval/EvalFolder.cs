namespace Stemma.Eval;

/// <summary>Finds the evaluation data, which lies beside the checkout and never in it.</summary>
internal static class EvalFolder
{
    /// <summary>$STEMMA_EVAL, else ../shared/eval from the current directory or one above it; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("STEMMA_EVAL") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            var beside = Path.Combine(at.FullName, "shared", "eval");
            if (Directory.Exists(beside)) return beside;
        }
        return null;
    }

    /// <summary>Says that the data is not there; nothing is scored, which is no failure.</summary>
    public static int Absent(string verb)
    {
        Console.WriteLine($"{verb}: no evaluation data found (../shared/eval or $STEMMA_EVAL); nothing to do");
        return 0;
    }

    /// <summary>Says how it is called.</summary>
    public static int Usage()
    {
        Console.Error.WriteLine("usage: ./do quality [SET...] [--raise] | bench [NAME...] | train [NAME...] | fuzz extract|statements MINUTES [FIRST] | fuzz extract|statements --replay FILE");
        return 2;
    }
}
