using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Looks what a text would be if it came now. It writes nothing, and may run beside the fold.</summary>
internal sealed class Looking(IStore store, ICandidates candidates, Rulings rulings, SiteHints hints, SentenceModel? model)
{
    private const int MostComposed = 60;

    private StreamTables _tables = StreamTables.Shipped;

    /// <summary>Looks.</summary>
    public async ValueTask<Glance> Look(Capture capture, CancellationToken ct)
    {
        var tables = await InForce(ct);
        var read = Collation.Read(capture with { Id = Glance.Id }, tables, hints.InForce);
        if (read.Telling is not { } telling) return new Glance(null, read.Problems, null, [], null, null, null);
        if (await candidates.BarredBy(telling.Keys, ct) is not null)
            return new Glance(null, [new Problem("taken-down", "its text was taken down at its owner's request")], null, [], null, null, null);
        var found = await candidates.Look(telling.Id, telling.Keys, telling.At, ct);
        var texts = await store.Derived.Tellings([.. found.Texts.Select(h => h.Id)], ct);
        var stories = await store.Derived.Tellings([.. found.Stories.Select(h => h.Id)], ct);
        var placement = Collation.Place(telling, new Near(texts, stories), rulings.InForce, tables, Placing.Until(model, ct));
        var near = texts.Concat(stories).DistinctBy(t => t.Id).ToList();
        var same = near.FirstOrDefault(t => t.Keys.TextHash == telling.Keys.TextHash && t.Keys.TextHash != 0)?.Id;
        var joined = placement.Join is { } join && Collation.IsEnough(join) ? await store.Reading.StoryOf(join.Earlier, ct) : null;
        return new Glance(telling, read.Problems, placement, near, same, joined, await Would(telling, placement, near, joined, ct));
    }

    private async ValueTask<Story> Would(Telling telling, Placement placement, List<Telling> near, StoryId? joined, CancellationToken ct)
    {
        var members = joined is { } id ? await store.Derived.MembersOf(id, ct) : [];
        if (members.Count > MostComposed)
        {
            var close = near.Select(t => t.Id).ToHashSet();
            members = [.. members.Where(close.Contains).Concat(members).Distinct().Take(MostComposed)];
        }
        var tellings = await store.Derived.Tellings(members, ct);
        var alignments = await store.Derived.AlignmentsAmong(members, ct);
        return Collation.Compose([.. tellings, telling], [.. alignments, .. placement.Alignments], rulings.InForce);
    }

    // The edition that the next capture would be read with, or the latest that is closed.
    private async ValueTask<StreamTables> InForce(CancellationToken ct)
    {
        int place = (await store.Derived.Placed(ct)).Value + 1;
        int edition = Math.Min(EditionSchedule.InForceAt(place), (await store.Derived.Editions(ct)).Select(e => e.Number).DefaultIfEmpty(0).Max());
        if (edition == 0) return StreamTables.Shipped;
        if (_tables.Edition != edition) _tables = await store.Derived.Edition(edition, ct) ?? StreamTables.Shipped;
        return _tables;
    }
}
