using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class DamageTest
{
    [Theory]
    [InlineData("The mayor of Marova said at 9 a.m. that McBrendt and Co. had repaired the bridge, i.e. nothing was lost.")]
    [InlineData("Write to desk@courier.example or see www.courier.example/news2 today. The 10th and the 1990s, 20km away, at news.courier.example.")]
    [InlineData("La presa, dijo el alcalde, resistió; «nada se perdió».")]
    [InlineData("")]
    public void An_edited_text_is_not_broken(string text) => Assert.Equal(0, Damage.Share(text));

    [Theory]
    [InlineData("b,rown", true)]
    [InlineData("in.upsed", true)]
    [InlineData("th1nk", true)]
    [InlineData("0ther", true)]
    [InlineData("inTue", true)]
    [InlineData(",over", true)]
    [InlineData("houtheaste", false)]
    public void A_mark_a_digit_or_a_capital_inside_a_word_breaks_it(string word, bool broken) => Assert.Equal(broken ? 0.25 : 0, Damage.Share($"the {word} river rose"));
}
