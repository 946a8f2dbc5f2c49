using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Groups tellings into stories from joins with their ties and editors' decisions, as a set: order does not matter.</summary>
public static class StoryGroups
{
    /// <summary>The steps of grouping: what editors joined and what is sure, three by ties, and lone tellings.</summary>
    internal const int Steps = 5;

    private const double Sure = 0.9; // a join that is followed whatever else is known; so is one without ties, for nothing else is known

    /// <summary>
    /// The stories. Editors' joins hold first, then the sure ones of the program; then, in three rounds, each group is brought together with the one it is nearest to by all ties between them
    /// (<see cref="Nearness"/>; rounds as Boruvka's, as in hierarchical clustering); at last a telling that stands alone follows its own join. Within each step the strongest goes first,
    /// and none is followed that would bring together what an editor parted, so that of a chain between parted tellings the weakest gives way. Of two decisions about one pair the later one counts.
    /// </summary>
    /// <returns>Groups by their first telling, each in log order.</returns>
    public static IReadOnlyList<IReadOnlyList<TellingId>> Of(IEnumerable<TellingId> tellings, IEnumerable<Join> joins, IEnumerable<Decision> decisions)
    {
        var editors = Decided(decisions);
        IReadOnlyList<IReadOnlyList<TellingId>> groups = [.. tellings.Distinct().Order().Select(t => (IReadOnlyList<TellingId>)[t])];
        var there = groups.Select(g => g[0]).ToHashSet();
        var joined = joins.Where(j => there.Contains(j.Later)).ToDictionary(j => j.Later);
        var ties = joined.Values.SelectMany(Nearness.Of).Where(t => there.Contains(t.Earlier)).ToList();
        for (int step = 0; step < Steps; step++)
        {
            var of = groups.SelectMany(g => g.Select(t => (Telling: t, Group: g))).ToDictionary(t => t.Telling, t => t.Group);
            var edges = IsByTies(step)
                ? Nearness.Nearest(ties, t => of[t][0], r => of[r].Count, step, (a, b) => editors.MayMeet(of[a], of[b]))
                : groups.Where(g => step == 0 || g.Count == 1).SelectMany(g => EdgesOf(step, g[0], joined.GetValueOrDefault(g[0]), editors)).Where(e => there.Contains(e.A) && there.Contains(e.B));
            groups = Bring(groups, edges, editors);
        }
        return groups;
    }

    /// <summary>Whether a step looks at the ties between groups; the others look at tellings that stand alone.</summary>
    internal static bool IsByTies(int step) => step is > 0 and < Steps - 1;

    /// <summary>What a lone telling is brought together with in a step that does not look at ties.</summary>
    internal static IEnumerable<Edge> EdgesOf(int step, TellingId telling, Join? join, Editors editors)
    {
        if (step == 0) foreach (var edge in editors.JoinsOf(telling)) yield return edge;
        if (join is not null && (step == 0 ? join.Score >= Sure || join.Ties.Count == 0 : StoryMatcher.IsEnough(join))) yield return new Edge(join.Later, join.Earlier, join.Score);
    }

    /// <summary>Brings groups together, the strongest edge first.</summary>
    /// <returns>Groups by their first telling, each in log order.</returns>
    internal static IReadOnlyList<IReadOnlyList<TellingId>> Bring(IEnumerable<IReadOnlyList<TellingId>> groups, IEnumerable<Edge> edges, Editors editors)
    {
        var of = new Dictionary<TellingId, List<TellingId>>();
        foreach (var group in groups)
        {
            var copy = group.ToList();
            foreach (var telling in copy) of[telling] = copy;
        }
        foreach (var edge in edges.Order(Comparer<Edge>.Create(Edge.Order)))
        {
            var (larger, smaller) = of[edge.A].Count >= of[edge.B].Count ? (of[edge.A], of[edge.B]) : (of[edge.B], of[edge.A]);
            if (ReferenceEquals(larger, smaller) || !editors.MayMeet(larger, smaller)) continue;
            larger.AddRange(smaller);
            foreach (var telling in smaller) of[telling] = larger;
        }
        return [.. of.Values.Distinct().Select(g => (IReadOnlyList<TellingId>)[.. g.Order()]).OrderBy(g => g[0])];
    }

    /// <summary>What of editors' decisions holds.</summary>
    internal static Editors Decided(IEnumerable<Decision> decisions) => new([.. decisions.Where(d => d.Kind is DecisionKind.Join or DecisionKind.Part)
        .GroupBy(d => d.A.CompareTo(d.B) < 0 ? (d.A, d.B) : (d.B, d.A)).Select(g => g.MaxBy(d => d.Number)!)]);

    /// <summary>Two groups, told by a telling of each, that a step brings together.</summary>
    internal readonly record struct Edge(TellingId A, TellingId B, double Strength)
    {
        /// <summary>The strongest first.</summary>
        public static int Order(Edge x, Edge y) => x.Strength != y.Strength ? y.Strength.CompareTo(x.Strength) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B);
    }

    /// <summary>What editors joined and parted.</summary>
    internal sealed class Editors(IReadOnlyList<Decision> decided)
    {
        public static readonly Editors None = new([]);

        private readonly ILookup<TellingId, Edge> _joins = decided.Where(d => d.Kind == DecisionKind.Join && d.A != d.B)
            .SelectMany(d => new[] { (Of: d.A, d), (Of: d.B, d) }).ToLookup(d => d.Of, d => new Edge(d.d.A, d.d.B, 1.0 + d.d.Number)); // above every score

        private readonly ILookup<TellingId, TellingId> _apart = decided.Where(d => d.Kind == DecisionKind.Part && d.A != d.B)
            .SelectMany(d => new[] { (d.A, d.B), (d.B, d.A) }).ToLookup(d => d.Item1, d => d.Item2);

        public IEnumerable<Edge> JoinsOf(TellingId telling) => _joins[telling];

        /// <summary>Whether no editor parted tellings of two groups.</summary>
        public bool MayMeet(IReadOnlyList<TellingId> a, IReadOnlyList<TellingId> b) => _apart.Count == 0 || !a.Any(t => _apart.Contains(t) && _apart[t].Any(b.Contains));
    }
}
