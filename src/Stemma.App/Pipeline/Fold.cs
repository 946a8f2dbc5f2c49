using Stemma.App.Store;

namespace Stemma.App.Pipeline;

/// <summary>The fold over one generation, put together and warmed up.</summary>
public sealed class Fold : IDisposable
{
    private const int Share = 4, EndingShare = 32; // of what is held: so much is new before a copy of the index is worth its time

    private readonly LocalStoryWriter _writer;
    private readonly LocalCandidates _candidates;
    private readonly Ingest _ingest;
    private readonly Worker _worker;
    private readonly Shelf _shelf;
    private readonly Rulings _rulings;
    private readonly Bars _bars;
    private readonly Looking _looking;
    private readonly RelatedStories _related;
    private readonly SiteHints _hints;
    private readonly int _keepsFrom;

    private Fold(IStore store, LocalCandidates candidates, LocalStoryWriter writer, Rulings rulings, SiteHints hints, IReadOnlyList<Buried> tombstones, FoldOptions options)
    {
        _writer = writer;
        _rulings = rulings;
        _hints = hints;
        _bars = new Bars(tombstones, candidates);
        _candidates = candidates;
        _shelf = new Shelf(store.Derived, options.Shelf);
        var editions = new Editions(store.Derived);
        var placing = new Placing(_shelf, rulings, options.Model);
        var sight = new Sight(store.Derived, candidates);
        _worker = new Worker(store, candidates, writer, placing, editions, _shelf, rulings, sight, options);
        var rereading = new Rereading(store, candidates, writer, editions, _shelf, _bars, hints, sight);
        _ingest = new Ingest(store, candidates, writer, _worker, placing, editions, _shelf, _bars, rereading, hints, options);
        _looking = new Looking(store, candidates, rulings, hints, options.Model);
        _related = new RelatedStories(store, candidates);
        Store = store;
        _keepsFrom = options.KeepsIndexFrom;
    }

    /// <summary>The generation it folds into.</summary>
    public IStore Store { get; }

    /// <summary>Opens the fold where the store stands.</summary>
    /// <param name="store">The generation to fold into.</param>
    /// <param name="options">How to go about it.</param>
    /// <param name="ct">Stops it.</param>
    public static async ValueTask<Fold> Open(IStore store, FoldOptions options, CancellationToken ct)
    {
        await store.Derived.NoteModel(options.Model?.Name, ct);
        var candidates = await Warmup.Candidates(store.Derived, ct);
        var rulings = new Rulings(await store.Ground.Decisions(ct));
        var writer = await LocalStoryWriter.Open(store.Derived, rulings, ct);
        return new Fold(store, candidates, writer, rulings, new SiteHints(await store.Hints.All(ct)), await store.Ground.Tombstones(ct), options);
    }

    /// <inheritdoc cref="Ingest.Accept"/>
    public ValueTask<IReadOnlyList<(Receipt Receipt, Core.News.TellingId? Id)>> Accept(IReadOnlyList<Entry> entries, CancellationToken ct) => _ingest.Accept(entries, ct);

    /// <inheritdoc cref="Ingest.CatchUp"/>
    public ValueTask CatchUp(Action<Ingested> each, CancellationToken ct) => _ingest.CatchUp(each, ct);

    /// <inheritdoc cref="Ingest.Step"/>
    public ValueTask<bool> Step(Action<Ingested> each, CancellationToken ct) => _ingest.Step(each, ct);

    /// <inheritdoc cref="Worker.ComposeSome"/>
    public ValueTask<int> ComposeSome(CancellationToken ct) => _worker.ComposeSome(ct);

    /// <summary>Keeps a copy of the candidate index where it is large and much of it is new, so that the next start need not rebuild it.</summary>
    /// <param name="ending">Whether nothing follows: then less that is new is enough.</param>
    /// <param name="ct">Stops it before it began.</param>
    public async ValueTask KeepIndex(bool ending, CancellationToken ct)
    {
        int held = _candidates.Count;
        if (held < _keepsFrom || _candidates.Changes < Math.Max(_keepsFrom, held) / (ending ? EndingShare : Share)) return;
        try
        {
            await Store.Derived.KeepIndex(_candidates.Save, ct);
        }
        catch (IOException)
        {
            // A full disk: the copy only saves the next start's time, and is tried again once as much is new.
        }
    }

    /// <summary>Takes in what editors decided since it was opened.</summary>
    public async ValueTask Renew(CancellationToken ct)
    {
        _rulings.Renew(await Store.Ground.Decisions(ct));
        _hints.Renew(await Store.Hints.All(ct));
    }

    /// <inheritdoc cref="Ingest.Compose"/>
    public ValueTask Compose(Action<int> left, CancellationToken ct) => _ingest.Compose(left, ct);

    /// <summary>Catches up and composes, telling nobody.</summary>
    public async ValueTask Finish(CancellationToken ct)
    {
        await CatchUp(static _ => { }, ct);
        await Compose(static _ => { }, ct);
    }

    /// <inheritdoc cref="Looking.Look"/>
    public ValueTask<Core.Collate.Glance> Look(Core.News.Capture capture, CancellationToken ct) => _looking.Look(capture, ct);

    /// <inheritdoc cref="RelatedStories.Of"/>
    public ValueTask<IReadOnlyList<Core.News.StoryId>> Related(Core.News.Story story, CancellationToken ct) => _related.Of(story, ct);

    /// <summary>Carries an erasure out: the rows, what was learned, what is in memory, the neighbours, the files.</summary>
    /// <param name="tellings">The tellings that go.</param>
    /// <param name="tombstones">What stays of them.</param>
    /// <param name="ct">Stops it between two transactions.</param>
    /// <param name="removal">What goes into the books; null for nothing.</param>
    /// <param name="removed">What stays of them in their stories.</param>
    public async ValueTask Erase(IReadOnlyList<Core.News.TellingId> tellings, IReadOnlyList<Core.News.Tombstone> tombstones, CancellationToken ct, Removal? removal = null, IReadOnlyList<Core.News.RemovedReport>? removed = null)
    {
        _ingest.Forget();
        await Store.Derived.DropIndex(ct); // first: a stop between the two leaves no copy that holds what is gone
        await Store.Ground.Erase(new Erasing(tellings, tombstones) { InSight = await _worker.InSight(tellings, ct), Removal = removal, Removed = removed ?? [] }, ct);
        _bars.Renew(await Store.Ground.Tombstones(ct));
        foreach (var telling in tellings)
        {
            _shelf.Drop(telling);
            await _candidates.Remove(telling, ct);
        }
        await _writer.Forget(tellings, ct);
        await _worker.Settle(ct);
        await _worker.Compose(static _ => { }, ct);
        await Store.Scrub(ct);
    }

    /// <summary>Lifts what bars a request's pages and texts, or a domain.</summary>
    /// <returns>Whether something was lifted.</returns>
    public async ValueTask<bool> Lift(int? request, string? domain, CancellationToken ct)
    {
        _ingest.Forget();
        var lifted = await Store.Ground.Lift(request, domain, ct);
        await _bars.Lift(lifted, await Store.Ground.Tombstones(ct), ct);
        return lifted.Count > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ingest.Close();
        _writer.Dispose();
    }
}
