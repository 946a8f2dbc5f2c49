using Stemma.App.Store;
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
            touched.UnionWith(new[] { placement.Telling, around.Groups.JoinedTo(placement.Telling), placement.Join?.Earlier }.OfType<TellingId>().Where(t => around.StoryOf(t) is not null));
            around.Groups.Join(placement.Telling, placement.Join);
        }
        var fresh = placements.Select(p => p.Telling).ToHashSet();
        var members = new List<(TellingId, StoryId)>();
        var before = new SortedSet<StoryId>();
        var after = new SortedSet<StoryId>();
        var compose = new SortedSet<StoryId>();
        var seen = new HashSet<TellingId>();
        foreach (var start in around.Groups.Update(touched, decisions).Order())
        {
            if (seen.Contains(start)) continue;
            var group = around.Groups.StoryOf(start);
            seen.UnionWith(group);
            var story = new StoryId(group[0].Value);
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
        before.ExceptWith(after);
        compose.ExceptWith(before);
        return (members, [.. before], [.. compose.Select(Chore.Compose)]);
    }
}
