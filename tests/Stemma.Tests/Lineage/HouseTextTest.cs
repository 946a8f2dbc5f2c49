using Stemma.Core.Learned;
using Stemma.Core.Lineage;

namespace Stemma.Tests.Lineage;

public sealed class HouseTextTest
{
    private static int Sentences(string a, string b) => Alignments.Between(Texts.Telling(1, a), Texts.Telling(2, b), StreamTables.Shipped)?.Sentences ?? 0;

    [Theory]
    [InlineData("We use cookies on our website to show you what you like.")]
    [InlineData("Wir setzen auf unserer Website Cookies ein, um Ihnen mehr zu bieten.")]
    [InlineData("Aby czytać nasze artykuły, wyłącz AdBlocka albo dodaj wyjątek.")]
    [InlineData("Подписывайтесь на наш канал и узнавайте обо всём первыми.")]
    [InlineData("Siz de abone olabilir ve gazetemize güç katabilirsiniz.")]
    public void A_sentence_in_which_a_site_speaks_to_its_readers_is_furniture(string sentence) => Assert.True(HouseWords.Say(sentence));

    [Theory]
    [InlineData("Norvia gained two million subscribers and raised the price of its subscription.")]
    [InlineData("The court fined the company for cookies that were set without consent.")]
    [InlineData("Le journal perd la moitié du revenu de la publicité et ses abonnés.")]
    [InlineData("Sie fordert ein Gesetz gegen Lärm in der Nacht.")]
    public void A_report_on_such_things_is_none(string sentence) => Assert.False(HouseWords.Say(sentence));

    [Fact]
    public void A_short_text_that_is_furniture_for_the_better_part_has_no_sentence_to_share()
    {
        const string wall = "Someone seems to have misused this address. If you want to go on, tick the box to show that you are not a robot, or write to our desk.";
        Assert.Equal(0, Sentences(wall, wall));
    }
}
