namespace Stemma.App.Gather;

/// <summary>The gate for one process. A host that nobody waits for, whose pause is over and that is not at rest is as good as one never seen, and is forgotten.</summary>
/// <param name="time">The program's clock.</param>
/// <param name="longestPause">The longest pause that anyone asks for: so long a visit is remembered.</param>
public sealed class HostGate(TimeProvider time, TimeSpan longestPause) : IHostGate
{
    private const int FewHosts = 1024; // so many are not worth looking through

    private readonly Lock _state = new();
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private int _lookAt = FewHosts;

    /// <summary>A gate for pauses of an hour at most.</summary>
    public HostGate(TimeProvider time) : this(time, TimeSpan.FromHours(1))
    {
    }

    /// <summary>How many hosts it knows something of.</summary>
    public int Known
    {
        get
        {
            lock (_state) return _hosts.Count;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IAsyncDisposable> Enter(string host, TimeSpan pause, CancellationToken ct)
    {
        var at = Come(host);
        bool entered = false;
        try
        {
            await at.Turn.WaitAsync(ct);
            entered = true;
            // Someone may ask for rest while we wait: look again after each wait.
            while (Opens(at, pause) - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, ct);
            return new Visit(this, at);
        }
        catch
        {
            if (entered) at.Turn.Release();
            lock (_state) at.Inside--;
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask Rest(string host, DateTimeOffset until, CancellationToken ct)
    {
        lock (_state)
        {
            var at = At(host);
            if (until > at.Rests) at.Rests = until;
        }
        return ValueTask.CompletedTask;
    }

    private Host Come(string host)
    {
        lock (_state)
        {
            var at = At(host);
            at.Inside++;
            return at;
        }
    }

    private Host At(string host)
    {
        if (_hosts.TryGetValue(host, out var known)) return known;
        if (_hosts.Count >= _lookAt) Forget();
        return _hosts[host] = new Host();
    }

    // Looked through each time that there are twice as many: what that costs is shared by those that came.
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (name, host) in _hosts)
            if (host.Inside == 0 && host.Rests <= now && !(host.Left + longestPause > now)) _hosts.Remove(name);
        _lookAt = Math.Max(FewHosts, _hosts.Count * 2);
    }

    private DateTimeOffset Opens(Host host, TimeSpan pause)
    {
        lock (_state) return host.Left is { } left && left + pause > host.Rests ? left + pause : host.Rests;
    }

    private void Leave(Host host)
    {
        lock (_state)
        {
            host.Left = time.GetUtcNow();
            host.Inside--;
        }
        host.Turn.Release();
    }

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Inside { get; set; } // with those that wait

        public DateTimeOffset? Left { get; set; }

        public DateTimeOffset Rests { get; set; } = DateTimeOffset.MinValue;
    }

    private sealed class Visit(HostGate gate, Host host) : IAsyncDisposable
    {
        private int _left;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) gate.Leave(host);
            return ValueTask.CompletedTask;
        }
    }
}
