using System.Diagnostics;

namespace Stemma.Tests.Verbs;

/// <summary>What a run of the program gave.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The real program, as a process of its own.</summary>
internal static class Cli
{
    /// <summary>Starts it.</summary>
    public static Process Start(string data, params IEnumerable<string> args) => StartIn(null, data, args);

    /// <summary>Starts it with a folder of its own for what is kept for a while, and as its home.</summary>
    public static Process StartIn(string? temporary, string data, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["STEMMA_DATA"] = data;
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (temporary is not null) (start.Environment["TMPDIR"], start.Environment["HOME"]) = (temporary, temporary);
        foreach (string arg in args.Prepend(Path.Combine(AppContext.BaseDirectory, "stemma.dll"))) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ran> Run(string data, params IEnumerable<string> args) => await Finish(Start(data, args));

    /// <summary>Runs it to its end with something on standard input.</summary>
    public static async Task<Ran> Fed(string data, string input, params IEnumerable<string> args)
    {
        var process = Start(data, args);
        await process.StandardInput.WriteAsync(input);
        return await Finish(process);
    }

    /// <summary>Waits for its end.</summary>
    public static async Task<Ran> Finish(Process process)
    {
        using var ended = process;
        process.StandardInput.Close();
        var (said, told) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return new Ran(process.ExitCode, await said, await told);
    }

    /// <summary>All that the two machine-readable verbs tell, for comparison.</summary>
    public static async Task<string> State(string data) =>
        (await Run(data, "stories", "--format", "jsonl")).Out + "\n" + (await Run(data, "lineage", "--format", "jsonl")).Out;
}
