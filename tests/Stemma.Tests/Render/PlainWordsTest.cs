using Stemma.Core.Render;

namespace Stemma.Tests.Render;

public sealed class PlainWordsTest
{
    [Theory]
    [InlineData(300, "and then it sailed on to the", "…")]
    [InlineData(300, "and then it sailed on.", ".")]
    [InlineData(40, "and then it sailed on to the", "the")]
    public void A_stretch_that_was_cut_within_its_sentence_says_so(int length, string end, string last)
    {
        string text = string.Concat(Enumerable.Repeat("The ferry sailed. ", 20))[..(length - end.Length)] + end;
        Assert.EndsWith(last, PlainWords.Unbroken(text), StringComparison.Ordinal);
    }
}
