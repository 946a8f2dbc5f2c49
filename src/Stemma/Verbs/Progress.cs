using Spectre.Console;

namespace Stemma.Verbs;

/// <summary>Progress on standard error, only on a terminal.</summary>
internal static class Progress
{
    /// <summary>Does work, showing bytes read and stories composed.</summary>
    /// <param name="bytes">Bytes to read; 0 where it is not known.</param>
    /// <param name="work">Gets what to tell the bytes read to, and what to tell the stories left to.</param>
    public static async Task Show(long bytes, Func<Action<long>, Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            await work(static _ => { }, static _ => { });
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async shown =>
        {
            var reading = shown.AddTask("reading", maxValue: Math.Max(1, bytes));
            var composing = shown.AddTask("composing", autoStart: false);
            int most = 0;
            await work(read => reading.Value = read, left =>
            {
                if (!composing.IsStarted)
                {
                    reading.Value = reading.MaxValue;
                    composing.StartTask();
                }
                composing.MaxValue = most = Math.Max(most, Math.Max(1, left));
                composing.Value = most - left;
            });
            reading.Value = reading.MaxValue;
            composing.Value = composing.MaxValue;
        });
    }
}
