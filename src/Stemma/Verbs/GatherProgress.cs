using Stemma.App.Gather;

namespace Stemma.Verbs;

/// <summary>How a gathering stands: one line on standard error that is written over, only on a terminal.</summary>
internal sealed class GatherProgress : IDisposable
{
    private readonly Timer? _timer;

    public GatherProgress(GatherTally tally)
    {
        if (Console.IsErrorRedirected) return;
        _timer = new Timer(_ => Console.Error.Write($"\r\u001b[K{tally}; {tally.Running} under way"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_timer is null) return;
        _timer.Dispose();
        Console.Error.Write("\r\u001b[K");
    }
}
