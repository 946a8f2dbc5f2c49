using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Core.Collate;

/// <summary>
/// The stories kept at hand, brought up to date by what changes: the same groups as <see cref="Collation.Group"/> makes of everything, without looking at everything.
/// Each step of grouping keeps its groups; where a telling changes, only the groups near it are grouped anew, step by step.
/// </summary>
public sealed class Grouping
{
    private readonly Dictionary<TellingId, StoryGroups.Joined> _joins = [];
    private readonly Dictionary<TellingId, List<End>> _ends = []; // whom a telling is tied or joined to, both ways
    private readonly HashSet<TellingId> _there = [];
    private readonly HashSet<TellingId> _changed = []; // since the groups were last brought up to date
    private readonly Layer[] _layers = [.. Enumerable.Range(0, StoryGroups.Steps).Select(_ => new Layer())];

    /// <summary>How many members of groups were looked at so far, by which a test sees what a large story costs.</summary>
    internal long Walked { get; private set; }

    /// <summary>Lets a telling in, alone at first.</summary>
    public void Add(TellingId telling)
    {
        if (_there.Add(telling)) _changed.Add(telling);
    }

    /// <summary>Puts a telling's join, with its ties, in the place of the one it had. Ties to tellings that are not in are passed over.</summary>
    public void Join(TellingId later, Join? join)
    {
        _changed.Add(later);
        _joins.Remove(later);
        foreach (var end in EarlierThan(later)) Untie(later, end.Other);
        if (join is null) return;
        _joins[later] = StoryGroups.Joined.Of(join);
        foreach (var tie in join.Ties) Tie(later, tie.Earlier, tie.Score, isTie: true, tie.IsBare);
        if (join.Ties.All(t => t.Earlier != join.Earlier)) Tie(later, join.Earlier, join.Score, isTie: false, isBare: false);
    }

    /// <summary>The earlier telling that a telling is joined to; null for none.</summary>
    public TellingId? JoinedTo(TellingId later) => _joins.TryGetValue(later, out var join) ? join.Earlier : null;

    /// <summary>The later tellings that are joined or tied to one.</summary>
    public IEnumerable<TellingId> TiedTo(TellingId earlier) => EndsOf(earlier).Select(e => e.Other).Where(t => t.CompareTo(earlier) > 0);

    /// <summary>Forgets a telling and the joins and ties it was an end of.</summary>
    public void Forget(TellingId telling)
    {
        Join(telling, null);
        foreach (var later in TiedTo(telling).ToList())
        {
            if (JoinedTo(later) == telling) Join(later, null);
            else Untie(later, telling);
        }
        _ends.Remove(telling);
        foreach (var layer in _layers)
        {
            _changed.UnionWith(layer.Reached.Members(telling));
            _changed.UnionWith(layer.Groups.Members(telling));
        }
        foreach (var layer in _layers) layer.Forget(telling);
        _there.Remove(telling);
    }

    /// <summary>The tellings of a telling's story, in log order.</summary>
    public IReadOnlyList<TellingId> StoryOf(TellingId telling) => _layers[^1].Groups.Members(telling);

    /// <summary>Brings the groups up to date.</summary>
    /// <param name="around">Tellings whose decisions changed.</param>
    /// <param name="decisions">The editors' decisions in force.</param>
    /// <returns>All tellings whose story may be another one now.</returns>
    public IReadOnlyCollection<TellingId> Update(IEnumerable<TellingId> around, IReadOnlyList<Decision> decisions)
    {
        var changed = _changed.Concat(around).Where(_there.Contains).ToHashSet();
        _changed.Clear();
        if (changed.Count == 0) return changed;
        var decided = StoryGroups.Decided(decisions);
        for (int step = 0; step < _layers.Length; step++) Update(step, changed, decided);
        return changed;
    }

