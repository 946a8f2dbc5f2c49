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

    /// <summary>The ties of joins among the tellings that are there, in order, so that their sums are the same whatever order they came in.</summary>
    public static IReadOnlyList<Tied> Between(IEnumerable<Join> joins, Func<TellingId, bool> isThere) =>
    [
        .. joins.SelectMany(j => j.Ties.Count == 0 ? [new Tied(j.Later, j.Earlier, j.Score, false)] : j.Ties.Select(t => new Tied(j.Later, t.Earlier, t.Score, t.IsBare)))
            .Where(p => isThere(p.Later) && isThere(p.Earlier)).OrderBy(p => p.Later).ThenBy(p => p.Earlier),
    ];

    /// <summary>Pairs of groups that are near enough and of which one has no nearer, the nearest first.</summary>
    /// <param name="ties">The ties.</param>
    /// <param name="groups">Each telling's group.</param>
    /// <param name="isFirst">True in the first round.</param>
    /// <param name="mayMeet">Whether two groups may be brought together at all.</param>
    public static IEnumerable<(TellingId, TellingId)> Nearest(IReadOnlyList<Tied> ties, IReadOnlyDictionary<TellingId, TellingId> groups, bool isFirst, Func<TellingId, TellingId, bool> mayMeet)
    {
        var sizes = groups.Values.CountBy(g => g).ToDictionary();
        var near = Sums(ties, groups, isFirst).Select(s => (s.Key.A, s.Key.B, Near: s.Value / Expected(sizes[s.Key.A], sizes[s.Key.B])))
            .Where(n => n.Near >= 1 && mayMeet(n.A, n.B)).OrderByDescending(n => n.Near).ThenBy(n => n.A).ThenBy(n => n.B).ToList();
        var met = new HashSet<TellingId>();
        foreach (var (a, b, _) in near)
            if (met.Add(a) | met.Add(b)) yield return (a, b);
    }

    // Two lone tellings give 2; n to each of m would give n + m, of which the root of the product is asked.
    private static double Expected(int n, int m) => (1 + Math.Sqrt((double)n * m)) * Math.Pow(Math.Min(n, m), OfSize);

    // For each two groups the closest ties of all their tellings, in parts of what is enough.
    private static Dictionary<(TellingId A, TellingId B), double> Sums(IReadOnlyList<Tied> ties, IReadOnlyDictionary<TellingId, TellingId> groups, bool isFirst)
    {
        var closest = new Dictionary<(TellingId Telling, TellingId Group), double>();
        foreach (var tie in ties)
        {
            TellingId x = groups[tie.Later], y = groups[tie.Earlier];
            if (x == y) continue;
            double part = tie.Score / (tie.IsBare ? Titles : isFirst ? Texts : TextsLater);
            Keep(closest, (tie.Later, y), part);
            Keep(closest, (tie.Earlier, x), part);
        }
        var sums = new Dictionary<(TellingId, TellingId), double>();
        foreach (var ((telling, other), part) in closest)
        {
            var own = groups[telling];
            var pair = own.CompareTo(other) < 0 ? (own, other) : (other, own);
            sums[pair] = sums.GetValueOrDefault(pair) + part;
        }
        return sums;
    }

    private static void Keep(Dictionary<(TellingId, TellingId), double> closest, (TellingId, TellingId) at, double part)
    {
        if (!closest.TryGetValue(at, out double before) || before < part) closest[at] = part;
    }
}
