using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class DamageTest
{
    [Theory]
    [InlineData("The mayor of Marova said at 9 a.m. that McBrendt and Co. had repaired the bridge, i.e. nothing was lost.")]
    [InlineData("Write to desk@courier.example or see www.courier.example/news2 today. The 10th and the 1990s, 20km away, at news.courier.example.")]
    [InlineData("La presa, dijo el alcalde, resistió; «nada se perdió».")]
    [InlineData("球迷在Instagram、Twitter和YouTube2上要求联合抵制，VoteVets说。 但是俱乐部没有回答。")]
    [InlineData("")]
    public void An_edited_text_is_not_broken(string text) => Assert.Equal(0, Damage.Share(text));

    [Theory]
    [InlineData("b,rown", true)]
    [InlineData("in.upsed", true)]
    [InlineData("th1nk", true)]
    [InlineData("0ther", true)]
    [InlineData("houtheasteIn", true)]
    [InlineData(",over", true)]
    [InlineData("houtheaste", false)]
    [InlineData("YouTube", false)]
    public void A_mark_a_digit_or_a_capital_inside_a_word_breaks_it(string word, bool broken) => Assert.Equal(broken ? 0.25 : 0, Damage.Share($"the {word} river rose"));

    [Fact]
    public void A_name_that_looks_broken_counts_once() => Assert.Equal(0.125, Damage.Share("the news18 team of news18 told news18 so"));
}
