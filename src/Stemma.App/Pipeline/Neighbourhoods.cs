using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Who is joined to whom, and which story each telling stands in: what grouping needs, in memory.</summary>
internal sealed class Neighbourhoods
{
    private readonly Dictionary<TellingId, Join> _joins = [];
    private readonly Dictionary<TellingId, HashSet<TellingId>> _later = [];
    private readonly Dictionary<TellingId, StoryId> _stories = [];

    /// <summary>The story a telling stands in; null for one that stands nowhere yet.</summary>
    public StoryId? StoryOf(TellingId telling) => _stories.TryGetValue(telling, out var story) ? story : null;

    /// <summary>Sets the story of a telling.</summary>
    public void Settle(TellingId telling, StoryId story) => _stories[telling] = story;

    /// <summary>Puts a telling's join in the place of the one it had.</summary>
    /// <returns>The other ends, old and new.</returns>
    public IEnumerable<TellingId> Join(TellingId later, Join? join)
    {
        var ends = new List<TellingId>(2);
        if (_joins.Remove(later, out var old))
        {
            _later[old.Earlier].Remove(later);
            ends.Add(old.Earlier);
        }
        if (join is null) return ends;
        _joins[later] = join with { Why = [] };
        if (!_later.TryGetValue(join.Earlier, out var after)) _later[join.Earlier] = after = [];
        after.Add(later);
        ends.Add(join.Earlier);
        return ends;
    }

    /// <summary>Forgets a telling and the joins it was an end of.</summary>
    public void Forget(TellingId telling)
    {
        Join(telling, null);
        if (_later.Remove(telling, out var after))
            foreach (var later in after) _joins.Remove(later);
        _stories.Remove(telling);
    }

    /// <summary>All that is reached from a telling over joins and editors' joins, in order, with the joins between them.</summary>
    /// <param name="from">Where to start; it must stand somewhere.</param>
    /// <param name="bonds">Editors' joins, both ways.</param>
    public (IReadOnlyList<TellingId> Tellings, IReadOnlyList<Join> Joins) Around(TellingId from, ILookup<TellingId, TellingId> bonds)
    {
        var reached = new SortedSet<TellingId> { from };
        var open = new Stack<TellingId>(reached);
        while (open.TryPop(out var at))
        {
            IEnumerable<TellingId> next = bonds[at].Where(_stories.ContainsKey);
            if (_joins.TryGetValue(at, out var join)) next = next.Append(join.Earlier);
            if (_later.TryGetValue(at, out var later)) next = next.Concat(later);
            foreach (var telling in next)
                if (reached.Add(telling)) open.Push(telling);
        }
        return ([.. reached], [.. reached.Where(_joins.ContainsKey).Select(t => _joins[t])]);
    }
}
