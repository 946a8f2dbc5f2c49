using Stemma.Core.News;

namespace Stemma.Tests.News;

public sealed class CodePointsTest
{
    [Theory]
    [InlineData("plain", 3, 3)]
    [InlineData("a😀b", 3, 2)]
    [InlineData("a😀b", 4, 3)]
    public void A_position_after_a_surrogate_pair_counts_it_once(string text, int utf16, int codePoints) =>
        Assert.Equal(codePoints, new CodePoints(text).At(utf16));

    [Theory]
    [InlineData("a😀b", 2, 3)]
    [InlineData("a😀b", 1, 1)]
    [InlineData("a😀b", 9, 4)]
    public void Code_points_turn_back_into_positions(string text, int codePoints, int utf16) =>
        Assert.Equal(utf16, new CodePoints(text).ToUtf16(codePoints));
}
