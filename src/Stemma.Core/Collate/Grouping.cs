using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Core.Collate;

/// <summary>
/// The stories kept at hand, brought up to date by what changes: the same groups as <see cref="Collation.Group"/> makes of everything, without looking at everything.
/// Each step of grouping keeps its groups; where a telling changes, only the groups near it are grouped anew, step by step.
/// </summary>
public sealed class Grouping
{
    private readonly Dictionary<TellingId, Join> _joins = [];
    private readonly Dictionary<TellingId, Dictionary<TellingId, Nearness.Tied?>> _later = []; // by the earlier end: the later ones with their ties to it; null for a join without
    private readonly HashSet<TellingId> _there = [];
    private readonly HashSet<TellingId> _changed = []; // since the groups were last brought up to date
    private readonly Layer[] _layers = [.. Enumerable.Range(0, StoryGroups.Steps).Select(_ => new Layer())];

    /// <summary>Lets a telling in, alone at first.</summary>
    public void Add(TellingId telling)
    {
        if (_there.Add(telling)) _changed.Add(telling);
    }

    /// <summary>Puts a telling's join, with its ties, in the place of the one it had.</summary>
    public void Join(TellingId later, Join? join)
    {
        _changed.Add(later);
        if (_joins.Remove(later, out var old))
            foreach (var (earlier, _) in Ends(old))
            {
                _changed.Add(earlier);
                if (_later.TryGetValue(earlier, out var after)) after.Remove(later);
            }
        if (join is null) return;
        _joins[later] = join with { Why = [] };
        foreach (var (earlier, tie) in Ends(join))
        {
            _changed.Add(earlier);
            if (!_later.TryGetValue(earlier, out var after)) _later[earlier] = after = [];
            after[later] = tie;
        }
    }

    /// <summary>The earlier telling that a telling is joined to; null for none.</summary>
    public TellingId? JoinedTo(TellingId later) => _joins.TryGetValue(later, out var join) ? join.Earlier : null;

    /// <summary>Forgets a telling and the joins and ties it was an end of.</summary>
    public void Forget(TellingId telling)
    {
        Join(telling, null);
        if (_later.Remove(telling, out var after))
            foreach (var later in after.Keys)
            {
                var join = _joins[later];
                Join(later, join.Earlier == telling ? null : join with { Ties = [.. join.Ties.Where(t => t.Earlier != telling)] });
            }
        foreach (var layer in _layers)
        {
            _changed.UnionWith(layer.Reached.Members(telling));
            _changed.UnionWith(layer.Groups.Members(telling));
        }
        foreach (var layer in _layers) layer.Forget(telling);
        _there.Remove(telling);
        _changed.RemoveWhere(t => !_there.Contains(t));
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
        // All that these reach now or reached before.
        var reaching = nodes.SelectMany(n => below.Members(n).Concat(layer.Edges[n].SelectMany(e => new[] { e.A, e.B }).SelectMany(below.Members)));
        var region = reaching.SelectMany(layer.Reached.Members).Where(_there.Contains).ToHashSet();
        var before = region.Select(layer.Groups.Members).DistinctBy(g => g[0]).ToList();
        var roots = region.Select(below.Root).Distinct().Order().ToList();
        var edges = roots.SelectMany(r => layer.Edges[r]).Distinct().ToList();
        layer.Reached.Set(StoryGroups.Bring(roots.Select(below.Members), edges, StoryGroups.Editors.None));
        layer.Groups.Set(StoryGroups.Bring(roots.Select(below.Members), edges, decided));
        foreach (var members in before)
            if (!members.SequenceEqual(layer.Groups.Members(members[0]))) changed.UnionWith(members.Where(_there.Contains));
    }

    private IReadOnlyList<StoryGroups.Edge> OfLone(int step, IReadOnlyList<TellingId> members, StoryGroups.Editors decided) => members.Count > 1 ? []
        : [.. StoryGroups.EdgesOf(step, members[0], _joins.GetValueOrDefault(members[0]), decided).Where(e => _there.Contains(e.A) && _there.Contains(e.B))];

