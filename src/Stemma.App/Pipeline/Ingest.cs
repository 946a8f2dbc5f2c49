using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>What became of one capture.</summary>
/// <param name="Capture">Its number in the log.</param>
/// <param name="Entrance">What became of it.</param>
/// <param name="Reason">Why nothing came of it; null where something did.</param>
public sealed record Ingested(TellingId Capture, Entrance Entrance, Problem? Reason);

/// <summary>The fold, from the log to stories. Reads top to bottom; a crash anywhere leaves what the next run goes on from.</summary>
internal sealed class Ingest(IStore store, ICandidates candidates, IStoryWriter writer, Worker worker, Placing placing, Editions editions, Shelf shelf, Bars bars, Rereading rereading, SiteHints hints, FoldOptions options)
{
    private const int RereadAtOnce = 16, PlacedPerWorker = 4;

    private Ahead? _ahead;

    /// <summary>Accepts captures into the log. What is acknowledged is on disk.</summary>
    public ValueTask<IReadOnlyList<(Receipt Receipt, TellingId? Id)>> Accept(IReadOnlyList<Entry> entries, CancellationToken ct) =>
        store.Ground.AddCaptures(entries, ct); // door 1 stands there

    /// <summary>Folds all that the log holds and the fold has not seen.</summary>
    /// <param name="each">Told what became of each capture.</param>
    /// <param name="ct">Stops between two captures' transactions.</param>
    public async ValueTask CatchUp(Action<Ingested> each, CancellationToken ct)
    {
        while (await Step(each, ct))
        {
        }
    }

    /// <summary>Folds the next few captures.</summary>
    /// <param name="each">Told what became of each capture.</param>
    /// <param name="ct">Stops between two captures' transactions.</param>
    /// <returns>False where the log holds no more, and nothing of it is to be read anew.</returns>
    public async ValueTask<bool> Step(Action<Ingested> each, CancellationToken ct)
    {
        bool more = await rereading.Some(RereadAtOnce, ct);
        await worker.Settle(ct);
        var (pieces, tables) = await Next(await store.Derived.Placed(ct), ct);
        if (pieces.Count == 0) return more;
        await ReadAhead(pieces[^1].Read.Capture, ct);
        foreach (var read in Runs(pieces))
        {
            var run = await Judged(read, ct);
            var entered = await Store(run, each, ct);
            await (run[0].Logged.IsRevision ? Revise(run[0], entered, tables, ct) : Place(run, entered, tables, each, ct));
        }
        return true;
    }

    /// <summary>Drops what was read ahead: something that it may rest on is gone.</summary>
    public void Forget() => _ahead = null;

    /// <summary>Waits for what is being read ahead: it may read from a store that is closed next.</summary>
    public void Close()
    {
        if (_ahead is { } ahead) Task.WhenAny(ahead.Pieces).Wait();
    }

    /// <summary>Composes every story that something touched.</summary>
    public ValueTask Compose(Action<int> left, CancellationToken ct) => worker.Compose(left, ct); // 3

    // The next few captures, read, and the edition in force for them. Editions are closed on the way, each at its place.
    private async ValueTask<(IReadOnlyList<Piece> Pieces, StreamTables Tables)> Next(TellingId placed, CancellationToken ct)
    {
        var ahead = _ahead;
        _ahead = null;
        if (ahead is not null && ahead.After == placed && ReferenceEquals(ahead.Hints, hints.InForce))
        {
            await editions.At(ahead.First, ct);
            return (await ahead.Pieces, ahead.Tables);
        }
        var captures = await Chunk(placed, ct);
        if (captures.Count == 0) return ([], StreamTables.Shipped);
        var tables = await editions.At(captures[0].Capture.Id, ct);
        return (Read(captures, tables), tables);
    }

    // While one chunk is placed the next is read: an edition comes into force long after it was closed, so it is known what the next is read by.
    private async ValueTask ReadAhead(TellingId placed, CancellationToken ct)
    {
        var captures = await Chunk(placed, ct);
        if (captures.Count == 0) return;
        var first = captures[0].Capture.Id;
        if (await editions.Known(first, ct) is not { } tables) return;
        _ahead = new Ahead(placed, first, tables, hints.InForce, Task.Run(() => Read(captures, tables), CancellationToken.None));
    }

    private async ValueTask<IReadOnlyList<Logged>> Chunk(TellingId placed, CancellationToken ct)
    {
        var captures = await store.Ground.Captures(placed, options.Batch, ct);
        if (captures.Count == 0) return captures;
        var last = Editions.LastWith(captures[0].Capture.Id);
        return [.. captures.TakeWhile(c => c.Capture.Id.Value <= last.Value)];
    }

    // 1 Read: pure, so in parallel inside an edition.
    private IReadOnlyList<Piece> Read(IReadOnlyList<Logged> captures, StreamTables tables) => Abreast.Of(captures, options.Workers, c => new Piece(c, options.Carry(c) ?? Read(c, tables)));

    private ReadCapture Read(Logged logged, StreamTables tables)
    {
        var read = Collation.Read(logged.Capture with { Id = logged.Telling }, tables, hints.InForce);
        return new ReadCapture(logged.Capture.Id, read.Telling, read.Telling is not null ? null : read.Problems is [.., var last] ? last : Nothing);
    }

