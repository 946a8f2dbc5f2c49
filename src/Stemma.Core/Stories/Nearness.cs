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

    /// <summary>A tie between two tellings of which the first is the later.</summary>
    public readonly record struct Tied(TellingId Later, TellingId Earlier, double Score, bool IsBare);

    /// <summary>The ties of a join.</summary>
    public static IEnumerable<Tied> Of(Join join) => join.Ties.Select(t => new Tied(join.Later, t.Earlier, t.Score, t.IsBare));

    /// <summary>For each group the one that it is nearest to, if that is near enough.</summary>
    /// <inheritdoc cref="Near"/>
    public static IReadOnlyList<StoryGroups.Edge> Nearest(IEnumerable<Tied> ties, Func<TellingId, TellingId> root, Func<TellingId, int> size, int step, Func<TellingId, TellingId, bool> mayMeet)
    {
        var met = new HashSet<TellingId>();
        return [.. Near(ties, root, size, step, mayMeet).Where(e => met.Add(e.A) | met.Add(e.B))];
    }

    /// <summary>All pairs of groups that are near enough, the nearest first.</summary>
    /// <param name="ties">The ties between groups, all of those that a pair has; those within one count for nothing.</param>
    /// <param name="root">The first telling of a telling's group, which tells the group.</param>
    /// <param name="size">The number of tellings of a group.</param>
    /// <param name="step">The step of grouping.</param>
    /// <param name="mayMeet">Whether two groups may be brought together at all.</param>
    public static IReadOnlyList<StoryGroups.Edge> Near(IEnumerable<Tied> ties, Func<TellingId, TellingId> root, Func<TellingId, int> size, int step, Func<TellingId, TellingId, bool> mayMeet)
    {
        var near = Sums(ties, root, step == 1).Select(s => new StoryGroups.Edge(s.Key.A, s.Key.B, s.Value / Expected(size(s.Key.A), size(s.Key.B)))).Where(e => e.Strength >= 1 && mayMeet(e.A, e.B)).ToList();
        near.Sort(StoryGroups.Edge.Order);
        return near;
    }

    // Two lone tellings give 2; n to each of m would give n + m, of which the root of the product is asked.
    private static double Expected(int n, int m) => (1 + Math.Sqrt((double)n * m)) * Math.Pow(Math.Min(n, m), OfSize);

    // For each two groups the closest ties of all their tellings, in parts of what is enough. In one order, so that the sums are the same to the last bit.
    private static Dictionary<(TellingId A, TellingId B), double> Sums(IEnumerable<Tied> ties, Func<TellingId, TellingId> root, bool isFirst)
    {
        var closest = new Dictionary<(TellingId Telling, TellingId Group), (TellingId Own, double Part)>();
        foreach (var tie in ties.OrderBy(t => t.Later).ThenBy(t => t.Earlier))
        {
            TellingId x = root(tie.Later), y = root(tie.Earlier);
            if (x == y) continue;
            double part = tie.Score / (tie.IsBare ? Titles : isFirst ? Texts : TextsLater);
            Keep(closest, (tie.Later, y), x, part);
            Keep(closest, (tie.Earlier, x), y, part);
        }
        var sums = new Dictionary<(TellingId, TellingId), double>();
        foreach (var ((_, other), (own, part)) in closest)
        {
            var pair = own.CompareTo(other) < 0 ? (own, other) : (other, own);
            sums[pair] = sums.GetValueOrDefault(pair) + part;
        }
        return sums;
    }

    private static void Keep(Dictionary<(TellingId, TellingId), (TellingId, double Part)> closest, (TellingId, TellingId) at, TellingId own, double part)
    {
        if (!closest.TryGetValue(at, out var before) || before.Part < part) closest[at] = (own, part);
    }
}
