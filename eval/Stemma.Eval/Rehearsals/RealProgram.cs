using System.Diagnostics;
using System.Globalization;

namespace Stemma.Eval.Rehearsals;

/// <summary>How long the program runs in all (real seconds), how often it is killed on the way and started again, and as which verb.</summary>
internal sealed record Running(double Seconds, int Kills, IReadOnlyList<string> Verb);

/// <summary>How it ran: when it was killed (real seconds of the press), why it failed, or null.</summary>
internal sealed record Ran(IReadOnlyList<double> Kills, string? Failure, double Seconds, double PeakMegabytes, double Cpu);

/// <summary>The real program as a process of its own.</summary>
internal static class RealProgram
{
    /// <summary>Runs it over a press, kills it on the way, and ends it as an operator would.</summary>
    public static async Task<Ran> Run(Running plan, string data, string program, PressServer press, Action<string> say)
    {
        var clock = Stopwatch.StartNew();
        double peak = 0, cpu = 0;
        var kills = new List<double>();
        for (int part = 0; part <= plan.Kills; part++)
        {
            using var running = Start(program, data, [.. plan.Verb]);
            var said = running.StandardError.ReadToEndAsync();
            while (clock.Elapsed.TotalSeconds < plan.Seconds * (part + 1) / (plan.Kills + 1) && !running.HasExited)
            {
                await Task.Delay(250);
                peak = Math.Max(peak, Peak(running.Id));
            }
            if (running.HasExited) return new Ran(kills, $"the program ended by itself: {await said}", 0, 0, 0);
            cpu += running.TotalProcessorTime.TotalSeconds;
            if (part < plan.Kills)
            {
                running.Kill();
                kills.Add(press.Now);
                await running.WaitForExitAsync();
                say($"killed after {press.Now:0} s, {press.Log.Count} requests");
                continue;
            }
            using var term = Process.Start("kill", ["-TERM", running.Id.ToString(CultureInfo.InvariantCulture)]);
            await running.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
            say($"ended with {running.ExitCode}: {(await running.StandardOutput.ReadToEndAsync()).Trim()}");
            if (running.ExitCode is not (0 or 1)) return new Ran(kills, $"it ended with {running.ExitCode}: {await said}", 0, 0, 0);
        }
        return new Ran(kills, null, clock.Elapsed.TotalSeconds, peak, cpu);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Exit, string Out)> Output(string program, string data, params string[] args)
    {
        using var process = Start(program, data, args);
        var (told, said) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        await told;
        return (process.ExitCode, await said);
    }

    private static Process Start(string program, string data, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])[program, .. args, "--data", data]) start.ArgumentList.Add(arg);
        return Process.Start(start)!;
    }

    // VmHWM: the most memory that a process ever held.
    private static double Peak(int pid)
    {
        try
        {
            return File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line ? double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1000 : 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
