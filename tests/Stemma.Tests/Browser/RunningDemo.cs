using Stemma.Demo;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Browser;

/// <summary>One demo for all tests of its moments: started by the first that asks for it, and quicker than for people.</summary>
public sealed class RunningDemo : IAsyncDisposable
{
    private const int Speed = 4 * Demonstration.Speed;

    private readonly TestFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lazy<Task<string>> _passed;
    private Task? _running;

    public RunningDemo() => _passed = new Lazy<Task<string>>(Pass);

    /// <summary>Its address, once its five days have passed and all that was published is here.</summary>
    public Task<string> Passed => _passed.Value;

    private async Task<string> Pass()
    {
        var opened = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _running = Demonstration.Run(_folder.Path, 1, Speed, "http://127.0.0.1:0", null, (address, _) => opened.TrySetResult(address), _stop.Token);
        await Task.WhenAny(opened.Task, _running);
        if (_running.IsFaulted) await _running;
        string address = await opened.Task;
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        string all = $"Of {PressReports} reports here", tour = "";
        for (int tries = 0; !(tour.Contains(all, StringComparison.Ordinal) && tour.Contains("The five days have passed.", StringComparison.Ordinal) && tour.Contains("href=\"/link/", StringComparison.Ordinal)); tries++)
        {
            Assert.True(tries < 3000, $"not all has come:\n{tour}");
            await Task.Delay(200);
            tour = await client.GetStringAsync("/tour");
        }
        return address;
    }

    private static int PressReports => Demo.PressTest.Of(1).Reports.Count;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_running is not null) await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _folder.Dispose();
    }
}
