using Stemma.Eval.Scores;
using Stemma.Eval.Sets;

namespace Stemma.Eval;

/// <summary>Runs the sets, prints each figure beside its floor, fails when one lies under it.</summary>
internal static class Quality
{
    // What needs nothing beside the checkout.
    private const string Shipped = "press";

    // What needs minutes, and tells what no floor is held to: runs only when it is named.
    private const string Large = "copies-large", Parts = "stories-parts", Order = "stories-order";

    private static readonly (string Name, Func<string, IEnumerable<Score>> Run)[] Sets =
    [
        ("extraction", ExtractionSet.Run),
        ("copies", CopiesSet.Run),
        (Large, CopiesSet.Large),
        ("derivation", DerivationSet.Run),
        ("translations", TranslationsSet.Run),
        ("links", LinksSet.Run),
        ("links-bare", LinksBareSet.Run),
        ("sources", SourcesSet.Run),
        ("speakers", SpeakersSet.Run),
        ("speakers-gold", SpeakersGoldSet.Run),
        ("feeds", FeedsSet.Run),
        ("robots", RobotsSet.Run),
        ("sitemaps", SitemapsSet.Run),
        ("opml", OpmlSet.Run),
        ("urls", UrlsSet.Run),
        ("warc", WarcSet.Run),
        ("wire", WireSet.Run),
        ("quotes", QuotesSet.Run),
        ("seeds-said", SeedsSaidSet.Run),
        ("stories", StoriesSet.Run),
        (Parts, StoriesParts.Run),
        (Order, StoriesOrder.Run),
        ("dates", DatesSet.Run),
        ("differences", DifferencesSet.Run),
        ("differences-read", DifferencesReadSet.Run),
        (Shipped, PressSet.Run),
    ];

    /// <summary>Scores the sets named (all when none is named); where there is no evaluation data, what ships with the checkout.</summary>
    /// <returns>0 when no figure lies under its floor, 1 otherwise.</returns>
    public static int Run(string? folder, HashSet<string> names, bool raise)
    {
        const string file = "quality/floors.json";
        var floors = Floors.Read(file);
        var scores = new List<Score>();
        int under = 0;
        if (folder is null) Console.WriteLine("quality: no evaluation data found (../shared/eval or $STEMMA_EVAL); scored is what ships with the checkout");
        foreach (var (name, run) in Sets.Where(s => (names.Contains(s.Name) || (names.Count == 0 && s.Name is not (Large or Parts or Order))) && (folder is not null || s.Name == Shipped)))
        {
            Console.WriteLine(name);
            foreach (var score in run(folder!))
            {
                scores.Add(score);
                bool known = floors.TryGetValue(score.Name, out double floor);
                bool low = known && score.Value < floor;
                if (low) under++;
                Console.WriteLine($"  {score.Name,-40} {score.Value,8:0.0000}  n={score.Cases,-6} floor {(known ? floor.ToString("0.000") : "none"),-7}{(low ? " UNDER THE FLOOR" : "")}");
            }
        }
        if (raise) Floors.Raise(file, scores);
        Console.WriteLine(under == 0 ? $"quality: {scores.Count} figures, none under its floor" : $"quality: {under} of {scores.Count} figures under their floors");
        return under == 0 ? 0 : 1;
    }
}
