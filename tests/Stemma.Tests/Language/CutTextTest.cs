using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class CutTextTest
{
    private const string Text = "The U.S. Army's 3.5-ton “ﬁne” truck, l’été İstanbul 한국어뉴스 维尔莫拉 cost 1,000.5 O'Neil's $ 𝒳 naïve.";

    [Fact]
    public void Its_words_have_their_comparable_form_and_its_marks_none()
    {
        var cut = CutText.Of(Text);
        Assert.Equal(Tokens.Of(Text), cut.All);
        Assert.Equal(cut.All.Select(t => t.Kind == TokenKind.Mark ? "" : Tokens.Fold(t.In(Text))), Enumerable.Range(0, cut.All.Count).Select(i => cut.Folded(i).ToString()));
    }

    [Fact]
    public void A_stretch_of_it_is_what_cutting_that_stretch_gives()
    {
        var cut = CutText.Of(Text);
        for (int start = 0; start <= Text.Length; start++)
        {
            for (int end = start; end <= Text.Length; end++)
            {
                var between = cut.Between(start, end);
                var expected = Tokens.Of(Text, start, end);
                Assert.Equal(expected, between.All);
                Assert.Equal(expected.Select(t => t.Kind == TokenKind.Mark ? "" : Tokens.Fold(t.In(Text))), Enumerable.Range(0, expected.Count).Select(i => between.Folded(i).ToString()));
            }
        }
    }
}
