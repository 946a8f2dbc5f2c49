using System.Globalization;
using System.Text;
using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using Stemma.Eval.Sets;

namespace Stemma.Eval.Train;

/// <summary>
/// Fits the join models on pairs of dev: reports and their nearest earlier ones in the streams, and judged pairs.
/// Texts: stream_fulltext_en, pairs_semeval2022 of one language, pairs_telegram, strangers. Languages: pairs_semeval2022 of two, strangers. Titles: both headline streams, strangers.
/// </summary>
internal static class TrainJoin
{
    private const int Most = CandidateIndex.MostStories;

    private const double Unlike = 0.6; // strangers whose cosine's root is higher may tell one story after all: they teach nothing

    // What the pairs of a set cannot teach, because it never varies in them: set by hand.
    private static readonly Dictionary<string, double> Set = new()
    {
        ["alignedShare"] = 3,
        ["alignedSentences"] = 1,
        ["days"] = -0.7,
        ["otherLanguage"] = 1.5,
    };

    public static void Run(string folder)
    {
        string dev = Path.Combine(folder, "stories", "dev");
        var texts = Neighbours(StoryStream.Read(Path.Combine(dev, "stream_fulltext_en.jsonl")), 1);
        var judged = StoryPairs.Read(Path.Combine(dev, "pairs_semeval2022.jsonl"), r => r.GetProperty("overall").GetDouble() <= 2).ToList();
        texts.AddRange(judged.Select(Judged));
        texts.AddRange(StoryPairs.Read(Path.Combine(dev, "pairs_telegram.jsonl"), r => r.GetProperty("label").GetString() == "OK").Select(Judged));
        var strangers = StoryStrangers.Read(folder, train: true);
        texts.AddRange(Neighbours(strangers, 1, Unlike));
        Fit("join-texts.tsv", [.. texts.Where(t => t.OneLanguage)]);
        var mixed = judged.Where(p => p.A.Article.Language != p.B.Article.Language).ToList();
        var repaired = mixed.Select((p, i) => p with { B = mixed[(i + 17) % mixed.Count].B, Same = false });
        Fit("join-languages.tsv", [.. mixed.Concat(repaired).Select(Judged), .. texts.Where(t => !t.OneLanguage && !t.Yes)]);
        var titles = Neighbours(StoryStream.Read(Path.Combine(dev, "stream_headlines_uci.jsonl")), 6);
        titles.AddRange(Neighbours(StoryStream.Read(Path.Combine(dev, "stream_titles_googlenews.jsonl")), 10));
        titles.AddRange(Neighbours(StoryStrangers.Bare(strangers), 1, Unlike));
        Fit("join-titles.tsv", titles);
    }

    // Every step-th report with its nearest earlier ones.
    private static List<Example> Neighbours(List<StreamReport> reports, int step, double unlike = 1)
    {
        var found = new List<Example>();
        var index = new Lookup();
        var before = new List<Telling>();
        var story = reports.ToDictionary(r => r.Telling.Id, r => r.Story);
        foreach (var report in reports)
        {
            var telling = report.Telling with { Keys = new CandidateKeys { Terms = StoryProfile.Terms(report.Telling.Article, StreamTables.Shipped) } };
            var earlier = index.Enter(telling);
            before.Add(telling);
            if (telling.Id.Value % step != 0) continue;
            foreach (var near in earlier.Concat(Strangers(before)).DistinctBy(e => e.Id))
            {
                var values = StoryMatcher.Measures(telling, near, null, StreamTables.Shipped);
                if (values[0] < unlike) found.Add(new Example(values, story[near.Id] == report.Story, 1.0 / Most, Languages(telling, near) == 1));
            }
        }
        return found;
    }

    // Reports that the index did not think of, for they too are compared.
    private static IEnumerable<Telling> Strangers(List<Telling> before) =>
        Enumerable.Range(1, Math.Min(12, before.Count - 1)).Select(i => before[(int)(((long)before.Count * 7919 + i * 104_729L) % (before.Count - 1))]);

    private static int Languages(Telling a, Telling b) => a.Article.Language == b.Article.Language ? 1 : 2;

    private static Example Judged(StoryPairs.Judged pair) => new(StoryMatcher.Measures(pair.A, pair.B, null, StreamTables.Shipped), pair.Same, 0.2, Languages(pair.A, pair.B) == 1);

    /// <summary>Fits the placing models, which look at a candidate with those around it, by the join models as they lie in the folder.</summary>
    public static void Place(string folder)
    {
        string dev = Path.Combine(folder, "stories", "dev");
        var strangers = StoryStrangers.Read(folder, train: true);
        Fit("place-texts.tsv", [.. Placed(StoryStream.Read(Path.Combine(dev, "stream_fulltext_en.jsonl")), 1), .. Placed(strangers, 1, Unlike)], StoryMatcher.PlaceMeasureNames);
        var titles = Placed(StoryStream.Read(Path.Combine(dev, "stream_headlines_uci.jsonl")), 3);
        titles.AddRange(Placed(StoryStream.Read(Path.Combine(dev, "stream_titles_googlenews.jsonl")), 5));
        titles.AddRange(Placed(StoryStrangers.Bare(strangers), 1, Unlike));
        Fit("place-titles.tsv", titles, StoryMatcher.PlaceMeasureNames);
    }

    private static List<Example> Placed(List<StreamReport> reports, int step, double unlike = 1)
    {
        var found = new List<Example>();
        var index = new Lookup();
        var editions = new Editions();
        var story = reports.ToDictionary(r => r.Telling.Id, r => r.Story);
        foreach (var report in reports)
        {
            var telling = report.Telling with { Keys = new CandidateKeys { Terms = StoryProfile.Terms(report.Telling.Article, editions.InForce) } };
            var near = index.Enter(telling).Where(e => unlike >= 1 || StoryMatcher.Measures(telling, e, null, editions.InForce)[0] < unlike).ToList();
            if (telling.Id.Value % step == 0)
                foreach (int most in new[] { 2, 6, Most }) // few candidates too, as a small installation has them
                    foreach (var (earlier, values) in StoryMatcher.PlaceMeasures(telling, [.. near.Take(most)], editions.InForce))
                        found.Add(new Example(values, story[earlier] == report.Story, most == Most ? 1.0 / most : 0.3 / most));
            editions.Accept(telling);
        }
        return found;
    }

    private static void Fit(string file, List<Example> examples, IReadOnlyList<string>? named = null)
    {
        string path = Path.Combine("src/Stemma.Core/Stories/Data", file);
        var names = named ?? StoryMatcher.MeasureNames;
        var fitted = LogisticFit.Of(examples, names.Count, 0.02);
        for (int i = 0; i < names.Count; i++) if (Set.TryGetValue(names[i], out double weight) && examples.All(e => e.Values[i] == examples[0].Values[i])) fitted[i] = weight;
        var rows = new StringBuilder($"# Weights of the join model, fitted by ./do train join on {examples.Count} pairs.\n");
        rows.Append(CultureInfo.InvariantCulture, $"intercept\t{fitted[^1]:0.####}\n");
        for (int i = 0; i < names.Count; i++) rows.Append(CultureInfo.InvariantCulture, $"{names[i]}\t{fitted[i]:0.####}\n");
        File.WriteAllText(path, rows.ToString());
        Console.WriteLine($"  {file}: {examples.Count} pairs, {examples.Count(e => e.Yes)} of one story\n{rows}");
    }
}
