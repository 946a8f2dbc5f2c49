using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class KoreanAndTurkishTest
{
    [Theory]
    [InlineData("ko", "김하늘 시장은 3일 \"다리는 안전하다\"고 말했다.", "\"다리는 안전하다\"", "김하늘 시장", "김하늘", "말했다")]
    [InlineData("ko", "박서준 대변인은 이날 브리핑에서 “대피는 끝났다”며 “주민들은 안전하다”고 밝혔다.", "“대피는 끝났다” ‖ “주민들은 안전하다”", "박서준 대변인", "박서준", "밝혔다")]
    [InlineData("ko", "어부 이모씨는 “이런 물은 처음 본다”라고 말했다.", "“이런 물은 처음 본다”", "어부 이모씨", "이모", "말했다")]
    [InlineData("tr", "Belediye Başkanı Deniz Aksoy, \"Köprü güvenli.\" dedi.", "\"Köprü güvenli.\"", "Belediye Başkanı Deniz Aksoy", "Belediye Başkanı Deniz Aksoy", "dedi")]
    [InlineData("tr", "Bakan Koray, yaptığı açıklamada, “Tahliye tamamlandı” ifadelerini kullandı.", "“Tahliye tamamlandı”", "Bakan Koray", "Bakan Koray", "kullandı")]
    [InlineData("tr", "Toplantıda konuşan kaptan Ali Demir ise \"Hiçbir şey görmedik\" diye konuştu.", "\"Hiçbir şey görmedik\"", "Ali Demir", "Ali Demir", "konuştu")]
    public void A_quotation_before_its_verb_has_its_speaker(string language, string text, string content, string mention, string speaker, string cue)
    {
        var said = Said.One(text, language);
        Assert.Equal((content, mention, speaker, cue, StatementKind.Direct), (said.Content(text), said.Mention, said.Speaker, said.Cue, said.Kind));
    }

    [Fact]
    public void A_Korean_source_is_named_before_what_it_says()
    {
        const string text = "기상청에 따르면 3일 아침 북안군에서 지진이 발생했다.";
        var said = Said.One(text, "ko");
        Assert.Equal(("기상청", "3일 아침 북안군에서 지진이 발생했다"), (said.Mention, said.Content(text)));
    }

    [Fact]
    public void Korean_speech_without_marks_ends_before_its_particle()
    {
        const string text = "김하늘 시장은 3일, 다리가 금요일에 다시 열린다고 밝혔다.";
        Assert.Equal("다리가 금요일에 다시 열린다", Said.One(text, "ko").Content(text).TrimStart('3', '일', ',', ' '));
    }

    [Theory]
    [InlineData("ko", "새 여객선 ‘바다의 별’은 금요일에 취항한다.")]
    [InlineData("tr", "Yeni vapur \"Deniz Yıldızı\" cuma günü sefere çıkıyor.")]
    public void Terms_in_marks_are_no_statements(string language, string text) => Assert.Empty(Said.In(text, language));

    [Fact]
    public void What_is_denied_is_marked_so() => Assert.Equal(StatementStatus.Denied, Said.One("여객선 회사는 “과적은 없었다”고 부인했다.", "ko").Status);

    [Theory]
    [InlineData("Deniz Aksoy, \"Köprü güvenli.\" dedi. Aksoy, \"Vapur da güvenli.\" dedi.", "Deniz Aksoy")]
    [InlineData("Deniz Aksoy, \"Köprü güvenli.\" dedi. Ali Aksoy, \"Hayır.\" dedi. Aksoy, \"Vapur da güvenli.\" dedi.", "Aksoy")]
    [InlineData("Kuzey Ankara, \"Köprü güvenli.\" dedi. Ankara, \"Vapur da güvenli.\" dedi.", "Ankara")]
    public void A_short_Turkish_name_is_the_full_one_before_if_only_one_has_it(string text, string speaker) => Assert.Equal(speaker, Said.In(text, "tr")[^1].Speaker);
}
