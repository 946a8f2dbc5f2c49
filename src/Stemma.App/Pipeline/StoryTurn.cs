using Stemma.App.Store;
using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>What a set of placements changes in the stories: grouped as a set, so that order does not decide.</summary>
internal static class StoryTurn
{
    /// <summary>Takes the placements in, groups what they touch anew, and says what to write.</summary>
    /// <param name="around">Brought up to date.</param>
    /// <param name="placements">The placements.</param>
    /// <param name="regroup">Further tellings to group around.</param>
    /// <param name="decisions">The editors' decisions in force.</param>
    public static (IReadOnlyList<(TellingId, StoryId)> Members, IReadOnlyList<StoryId> Gone, IReadOnlyList<Chore> Compose) Take(
        Neighbourhoods around, IReadOnlyList<Placement> placements, IReadOnlyList<TellingId> regroup, IReadOnlyList<Decision> decisions)
    {
        var touched = new SortedSet<TellingId>(regroup.Where(t => around.StoryOf(t) is not null));
        foreach (var placement in placements)
        {
            if (around.StoryOf(placement.Telling) is null) around.Settle(placement.Telling, new StoryId(placement.Telling.Value));
            touched.Add(placement.Telling);
            touched.UnionWith(around.Join(placement.Telling, placement.Join));
        }
        var fresh = placements.Select(p => p.Telling).ToHashSet();
        var bonds = decisions.Where(d => d.Kind == DecisionKind.Join).SelectMany(d => new[] { (From: d.A, To: d.B), (From: d.B, To: d.A) }).ToLookup(b => b.From, b => b.To);
        var members = new List<(TellingId, StoryId)>();
        var before = new SortedSet<StoryId>();
        var after = new SortedSet<StoryId>();
        var compose = new SortedSet<StoryId>();
        var seen = new HashSet<TellingId>();
        foreach (var start in touched)
        {
            if (seen.Contains(start)) continue;
            var (tellings, joins) = around.Around(start, bonds);
            seen.UnionWith(tellings);
            foreach (var group in Collation.Group(tellings, joins, Among(tellings, decisions)))
            {
                var story = new StoryId(group.Min().Value);
                after.Add(story);
                foreach (var telling in group)
                {
                    var old = around.StoryOf(telling)!.Value;
                    before.Add(old);
                    if (touched.Contains(telling)) compose.Add(story);
                    if (old == story && !fresh.Contains(telling)) continue;
                    members.Add((telling, story));
                    around.Settle(telling, story);
                    compose.Add(story);
                    if (old != story) compose.Add(old);
                }
            }
        }
        before.ExceptWith(after);
        compose.ExceptWith(before);
        return (members, [.. before], [.. compose.Select(Chore.Compose)]);
    }

    private static IEnumerable<Decision> Among(IReadOnlyList<TellingId> tellings, IReadOnlyList<Decision> decisions)
    {
        if (decisions.Count == 0) return [];
        var among = tellings.ToHashSet();
        return decisions.Where(d => among.Contains(d.A) && among.Contains(d.B));
    }
}
