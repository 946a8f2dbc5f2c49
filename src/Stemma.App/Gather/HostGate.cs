using System.Collections.Concurrent;

namespace Stemma.App.Gather;

/// <summary>The gate for one process.</summary>
public sealed class HostGate(TimeProvider time) : IHostGate
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> Enter(string host, TimeSpan pause, CancellationToken ct)
    {
        var at = _hosts.GetOrAdd(host, static _ => new Host());
        await at.Turn.WaitAsync(ct);
        try
        {
            // Someone may ask for rest while we wait: look again after each wait.
            while (at.Opens(pause) is var opens && opens - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, ct);
            return new Visit(at, time);
        }
        catch
        {
            at.Turn.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask Rest(string host, DateTimeOffset until, CancellationToken ct)
    {
        _hosts.GetOrAdd(host, static _ => new Host()).Rest(until);
        return ValueTask.CompletedTask;
    }

    private sealed class Host
    {
        private readonly Lock _state = new();
        private DateTimeOffset? _left;
        private DateTimeOffset _rests = DateTimeOffset.MinValue;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset Opens(TimeSpan pause)
        {
            lock (_state) return _left is { } left && left + pause > _rests ? left + pause : _rests;
        }

        public void Rest(DateTimeOffset until)
        {
            lock (_state) if (until > _rests) _rests = until;
        }

        public void Leave(DateTimeOffset at)
        {
            lock (_state) _left = at;
        }
    }

    private sealed class Visit(Host host, TimeProvider time) : IAsyncDisposable
    {
        private int _left;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _left, 1) == 1) return ValueTask.CompletedTask;
            host.Leave(time.GetUtcNow());
            host.Turn.Release();
            return ValueTask.CompletedTask;
        }
    }
}
