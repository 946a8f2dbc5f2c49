using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Who is joined and tied to whom, and which story each telling stands in: what grouping needs, in memory.</summary>
internal sealed class Neighbourhoods
{
    private readonly Dictionary<TellingId, Join> _joins = [];
    private readonly Dictionary<TellingId, HashSet<TellingId>> _later = []; // by the earlier end of a join or tie
    private readonly Dictionary<TellingId, StoryId> _stories = [];

    /// <summary>The story a telling stands in; null for one that stands nowhere yet.</summary>
    public StoryId? StoryOf(TellingId telling) => _stories.TryGetValue(telling, out var story) ? story : null;

    /// <summary>Sets the story of a telling.</summary>
    public void Settle(TellingId telling, StoryId story) => _stories[telling] = story;

    /// <summary>The earlier telling that a telling is joined to; null for none.</summary>
    public TellingId? JoinedTo(TellingId later) => _joins.TryGetValue(later, out var join) ? join.Earlier : null;

    /// <summary>Puts a telling's join, with its ties, in the place of the one it had.</summary>
    /// <returns>The other ends, old and new.</returns>
    public IReadOnlyList<TellingId> Join(TellingId later, Join? join)
    {
        var ends = new List<TellingId>();
        if (_joins.Remove(later, out var old))
            foreach (var earlier in Ends(old))
            {
                if (_later.TryGetValue(earlier, out var after)) after.Remove(later);
                ends.Add(earlier);
            }
        if (join is null) return ends;
        _joins[later] = join with { Why = [] };
        foreach (var earlier in Ends(join))
        {
            if (!_later.TryGetValue(earlier, out var after)) _later[earlier] = after = [];
            after.Add(later);
            ends.Add(earlier);
        }
        return ends;
    }

    /// <summary>Forgets a telling and the joins and ties it was an end of.</summary>
    public void Forget(TellingId telling)
    {
        Join(telling, null);
        if (_later.Remove(telling, out var after))
            foreach (var later in after)
            {
                var join = _joins[later];
                Join(later, join.Earlier == telling ? null : join with { Ties = [.. join.Ties.Where(t => t.Earlier != telling)] });
            }
        _stories.Remove(telling);
    }

    /// <summary>All that is reached from a telling over joins, ties and editors' joins, in order, with the joins between them.</summary>
    /// <param name="from">Where to start; it must stand somewhere.</param>
    /// <param name="bonds">Editors' joins, both ways.</param>
    public (IReadOnlyList<TellingId> Tellings, IReadOnlyList<Join> Joins) Around(TellingId from, ILookup<TellingId, TellingId> bonds)
    {
        var reached = new SortedSet<TellingId> { from };
        var open = new Stack<TellingId>(reached);
        while (open.TryPop(out var at))
        {
            IEnumerable<TellingId> next = bonds[at].Where(_stories.ContainsKey);
            if (_joins.TryGetValue(at, out var join)) next = next.Concat(Ends(join).Where(_stories.ContainsKey));
            if (_later.TryGetValue(at, out var later)) next = next.Concat(later);
            foreach (var telling in next)
                if (reached.Add(telling)) open.Push(telling);
        }
        return ([.. reached], [.. reached.Where(_joins.ContainsKey).Select(t => _joins[t])]);
    }

    private static IEnumerable<TellingId> Ends(Join join) => join.Ties.Select(t => t.Earlier).Append(join.Earlier).Distinct();
}
