using System.Diagnostics;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.Index;
using Stemma.Core.Language;
using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Speed;

/// <summary>
/// What lineage costs: the keys of a text (tokenising included), both lookups with the entry, at 100,000 articles held; time and memory an article as the index grows to a million; and a story of 40 reports aligned.
/// Lineage is measured alone, then together with a story's terms, which are looked up in the same turn. The texts are a generated corpus; beyond its size the same texts come again and again as if each time
/// other words stood in them, in the same days: they share among themselves what the first shared, and use the same terms. At each size the same articles are timed.
/// </summary>
internal static class LineageSpeed
{
    private const int Texts = 100_000, Seed = 7, Probes = 4_000, Entered = 12_000, Rounds = 3;
    private static readonly int[] Sizes = [100_000, 300_000, 1_000_000];

    private sealed record Row(Article Article, string? Outlet, DateTimeOffset At);

    public static void Run(string? folder)
    {
        if (Generated.Corpus(folder, Texts, Seed, html: false) is not { } corpus)
        {
            Console.WriteLine("lineage: no corpus (../shared/eval or python3 is not there)");
            return;
        }
        var tables = StreamTables.Shipped with { Boilerplate = GeneratedScores.Learn(corpus) };
        var rows = Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select(r => new Row(new Article { Title = r.Text("title") ?? "", Text = r.Text("text")!, Language = "en" }, r.Text("outlet"),
            DateTimeOffset.Parse(r.Text("published")!, CultureInfo.InvariantCulture))).ToList();
        var some = rows.Take(Probes).Select(r => (Row: r, Cut: CutText.Of(r.Article.Text))).ToList();
        double yardstick = Timing.Median(Rounds, () => { foreach (var (row, _) in some) Yardstick(row.Article.Text); }) / Probes;
        double cutting = Timing.Median(Rounds, () => { foreach (var (row, _) in some) CutText.Of(row.Article.Text); }) / Probes;
        double prints = Timing.Median(Rounds, () => { foreach (var (row, cut) in some) Fingerprints.Of(cut, row.Outlet, tables); }) / Probes;
        double terms = Timing.Median(Rounds, () => { foreach (var (row, cut) in some) StoryProfile.Terms(row.Article, cut, tables); }) / Probes;
        double names = Timing.Median(Rounds, () => { foreach (var (row, _) in some) StoryProfile.Names(row.Article, tables); }) / Probes;
        some.Clear();
        Console.WriteLine($"lineage: yardstick (the same texts split at spaces, each piece hashed once with XxHash3) {1 / yardstick:N0} articles/CPU-s");
        Console.WriteLine($"lineage: texts cut {1 / cutting:N0} articles/CPU-s, keys of a text {1 / prints:N0}, of a story {1 / terms:N0} (names beside it {1 / names:N0})");
        Grow("lineage alone", rows, r => Fingerprints.Of(r.Article, r.Outlet, tables), cutting + prints, yardstick);
        Grow("with story terms", rows, r =>
        {
            var cut = CutText.Of(r.Article.Text);
            return Fingerprints.Of(cut, r.Outlet, tables) with { Terms = StoryProfile.Terms(r.Article, cut, tables) };
        }, cutting + prints + terms, yardstick);
        StorySpeed.Run(folder);
    }

    // An index that grows; the last entries before each size are timed, so many that those count in at which it settles.
    private static void Grow(string name, List<Row> rows, Func<Row, CandidateKeys> read, double reading, double yardstick)
    {
        var kept = rows.ConvertAll(r => read(r));
        long before = GC.GetTotalMemory(true);
        var index = new CandidateIndex();
        int held = 0;
        var first = (Looked: 0.0, Bytes: 0.0);
        foreach (int size in Sizes)
        {
            while (held < size - Entered) Enter(Like(kept[held % kept.Count], held / kept.Count));
            var fresh = Enumerable.Range(held, Entered).Select(i => Like(kept[i % kept.Count], i / kept.Count)).ToList();
            double start = Timing.Cpu();
            foreach (var keys in fresh) Enter(keys);
            double looked = (Timing.Cpu() - start) / Entered;
            fresh.Clear();
            double bytes = (double)(GC.GetTotalMemory(true) - before) / held;
            if (size == Sizes[0]) first = (looked, bytes);
            Console.WriteLine($"{name}: at {size:N0} held: lookups and entry {1 / looked:N0} articles/CPU-s, with cutting and keys {1 / (reading + looked):N0} ({(reading + looked) / yardstick:0.0} times the yardstick's time); "
                + $"{bytes:N0} bytes an article; lookups and entry take {looked / first.Looked:0.00} times as long as at {Sizes[0]:N0}, the whole {(reading + looked) / (reading + first.Looked):0.00} times, memory {bytes / first.Bytes:0.00} times");
        }
        double from = Timing.Cpu();
        var again = new CandidateIndex();
        for (int i = 0; i < held; i++) again.Hold(new TellingId(i + 1), Like(kept[i % kept.Count], i / kept.Count), rows[i % rows.Count].At);
        again.Look(new TellingId(held + 1), kept[0], rows[0].At);
        double refilled = Timing.Cpu() - from;
        from = Timing.Cpu();
        for (int i = 0; i < held; i++) Like(kept[i % kept.Count], i / kept.Count);
        Console.WriteLine($"{name}: filled again with {held:N0} from their keys, as at a start, and looked at once: {refilled - (Timing.Cpu() - from):0.0} CPU-s");
        Copy(name, again);
        GC.KeepAlive(kept);

        void Enter(CandidateKeys keys) => index.Enter(new TellingId(held + 1), keys, rows[held++ % rows.Count].At);
    }

    // The index written down and read back, as at an end and a start; the file is in the system's cache, so that the disk is not measured.
    private static void Copy(string name, CandidateIndex index)
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
        long from = Stopwatch.GetTimestamp();
        index.Save(file);
        var saved = Stopwatch.GetElapsedTime(from);
        file.Position = 0;
        from = Stopwatch.GetTimestamp();
        var read = CandidateIndex.Load(file, file.Length);
        Console.WriteLine($"{name}: written down {saved.TotalSeconds:0.0} s, read back {Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s ({file.Length / 1e6:N0} MB, {read.Count:N0} held)");
    }

    // A plain fixed job over the same texts, of which no line is ours to make faster: what others take times it can be compared between machines.
    private static ulong Yardstick(ReadOnlySpan<char> text)
    {
        ulong sum = 0;
        foreach (var piece in text.Split(' ')) sum += XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text[piece]));
        return sum;
    }

    // Keys of a text as if other words stood in it: two texts of one time share what they shared, of two times nothing but terms.
    private static CandidateKeys Like(CandidateKeys keys, int time)
    {
        if (time == 0) return keys;
        ulong other = MinHash.Mix((ulong)time);
        return keys with
        {
            TextHash = MinHash.Mix(keys.TextHash ^ other),
            Shingles = [.. keys.Shingles.Select(s => MinHash.Mix(s ^ other))],
            Bands = [.. keys.Bands.Select(b => MinHash.Mix(b ^ other))],
        };
    }
}
