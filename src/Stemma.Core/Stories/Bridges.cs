namespace Stemma.Core.Stories;

/// <summary>
/// Joins tellings of different languages, whose words cannot be compared, by the names and numbers that both hold; a text's names in a foreign script do not count. A plain rule: several different names, together so rare
/// that chance or one town in the news does not explain them. A name that unlike candidates hold too counts less.
/// </summary>
internal static class Bridges
{
    private const int FewestNames = 4;
    private const double Enough = 20, EnoughInOneScript = 28, PerNumber = 1.5, MostOfNumbers = 6, Unlike = 0.12, Highest = 0.89;

    /// <summary>What ties a telling to one of another language.</summary>
    /// <param name="Names">Different names that both hold.</param>
    /// <param name="Weight">How little chance explains them, in nats, numbers included.</param>
    /// <param name="OneScript">Whether both write alike: then furniture, brands and loan words are shared too, and more is asked.</param>
    public readonly record struct Bridge(int Names, double Weight, bool OneScript)
    {
        /// <summary>The score of the join: 0 where it does not carry one.</summary>
        public double Score => Names < FewestNames || Weight < (OneScript ? EnoughInOneScript : Enough) ? 0 : Math.Min(Highest, 0.5 + (Weight - Enough) / 50);
    }

    /// <summary>The bridges from a telling to its candidates; of the same language none.</summary>
    /// <param name="me">The telling.</param>
    /// <param name="near">The candidates.</param>
    /// <param name="likeness">The candidates' likeness to each other.</param>
    public static Bridge[] Of(Ready me, IReadOnlyList<Ready> near, double[,] likeness)
    {
        var names = Keys(me);
        var theirs = near.Select(Keys).ToList();
        var bridges = new Bridge[near.Count];
        for (int i = 0; i < bridges.Length; i++)
        {
            if (Language(near[i]) == Language(me)) continue;
            double weight = 0;
            int shared = 0;
            foreach (var (key, mine) in names)
            {
                if (!theirs[i].TryGetValue(key, out double other)) continue;
                int elsewhere = Enumerable.Range(0, near.Count).Count(j => Language(near[j]) == Language(near[i]) && likeness[i, j] < Unlike && theirs[j].ContainsKey(key));
                shared++;
                weight += Math.Min(mine, other) / (1 + elsewhere);
            }
            bridges[i] = new Bridge(shared, weight + Math.Min(MostOfNumbers, PerNumber * me.All.With(near[i].All).NumberCount), Script(me) == Script(near[i]));
        }
        return bridges;
    }

    // The script that most of its names are in.
    private static ulong? Script(Ready telling) => telling.Names.CountBy(n => NameKeys.ScriptIn(n.Hash)).OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => (ulong?)s.Key).FirstOrDefault();

    private static Dictionary<ulong, double> Keys(Ready telling) => Script(telling) is not { } script ? [] : telling.Names.Where(n => NameKeys.ScriptIn(n.Hash) == script).DistinctBy(n => NameKeys.Bare(n.Hash)).ToDictionary(n => NameKeys.Bare(n.Hash), n => (double)n.Weight);

    private static string Language(Ready telling) => telling.Telling.Article.Language;
}
