using Stemma.Core.Claims;

namespace Stemma.Tests.Claims;

public sealed class WordAlignmentTest
{
    [Fact]
    public void A_changed_word_is_the_only_gap()
    {
        var alignment = WordAlignment.Of("the past four months".Split(' '), "the past five months".Split(' '));
        Assert.Equal(new Gap(2, 3, 2, 3), Assert.Single(alignment.Gaps));
        Assert.Equal(0.75, alignment.Share);
    }

    [Fact]
    public void Empty_sequences_share_nothing() => Assert.Equal(0, WordAlignment.Of([], []).Share);
}
