using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Groups tellings into stories from joins with their ties and editors' decisions, as a set: order does not matter.</summary>
public static class StoryGroups
{
    /// <summary>The steps of grouping: what editors joined and what is sure, three by ties, and lone tellings.</summary>
    internal const int Steps = 5;

    private const double Sure = 0.9; // a join that is followed whatever else is known

    /// <summary>
    /// The stories. Editors' joins hold first, then the sure ones of the program; then, in three rounds, each group is brought together with the one it is nearest to by all ties between them
    /// (<see cref="Nearness"/>; rounds as Boruvka's, as in hierarchical clustering); at last a telling that stands alone follows its own join. Within each step the strongest goes first,
    /// and none is followed that would bring together what an editor parted, so that of a chain between parted tellings the weakest gives way. Of two decisions about one pair the later one counts.
    /// </summary>
    /// <returns>Groups by their first telling, each in log order.</returns>
    public static IReadOnlyList<IReadOnlyList<TellingId>> Of(IEnumerable<TellingId> tellings, IEnumerable<Join> joins, IEnumerable<Decision> decisions)
    {
        var editors = Decided(decisions);
        IReadOnlyList<TellingId[]> groups = [.. tellings.Distinct().Order().Select(t => new[] { t })];
        var there = groups.Select(g => g[0]).ToHashSet();
        var joined = joins.Where(j => there.Contains(j.Later)).ToDictionary(j => j.Later);
        var ties = joined.Values.SelectMany(Nearness.Of).Where(t => there.Contains(t.Earlier)).ToList();
        for (int step = 0; step < Steps; step++)
        {
            var of = groups.SelectMany(g => g.Select(t => (Telling: t, Group: g))).ToDictionary(t => t.Telling, t => t.Group);
            var edges = IsByTies(step)
                ? Nearness.Nearest(ties, t => of[t][0], r => of[r].Length, step, (a, b) => editors.MayMeet(of[a], of[b]))
                : groups.Where(g => g.Length == 1).SelectMany(g => EdgesOf(step, g[0], joined.TryGetValue(g[0], out var join) ? Joined.Of(join) : null, editors)).Where(e => there.Contains(e.A) && there.Contains(e.B));
            groups = Bring(groups, t => of[t][0], edges, editors);
        }
        return groups;
    }

    /// <summary>Whether a step looks at the ties between groups; the others look at tellings that stand alone.</summary>
    internal static bool IsByTies(int step) => step is > 0 and < Steps - 1;

    /// <summary>What a lone telling is brought together with in a step that does not look at ties.</summary>
    internal static IEnumerable<Edge> EdgesOf(int step, TellingId telling, Joined? join, Editors editors)
    {
        if (step == 0) foreach (var edge in editors.JoinsOf(telling)) yield return edge;
        if (join is { } own && (step == 0 ? own.IsSure : own.IsEnough)) yield return new Edge(telling, own.Earlier, own.Score);
    }

    /// <summary>Brings groups together, the strongest edge first.</summary>
    /// <param name="groups">The groups, each in log order.</param>
    /// <param name="root">The first telling of a telling's group.</param>
    /// <param name="edges">What brings them together.</param>
    /// <param name="editors">What keeps them apart.</param>
    /// <returns>Groups by their first telling, each in log order; one that nothing was brought to is the same object as before.</returns>
    internal static IReadOnlyList<TellingId[]> Bring(IEnumerable<TellingId[]> groups, Func<TellingId, TellingId> root, IEnumerable<Edge> edges, Editors editors)
    {
        var of = groups.ToDictionary(g => g[0], g => new List<TellingId[]> { g });
        foreach (var edge in edges.Order(Comparer<Edge>.Create(Edge.Order)))
        {
            List<TellingId[]> a = of[root(edge.A)], b = of[root(edge.B)];
            if (ReferenceEquals(a, b) || !editors.MayMeet(a.SelectMany(g => g), b.SelectMany(g => g))) continue;
            var (larger, smaller) = a.Count >= b.Count ? (a, b) : (b, a);
            larger.AddRange(smaller);
            foreach (var group in smaller) of[group[0]] = larger;
        }
        return [.. of.Values.Distinct().Select(b => b is [var same] ? same : [.. b.SelectMany(g => g).Order()]).OrderBy(g => g[0])];
    }

    /// <summary>What of editors' decisions holds.</summary>
    internal static Editors Decided(IEnumerable<Decision> decisions) => new([.. decisions.Where(d => d.Kind is DecisionKind.Join or DecisionKind.Part)
        .GroupBy(d => d.A.CompareTo(d.B) < 0 ? (d.A, d.B) : (d.B, d.A)).Select(g => g.MaxBy(d => d.Number)!)]);

    /// <summary>What a telling's join says by itself.</summary>
    /// <param name="Earlier">The one it is joined to.</param>
    /// <param name="Score">How sure.</param>
    /// <param name="IsSure">Whether it is followed whatever else is known; so is one without ties, for nothing else is known.</param>
    /// <param name="IsEnough">Whether a telling that stands alone follows it.</param>
    internal readonly record struct Joined(TellingId Earlier, double Score, bool IsSure, bool IsEnough)
    {
        public static Joined Of(Join join) => new(join.Earlier, join.Score, join.Score >= Sure || join.Ties.Count == 0, StoryMatcher.IsEnough(join));
    }

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
        public bool MayMeet(IEnumerable<TellingId> a, IEnumerable<TellingId> b) => _apart.Count == 0 || !a.Any(t => _apart.Contains(t) && _apart[t].Any(b.Contains));

        /// <summary>Whether an editor parted any of these from another.</summary>
        public bool Part(IEnumerable<TellingId> tellings) => _apart.Count > 0 && tellings.Any(_apart.Contains);
    }
}
