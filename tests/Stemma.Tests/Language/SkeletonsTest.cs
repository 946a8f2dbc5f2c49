using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class SkeletonsTest
{
    [Theory]
    [InlineData("Kavrimosk", "Кавримоск", "كافريموسك")]
    [InlineData("Pelvassen", "Пельвассена", "بيلفاسن")]
    [InlineData("Dragomesk", "Драгомеском", "دراغوميسك")]
    [InlineData("Shtelmar", "Штелмару", "شتيلمار")]
    public void A_name_has_one_skeleton_in_latin_cyrillic_and_arabic_letters(string latin, string cyrillic, string arabic)
    {
        var skeleton = Assert.Single(Skeletons.Of(latin));
        Assert.Contains(skeleton, Skeletons.Of(cyrillic));
        Assert.Contains(skeleton, Skeletons.Of(arabic));
    }

    [Theory]
    [InlineData("Velmora", "Βελμόρα")]
    [InlineData("Kestrane", "Κεστράνε")]
    [InlineData("Telmira", "טלמירה")]
    public void Greek_and_hebrew_letters_give_the_same_skeleton(string latin, string other) =>
        Assert.Contains(Assert.Single(Skeletons.Of(latin)), Skeletons.Of(other));

    [Theory]
    [InlineData("وكابريزو")]
    [InlineData("بكابريزو")]
    [InlineData("لكابريزو")]
    [InlineData("الكابريزو")]
    public void Prefixes_written_together_with_an_arabic_name_come_off(string word) =>
        Assert.Contains(Assert.Single(Skeletons.Of("Kabrezo")), Skeletons.Of(word));

    [Theory]
    [InlineData("Müller", "Mueller")]
    [InlineData("Šelmak", "Schelmak")]
    [InlineData("Phelmar", "Felmar")]
    [InlineData("Maxen", "Maksen")]
    [InlineData("Hannover", "Anover")]
    public void Spellings_of_one_sound_agree(string one, string other) => Assert.Equal(Skeletons.Of(one), Skeletons.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData("東京")]
    [InlineData("42")]
    public void What_has_no_letters_of_a_known_script_has_no_skeleton(string word) => Assert.Empty(Skeletons.Of(word));

    [Fact]
    public void Different_names_have_different_skeletons() => Assert.NotEqual(Skeletons.Of("Kabrezo"), Skeletons.Of("Kabrelso"));
}
