namespace Stemma.App.Gather;

/// <summary>Politeness to hosts: one request at a time, a pause between two, and quiet when asked for it.</summary>
public interface IHostGate
{
    /// <summary>Waits for the host's turn. Dispose what is given when the answer has come: the pause counts from then.</summary>
    /// <param name="host">The host, lower case.</param>
    /// <param name="pause">The least time between the end of one request and the start of the next.</param>
    /// <param name="ct">Gives the place in the queue up.</param>
    ValueTask<IAsyncDisposable> Enter(string host, TimeSpan pause, CancellationToken ct);

    /// <summary>Nobody enters before this time (Retry-After, a run of failures). An earlier time than one given before changes nothing.</summary>
    ValueTask Rest(string host, DateTimeOffset until, CancellationToken ct);
}
