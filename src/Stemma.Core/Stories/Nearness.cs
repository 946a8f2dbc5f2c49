using System.Runtime.InteropServices;
using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>
/// How near two groups of tellings are, by all ties between them: each telling counts with its closest tie to the other group, brought to the groups' sizes.
/// One false join would bring whole stories together; that many of their tellings are alike does not happen by chance.
/// </summary>
internal static class Nearness
{
    private const double Texts = 0.5, TextsLater = 0.8, Titles = 0.65; // what one tie must have to bring two lone tellings together: of texts, in the first round and later; of bare headlines
    private const double OfSize = 0.08; // the larger both are, the more is asked: a wrong step costs more
    private const double Enough = 1L << 32; // a part of what one tie must have is told in whole numbers, so that sums are the same in whatever order

    /// <summary>A tie between two tellings of which the first is the later.</summary>
    public readonly record struct Tied(TellingId Later, TellingId Earlier, double Score, bool IsBare);

    /// <summary>The ties of a join.</summary>
    public static IEnumerable<Tied> Of(Join join) => join.Ties.Select(t => new Tied(join.Later, t.Earlier, t.Score, t.IsBare));

    /// <summary>For each group the one that it is nearest to, if that is near enough.</summary>
    /// <param name="ties">All ties; those within one group count for nothing.</param>
    /// <param name="root">The first telling of a telling's group, which tells the group.</param>
    /// <param name="size">The number of tellings of a group.</param>
    /// <param name="step">The step of grouping.</param>
    /// <param name="mayMeet">Whether two groups may be brought together at all.</param>
    public static IReadOnlyList<StoryGroups.Edge> Nearest(IEnumerable<Tied> ties, Func<TellingId, TellingId> root, Func<TellingId, int> size, int step, Func<TellingId, TellingId, bool> mayMeet)
    {
        var closest = new Dictionary<(TellingId Telling, TellingId Own, TellingId Other), long>();
        foreach (var tie in ties)
        {
            TellingId x = root(tie.Later), y = root(tie.Earlier);
            if (x == y) continue;
            long part = Part(tie.Score, tie.IsBare, step);
            Keep(closest, (tie.Later, x, y), part);
            Keep(closest, (tie.Earlier, y, x), part);
        }
        var sums = new Dictionary<(TellingId A, TellingId B), long>();
        foreach (var ((_, own, other), part) in closest) Add(sums, own.CompareTo(other) < 0 ? (own, other) : (other, own), part);
        var met = new HashSet<TellingId>();
        return [.. sums.Select(s => EdgeOf(s.Key.A, s.Key.B, s.Value, size(s.Key.A), size(s.Key.B))).OfType<StoryGroups.Edge>().Where(e => mayMeet(e.A, e.B))
            .Order(Comparer<StoryGroups.Edge>.Create(StoryGroups.Edge.Order)).Where(e => met.Add(e.A) | met.Add(e.B))];
    }

    /// <summary>What a tie is of what is enough for two lone tellings.</summary>
    public static long Part(double score, bool isBare, int step) => (long)Math.Round(Enough * score / (isBare ? Titles : step == 1 ? Texts : TextsLater));

    /// <summary>Two groups, if they are near enough.</summary>
    /// <param name="a">One group.</param>
    /// <param name="b">The other.</param>
    /// <param name="sum">The closest ties of all their tellings, in parts.</param>
    /// <param name="n">The size of one.</param>
    /// <param name="m">The size of the other.</param>
    public static StoryGroups.Edge? EdgeOf(TellingId a, TellingId b, long sum, int n, int m)
    {
        double strength = sum / Enough / Expected(n, m);
        if (strength < 1) return null;
        return a.CompareTo(b) < 0 ? new StoryGroups.Edge(a, b, strength) : new StoryGroups.Edge(b, a, strength);
    }

    /// <summary>Keeps the largest part of each key.</summary>
    public static void Keep<TKey>(Dictionary<TKey, long> closest, TKey key, long part) where TKey : notnull
    {
        ref long kept = ref CollectionsMarshal.GetValueRefOrAddDefault(closest, key, out _);
        kept = Math.Max(kept, part);
    }

    /// <summary>Adds a part to the sum of its key.</summary>
    public static void Add<TKey>(Dictionary<TKey, long> sums, TKey key, long part) where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += part;

    // Two lone tellings give 2; n to each of m would give n + m, of which the root of the product is asked.
    private static double Expected(int n, int m) => (1 + Math.Sqrt((double)n * m)) * Math.Pow(Math.Min(n, m), OfSize);
}
