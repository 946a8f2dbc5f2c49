using Stemma.Core.Language;

namespace Stemma.Tests.Language;

public sealed class ToolsTest
{
    [Theory]
    [InlineData("ministers", "en", "minist")]
    [InlineData("Häuser", "de", "Haus")]
    [InlineData("公司", "zh", "公司")]
    public void Words_are_stemmed_where_the_language_has_a_stemmer(string word, string language, string stem) =>
        Assert.Equal(stem.ToLowerInvariant(), Stems.Of(word.ToLowerInvariant(), language));

    [Theory]
    [InlineData("The ministers said that they would not return to the harbour before spring.", "en")]
    [InlineData("Die Minister sagten, dass sie nicht vor dem Frühling in den Hafen zurückkehren würden.", "de")]
    [InlineData("Les ministres ont déclaré qu'ils ne reviendraient pas au port avant le printemps.", "fr")]
    [InlineData("Los ministros dijeron que no volverían al puerto antes de la primavera.", "es")]
    [InlineData("I ministri hanno detto che non torneranno al porto prima della primavera.", "it")]
    [InlineData("Os ministros disseram que não voltariam ao porto antes da primavera.", "pt")]
    [InlineData("De ministers zeiden dat ze niet voor de lente naar de haven zouden terugkeren.", "nl")]
    [InlineData("Ministrarna sade att de inte skulle återvända till hamnen före våren.", "sv")]
    [InlineData("Ministrowie powiedzieli, że nie wrócą do portu przed wiosną.", "pl")]
    [InlineData("Министры заявили, что они не вернутся в порт до весны.", "ru")]
    [InlineData("Міністри заявили, що вони не повернуться до порту до весни.", "uk")]
    [InlineData("部长们说他们不会在春天之前返回港口。", "zh")]
    [InlineData("大臣たちは春までに港に戻らないと述べた。", "ja")]
    [InlineData("장관들은 봄 전에 항구로 돌아가지 않겠다고 말했다.", "ko")]
    public void A_sentence_tells_its_language(string text, string language) => Assert.Equal(language, LanguageId.Of(text, null));

    [Fact]
    public void A_declared_language_gives_way_to_the_text() =>
        Assert.Equal("en", LanguageId.Of("The ministers said that they would not return to the harbour before spring.", "de"));

    [Fact]
    public void A_reworded_sentence_keeps_its_anchors()
    {
        var keys = Anchors.Of("On Sunday Ivan Belov counted 42 ships near Oslo.", "en").Select(a => a.Key);
        var other = Anchors.Of("Near Oslo, Belov saw 42 ships Sunday.", "en").Select(a => a.Key);
        Assert.Equal(keys.Order(StringComparer.Ordinal), other.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_diff_rebuilds_both_texts_and_finds_the_changed_word()
    {
        const string a = "The old ship sank near the harbour at dawn.", b = "The new ship sank near the harbour.";
        var runs = WordDiff.Of(a, b);
        Assert.Equal(["old", "at dawn"], runs.Where(r => r.Kind == DiffKind.Deleted).Select(r => r.A.Of(a)));
        Assert.Equal(["new"], runs.Where(r => r.Kind == DiffKind.Inserted).Select(r => r.B.Of(b)));
    }

    [Theory]
    [InlineData("He left. “We stay,” she said. “Why?” He did not know.", 4)]
    [InlineData("Mr. Belov met Gen. Duarte. They spoke.", 2)]
    [InlineData("Er kam am 3. März. Dann ging er.", 2)]
    [InlineData("他来了。他走了！", 2)]
    [InlineData("The U.S. Senate voted. It passed.", 2)]
    public void Sentences_end_where_readers_end_them(string text, int count) => Assert.Equal(count, Sentences.Of(text).Count);

    [Fact]
    public void Any_text_is_read_without_failing()
    {
        const string sample = "On Sept. 10-12, 2023, at 7 p.m. (1000 GMT), $1,000.5m — Gen. Ana d'Orsay-Belov's “U.S.” 3年前 last week 10/11/12 9999-99-99 zweiundzwanzig l'Ukraine 😀 ٣";
        string[] languages = ["en", "de", "fr", "es", "zh", "ja", "ko", "ar", "hi", "tr", "ru", "xx"];
        var random = new Random(7);
        for (int n = 0; n < 1500; n++)
        {
            var chars = sample.ToCharArray();
            for (int k = 0; k < 12; k++) chars[random.Next(chars.Length)] = random.Next(3) == 0 ? (char)random.Next(1, 0xFFFF) : sample[random.Next(sample.Length)];
            var text = new string(chars, 0, random.Next(chars.Length));
            var language = languages[n % languages.Length];
            Names.Of(text, language);
            Numbers.Of(text, language);
            Dates.Of(text, language, DateTimeOffset.UnixEpoch);
            Anchors.Of(text, language);
            LanguageId.Of(text, language);
            WordDiff.Of(text, sample);
        }
    }

    [Fact]
    public void Diffs_of_random_texts_rebuild_both()
    {
        var random = new Random(3);
        for (int n = 0; n < 300; n++)
        {
            string a = Words(random), b = Words(random);
            var runs = WordDiff.Of(a, b);
            Assert.Equal(a, string.Join(' ', runs.Where(r => r.Kind != DiffKind.Inserted).Select(r => r.A.Of(a))));
            Assert.Equal(b, string.Join(' ', runs.Where(r => r.Kind != DiffKind.Deleted).Select(r => r.B.Of(b))));
            Assert.All(runs.Where(r => r.Kind == DiffKind.Equal), r => Assert.Equal(r.A.Of(a), r.B.Of(b)));
        }
    }

    private static string Words(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)('a' + random.Next(4))));
}
