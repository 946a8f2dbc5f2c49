using Stemma.Core.Learned;
using Stemma.Core.Lineage;

namespace Stemma.Tests.Lineage;

public sealed class HouseTextTest
{
    private const string House = " The Lantern lives on what its friends in the hills and along the coast bring every autumn. Whoever reads it at breakfast helps to keep the presses warm for another winter. " +
        "The presses stand behind a mill and are oiled on Sundays. Nobody is paid for folding the sheets. Gifts of paper and ink are welcome at the gate.";

    private static int Sentences(string a, string b, string? outlet = null) =>
        Alignments.Between(Texts.Telling(1, a, outlet), Texts.Telling(2, b, outlet), StreamTables.Shipped)?.Sentences ?? 0;

    [Fact]
    public void What_two_texts_of_unknown_origin_share_that_tell_different_things_is_no_derivation() =>
        Assert.Equal(0, Sentences(Texts.Flood + House, Texts.Strike + House));

    [Fact]
    public void The_same_of_two_outlets_that_are_known_is_left_to_what_is_learned_of_them() =>
        Assert.Equal(5, Sentences(Texts.Flood + House, Texts.Strike + House, "Lantern"));

    [Fact]
    public void A_report_carried_under_another_headline_with_a_paragraph_more_stays_derived() =>
        Assert.True(Sentences(Texts.Flood, "Marova lies under water since Thursday.\n\n" + Texts.Flood + "\n\nTelsk sends a second column of boats to Marova today.") >= 9);

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
