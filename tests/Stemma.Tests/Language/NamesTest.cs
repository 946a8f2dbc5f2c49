using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Tests.Language;

public sealed class NamesTest
{
    private static string Names_(string text, string language = "en") =>
        string.Join("; ", Names.Of(text, language).Select(n => n.Text == n.Name ? n.Text : $"{n.Text} = {n.Name}"));

    [Theory]
    [InlineData("Deputy Trade Minister Tomas Verlin said talks went well.", "Tomas Verlin")]
    [InlineData("The visit of Minister of Natural Resources and Ecology Anton Derevko was short.", "Anton Derevko")]
    [InlineData("On Monday Gov. Pavel Ostrov met Gen. Ana M. Duarte.", "Pavel Ostrov; Ana M. Duarte")]
    [InlineData("Brazilian President Rui Falcao spoke.", "Rui Falcao")]
    public void A_title_is_no_part_of_the_name(string text, string expected) => Assert.Equal(expected, Names_(text));

    [Theory]
    [InlineData("Spokesman Ivan Belov left. Belov did not return.", "Ivan Belov; Belov = Ivan Belov")]
    [InlineData("Leader Kim Tae Yon spoke. Mr. Kim left. Kim Tae-yon waved.", "Kim Tae Yon; Kim = Kim Tae Yon; Kim Tae-yon = Kim Tae Yon")]
    [InlineData("The Northern Sea Fisheries Agency closed. NSFA gave no reason.", "Northern Sea Fisheries Agency; NSFA = Northern Sea Fisheries Agency")]
    [InlineData("Sailors met Jan van der Meulen in Rotterdam. Then van der Meulen left.", "Jan van der Meulen; Rotterdam; Meulen = Jan van der Meulen")]
    public void Short_forms_resolve_to_the_fullest_one(string text, string expected) => Assert.Equal(expected, Names_(text));

    [Fact]
    public void Two_persons_of_one_surname_stay_two_and_a_bare_surname_goes_to_the_nearest_earlier_one() =>
        Assert.Equal("Park Min Ho; Park Su Jin; Park = Park Su Jin", Names_("Officials met Park Min Ho. Later they met Park Su Jin. They said Park agreed."));

    [Theory]
    [InlineData("Meanwhile, analysts waited. However nothing came. Analysts left.", "")]
    [InlineData("On Tuesday the court rose in May.", "")]
    [InlineData("Experts say so. Kremna denied it in Oslo, and then Kremna said more.", "Kremna; Oslo; Kremna")]
    public void Ordinary_words_at_a_sentences_start_are_no_names(string text, string expected) => Assert.Equal(expected, Names_(text));

    [Theory]
    [InlineData("They arrived in Velmora by train.", "Velmora", NameKind.Place)]
    [InlineData("They joined the Velmora Workers' Party.", "Velmora Workers' Party", NameKind.Organisation)]
    [InlineData("They studied at the University of Velmora.", "University of Velmora", NameKind.Organisation)]
    [InlineData("They crossed the Velmora River.", "Velmora River", NameKind.Place)]
    [InlineData("It fell to U.S. troops.", "U.S.", NameKind.Place)]
    public void Cues_tell_the_kind(string text, string name, NameKind kind)
    {
        var found = Assert.Single(Names.Of(text, "en"));
        Assert.Equal((name, kind), (found.Text, found.Kind));
    }

    [Fact]
    public void A_pair_of_known_names_with_a_hyphen_is_two_names() =>
        Assert.Equal("Ivan Belov; Rui Falcao; Belov = Ivan Belov; Falcao = Rui Falcao", Names_("We met Ivan Belov and Rui Falcao. A Belov-Falcao summit is near."));

    [Theory]
    [InlineData("Bundeskanzlerin Erika Mustermann reiste nach Oslo. Die Regierung schwieg. Mustermann sprach.", "Erika Mustermann; Oslo; Mustermann = Erika Mustermann")]
    public void German_nouns_are_no_names(string text, string expected) => Assert.Equal(expected, Names_(text, "de"));

    [Theory]
    [InlineData("Kim Tae Yon", "Kim Tae-yon", true)]
    [InlineData("Kim Tae Yon", "Kim Tae Sok", false)]
    [InlineData("Belov", "Ivan Belov", true)]
    [InlineData("Ivan Belov", "Oleg Belov", false)]
    [InlineData("Ivan P. Belov", "Ivan Belov", true)]
    [InlineData("I. Belov", "Ivan Belov", true)]
    [InlineData("Volodymyr Zelensky", "Wolodymyr Selenskyj", true)]
    [InlineData("U.S.", "United States", true)]
    [InlineData("KCNA", "Korean Central News Agency", true)]
    [InlineData("North Korea", "South Korea", false)]
    public void Variants_across_texts(string a, string b, bool same) => Assert.Equal(same, NameVariants.Same(a, b));
}
