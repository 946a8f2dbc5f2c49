using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Carries takedowns out: what goes, and what stays of it.</summary>
public static class Erasure
{
    /// <summary>Erases tellings for good and leaves a tombstone for each, so that nothing brings them back.</summary>
    /// <param name="fold">The fold, caught up.</param>
    /// <param name="tellings">The tellings, with the hash of the address each is known by; null where it has none.</param>
    /// <param name="also">Tombstones that stand for themselves (a domain, an address that nothing is stored under).</param>
    /// <param name="reason">The reason given.</param>
    /// <param name="ct">Stops it before it began.</param>
    public static async ValueTask Erase(Fold fold, IReadOnlyList<(TellingId Id, string? UrlHash)> tellings, IReadOnlyList<Tombstone> also, string reason, CancellationToken ct)
    {
        var at = await fold.Store.Ground.Clock(ct);
        var tombstones = new List<Tombstone>(also);
        foreach (var (id, url) in tellings) tombstones.AddRange(await Of(fold.Store, id, url, at, reason, ct));
        await fold.Erase([.. tellings.Select(t => t.Id)], tombstones, ct);
    }

    private static async ValueTask<IEnumerable<Tombstone>> Of(IStore store, TellingId id, string? known, DateTimeOffset at, string reason, CancellationToken ct)
    {
        var (url, bodies) = await store.Ground.HashesOf(id, ct);
        // The text that stands, and the one it withdrew.
        CandidateKeys[] keys = (await store.Derived.Tellings([id], ct)) is not [var telling] ? [] : telling.Earlier is { } earlier ? [telling.Keys, earlier.Keys] : [telling.Keys];
        return bodies.Select((body, i) => new Tombstone { Telling = id, At = at, Reason = reason, UrlHash = url ?? known, BodyHash = body, Keys = i < keys.Length ? keys[i] with { Terms = [], Names = [] } : CandidateKeys.None });
    }
}
