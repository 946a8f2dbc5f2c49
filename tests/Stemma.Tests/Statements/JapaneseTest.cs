using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class JapaneseTest
{
    [Theory]
    [InlineData("田中首相は3日、「渡し船の計画を見直す」と述べた。", "「渡し船の計画を見直す」", "田中首相", "田中", "述べた")]
    [InlineData("「橋は安全だ」と山本太郎市長は会見で語った。", "「橋は安全だ」", "山本太郎市長", "山本太郎", "語った")]
    [InlineData("北岸町の清水町長が「住民の安全を最優先する」と説明した。", "「住民の安全を最優先する」", "北岸町の清水町長", "清水", "説明した")]
    [InlineData("港の会見で林芳夫報道官は「避難は終わった。全員が無事だ。」と明らかにした。", "「避難は終わった。全員が無事だ。」", "林芳夫報道官", "林芳夫", "明らかにした")]
    [InlineData("漁師の佐藤さん（57）も「こんな水は見たことがない」と話す。", "「こんな水は見たことがない」", "漁師の佐藤さん（57）", "佐藤", "話す")]
    [InlineData("ブラント米大統領は『合意に近づいている』などと強調した。", "『合意に近づいている』", "ブラント米大統領", "ブラント", "強調した")]
    [InlineData("渡し船の会社は「対応が不十分だった」との認識を示した。", "「対応が不十分だった」", "渡し船の会社", "渡し船の会社", "認識を示した")]
    [InlineData("大会で優勝した山田選手は「夢のようだ」と喜んだ。", "「夢のようだ」", "大会で優勝した山田選手", "山田", "喜んだ")]
    public void A_quotation_before_its_verb_has_its_speaker(string text, string content, string mention, string speaker, string cue)
    {
        var said = Said.One(text, "ja");
        Assert.Equal(content, said.Content(text));
        Assert.Equal((mention, speaker, cue, StatementKind.Direct, StatementStatus.Said), (said.Mention, said.Speaker, said.Cue, said.Kind, said.Status));
    }

    [Fact]
    public void A_verb_without_a_subject_goes_on_with_whoever_spoke_last()
    {
        const string text = "清水町長は「避難所は五つある」と説明した。「水は足りている」とも話した。";
        var said = Said.In(text, "ja")[1];
        Assert.Equal((null, "清水", true), (said.Mention, said.Speaker, said.Inferred));
    }

    [Fact]
    public void A_sentence_before_tells_whose_the_quotation_is()
    {
        const string text = "元船長の男性は静かに語った。「あの日は霧が深かった」";
        var said = Said.One(text, "ja");
        Assert.Equal(("元船長の男性", "「あの日は霧が深かった」"), (said.Mention, said.Content(text)));
    }

    [Fact]
    public void A_quotation_of_its_own_paragraph_is_whose_the_next_paragraph_names()
    {
        const string text = "「ようやく橋が直った。長かった」\n元船長の男性は13日、ほっとした表情で語った。";
        Assert.Equal("元船長の男性", Said.One(text, "ja").Mention);
    }

    [Fact]
    public void What_is_denied_is_marked_so() => Assert.Equal(StatementStatus.Denied, Said.One("渡し船の会社は「過積載の事実はない」と否定した。", "ja").Status);

    [Theory]
    [InlineData("気象庁によると、3日朝に北岸町で地震があった。", "3日朝に北岸町で地震があった", "気象庁")]
    [InlineData("県警の発表によれば、けが人はいない。", "けが人はいない", "県警")]
    [InlineData("田中首相は、計画を見直す方針だと明らかにした。", "計画を見直す方針だ", "田中首相")]
    public void Speech_without_marks_has_its_source(string text, string content, string mention)
    {
        var said = Said.One(text, "ja");
        Assert.Equal((content, mention, StatementKind.Indirect), (said.Content(text), said.Mention, said.Kind));
    }

    [Theory]
    [InlineData("新しい渡し船「海の星」は金曜に就航する。")]
    [InlineData("「海の星」と「川の月」が並んだ。")]
    [InlineData("この船は「海の女王」と呼ばれ、多くの人が語り継いだ。")]
    public void Terms_in_marks_are_no_statements(string text) => Assert.Empty(Said.In(text, "ja"));

    [Fact]
    public void Two_quotations_of_two_speakers_in_a_paragraph_are_told_apart()
    {
        const string text = "田中首相は「見直す」と述べた。山本市長は「遅すぎる」と批判した。";
        Assert.Equal(["田中", "山本"], Said.In(text, "ja").Select(s => s.Speaker));
    }

    [Fact]
    public void A_mark_that_is_never_closed_ends_with_its_paragraph() => Assert.All(Said.In("田中首相は「見直すと述べた。\n山本市長は「遅すぎる」と批判した。", "ja"), s => Assert.NotEqual("田中", s.Speaker));

    [Fact]
    public void A_quotation_after_the_attribution_s_full_stop_goes_on_with_it()
    {
        const string text = "清水町長は「避難所は五つある」と話した。「水も毛布も足りている」";
        Assert.Equal("「避難所は五つある」 ‖ 「水も毛布も足りている」", Said.One(text, "ja").Content(text));
    }

    [Theory]
    [InlineData("日本海員党は「航路を守る」と述べた。日本は「航路を閉じる」と主張した。", "日本")]
    [InlineData("北岸電力は「停電は終わる」と述べた。北岸は「まだ暗い」と主張した。", "北岸")]
    [InlineData("日本太郎市長は「航路を守る」と述べた。日本は「航路を閉じる」と主張した。", "日本")]
    public void A_short_name_is_no_body_s_and_a_country_no_person(string text, string speaker)
    {
        var said = Said.In(text, "ja")[1];
        Assert.Equal((speaker, false), (said.Speaker, said.Inferred));
    }

    [Theory]
    [InlineData("田中太郎市長は「橋は安全だ」と述べた。田中氏は「船も安全だ」と語った。", "田中太郎")]
    [InlineData("田中太郎市長は「橋は安全だ」と述べた。田中花子議員は「危険だ」と批判した。田中氏は「船も安全だ」と語った。", "田中")]
    public void A_short_name_is_the_full_one_before_if_only_one_has_it(string text, string speaker) => Assert.Equal(speaker, Said.In(text, "ja")[^1].Speaker);

    [Theory]
    [InlineData("21日田中首相は「計画を見直す」と述べた。", "田中首相")]
    [InlineData("3月8日田中首相は「計画を見直す」と述べた。", "田中首相")]
    [InlineData("21日気象庁によると、北岸町で地震があった。", "気象庁")]
    public void A_date_before_the_speaker_is_no_part_of_the_mention(string text, string mention) => Assert.Equal(mention, Said.One(text, "ja").Mention);

    [Fact]
    public void A_mention_does_not_begin_with_half_a_character()
    {
        string text = string.Concat(Enumerable.Repeat("𠮷", 9)) + "山田は" + new string('あ', 144) + "「橋は安全だ」と述べた。";
        Assert.All(Said.In(text, "ja"), s => Assert.False(s.Mention is { } mention && char.IsLowSurrogate(mention[0])));
    }

    [Fact]
    public void What_a_source_says_is_not_also_the_last_speaker_s()
    {
        const string text = "田中首相は「計画を見直す」と述べた。気象庁によると、「津波の心配はありません」と発表した。";
        Assert.Equal(["田中", "気象庁"], Said.In(text, "ja").Select(s => s.Speaker));
    }
}
