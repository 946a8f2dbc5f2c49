using Stemma.Core.News;

namespace Stemma.Core.Stories;

/// <summary>Groups tellings into stories from joins and editors' decisions, as a set: order does not matter.</summary>
public static class StoryGroups
{
    /// <summary>
    /// The stories. Editors' joins hold first, then the program's by falling score; none is followed that would bring together what an editor parted
    /// (Kruskal's maximum spanning forest with pairs that must stay apart, so that of a chain between parted tellings the weakest join gives way).
    /// Of two decisions about one pair the later one counts.
    /// </summary>
    /// <returns>Groups by their first telling, each in log order.</returns>
    public static IReadOnlyList<IReadOnlyList<TellingId>> Of(IEnumerable<TellingId> tellings, IEnumerable<Join> joins, IEnumerable<Decision> decisions)
    {
        var groups = new Groups(tellings);
        var decided = decisions.Where(d => d.Kind is DecisionKind.Join or DecisionKind.Part)
            .GroupBy(d => d.A.CompareTo(d.B) < 0 ? (d.A, d.B) : (d.B, d.A)).Select(g => g.MaxBy(d => d.Number)!).ToList();
        foreach (var part in decided.Where(d => d.Kind == DecisionKind.Part)) groups.KeepApart(part.A, part.B);
        foreach (var join in decided.Where(d => d.Kind == DecisionKind.Join).OrderByDescending(d => d.Number)) groups.Bring(join.A, join.B);
        foreach (var join in joins.OrderByDescending(j => j.Score).ThenBy(j => j.Later).ThenBy(j => j.Earlier)) groups.Bring(join.Later, join.Earlier);
        return groups.All();
    }

    private sealed class Groups
    {
        private readonly Dictionary<TellingId, TellingId> _parents = [];
        private readonly Dictionary<TellingId, HashSet<TellingId>> _apart = []; // by root: the tellings that may not come in

        public Groups(IEnumerable<TellingId> tellings)
        {
            foreach (var telling in tellings) _parents[telling] = telling;
        }

        public void KeepApart(TellingId a, TellingId b)
        {
            if (a == b || !_parents.ContainsKey(a) || !_parents.ContainsKey(b)) return;
            Apart(a).Add(b);
            Apart(b).Add(a);
        }

        public void Bring(TellingId a, TellingId b)
        {
            if (!_parents.ContainsKey(a) || !_parents.ContainsKey(b)) return;
            TellingId x = Root(a), y = Root(b);
            if (x == y || Forbidden(x, y) || Forbidden(y, x)) return;
            if (y.CompareTo(x) < 0) (x, y) = (y, x);
            _parents[y] = x;
            if (_apart.Remove(y, out var apart)) Apart(x).UnionWith(apart);
        }

        public IReadOnlyList<IReadOnlyList<TellingId>> All() =>
            [.. _parents.Keys.GroupBy(Root).OrderBy(g => g.Key).Select(g => (IReadOnlyList<TellingId>)[.. g.Order()])];

        private bool Forbidden(TellingId x, TellingId y) => _apart.TryGetValue(x, out var apart) && apart.Any(t => Root(t) == y);

        private HashSet<TellingId> Apart(TellingId root) => _apart.TryGetValue(root, out var apart) ? apart : _apart[root] = [];

        private TellingId Root(TellingId telling)
        {
            var root = telling;
            while (_parents[root] != root) root = _parents[root];
            while (_parents[telling] != root) (_parents[telling], telling) = (root, _parents[telling]);
            return root;
        }
    }
}
