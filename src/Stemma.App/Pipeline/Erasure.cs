using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Carries takedowns out: what goes, and what stays of it.</summary>
public static class Erasure
{
    private const int MostTies = 40;

    /// <summary>Erases tellings for good and leaves a tombstone for each, so that nothing brings them back.</summary>
    /// <param name="fold">The fold, caught up.</param>
    /// <param name="tellings">The tellings, with the hash of the address each is known by; null where it has none.</param>
    /// <param name="also">Tombstones that stand for themselves (a domain, an address that nothing is stored under).</param>
    /// <param name="reason">The reason given.</param>
    /// <param name="ct">Stops it before it began.</param>
    /// <param name="removal">What goes into the books with it; null for nothing.</param>
    /// <param name="only">The host that bytes and text are barred at; null for everywhere.</param>
    /// <param name="when">When it was asked for, by the program's time; null for the log's clock.</param>
    public static async ValueTask Erase(
        Fold fold, IReadOnlyList<(TellingId Id, string? UrlHash)> tellings, IReadOnlyList<Tombstone> also, string reason, CancellationToken ct, Removal? removal = null, string? only = null, DateTimeOffset? when = null)
    {
        var at = when ?? await fold.Store.Ground.Clock(ct);
        var tombstones = also.Select(t => t with { At = at }).ToList();
        var removed = new List<RemovedReport>();
        foreach (var (id, url) in tellings)
        {
            tombstones.AddRange((await Of(fold.Store, id, url, at, reason, ct)).Select(t => only is null ? t : t with { Host = only, Keys = CandidateKeys.None with { TextHash = t.Keys.TextHash } }));
            if (await fold.Store.Reading.StoryOf(id, ct) is { } holder && await fold.Store.Reading.Story(holder, ct) is { } story) removed.Add(new RemovedReport(id, at, Ties(story, id)));
        }
        await fold.Erase([.. tellings.Select(t => t.Id)], tombstones, ct, removal, removed);
    }

    private static async ValueTask<IEnumerable<Tombstone>> Of(IStore store, TellingId id, string? known, DateTimeOffset at, string reason, CancellationToken ct)
    {
        var (url, bodies) = await store.Ground.HashesOf(id, ct);
        // The text that stands, and the one it withdrew.
        CandidateKeys[] keys = (await store.Derived.Tellings([id], ct)) is not [var telling] ? [] : telling.Earlier is { } earlier ? [telling.Keys, earlier.Keys] : [telling.Keys];
        return bodies.Select((body, i) => new Tombstone { Telling = id, At = at, Reason = reason, UrlHash = url ?? known, BodyHash = body, Keys = i < keys.Length ? keys[i] with { Terms = [], Names = [] } : CandidateKeys.None });
    }

    // Whose text it carried, then who carried its, then who carried with it a text that nobody gave us, then those that stood in its story with it. Those that were removed before count, too.
    private static List<RemovedTie> Ties(Story story, TellingId id)
    {
        var node = NodeId.Of(id);
        var all = story.Drawn.Links;
        var links = all.Where(l => !l.Hypothetical && (l.Child == node || l.Parent == node)).ToList();
        var unseen = all.Where(l => l.Child == node && l.Parent.Original is not null).MaxBy(l => l.Share);
        return
        [
            .. links.Where(l => l.Child == node).OrderByDescending(l => l.Share).Select(l => new RemovedTie(l.Parent.Telling!.Value, l.Kind, Above: true, l.Share, l.Undirected))
                .Concat(links.Where(l => l.Parent == node).Select(l => new RemovedTie(l.Child.Telling!.Value, l.Kind, Above: false, l.Share, l.Undirected)))
                .Concat(unseen is null ? [] : all.Where(l => l.Parent == unseen.Parent && l.Child.Telling is not null).OrderBy(l => l.Child != node).Select(l => new RemovedTie(l.Child.Telling!.Value, unseen.Kind, Above: false, unseen.Share, unseen.Undirected, Beside: true)))
                .Concat(story.Tellings.Where(t => t.Id != id).Select(t => new RemovedTie(t.Id, null, Above: false)))
                .DistinctBy(t => t.Other).Take(MostTies),
        ];
    }
}
