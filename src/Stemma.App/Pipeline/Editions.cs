using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>What the stream taught, closed at fixed places of the log and in force one edition later.</summary>
internal sealed class Editions(IDerived derived)
{
    private const int AtOnce = 64;

    private StreamTables _held = StreamTables.Shipped;

    /// <summary>The last place of the log for which the same edition is in force, and none is closed, as for this one.</summary>
    public static TellingId LastWith(TellingId place)
    {
        int edition = 1;
        while (EditionSchedule.ClosesAfter(edition) < place.Value) edition++;
        return new TellingId(EditionSchedule.ClosesAfter(edition));
    }

    /// <summary>Closes what is to be closed before this place, and gives the edition in force there.</summary>
    public async ValueTask<StreamTables> At(TellingId place, CancellationToken ct)
    {
        int closed = (await derived.Editions(ct)).Select(e => e.Number).DefaultIfEmpty(0).Max();
        while (EditionSchedule.ClosesAfter(closed + 1) < place.Value) await Close(++closed, ct);
        return await Get(EditionSchedule.InForceAt(place.Value), ct);
    }

    /// <summary>The edition in force at a place that lies ahead; null where it is not closed yet.</summary>
    public async ValueTask<StreamTables?> Known(TellingId place, CancellationToken ct)
    {
        int number = EditionSchedule.InForceAt(place.Value);
        return number == 0 || number == _held.Edition || (await derived.Editions(ct)).Any(e => e.Number == number) ? await Get(number, ct) : null;
    }

    /// <summary>Takes over what another generation published of the same reading: a replay reads with it, though some of those that taught it may be gone since.</summary>
    public static async ValueTask Carry(IDerived from, IDerived to, CancellationToken ct)
    {
        foreach (var (number, at) in await from.Editions(ct))
        {
            if (await from.Edition(number, ct) is not { } tables || tables.Version != Steps.Version(Step.Extract)) return;
            await to.Publish(tables, at, ct);
        }
    }

    private async ValueTask Close(int number, CancellationToken ct)
    {
        var through = new TellingId(EditionSchedule.ClosesAfter(number));
        var after = new TellingId(number == 1 ? 0 : EditionSchedule.ClosesAfter(number - 1));
        var next = Collation.Next(await Get(number - 1, ct), Between(after, through, ct));
        await derived.Publish(next with { Edition = number, Version = Steps.Version(Step.Extract) }, through, ct);
    }

    // A few at a time: an edition is taught by thousands.
    private IEnumerable<Telling> Between(TellingId after, TellingId through, CancellationToken ct)
    {
        for (int from = after.Value; from < through.Value; from += AtOnce)
        {
            var page = derived.CapturedBetween(new TellingId(from), new TellingId(Math.Min(from + AtOnce, through.Value)), ct);
            foreach (var telling in page.AsTask().GetAwaiter().GetResult()) yield return telling;
        }
    }

    private async ValueTask<StreamTables> Get(int number, CancellationToken ct)
    {
        if (number == 0) return StreamTables.Shipped;
        if (_held.Edition == number) return _held;
        return _held = await derived.Edition(number, ct) ?? throw new InvalidOperationException($"edition {number} is lost: run 'stemma reprocess --from extract'");
    }
}
