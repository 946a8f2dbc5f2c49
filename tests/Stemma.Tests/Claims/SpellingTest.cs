using Stemma.Core.Claims;

namespace Stemma.Tests.Claims;

public sealed class SpellingTest
{
    [Theory]
    [InlineData("realise", "realize", true)]
    [InlineData("decision maker", "decision-maker", true)]
    [InlineData("sen", "senator", true)]
    [InlineData("pew", "pews", true)]
    [InlineData("i am", "i'm", true)]
    [InlineData("i'd", "i would", true)]
    [InlineData("i'm", "i would", false)]
    [InlineData("in person", "one-on-one", false)]
    [InlineData("ending", "grinding out", false)]
    public void One_word_in_two_spellings_is_told_from_two_words(string a, string b, bool same) =>
        Assert.Equal(same, Spelling.IsSame(a.Split(' '), b.Split(' '), "en"));
}
