using System.CommandLine;
using Stemma.App;

namespace Stemma.Verbs;

/// <summary>The exit codes that scripts rely on, and the one place where a verb's failure becomes a message.</summary>
internal static class Outcome
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Something was refused (said which and why); the rest is done.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>Failed.</summary>
    public const int Failed = 3;

    // After a SIGTERM; longer than anything takes to end in order.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Parses and runs. A closed pipe is silent; a failure is one line that says what to do next, with the trace under STEMMA_TRACE=1.</summary>
    public static async Task<int> Of(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        var wrong = WrongWords.Said(parsed);
        if (parsed.Errors.Count > 0 || wrong.Count > 0)
        {
            foreach (string said in wrong.Count > 0 ? wrong : [.. parsed.Errors.Select(e => e.Message)]) await Console.Error.WriteLineAsync($"stemma: {said}");
            await Console.Error.WriteLineAsync($"stemma: see '{WrongWords.Words(parsed)} --help'");
            return Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Longest });
        }
        catch (IOException closed) when (IsClosedPipe(closed))
        {
            return Done;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stemma: stopped; what was accepted is kept");
            return Failed;
        }
        catch (SettingException misspelt)
        {
            await Console.Error.WriteLineAsync($"stemma: {misspelt.Message}");
            return Usage;
        }
        catch (DataHeldException held)
        {
            await Console.Error.WriteLineAsync($"stemma: {held.Message}");
            return Refused;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync($"stemma: {failure.Message}");
            if (Environment.GetEnvironmentVariable("STEMMA_TRACE") == "1") await Console.Error.WriteLineAsync(failure.ToString());
            return Failed;
        }
    }

    // EPIPE: whoever read our output has seen enough.
    private static bool IsClosedPipe(IOException e) => (e.HResult & 0xFFFF) is 32 or 109 or 232;
}
