using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class TranslationsInPlaceTest
{
    private const string English = """
        Orvenaal beats Hulvik in the last minute. The handball players of Orvenaal won 27:26 in Treskwil on Friday evening.

        Ditmar Hasselvoord, who came from Maarbeken in the summer, threw the last goal when only nine seconds were left on the clock of the hall.

        Hulvik had led for most of the game. Its keeper, Ilvane Trosk, held 19 balls. "We have only ourselves to blame," said coach Benika Straumvel.

        Orvenaal goes on to Dravenholt, where the next round will be played in March.
        """;

    private const string Russian = """
        Орвенал побеждает Хульвик на последней минуте. Гандболисты Орвенала выиграли 27:26 в Тресквиле в пятницу вечером.

        Дитмар Хасселворд, перешедший летом из Марбекена, забросил последний мяч, когда на часах зала оставалось всего девять секунд.

        Хульвик вёл почти всю игру. Его вратарь Ильване Троск отбила 19 мячей. «Нам некого винить, кроме самих себя», — сказала тренер Беника Страумвель.

        Орвенал едет дальше, в Дравенхольт, где в марте пройдёт следующий круг.
        """;

    // Another reporter on the same match.
    private const string OtherRussian = """
        Тренер Беника Страумвель долго сидела одна на скамье. Её команда, Хульвик, проиграла 26:27, хотя в первой половине шла впереди на 6 мячей.

        «Дравенхольт мы увидим по телевизору», — сказала она после матча. Вратарь Ильване Троск плакала: 19 раз она спасла ворота и один раз не успела.

        В зале Тресквиля было 1400 зрителей, и все они вскочили, когда мяч оказался у новичка. Дитмар Хасселворд играл ещё весной за другой клуб, за Марбекен, и там его не очень любили. Теперь Орвенал носит его на руках.
        """;

    // The beginning alone, in a script without spaces.
    private const string Chinese = """
        Orvenaal在最后一分钟击败Hulvik。周五晚，Orvenaal队在Treskwil以27:26获胜。

        夏天从Maarbeken来的Ditmar Hasselvoord在只剩九秒时投进最后一球。

        Hulvik大半场领先。门将Ilvane Trosk挡下19球。
        """;

    [Theory]
    [InlineData(Russian, "ru")]
    [InlineData(Chinese, "zh")]
    public void A_short_report_whose_names_keep_their_places_is_a_translation_whole_or_of_the_beginning(string text, string language) => Assert.True(IsTranslation(English, text, language));

    [Fact]
    public void Another_reporter_on_the_same_match_has_the_names_at_other_places_and_translates_nothing() => Assert.False(IsTranslation(English, OtherRussian, "ru"));

    [Fact]
    public void Names_are_counted_in_place_from_the_beginning_on_where_one_text_is_longer()
    {
        var kept = Places.Between(Read(English), Read(Chinese));
        Assert.InRange(kept.Share, 0.5, 1);
        Assert.InRange(Places.Between(Read(English), Read(OtherRussian)).Share, 0, 0.2);
    }

    [Fact]
    public void Sentences_of_a_translation_are_as_long_as_their_originals_beside_those_of_another_report()
    {
        var (translated, sentences) = Places.Lengths(Read(English), Read(Russian));
        Assert.Equal(7, sentences);
        Assert.InRange(translated, 0, 1.3);
        Assert.InRange(Places.Lengths(Read(English), Read(OtherRussian)).Apart, 1.4, 20);
    }

    private static Places Read(string text) => Places.Of(text, Words.Of(text));

    private static bool IsTranslation(string a, string b, string language) =>
        Alignments.Between(Telling(1, a, "en"), Telling(2, b, language), StreamTables.Shipped)?.Passages.Any(p => p.Kind == PassageKind.Translated) == true;

    private static Telling Telling(int id, string text, string language) =>
        new() { Id = new TellingId(id), Name = $"r{id}", Article = new Article { Text = text, Language = language } };
}
