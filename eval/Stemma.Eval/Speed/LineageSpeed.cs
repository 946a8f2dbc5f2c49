using System.Globalization;
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
/// The texts are a generated corpus; beyond its size the index is filled with keys of the same number and spread.
/// </summary>
internal static class LineageSpeed
{
    private const int Texts = 100_000, Seed = 7, Probes = 4_000, Rounds = 3;
    private static readonly int[] Sizes = [100_000, 300_000, 1_000_000];

    public static void Run(string? folder)
    {
        if (Generated.Corpus(folder, Texts, Seed, html: false) is not { } corpus)
        {
            Console.WriteLine("lineage: no corpus (../shared/eval or python3 is not there)");
            return;
        }
        var tables = StreamTables.Shipped with { Boilerplate = GeneratedScores.Learn(corpus) };
        var rows = Jsonl.Rows(Path.Combine(corpus, "corpus.jsonl")).Select((r, i) => (Id: i + 1, Article: new Article { Title = r.Text("title") ?? "", Text = r.Text("text")!, Language = "en" }, Outlet: r.Text("outlet"),
            At: DateTimeOffset.Parse(r.Text("published")!, CultureInfo.InvariantCulture))).ToList();
        CandidateKeys Keys(int i)
        {
            var cut = CutText.Of(rows[i].Article.Text);
            return Fingerprints.Of(cut, rows[i].Outlet, tables) with { Terms = StoryProfile.Terms(rows[i].Article, cut, tables) };
        }
        var cuts = Enumerable.Range(0, Probes).Select(i => CutText.Of(rows[i].Article.Text)).ToList();
        double cutting = Timing.Median(Rounds, () => { for (int i = 0; i < Probes; i++) CutText.Of(rows[i].Article.Text); });
        double prints = Timing.Median(Rounds, () => { for (int i = 0; i < Probes; i++) Fingerprints.Of(cuts[i], rows[i].Outlet, tables); });
        double terms = Timing.Median(Rounds, () => { for (int i = 0; i < Probes; i++) StoryProfile.Terms(rows[i].Article, cuts[i], tables); });
        double names = Timing.Median(Rounds, () => { for (int i = 0; i < Probes; i++) StoryProfile.Names(rows[i].Article, tables); });
        cuts.Clear();
        var kept = Enumerable.Range(0, Probes).Select(Keys).ToList();
        long before = GC.GetTotalMemory(true);
        var index = new CandidateIndex();
        int held = 0;
        foreach (int size in Sizes)
        {
            while (held < size - Probes)
            {
                var keys = held < kept.Count ? kept[held] : held < rows.Count - Probes ? Keys(held) : Like(kept[held % kept.Count], held);
                index.Enter(new TellingId(++held), keys, rows[held % rows.Count].At);
            }
            var fresh = Enumerable.Range(0, Probes).Select(i => size == Sizes[0] ? Keys(held + i) : Like(kept[i], held + i)).ToList();
            double start = Timing.Cpu();
            foreach (var keys in fresh) index.Enter(new TellingId(++held), keys, rows[held % rows.Count].At);
            double looked = Timing.Cpu() - start;
            double bytes = (double)(GC.GetTotalMemory(true) - before) / held;
            Console.WriteLine($"lineage: at {size:N0} held: lookups and entry {Probes / looked:N0} articles/CPU-s" + (size == Sizes[0]
                ? $", texts cut {Probes / cutting:N0}, keys of a text {Probes / prints:N0}, of a story {Probes / terms:N0}, all together {Probes / (cutting + prints + terms + looked):N0} (names beside it {Probes / names:N0})" : "") + $"; {bytes:N0} bytes an article");
        }
        GC.KeepAlive(kept);
        StorySpeed.Run(folder);
    }

    // Keys of an article that was never written: as many as another has, each drawn anew.
    private static CandidateKeys Like(CandidateKeys keys, int seed)
    {
        ulong at = (ulong)seed << 32;
        return keys with
        {
            TextHash = MinHash.Mix(++at),
            Shingles = [.. keys.Shingles.Select(_ => MinHash.Mix(++at))],
            Bands = [.. keys.Bands.Select(_ => MinHash.Mix(++at))],
            Terms = [.. keys.Terms.Select(t => t with { Hash = MinHash.Mix(++at) % 200_000 })],
        };
    }
}
