using Stemma.Core.Index;

namespace Stemma.Tests.Index;

public sealed class RanksTest
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.04)]
    [InlineData(0.33335)]
    [InlineData(1)]
    public void A_score_comes_back_out_of_its_rank_with_four_decimals(double score) => Assert.Equal(Math.Round(score, 4), Ranks.Score(Ranks.Of(score, 7)));

    [Fact]
    public void The_better_score_comes_first_and_of_equals_the_earlier_telling() =>
        Assert.Equal([Ranks.Of(0.9, 5), Ranks.Of(0.5, 1), Ranks.Of(0.5, 2)], new[] { Ranks.Of(0.5, 2), Ranks.Of(0.9, 5), Ranks.Of(0.5, 1) }.Order());

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 1)]
    [InlineData(200, 1)]
    [InlineData(200, 128)]
    [InlineData(200, 200)]
    [InlineData(100, 300)]
    public void The_greatest_are_those_that_sorting_would_bring_to_the_front(int count, int most)
    {
        var random = new Random(count + most);
        ulong[] items = [.. Enumerable.Range(0, count).Select(i => (ulong)i).OrderBy(_ => random.Next())];
        ulong[] expected = [.. items.OrderDescending().Take(most).Order()];
        Assert.Equal(expected, Ranks.Greatest(items, most).ToArray().Order());
    }
}
