using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Does the work that was put down: settles neighbours anew, composes stories. Whatever it is stopped at is still there the next time.</summary>
internal sealed class Worker(IStore store, ICandidates candidates, IStoryWriter writer, Placing placing, Editions editions, Shelf shelf, Rulings rulings, Sight sight, FoldOptions options)
{
    private const int AtOnce = 32, TellingsAtOnce = 96;

    /// <summary>Places and groups anew what wants it, until nothing does.</summary>
    public async ValueTask Settle(CancellationToken ct)
    {
        while (await store.Work.Next(ChoreKind.Resettle, 1, ct) is [var key]) await Resettle(new TellingId(key), ct);
        while (await store.Work.Next(ChoreKind.Regroup, AtOnce, ct) is { Count: > 0 } keys)
        {
            var tellings = keys.Select(k => new TellingId(k)).ToList();
            await writer.Write([], tellings, [], [.. tellings.Select(Chore.Regroup)], null, ct);
        }
    }

    /// <summary>The later tellings that find one of these when they look, or are tied to one: where these go, those are to be placed anew.</summary>
    public async ValueTask<IReadOnlyList<TellingId>> InSight(IReadOnlyList<TellingId> tellings, CancellationToken ct)
    {
        var seeing = new SortedSet<TellingId>(await writer.TiedTo(tellings, ct));
        foreach (var telling in await store.Derived.Tellings(tellings, ct)) seeing.UnionWith(await sight.Of(telling, ct));
        return [.. seeing.Except(tellings)];
    }

    /// <summary>Composes what wants it.</summary>
    /// <param name="left">Told how many are left.</param>
    /// <param name="ct">Stops between two transactions.</param>
    public async ValueTask Compose(Action<int> left, CancellationToken ct)
    {
        int open = await store.Work.Count(ChoreKind.Compose, ct);
        for (int done; (done = await ComposeSome(ct)) > 0; open -= done) left(open);
    }

    /// <summary>Composes a few of what wants it: as many stories as together hold few tellings, and one in any case.</summary>
    /// <returns>How many; 0 where nothing does.</returns>
    public async ValueTask<int> ComposeSome(CancellationToken ct)
    {
        var keys = await store.Work.Begin(ChoreKind.Compose, AtOnce, ct);
        if (keys.Count == 0) return 0;
        var decisions = rulings.InForce;
        var parts = new List<(StoryId Id, IReadOnlyList<Telling> Tellings, IReadOnlyList<Alignment> Alignments, IReadOnlyList<Sighting> Sightings)>();
        int held = 0;
        foreach (int key in keys)
        {
            var members = await store.Derived.MembersOf(new StoryId(key), ct);
            if ((held += members.Count) > TellingsAtOnce && parts.Count > 0) break;
            var tellings = await shelf.Get(members, ct);
            var sightings = Collation.AsksForSightings(tellings) ? await store.Derived.Sightings(members, ct) : [];
            parts.Add((new StoryId(key), tellings, await store.Derived.AlignmentsAmong(members, ct), sightings));
        }
        var composed = Abreast.Of(parts, options.Workers, p => (p.Id, p.Tellings.Count == 0 ? null : Collation.Compose(p.Tellings, p.Alignments, decisions, p.Sightings), StampOf(p.Tellings)));
        await store.Derived.WriteStories(composed, CancellationToken.None);
        return parts.Count;
    }

    // At its own place in the log, with what came before it and what held there: as a replay of the log would.
    private async ValueTask Resettle(TellingId id, CancellationToken ct)
    {
        var done = Chore.Resettle(id);
        if (await store.Derived.Tellings([id], ct) is not [var telling])
        {
            await store.Work.Done([done], ct);
            return;
        }
        var at = await store.Derived.PlaceOf(id, ct);
        var found = await candidates.Look(id, telling.Keys, telling.At, ct);
        var placement = await placing.Place(telling, found, at, await editions.At(at, ct), ct);
        await writer.Write([placement], [], [], [done], null, ct);
    }

    private static Stamp StampOf(IReadOnlyList<Telling> tellings) =>
        Steps.Stamp(Step.Claims, StreamTables.Shipped) with { Edition = tellings.Select(t => t.Stamp.Edition).DefaultIfEmpty(0).Max() };
}