    // The nearest of the groups that changed, and of those beside them: of these all is looked at anew only where the nearest is among the changed. Those beside them that changed their nearest are added.
    private void SetNearest(int step, HashSet<TellingId> nodes, HashSet<TellingId> changed, Partition below, StoryGroups.Editors decided)
    {
        var kept = _layers[step].Edges;
        var nearer = new Dictionary<TellingId, StoryGroups.Edge?>(); // of those beside them, the best among the changed
        foreach (var node in nodes)
        {
            var ties = TiesOf(node, below);
            var near = Near(step, node, ties, below, decided);
            kept[node] = [.. near.Take(1)];
            foreach (var tie in ties) nearer.TryAdd(below.Root(tie.Later) == node ? below.Root(tie.Earlier) : below.Root(tie.Later), null);
            foreach (var edge in near)
            {
                var other = edge.A == node ? edge.B : edge.A;
                if (nearer[other] is not { } best || StoryGroups.Edge.Order(edge, best) < 0) nearer[other] = edge;
            }
        }
        foreach (var (beside, edge) in nearer)
        {
            if (nodes.Contains(beside)) continue;
            StoryGroups.Edge? had = kept[beside] is [var one] ? one : null;
            var nearest = had is { } h && (Gone(h.A) || Gone(h.B)) ? Near(step, beside, TiesOf(beside, below), below, decided).Select(e => (StoryGroups.Edge?)e).FirstOrDefault()
                : had is { } k && (edge is not { } n || StoryGroups.Edge.Order(k, n) <= 0) ? had : edge;
            if (nearest == had) continue;
            kept[beside] = nearest is { } found ? [found] : [];
            nodes.Add(beside);
        }

        bool Gone(TellingId end) => changed.Contains(end) || nodes.Contains(end);
    }

    private IReadOnlyList<StoryGroups.Edge> Near(int step, TellingId node, IEnumerable<Nearness.Tied> ties, Partition below, StoryGroups.Editors decided) =>
        Nearness.Near(ties, below.Root, r => below.Members(r).Count, step, (a, b) => decided.MayMeet(below.Members(a), below.Members(b))).Where(e => e.A == node || e.B == node).ToList();

    private List<Nearness.Tied> TiesOf(TellingId node, Partition below) =>
        [.. below.Members(node).SelectMany(TiesOf).Where(t => (below.Root(t.Later) == node) != (below.Root(t.Earlier) == node))];

    private IEnumerable<Nearness.Tied> TiesOf(TellingId telling)
    {
        if (_joins.TryGetValue(telling, out var join)) foreach (var tie in Nearness.Of(join)) if (_there.Contains(tie.Earlier)) yield return tie;
        if (!_later.TryGetValue(telling, out var after)) yield break;
        foreach (var tie in after.Values) if (tie is { } there) yield return there;
    }

    private static IEnumerable<(TellingId Earlier, Nearness.Tied? Tie)> Ends(Join join)
    {
        var ties = Nearness.Of(join).Select(t => (t.Earlier, Tie: (Nearness.Tied?)t));
        return join.Ties.Any(t => t.Earlier == join.Earlier) ? ties : ties.Append((join.Earlier, null));
    }

    // What one step keeps: the edges of each group of the step before, what they connect, and the groups that editors leave of that.
    private sealed class Layer
    {
        public readonly Dictionary<TellingId, IReadOnlyList<StoryGroups.Edge>> Edges = [];
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

        private readonly Dictionary<TellingId, IReadOnlyList<TellingId>> _groups = [];

        public TellingId Root(TellingId telling) => Members(telling)[0];

        public IReadOnlyList<TellingId> Members(TellingId telling) => _groups.TryGetValue(telling, out var group) ? group : [telling];

        public void Set(IEnumerable<IReadOnlyList<TellingId>> groups)
        {
            foreach (var group in groups)
                foreach (var telling in group)
                    if (group.Count == 1) _groups.Remove(telling);
                    else _groups[telling] = group;
        }

        public void Forget(TellingId telling)
        {
            var rest = Members(telling).Where(t => t != telling).ToList();
            _groups.Remove(telling);
            Set([rest]);
        }
    }
}
