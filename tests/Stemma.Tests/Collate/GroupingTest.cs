using Stemma.Core.Collate;
using Stemma.Core.News;

namespace Stemma.Tests.Collate;

public sealed class GroupingTest
{
    [Fact]
    public void What_is_brought_up_to_date_bit_by_bit_is_what_grouping_all_gives()
    {
        for (int seed = 0; seed < 60; seed++) Compare(new Random(seed), decides: seed % 3 > 0);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(4000)]
    public void The_copies_of_one_wire_are_each_looked_at_a_few_times_and_not_once_for_each_other(int copies)
    {
        var grouping = new Grouping();
        for (int i = 1; i <= copies; i++) Copy(grouping, i);
        grouping.Update([], []);
        Assert.Equal(copies, grouping.StoryOf(new TellingId(1)).Count);
        Assert.InRange(grouping.Walked, copies, 20L * copies);

        // All placed anew, with all of them reached already.
        long before = grouping.Walked;
        for (int i = 1; i <= copies; i++) Copy(grouping, i);
        grouping.Update([], []);
        Assert.InRange(grouping.Walked - before, copies, 20L * copies);
    }

    private static void Copy(Grouping grouping, int i)
    {
        grouping.Add(new TellingId(i));
        if (i > 1) grouping.Join(new TellingId(i), new Join(new TellingId(i), new TellingId(i - 1), 0.97, [], default) { Ties = [new Tie(new TellingId(1), 0.9, false), .. i > 2 ? new[] { new Tie(new TellingId(i - 1), 0.97, false) } : []] });
    }

    // Tellings come, are placed anew, go; editors join and part.
    private static void Compare(Random random, bool decides)
    {
        int tellings = 20 + random.Next(60);
        var grouping = new Grouping();
        var there = new HashSet<TellingId>();
        var joins = new Dictionary<TellingId, Join>();
        var decisions = new List<Decision>();
        for (int turn = 0; turn < 90; turn++)
        {
            var around = new List<TellingId>();
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                var telling = new TellingId(1 + random.Next(tellings));
                double what = random.NextDouble();
                if (what < 0.75) Place(telling);
                else if (what < 0.85 && there.Remove(telling)) Go(telling);
                else if (decides) Decide(telling, new TellingId(1 + random.Next(tellings)), around);
            }
            grouping.Update(around, decisions);
            foreach (var group in Collation.Group(there, joins.Values, decisions))
                foreach (var telling in group) Assert.Equal(group, grouping.StoryOf(telling));
        }

        void Place(TellingId telling)
        {
            there.Add(telling);
            grouping.Add(telling);
            var join = Made(telling, [.. there.Where(t => t.CompareTo(telling) < 0).Order()], random);
            if (join is null) joins.Remove(telling);
            else joins[telling] = join;
            grouping.Join(telling, join);
        }

        void Go(TellingId telling)
        {
            grouping.Forget(telling);
            joins.Remove(telling);
            foreach (var (later, join) in joins.ToList())
            {
                if (join.Earlier == telling) joins.Remove(later);
                else joins[later] = join with { Ties = [.. join.Ties.Where(t => t.Earlier != telling)] };
            }
        }

        void Decide(TellingId a, TellingId b, List<TellingId> around)
        {
            decisions.Add(new Decision(decisions.Count + 1, random.Next(2) == 0 ? DecisionKind.Join : DecisionKind.Part, a, b, DateTimeOffset.UnixEpoch, "editor"));
            around.AddRange([a, b]);
        }
    }

    private static Join? Made(TellingId telling, List<TellingId> before, Random random)
    {
        if (before.Count == 0 || random.Next(5) == 0) return null;
        var ties = Enumerable.Range(0, 1 + random.Next(6)).Select(_ => before[random.Next(before.Count)]).Distinct().Order()
            .Select(e => new Tie(e, 0.4 + 0.58 * random.NextDouble(), e.Value % 4 == 0)).ToList();
        var best = ties.MaxBy(t => t.Score);
        return new Join(telling, best.Earlier, best.Score, [], default) { Ties = random.Next(8) == 0 ? [] : ties };
    }
}
