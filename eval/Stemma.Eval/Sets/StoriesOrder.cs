using Stemma.Core.News;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>Whether stories depend on the order in which reports happen to come: the streams grouped again, each day's reports shuffled.</summary>
internal static class StoriesOrder
{
    private const int Shuffles = 10, Seed = 20261129;

    /// <summary>
    /// The streams tell days, not hours, so a whole day's reports are shuffled, which is harder. Of ten shuffles: the share of all pairs of reports that are together or apart as without a shuffle, and of those
    /// that are together in either the share that are in both; of a replay in one order the same, which must be 1.
    /// </summary>
    public static IEnumerable<Score> Run(string folder)
    {
        foreach (var (name, stream) in StoryStream.All(folder))
        {
            var reports = stream.Select((r, i) => r with { Id = $"{i}" }).ToList(); // some ids stand twice
            var days = reports.GroupBy(r => r.Day).Select(d => d.ToList()).ToList();
            var first = Grouped(reports);
            yield return new Score($"stories.{name}.order.replay", Alike(first, Grouped(reports)).All, reports.Count);
            var random = new Random(Seed);
            var alike = Enumerable.Range(0, Shuffles).Select(_ => Alike(first, Grouped(Shuffled(days, random)))).ToList();
            yield return new Score($"stories.{name}.order.pairs", alike.Average(a => a.All), reports.Count);
            yield return new Score($"stories.{name}.order.together", alike.Average(a => a.Together), reports.Count);
        }
    }

    private static List<StreamReport> Shuffled(List<List<StreamReport>> days, Random random)
    {
        var order = new List<StreamReport>();
        foreach (var day in days)
        {
            var some = day.ToArray();
            random.Shuffle(some);
            order.AddRange(some);
        }
        return [.. order.Select((r, i) => r with { Telling = r.Telling with { Id = new TellingId(i + 1) } })];
    }

    private static Dictionary<string, int> Grouped(List<StreamReport> reports) => reports.Zip(StoryStream.Group(reports)).ToDictionary(g => g.First.Id, g => g.Second, StringComparer.Ordinal);

    // Pairs are counted by the sizes of the groups and of what two groups have in common.
    private static (double All, double Together) Alike(Dictionary<string, int> one, Dictionary<string, int> other)
    {
        double both = Pairs(one.Select(r => (r.Value, other[r.Key]))), inOne = Pairs(one.Values), inOther = Pairs(other.Values), all = one.Count * (one.Count - 1.0) / 2;
        double apartly = inOne + inOther - 2 * both;
        return (1 - apartly / all, both + apartly == 0 ? 1 : both / (both + apartly));
    }

    private static double Pairs<T>(IEnumerable<T> groups) where T : notnull => groups.CountBy(g => g).Sum(g => g.Value * (g.Value - 1.0) / 2);
}