    private void Update(int step, HashSet<TellingId> changed, StoryGroups.Editors decided)
    {
        var (layer, below) = (_layers[step], step == 0 ? Partition.Alone : _layers[step - 1].Groups);
        foreach (var telling in changed) layer.Edges.Remove(telling);
        var nodes = changed.Select(below.Root).ToHashSet();
        if (StoryGroups.IsByTies(step)) SetNearest(step, nodes, changed, below, decided);
        else foreach (var node in nodes) layer.Edges[node] = OfLone(step, below.Members(node), decided);
        // All that these reach now or reached before; each group is walked once, however many lead to it.
        var ends = nodes.Concat(nodes.SelectMany(n => layer.Edges[n]).SelectMany(e => new[] { below.Root(e.A), below.Root(e.B) })).Distinct();
        var region = ends.SelectMany(r => Walk(below, r)).DistinctBy(layer.Reached.Root).SelectMany(t => Walk(layer.Reached, t)).ToList();
        var before = region.Select(layer.Groups.Members).DistinctBy(g => g[0]).ToList();
        var roots = region.Select(below.Root).Distinct().Order().ToList();
        var groups = roots.Select(below.Members).ToList();
        var edges = roots.SelectMany(r => layer.Edges[r]).Distinct().ToList();
        var reached = StoryGroups.Bring(groups, below.Root, edges, StoryGroups.Editors.None);
        layer.Reached.Set(reached);
        layer.Groups.Set(decided.Part(region) ? StoryGroups.Bring(groups, below.Root, edges, decided) : reached);
        foreach (var members in before)
            if (layer.Groups.Members(members[0]) is var now && !ReferenceEquals(members, now) && !members.AsSpan().SequenceEqual(now)) changed.UnionWith(members);
    }

    private TellingId[] Walk(Partition groups, TellingId telling)
    {
        var members = groups.Members(telling);
        Walked += members.Length;
        return members;
    }

    private StoryGroups.Edge[] OfLone(int step, TellingId[] members, StoryGroups.Editors decided) => members.Length > 1 ? []
        : [.. StoryGroups.EdgesOf(step, members[0], _joins.TryGetValue(members[0], out var join) ? join : null, decided).Where(e => _there.Contains(e.A) && _there.Contains(e.B))];

    // The nearest of the groups that changed, and of those beside them: of these all is looked at anew only where the nearest is among the changed. Those beside them that changed their nearest are added.
    private void SetNearest(int step, HashSet<TellingId> nodes, HashSet<TellingId> changed, Partition below, StoryGroups.Editors decided)
    {
        var kept = _layers[step].Edges;
        var nearer = new Dictionary<TellingId, StoryGroups.Edge?>(); // of those beside them, the best among the changed
        foreach (var node in nodes)
        {
            var beside = Beside(step, node, below, decided);
            kept[node] = Nearest(beside.Values) is { } own ? [own] : [];
            foreach (var (other, edge) in beside)
                if (!nearer.TryGetValue(other, out var best) || IsNearer(edge, best)) nearer[other] = edge;
        }
        foreach (var (beside, edge) in nearer)
        {
            if (nodes.Contains(beside)) continue;
            StoryGroups.Edge? had = kept[beside] is [var one] ? one : null;
            var nearest = had is { } h && (Gone(h.A) || Gone(h.B)) ? Nearest(Beside(step, beside, below, decided).Values) : IsNearer(edge, had) ? edge : had;
            if (nearest == had) continue;
            kept[beside] = nearest is { } found ? [found] : [];
            nodes.Add(beside);
        }

        bool Gone(TellingId end) => changed.Contains(end) || nodes.Contains(end);
    }

    private static StoryGroups.Edge? Nearest(IEnumerable<StoryGroups.Edge?> edges) => edges.Aggregate(default(StoryGroups.Edge?), (best, edge) => IsNearer(edge, best) ? edge : best);

    private static bool IsNearer(StoryGroups.Edge? edge, StoryGroups.Edge? than) => edge is { } e && (than is not { } t || StoryGroups.Edge.Order(e, t) < 0);

