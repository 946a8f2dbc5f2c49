using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Tests.Stories;

public sealed class StoryGroupsTest
{
    private static TellingId T(int id) => new(id);

    private static Join J(int later, int earlier, double score = 0.8) => new(T(later), T(earlier), score, [], default);

    private static Decision D(int number, DecisionKind kind, int a, int b) => new(number, kind, T(a), T(b), DateTimeOffset.UnixEpoch, "editor");

    private static string Show(int tellings, IEnumerable<Join> joins, params Decision[] decisions) =>
        string.Join(" | ", StoryGroups.Of(Enumerable.Range(1, tellings).Select(T), joins, decisions).Select(g => string.Join(' ', g)));

    [Fact]
    public void Joins_chain_to_stories_and_the_rest_stands_alone() => Assert.Equal("1 2 4 | 3 | 5", Show(5, [J(2, 1), J(4, 2)]));

    [Fact]
    public void Order_does_not_decide()
    {
        var random = new Random(7);
        var joins = Enumerable.Range(2, 199).Select(i => J(i, 1 + random.Next(i - 1), random.NextDouble())).Where(_ => random.Next(3) > 0).ToList();
        var decisions = Enumerable.Range(1, 12).Select(n => D(n, n % 2 == 0 ? DecisionKind.Join : DecisionKind.Part, 1 + random.Next(200), 1 + random.Next(200))).ToArray();
        string first = Show(200, joins, decisions);
        for (int i = 0; i < 5; i++)
        {
            var shuffledJoins = joins.ToArray();
            var shuffledDecisions = decisions.ToArray();
            random.Shuffle(shuffledJoins);
            random.Shuffle(shuffledDecisions);
            Assert.Equal(first, Show(200, shuffledJoins, shuffledDecisions));
        }
    }

    [Fact]
    public void Part_cuts_the_weakest_join_between_the_two() =>
        Assert.Equal("1 2 | 3 4", Show(4, [J(2, 1, 0.9), J(3, 2, 0.6), J(4, 3, 0.8)], D(1, DecisionKind.Part, 1, 4)));

    [Fact]
    public void Part_after_Join_parts_and_Join_after_Part_joins()
    {
        Assert.Equal("1 | 2", Show(2, [], D(1, DecisionKind.Join, 1, 2), D(2, DecisionKind.Part, 2, 1)));
        Assert.Equal("1 2", Show(2, [], D(1, DecisionKind.Part, 1, 2), D(2, DecisionKind.Join, 2, 1)));
    }

    [Fact]
    public void An_editors_join_brings_together_what_the_program_left_apart() =>
        Assert.Equal("1 2 3 4", Show(4, [J(2, 1), J(4, 3)], D(1, DecisionKind.Join, 4, 1)));

    [Fact]
    public void One_join_of_middling_score_does_not_bring_two_stories_together_of_which_nothing_else_is_alike() =>
        Assert.Equal("1 2 3 | 4 5 6", Show(6, [J(2, 1, 0.95), J(3, 2, 0.95), Tied(4, (1, 0.7)), J(5, 4, 0.95), J(6, 5, 0.95)]));

    [Fact]
    public void Two_stories_are_one_where_many_of_their_tellings_are_tied() =>
        Assert.Equal("1 2 3 4 5 6", Show(6, [J(2, 1, 0.95), J(3, 2, 0.95), Tied(4, (1, 0.7)), Tied(5, (4, 0.95), (2, 0.7)), Tied(6, (5, 0.95), (3, 0.7))]));

    [Fact]
    public void What_an_editor_parted_stays_apart_however_many_ties_there_are() =>
        Assert.Equal("1 2 3 | 4 5 6", Show(6, [J(2, 1, 0.95), J(3, 2, 0.95), Tied(4, (1, 0.7)), Tied(5, (4, 0.95), (2, 0.7)), Tied(6, (5, 0.95), (3, 0.7))], D(1, DecisionKind.Part, 1, 6)));

    [Fact]
    public void A_telling_that_stands_alone_follows_its_join_if_that_is_enough()
    {
        var story = Enumerable.Range(2, 8).Select(i => J(i, i - 1, 0.95)).ToList();
        Assert.Equal("1 2 3 4 5 6 7 8 9 10", Show(10, [.. story, Tied(10, (5, 0.6))]));
        Assert.Equal("1 2 3 4 5 6 7 8 9 | 10", Show(10, [.. story, Tied(10, (5, 0.45))]));
    }

    [Fact]
    public void Weak_ties_to_several_of_a_story_count_together() =>
        Assert.Equal("1 2 3", Show(3, [J(2, 1, 0.95), Tied(3, (1, 0.45), (2, 0.45))]));

    [Fact]
    public void The_order_of_joins_with_ties_does_not_decide()
    {
        var random = new Random(11);
        var joins = Enumerable.Range(2, 149).Select(i => Tied(i, [.. Enumerable.Range(0, 6).Select(_ => 1 + random.Next(i - 1)).Distinct().Select(e => (e, 0.4 + 0.58 * random.NextDouble()))])).ToArray();
        string first = Show(150, joins, D(1, DecisionKind.Part, 3, 140), D(2, DecisionKind.Join, 7, 90));
        for (int i = 0; i < 10; i++)
        {
            random.Shuffle(joins);
            Assert.Equal(first, Show(150, joins, D(2, DecisionKind.Join, 7, 90), D(1, DecisionKind.Part, 3, 140)));
        }
    }

    private static Join Tied(int later, params IReadOnlyList<(int Earlier, double Score)> ties)
    {
        var best = ties.OrderByDescending(t => t.Score).First();
        return J(later, best.Earlier, best.Score) with { Ties = [.. ties.Select(t => new Tie(T(t.Earlier), t.Score, false))] };
    }

    [Fact]
    public void Joins_of_tellings_that_are_gone_are_passed_over() => Assert.Equal("1 | 2", Show(2, [J(9, 1), J(2, 9)], D(1, DecisionKind.Part, 1, 9)));
}
