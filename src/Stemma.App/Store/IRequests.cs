namespace Stemma.App.Store;

/// <summary>Something that whoever holds the data folder is asked to do.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What.</param>
/// <param name="Payload">The details, JSON.</param>
public sealed record Request(int Number, string Kind, string Payload);

/// <summary>What other processes ask of the one that writes. Durable: a request that was posted is carried out, by this holder of the folder or the next.</summary>
public interface IRequests
{
    /// <summary>Puts a request down.</summary>
    /// <returns>Its number.</returns>
    ValueTask<int> Post(string kind, string payload, CancellationToken ct);

    /// <summary>Requests that are not carried out, oldest first.</summary>
    ValueTask<IReadOnlyList<Request>> Open(CancellationToken ct);

    /// <summary>Keeps the receipt of one that was carried out, and forgets what it asked for.</summary>
    ValueTask Answer(int number, string receipt, CancellationToken ct);

    /// <summary>The receipt; null while there is none.</summary>
    ValueTask<string?> Receipt(int number, CancellationToken ct);

    /// <summary>Strikes a request.</summary>
    ValueTask Strike(int number, CancellationToken ct);
}
