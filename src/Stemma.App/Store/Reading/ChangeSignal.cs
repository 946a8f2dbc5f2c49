namespace Stemma.App.Store.Reading;

/// <summary>Tells those who wait that something has changed: a number that grows. Nobody is called; whoever is slow sees only the last number.</summary>
public sealed class ChangeSignal
{
    private readonly Lock _state = new();
    private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many changes there were.</summary>
    public long Number { get; private set; }

    /// <summary>Something has changed.</summary>
    public void Raise()
    {
        TaskCompletionSource<long> waited;
        long number;
        lock (_state)
        {
            waited = _next;
            number = ++Number;
            _next = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        waited.SetResult(number);
    }

    /// <summary>Waits for a change after one that was seen.</summary>
    /// <param name="seen">The number seen; 0 for none.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The number now.</returns>
    public Task<long> WaitAsync(long seen, CancellationToken ct)
    {
        lock (_state) return Number > seen ? Task.FromResult(Number) : _next.Task.WaitAsync(ct);
    }
}
