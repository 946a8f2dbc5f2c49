using System.Diagnostics;
using Stemma.App;
using Stemma.App.Gather;
using Stemma.Core.Collate;
using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Eval.Speed;

/// <summary>The whole road over a WARC of generated pages: articles a second, CPU of each step, memory, bytes stored.</summary>
internal static class EndToEnd
{
    private const int Pages = 2000;
    private const int AheadOfFold = 8; // batches, as an import does

    public static void Run(string? folder)
    {
        if (Generated.Corpus(folder, Pages, 7) is not { } corpus)
        {
            Console.WriteLine("end-to-end: no generated corpus (../shared/eval or python3 is not there)");
            return;
        }
        var archive = Path.Combine(corpus, "corpus.warc.gz");
        Import(archive).GetAwaiter().GetResult();
        Steps([.. new FileImport(64 << 20).Read(FileImport.Files([archive]), Stream.Null).Select(o => o.Capture).OfType<Capture>()]);
    }

    private static async Task Import(string archive)
    {
        var data = Directory.CreateTempSubdirectory("stemma-bench-").FullName;
        try
        {
            double cpu = Timing.Cpu(), composing;
            var clock = Stopwatch.StartNew();
            await using (var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "bench", null, CancellationToken.None))
            {
                using var fold = await app.OpenFold(CancellationToken.None);
                int batches = 0;
                foreach (var entries in new FileImport(64 << 20).Read(FileImport.Files([archive]), Stream.Null).Select(o => o.Capture).OfType<Capture>().Select(Identity.Of).Chunk(app.Options.Batch))
                {
                    await fold.Accept(entries, CancellationToken.None);
                    if (++batches % AheadOfFold == 0) await fold.CatchUp(static _ => { }, CancellationToken.None);
                }
                await fold.CatchUp(static _ => { }, CancellationToken.None);
                double before = clock.Elapsed.TotalSeconds;
                await fold.Compose(static _ => { }, CancellationToken.None);
                composing = clock.Elapsed.TotalSeconds - before;
            }
            double seconds = clock.Elapsed.TotalSeconds;
            long bytes = new DirectoryInfo(data).EnumerateFiles().Sum(f => f.Length);
            Console.WriteLine($"end-to-end: {Pages} pages from WARC into SQLite in {seconds:0.0} s: {Pages / seconds:0} articles/s, {(Timing.Cpu() - cpu) / Pages * 1000:0.0} CPU-ms an article, peak memory {Timing.PeakMemory():0} MiB, {bytes / (double)Pages / 1024:0.0} KiB stored an article; {composing:0.0} s of it composing");
            await Restart(data);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    // What a new process does before it answers readers, and before it places what comes.
    private static async Task Restart(string data)
    {
        var clock = Stopwatch.StartNew();
        await using var app = await StemmaApp.OpenToWrite(AppStart.Read(data, []), "bench", null, CancellationToken.None);
        await app.Store.Reading.Holdings(CancellationToken.None);
        double answering = clock.Elapsed.TotalSeconds;
        using var fold = await app.OpenFold(CancellationToken.None);
        Console.WriteLine($"  opened again: readers are answered after {answering:0.00} s, new reports placed after {clock.Elapsed.TotalSeconds:0.00} s");
    }

    // The three steps alone, one after the other on one thread, without a store.
    private static void Steps(List<Capture> captures)
    {
        var index = new CandidateIndex();
        var tellings = new Dictionary<TellingId, Telling>();
        var placements = new List<Placement>();
        double read = 0, enter = 0, place = 0;
        for (int i = 0; i < captures.Count; i++)
        {
            var capture = captures[i] with { Id = new TellingId(i + 1) };
            if (Timed(ref read, () => Collation.Read(capture, StreamTables.Shipped)).Telling is not { } telling) continue;
            var found = Timed(ref enter, () => index.Enter(telling.Id, telling.Keys, telling.At));
            placements.Add(Timed(ref place, () => Collation.Place(telling, new Near([.. found.Texts.Select(h => tellings[h.Id])], [.. found.Stories.Select(h => tellings[h.Id])]), [], StreamTables.Shipped)));
            tellings.Add(telling.Id, telling);
        }
        double compose = 0;
        var alignments = placements.SelectMany(p => p.Alignments).ToLookup(a => a.B);
        var groups = Collation.Group(tellings.Keys, placements.Select(p => p.Join).OfType<Join>(), []);
        foreach (var group in groups)
            Timed(ref compose, () => Collation.Compose([.. group.Select(id => tellings[id])], [.. group.SelectMany(id => alignments[id])], []));
        double n = captures.Count / 1000.0;
        Console.WriteLine($"  steps, CPU-ms an article: read {read / n:0.00}, index {enter / n:0.00}, place {place / n:0.00}, compose {compose / n:0.00} ({groups.Count} stories)");
    }

    private static T Timed<T>(ref double seconds, Func<T> work)
    {
        long before = Stopwatch.GetTimestamp();
        var result = work();
        seconds += Stopwatch.GetElapsedTime(before).TotalSeconds;
        return result;
    }
}