    // Door 3 for a revision: its text is judged before its row takes the place of the telling's.
    private async ValueTask<IReadOnlyList<Piece>> Judged(IReadOnlyList<Piece> run, CancellationToken ct)
    {
        if (run is not [{ Logged.IsRevision: true, Read.Telling: { } telling } piece]) return run;
        if (WireVersions.Has(telling) && await store.Derived.MadeOf(piece.Read.Capture, ct) is null && await store.Derived.Tellings([telling.Id], ct) is [var standing] && WireVersions.Late(telling, standing) is { } late)
            return [piece with { Read = piece.Read with { Telling = null, Reason = late } }];
        await bars.Before(piece.Read.Capture, ct);
        if (await candidates.BarredBy(telling.Keys, ct) is not null) return [piece with { Read = piece.Read with { Barred = true } }];
        return telling.Article.Withdrawal is null ? run : [piece with { Read = piece.Read with { Telling = await Succeeding(piece, telling, ct) } }];
    }

    // A notice keeps the report that it withdraws. Where a stop came between its row and its place, its row stands already and has it.
    private async ValueTask<Telling> Succeeding(Piece piece, Telling telling, CancellationToken ct)
    {
        if (await store.Derived.MadeOf(piece.Read.Capture, ct) is { } same) return same;
        return Collation.Revised(telling, await store.Derived.Tellings([telling.Id], ct) is [var before] ? before : null);
    }

    // Door 2: the rows are on disk before the index hears of them.
    private async ValueTask<List<Telling>> Store(IReadOnlyList<Piece> run, Action<Ingested> each, CancellationToken ct)
    {
        var entrances = await store.Derived.AddTellings([.. run.Select(p => p.Read)], ct);
        var entered = new List<Telling>();
        foreach (var (piece, entrance) in run.Zip(entrances))
        {
            if (entrance == Entrance.Entered) entered.Add(piece.Read.Telling!);
            each(new Ingested(piece.Read.Capture, entrance, entrance == Entrance.Barred ? Taken : piece.Read.Reason));
        }
        return entered;
    }

    // 2 Place: they enter strictly in log order; what each found is then placed by itself, so in parallel.
    private async ValueTask Place(IReadOnlyList<Piece> run, List<Telling> entered, StreamTables tables, Action<Ingested> each, CancellationToken ct)
    {
        var placements = new List<Placement>();
        foreach (var some in entered.Chunk(options.Workers * PlacedPerWorker)) // what they found is in memory together
        {
            var found = new List<(Telling Telling, Near Near)>();
            foreach (var telling in some)
            {
                await bars.Before(telling.Id, ct);
                var near = await candidates.Enter(telling.Id, telling.Keys, telling.At, ct); // door 3
                if (near.BarredBy is not null)
                {
                    await store.Ground.Erase(new Erasing([telling.Id], []), ct);
                    Forget();
                    each(new Ingested(telling.Id, Entrance.Barred, Taken));
                    continue;
                }
                shelf.Put(telling);
                found.Add((telling, await placing.Near(near, ct)));
            }
            placements.AddRange(Abreast.Of(found, options.Workers, f => placing.Place(f.Telling, f.Near, f.Telling.Id, tables, ct)));
        }
        await writer.Write(placements, [], [], [], run[^1].Read.Capture, ct);
    }

    // A revision takes its telling's place; what was placed beside the old text, or tied to it, is placed anew.
    private async ValueTask Revise(Piece piece, List<Telling> entered, StreamTables tables, CancellationToken ct)
    {
        var capture = piece.Read.Capture;
        if (entered is not [var telling])
        {
            await writer.Write([], [], [], [], capture, ct);
            return;
        }
        await candidates.Remove(telling.Id, ct);
        await candidates.Enter(telling.Id, telling.Keys, telling.At, ct);
        shelf.Put(telling);
        var found = await candidates.Look(telling.Id, telling.Keys, telling.At, ct);
        var beside = (await store.Derived.PlacedBeside(telling.Id, ct)).Union(await writer.TiedTo([telling.Id], ct));
        await writer.Write([await placing.Place(telling, found, capture, tables, ct)], [], [.. beside.Select(Chore.Resettle)], [], capture, ct);
        await worker.Settle(ct);
    }

    private static IEnumerable<IReadOnlyList<Piece>> Runs(IReadOnlyList<Piece> pieces)
    {
        for (int i = 0; i < pieces.Count;)
        {
            int end = i + 1;
            while (!pieces[i].Logged.IsRevision && end < pieces.Count && !pieces[end].Logged.IsRevision) end++;
            yield return [.. pieces.Skip(i).Take(end - i)];
            i = end;
        }
    }

    internal static readonly Problem Nothing = new("unread", "no report was found in it");

    private static readonly Problem Taken = new("taken-down", "its text was taken down at its owner's request");

    private sealed record Piece(Logged Logged, ReadCapture Read);

    private sealed record Ahead(TellingId After, TellingId First, StreamTables Tables, IReadOnlyList<SiteHint> Hints, Task<IReadOnlyList<Piece>> Pieces);
}
