using System.Text.Json;
using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Reads reports anew where an editor's hint for their site changed: all captures of one, in log order, each with what held at its place, as a replay of the log would. Who stands beside it is placed anew.</summary>
internal sealed class Rereading(IStore store, ICandidates candidates, IStoryWriter writer, Editions editions, Shelf shelf, Bars bars, SiteHints hints, Sight sight)
{
    /// <summary>Reads the next few anew.</summary>
    /// <returns>Whether more wait.</returns>
    public async ValueTask<bool> Some(int count, CancellationToken ct)
    {
        foreach (int key in await store.Work.Next(ChoreKind.Reread, count, ct)) await One(new TellingId(key), ct);
        return await store.Work.Count(ChoreKind.Reread, ct) > 0;
    }

    private async ValueTask One(TellingId id, CancellationToken ct)
    {
        var done = Chore.Reread(id);
        var before = await store.Derived.Tellings([id], ct) is [var stood] ? stood : null;
        var (read, standing) = await Read(id, ct);
        if (read.Count == 0 || before is not null && standing is not null && Same(before, standing))
        {
            await store.Work.Done([done], ct);
            return;
        }
        var beside = new SortedSet<TellingId>((await store.Derived.PlacedBeside(id, ct)).Concat(await writer.TiedTo([id], ct)));
        if (before is not null) beside.UnionWith(await sight.Of(before, ct));
        await candidates.Remove(id, ct);
        if (standing is not null)
        {
            await candidates.Enter(id, standing.Keys, standing.At, ct);
            beside.UnionWith(await sight.Of(standing, ct));
            beside.Add(id);
        }
        bool stands = await store.Derived.Replace(id, read, [.. beside.Select(Chore.Resettle)], [done], CancellationToken.None);
        if (stands && standing is not null)
        {
            shelf.Put(standing);
            return;
        }
        shelf.Drop(id);
        await candidates.Remove(id, ct);
        await writer.Forget([id], ct);
    }

    // As the fold reads them one after the other: what cannot be read and what says the same leaves what stands.
    private async ValueTask<(List<ReadCapture> Read, Telling? Standing)> Read(TellingId id, CancellationToken ct)
    {
        var all = new List<ReadCapture>();
        Telling? standing = null;
        int placed = (await store.Derived.Placed(ct)).Value;
        await bars.Before(new TellingId(placed + 1), ct);
        foreach (var logged in await store.Ground.CapturesOf(id, ct))
        {
            if (logged.Capture.Id.Value > placed) break;
            var (read, problems) = Collation.Read(logged.Capture with { Id = id }, await editions.At(logged.Capture.Id, ct), hints.InForce);
            if (read?.Article.Withdrawal is not null && logged.IsRevision) read = Collation.Revised(read, standing);
            if (read is not null && standing is not null && WireVersions.Late(read, standing) is { } late) (read, problems) = (null, [late]);
            bool barred = read is not null && await IsBarred(read, logged.Capture.Id, ct);
            all.Add(new ReadCapture(logged.Capture.Id, read, read is null ? problems is [.., var last] ? last : Ingest.Nothing : null, barred));
            if (barred && !logged.IsRevision) break;
            if (read is not null && !barred && (standing is null || standing.Keys.TextHash != read.Keys.TextHash || WireVersions.Has(read))) standing = read;
        }
        return (all, standing);
    }

    // Door 3: a text that was taken down before this capture came; a copy that was there before the takedown is a neighbour, and stays.
    private async ValueTask<bool> IsBarred(Telling read, TellingId capture, CancellationToken ct) =>
        await candidates.BarredBy(read.Keys, ct) is { } by && (await store.Ground.Tombstones(ct)).Any(t => t.Lifted is null && t.Tombstone.Telling == by && t.After.Value < capture.Value);

    private static bool Same(Telling a, Telling b) => a.Keys.TextHash == b.Keys.TextHash && a.Url == b.Url && a.Outlet == b.Outlet && a.Stamp == b.Stamp && JsonSerializer.Serialize(a.Article) == JsonSerializer.Serialize(b.Article);
}
