namespace Stemma.App.Accounts;

/// <summary>Turns at hashing passwords, which is slow on purpose: one for each processor at once, and few wait, so that a flood of sign-ins keeps neither the machine nor its own queue busy for long.</summary>
internal sealed class Hashing : IDisposable
{
    private const int MostWaiting = 20;

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private int _waiting;

    /// <summary>Waits for a turn.</summary>
    /// <returns>The turn, to be given back by disposing it; null where too many wait already.</returns>
    public async Task<IDisposable?> Enter(CancellationToken ct)
    {
        if (_turns.Wait(0, ct)) return new Turn(_turns);
        try
        {
            if (Interlocked.Increment(ref _waiting) > MostWaiting) return null;
            await _turns.WaitAsync(ct);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        return new Turn(_turns);
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