    // The groups that one has ties with; the edge to each, where it is near enough.
    private Dictionary<TellingId, StoryGroups.Edge?> Beside(int step, TellingId node, Partition below, StoryGroups.Editors decided)
    {
        var sums = new Dictionary<TellingId, long>(); // by the other group
        var theirs = new Dictionary<TellingId, long>(); // the closest tie of each telling of the others
        var ours = new Dictionary<TellingId, long>(); // the closest ties of one telling of its own, by the other group
        var members = Walk(below, node);
        foreach (var telling in members)
        {
            foreach (var end in EndsOf(telling))
            {
                if (!end.IsTie) continue;
                var other = below.Root(end.Other);
                if (other == node) continue;
                long part = Nearness.Part(end.Score, end.IsBare, step);
                Nearness.Keep(ours, other, part);
                Nearness.Keep(theirs, end.Other, part);
            }
            foreach (var (other, part) in ours) Nearness.Add(sums, other, part);
            ours.Clear();
        }
        foreach (var (telling, part) in theirs) Nearness.Add(sums, below.Root(telling), part);
        return sums.ToDictionary(s => s.Key, s =>
        {
            var others = below.Members(s.Key);
            return Nearness.EdgeOf(node, s.Key, s.Value, members.Length, others.Length) is { } edge && decided.MayMeet(members, others) ? edge : (StoryGroups.Edge?)null;
        });
    }

    private List<End> EndsOf(TellingId telling) => _ends.TryGetValue(telling, out var ends) ? ends : [];

    private List<End> EarlierThan(TellingId later) => [.. EndsOf(later).Where(e => e.Other.CompareTo(later) < 0)];

    private void Tie(TellingId later, TellingId earlier, double score, bool isTie, bool isBare)
    {
        if (!_there.Contains(earlier)) return;
        _changed.Add(earlier);
        foreach (var (from, to) in new[] { (later, earlier), (earlier, later) })
        {
            if (!_ends.TryGetValue(from, out var ends)) _ends[from] = ends = [];
            ends.Add(new End(score, to, isTie, isBare));
        }
    }

    private void Untie(TellingId later, TellingId earlier)
    {
        _changed.Add(earlier);
        _changed.Add(later);
        _ends[later].RemoveAll(e => e.Other == earlier);
        _ends[earlier].RemoveAll(e => e.Other == later);
    }

    // The other end of a tie, or of a join that has none.
    private readonly record struct End(double Score, TellingId Other, bool IsTie, bool IsBare);

    // What one step keeps: the edges of each group of the step before, what they connect, and the groups that editors leave of that.
    private sealed class Layer
    {
        public readonly Dictionary<TellingId, StoryGroups.Edge[]> Edges = [];
        public readonly Partition Reached = new(), Groups = new();

        public void Forget(TellingId telling)
        {
            Edges.Remove(telling);
            Reached.Forget(telling);
            Groups.Forget(telling);
        }
    }

    // Groups by their first telling; one that is not kept stands alone.
    private sealed class Partition
    {
        public static readonly Partition Alone = new();

        private readonly Dictionary<TellingId, TellingId[]> _groups = [];

        public TellingId Root(TellingId telling) => _groups.TryGetValue(telling, out var group) ? group[0] : telling;

        public TellingId[] Members(TellingId telling) => _groups.TryGetValue(telling, out var group) ? group : [telling];

        public void Set(IEnumerable<TellingId[]> groups)
        {
            foreach (var group in groups)
            {
                if (_groups.TryGetValue(group[0], out var same) && ReferenceEquals(group, same)) continue;
                foreach (var telling in group)
                    if (group.Length == 1) _groups.Remove(telling);
                    else _groups[telling] = group;
            }
        }

        public void Forget(TellingId telling)
        {
            TellingId[] rest = [.. Members(telling).Where(t => t != telling)];
            _groups.Remove(telling);
            if (rest.Length > 0) Set([rest]);
        }
    }
}
