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
    public void Joins_of_tellings_that_are_gone_are_passed_over() => Assert.Equal("1 | 2", Show(2, [J(9, 1), J(2, 9)], D(1, DecisionKind.Part, 1, 9)));
}
