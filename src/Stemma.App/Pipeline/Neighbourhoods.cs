using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Which story each telling stands in, and who is joined and tied to whom: what grouping needs, in memory.</summary>
internal sealed class Neighbourhoods
{
    private readonly Dictionary<TellingId, StoryId> _stories = [];

    /// <summary>Who is joined and tied to whom, and the groups that this makes.</summary>
    public Grouping Groups { get; } = new();

    /// <summary>The story a telling stands in, as it is written; null for one that stands nowhere yet.</summary>
    public StoryId? StoryOf(TellingId telling) => _stories.TryGetValue(telling, out var story) ? story : null;

    /// <summary>Sets the story of a telling.</summary>
    public void Settle(TellingId telling, StoryId story)
    {
        _stories[telling] = story;
        Groups.Add(telling);
    }

    /// <summary>Groups everything.</summary>
    /// <param name="decisions">The editors' decisions in force.</param>
    /// <returns>The tellings that are written down for another story than that of their group, and all of the stories that they leave.</returns>
    public IReadOnlyList<TellingId> Grouped(IReadOnlyList<Decision> decisions)
    {
        Groups.Update([], decisions);
        var left = new HashSet<StoryId>();
        var seen = new HashSet<TellingId>();
        foreach (var telling in _stories.Keys.Where(t => !seen.Contains(t)))
        {
            var group = Groups.StoryOf(telling);
            seen.UnionWith(group);
            left.UnionWith(group.Select(t => _stories[t]).Where(s => s.Value != group[0].Value));
        }
        return left.Count == 0 ? [] : [.. _stories.Where(s => left.Contains(s.Value)).Select(s => s.Key).Order()];
    }

    /// <summary>Forgets a telling and the joins and ties it was an end of.</summary>
    public void Forget(TellingId telling)
    {
        Groups.Forget(telling);
        _stories.Remove(telling);
    }
}
