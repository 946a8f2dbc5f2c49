using Stemma.Core.Index;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>The candidate index in this process, one caller at a time.</summary>
/// <param name="index">The index, which is nobody else's.</param>
public sealed class LocalCandidates(CandidateIndex index) : ICandidates
{
    private readonly Lock _turn = new();
    private readonly CandidateIndex _index = index;

    /// <summary>How many tellings it holds.</summary>
    public int Count
    {
        get { lock (_turn) return _index.Count; }
    }

    /// <summary>How many tellings entered or left it since it was made, or written down.</summary>
    public int Changes { get; private set; }

    /// <summary>Writes it down.</summary>
    /// <param name="to">Where the copy goes.</param>
    public void Save(Stream to)
    {
        lock (_turn)
        {
            Changes = 0;
            _index.Save(to);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Found> Enter(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct)
    {
        lock (_turn)
        {
            Changes++;
            return ValueTask.FromResult(_index.Enter(id, keys, at));
        }
    }

    /// <inheritdoc/>
    public ValueTask Hold(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct)
    {
        lock (_turn)
        {
            Changes++;
            _index.Hold(id, keys, at);
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Found> Look(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct)
    {
        lock (_turn) return ValueTask.FromResult(_index.Look(id, keys, at));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Hit>> Beyond(IReadOnlySet<TellingId> but, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct)
    {
        lock (_turn) return ValueTask.FromResult(_index.Beyond(but, keys, at));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TellingId>> After(TellingId id, CandidateKeys keys, DateTimeOffset? at, CancellationToken ct)
    {
        lock (_turn) return ValueTask.FromResult(_index.After(id, keys, at));
    }

    /// <inheritdoc/>
    public ValueTask<TellingId?> BarredBy(CandidateKeys keys, CancellationToken ct)
    {
        lock (_turn) return ValueTask.FromResult(_index.BarredBy(keys));
    }

    /// <inheritdoc/>
    public ValueTask Bar(TellingId tombstone, CandidateKeys keys, CancellationToken ct)
    {
        lock (_turn) _index.Bar(tombstone, keys);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask Unbar(TellingId tombstone, CancellationToken ct)
    {
        lock (_turn) _index.Unbar(tombstone);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask Remove(TellingId id, CancellationToken ct)
    {
        lock (_turn)
        {
            Changes++;
            _index.Remove(id);
        }
        return ValueTask.CompletedTask;
    }
}
