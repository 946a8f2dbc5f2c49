using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

public sealed class NamingTest
{
    [Fact]
    public void Short_forms_belong_to_the_full_name_and_who_is_named_most_often_stands_first()
    {
        const string text = "The river board met in Norway. Its head, Dana Whitlock, said the dam holds. Whitlock left at noon. “We wait,” Whitlock said.";
        var named = In(text);
        Assert.Equal(new Named("Dana Whitlock", NameKind.Person, true), named[0]);
        Assert.Contains(new Named("Norway", NameKind.Place), named);
        Assert.DoesNotContain(named, n => n.Name == "Whitlock");
        Assert.Equal(3, Naming.Places(text, "en", "dana-whitlock").Count);
    }

    [Theory]
    [InlineData("The inquiry of the Maritime Safety Board ended on Monday.", "Maritime Safety Board", NameKind.Organisation)]
    [InlineData("Boats waited near Tarn Island all night.", "Tarn Island", NameKind.Place)]
    [InlineData("He spoke to AP in Washington, and to Reuters.", "Associated Press", NameKind.Organisation)]
    [InlineData("They saw the Sea Lark leave.", "Sea Lark", NameKind.Unknown)]
    [InlineData("Nobody had asked Charlotte Church about it.", "Charlotte Church", NameKind.Unknown)]
    [InlineData("WASHINGTON — Nobody spoke.", "Washington", NameKind.Place)]
    public void What_it_is_is_told_where_the_text_or_a_list_shows_it(string text, string name, NameKind kind) => Assert.Contains(In(text), n => n.Name == name && n.Kind == kind);

    [Theory]
    [InlineData("Whitlock left at noon, and Brandt was late.")]
    [InlineData("On Monday the Prime Minister met the Russian President.")]
    [InlineData("The old man said it was cold.")]
    public void A_single_word_an_office_and_a_demonym_name_nobody(string text) => Assert.Empty(In(text));

    [Theory]
    [InlineData("Die Polizei fand am Abend eine Gruppe Jugendlicher im Park.", "de")]
    [InlineData("Lesen Sie mehr. Wir warten.", "de")]
    [InlineData("Teamde kalan Oke Fennimore'nin evi satıldı.", "tr")]
    public void Nouns_with_capitals_calls_to_readers_and_names_with_a_suffix_are_no_names(string text, string language) => Assert.Empty(In(text, language));

    [Fact]
    public void Outside_English_a_first_name_tells_a_person() =>
        Assert.Contains(new Named("Anna Brandt", NameKind.Person, true), In("„Wir warten“, sagte Anna Brandt am Montag.", "de"));

    [Fact]
    public void Where_a_script_has_no_capitals_those_who_speak_by_a_title_are_named()
    {
        Assert.Contains(new Named("林远", NameKind.Person, true), In("外交部发言人林远表示：“我们注意到有关报道。”", "zh"));
        Assert.Contains(In("“오늘은 쉽니다”라고 외교부 김가온 대변인은 말했다.", "ko"), n => n.Name == "김가온");
        Assert.Empty(In("警方表示：“调查仍在进行。”", "zh"));
    }

    [Theory]
    [InlineData("Dana Whitlock", "dana-whitlock")]
    [InlineData("president Dana WHITLOCK", "dana-whitlock")]
    [InlineData("dana-whitlock", "dana-whitlock")]
    [InlineData("dana_whitlock", "dana-whitlock")]
    [InlineData("Zoë Müller", "zoe-muller")]
    [InlineData("Ma Li", "ma-li")]
    [InlineData("Mali", "mali")]
    [InlineData("Ann Lee Jr.", "ann-lee-jr")]
    [InlineData("General Motors", "general-motors")]
    [InlineData("us", "unitedstates")]
    [InlineData("U.S.", "unitedstates")]
    [InlineData("unitedstates", "unitedstates")]
    [InlineData("Associated Press", "ap")]
    [InlineData("AP", "ap")]
    [InlineData("王毅", "王毅")]
    [InlineData("...", "")]
    public void A_name_has_one_key_in_every_spelling_and_the_key_is_its_own(string name, string key)
    {
        Assert.Equal(key, NameVariants.Lasting(name));
        Assert.Equal(key, NameVariants.Lasting(key));
    }

    [Fact]
    public void Only_what_is_public_by_itself_is_listed()
    {
        Assert.All(["unitedstates", "ap", "norway"], k => Assert.True(NameVariants.IsListed(k)));
        Assert.False(NameVariants.IsListed("dana-whitlock"));
        Assert.All(Wires.All.SelectMany(w => w.Spellings), s => Assert.Equal(NameVariants.Lasting(s), NameVariants.Lasting(NameVariants.Lasting(s))));
    }

    private static IReadOnlyList<Named> In(string text, string language = "en") => Naming.Of(text, language, Said.In(text, language));
}
