using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Bars each tombstone's text at its place in the log, so that a replay lets in what came before it.</summary>
internal sealed class Bars(IReadOnlyList<Buried> tombstones, ICandidates candidates)
{
    private readonly Queue<Buried> _due = new(tombstones.OrderBy(t => t.After));
    private int _seen = tombstones.Count;

    /// <summary>Takes in what was buried since: its place in the log is its head.</summary>
    /// <param name="all">All tombstones, oldest first.</param>
    public void Renew(IReadOnlyList<Buried> all)
    {
        foreach (var buried in all.Skip(_seen)) _due.Enqueue(buried);
        _seen = all.Count;
    }

    /// <summary>Bars all that is to be barred before this capture is placed.</summary>
    public async ValueTask Before(TellingId capture, CancellationToken ct)
    {
        while (_due.TryPeek(out var next) && next.After.Value < capture.Value)
        {
            _due.Dequeue();
            if (next.Tombstone.Keys.TextHash != 0) await candidates.Bar(next.Tombstone.Telling, next.Tombstone.Keys, ct);
        }
    }
}
