using System.CommandLine;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>`stemma import PATH...`: files and folders into the store, to their stories.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "pages (.html), texts (.txt), items (.jsonl), archives (.warc), RSS and Atom feeds, agencies' items (ninjs, NewsML-G2, NewsML 1, NITF, IPTC 7901, ANPA), all .gz too; folders; - is standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("import", """
            Reads pages, texts, JSONL, WARC, feed files and agencies' items into the store and tells their stories. What is known already adds nothing.
            An agency's item is known by its uri: a newer version of the same supplier takes the place of the older, one that is canceled withdraws the report; one that is
            embargoed or withheld is refused, and where an earlier version is held withdraws that; the clock is the newest time that the folder has seen.

            Example: stemma import archive.warc.gz pages/
            Example: stemma import wire/*.json wire/*.xml
            """) { paths };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(paths), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, string[] paths, CancellationToken ct)
    {
        await using var app = await data.Append(parsed, "import", ct);
        using var fold = app.Holds ? await app.OpenFold(ct) : null;
        var import = new Importing(app, fold, Console.Error);
        var files = FileImport.Files(paths.Where(p => !Addresses.Is(p))).ToList();
        foreach (string address in paths.Where(Addresses.Is)) import.Refuse(address, new Problem("address", "import reads files; to fetch a page use `stemma add` or `stemma trace`"));
        var reader = new FileImport(app.Start.Settings[Settings.ImportMaxMegabytes] << 20);
        await Progress.Show(files.Sum(f => f.Size), async (read, composing) =>
        {
            await import.Run(reader.Read(files, Console.OpenStandardInput()), read, ct);
            if (fold is null) return;
            await fold.Compose(composing, ct);
            await fold.KeepIndex(ending: true, ct);
        });
        var holdings = await app.Store.Reading.Holdings(ct);
        Console.Out.WriteLine(import.Summary(holdings.Stories));
        if (await app.Store.Reading.Held(ct) is var held && held.Bytes > app.Limits.Bytes && (app.Limits.Set || !held.OldPages))
            await Console.Error.WriteLineAsync($"note: {held.Held} captured pages take {held.Bytes / 1_000_000} MB, and {Settings.CapturesMegabytes.Key} is {app.Start.Settings[Settings.CapturesMegabytes]}: the bytes of the oldest go when 'stemma gather' or 'stemma serve' runs, and later those held for longer than {Settings.CapturesDays.Key} ({app.Start.Settings[Settings.CapturesDays]}); their text stays; raise both to hold all");
        return import.Refused == 0 ? Outcome.Done : Outcome.Refused;
    }
}

/// <summary>One run of an import: captures in, counts and reasons out.</summary>
/// <param name="app">The data folder.</param>
/// <param name="fold">The fold; null beside a server, which folds what enters the log.</param>
/// <param name="problems">Where refusals are told.</param>
internal sealed class Importing(StemmaApp app, Fold? fold, TextWriter problems)
{
    private const int Ahead = 8; // batches that enter the log before they are folded: one is read while the one before is placed

    private readonly Dictionary<TellingId, string> _names = [];
    private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);
    private int _read, _stored, _known, _ahead;

    /// <summary>How many things were refused.</summary>
    public int Refused => _reasons.Values.Sum();

    /// <summary>Takes everything in and folds it.</summary>
    public async Task Run(IEnumerable<Offer> offers, Action<long> done, CancellationToken ct)
    {
        var waiting = new List<Entry>();
        foreach (var (capture, refusal, read) in offers)
        {
            if (capture is null)
            {
                Refuse(refusal!.Place ?? "", refusal);
                continue;
            }
            _read++;
            waiting.Add(Identity.Of(capture));
            if (waiting.Count < app.Start.Settings[Settings.WriteBatch]) continue;
            await Take(waiting, ct);
            if (++_ahead % Ahead == 0) await Fold(ct);
            done(read);
        }
        await Take(waiting, ct);
        await Fold(ct);
        if (fold is null) await Receipts(ct);
    }

    /// <summary>What happened, for people.</summary>
    public string Summary(int stories)
    {
        string reasons = _reasons.Count == 0 ? "" : $" ({string.Join(", ", _reasons.Select(r => $"{r.Value} {r.Key}"))})";
        return $"{_read} read, {_stored} stored, {_known} already known, {Refused} refused{reasons}; {stories} stories";
    }

    private async Task Take(List<Entry> waiting, CancellationToken ct)
    {
        await Embargo(waiting, ct);
        var receipts = await app.Store.Ground.AddCaptures(waiting, ct);
        foreach (var (entry, (receipt, id)) in waiting.Zip(receipts))
        {
            if (receipt == Receipt.Accepted) _names[id!.Value] = entry.Capture.Name;
            else if (receipt == Receipt.Barred) Refuse(entry.Capture.Name, new Problem("taken-down", "it was taken down at its owner's request"));
            else if (await app.Store.Derived.UnreadReason(id!.Value, ct) is { } reason) Refuse(entry.Capture.Name, reason);
            else _known++;
        }
        waiting.Clear();
    }

    // What its agency does not release yet stays out. The clock is the log's, moved on by what came in before it.
    private async Task Embargo(List<Entry> waiting, CancellationToken ct)
    {
        if (!waiting.Exists(e => e.Capture.Form == CaptureForm.Wire)) return;
        var now = await app.Store.Ground.Clock(ct);
        var kept = new List<Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in waiting)
        {
            bool held = entry.Capture.ImportId is { } id && (seen.Contains(id) || await Holds(id, ct));
            var at = entry.Capture.Fetched > now ? entry.Capture.Fetched.Value : now; // what was made after its own embargo may be used
            var (capture, why) = Supplies.Judge(entry.Capture, at, held);
            if (capture is null)
            {
                Refuse(entry.Capture.Name, why!);
                continue;
            }
            kept.Add(ReferenceEquals(capture, entry.Capture) ? entry : Identity.Of(capture));
            if (entry.Capture.ImportId is { } taken) seen.Add(taken);
            now = at;
        }
        waiting.Clear();
        waiting.AddRange(kept);
    }

    // What is found may go by this as its name or number only.
    private async Task<bool> Holds(string importId, CancellationToken ct) =>
        await app.Store.Ground.Find(importId, null, ct) is { } found && (await app.Store.Ground.CapturesOf(found, ct)).Any(c => c.Capture.ImportId == importId);

    private async Task Fold(CancellationToken ct)
    {
        if (fold is not null) await fold.CatchUp(Note, ct);
    }

    // The server places what we added; what became of it stands in the store.
    private async Task Receipts(CancellationToken ct)
    {
        if (_names.Count == 0) return;
        await app.UntilPlaced(_names.Keys.Max(), kept: false, ct);
        foreach (var id in _names.Keys.Order())
        {
            var reason = await app.Store.Derived.UnreadReason(id, ct);
            bool stands = await app.Store.Ground.Captures(new TellingId(id.Value - 1), 1, ct) is [var logged] && logged.Capture.Id == id;
            Note(reason is not null ? new Ingested(id, Entrance.Unread, reason)
                : !stands ? new Ingested(id, Entrance.Barred, new Problem("taken-down", "its text was taken down at its owner's request"))
                : new Ingested(id, await app.Store.Derived.MadeOf(id, ct) is null ? Entrance.Unchanged : Entrance.Entered, null));
        }
    }

    private void Note(Ingested what)
    {
        if (!_names.TryGetValue(what.Capture, out var name)) return; // of a run that was stopped
        if (what.Entrance == Entrance.Entered) _stored++;
        else if (what.Entrance == Entrance.Unchanged) _known++;
        else Refuse(name, what.Reason ?? new Problem("unread", "nothing could be read"));
    }

    /// <summary>Refuses one thing, and tells why.</summary>
    public void Refuse(string place, Problem why)
    {
        _reasons[why.Code] = _reasons.GetValueOrDefault(why.Code) + 1;
        problems.WriteLine($"{place}: {why.Message}");
    }
}
