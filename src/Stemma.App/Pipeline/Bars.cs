using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Bars each tombstone's text at its place in the log, so that a replay lets in what came before it.</summary>
internal sealed class Bars(IReadOnlyList<Buried> tombstones, ICandidates candidates)
{
    private Queue<Buried> _due = new(tombstones.Where(t => t.Lifted is null).OrderBy(t => t.After));
    private int _seen = tombstones.Count;

    /// <summary>Takes in what was buried since: its place in the log is its head.</summary>
    /// <param name="all">All tombstones, oldest first.</param>
    public void Renew(IReadOnlyList<Buried> all)
    {
        foreach (var buried in all.Skip(_seen)) _due.Enqueue(buried);
        _seen = all.Count;
    }

    /// <summary>Lets texts in again, whether they are barred already or were still to be.</summary>
    /// <param name="tellings">Whose tombstones were lifted.</param>
    /// <param name="all">All tombstones as they stand, oldest first.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask Lift(IReadOnlyCollection<TellingId> tellings, IReadOnlyList<Buried> all, CancellationToken ct)
    {
        _due = new Queue<Buried>(_due.Where(b => !tellings.Contains(b.Tombstone.Telling)).Concat(all.Where(b => b.Lifted is null && tellings.Contains(b.Tombstone.Telling))).OrderBy(b => b.After));
        foreach (var telling in tellings) await candidates.Unbar(telling, ct);
    }

    /// <summary>Bars all that is to be barred before this capture is placed.</summary>
    public async ValueTask Before(TellingId capture, CancellationToken ct)
    {
        while (_due.TryPeek(out var next) && next.After.Value < capture.Value)
        {
            _due.Dequeue();
            if (next.Tombstone is { Host: null, Keys.TextHash: not 0 }) await candidates.Bar(next.Tombstone.Telling, next.Tombstone.Keys, ct);
        }
    }
}
