using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class ChineseTest
{
    [Theory]
    [InlineData("外交部发言人林远3日在例行记者会上表示：“渡口将继续开放。”", "“渡口将继续开放。”", "外交部发言人林远", "林远", "表示")]
    [InlineData("“水位还在上涨，”港务局局长陈海波说。", "“水位还在上涨，”", "港务局局长陈海波", "陈海波", "说")]
    [InlineData("“渡口明天开放，”陈海波说，“但只对行人。”", "“渡口明天开放，” ‖ “但只对行人。”", "陈海波", "陈海波", "说")]
    [InlineData("該市市長李明德週三在臉書上寫道：「我們不會放棄任何一個村莊。」", "「我們不會放棄任何一個村莊。」", "該市市長李明德", "李明德", "寫道")]
    [InlineData("马丁·海尔德（Martin Held）周日告诉《北岸日报》：“我们必须离开。”", "“我们必须离开。”", "马丁·海尔德（Martin Held）", "马丁·海尔德", "告诉")]
    [InlineData("渡轮公司在一份声明中称，“船上没有超载，所有乘客都有座位”。", "“船上没有超载，所有乘客都有座位”", "渡轮公司", "渡轮公司", "称")]
    [InlineData("但周三，一名渔民回忆说：\"那天夜里什么也看不见。\"", "\"那天夜里什么也看不见。\"", "一名渔民", "一名渔民", "回忆说")]
    public void A_quotation_beside_its_verb_has_its_speaker(string text, string content, string mention, string speaker, string cue)
    {
        var said = Said.One(text, "zh");
        Assert.Equal(content, said.Content(text));
        Assert.Equal((mention, speaker, cue, StatementKind.Direct, StatementStatus.Said), (said.Mention, said.Speaker, said.Cue, said.Kind, said.Status));
    }

    [Fact]
    public void Two_quotations_of_two_speakers_in_a_paragraph_are_told_apart()
    {
        const string text = "陈海波在会上称：“大坝很安全。”记者刘芳随后问道：“那为什么要撤离？”";
        var said = Said.In(text, "zh");
        Assert.Equal(["陈海波", "刘芳"], said.Select(s => s.Speaker));
        Assert.Equal(["“大坝很安全。”", "“那为什么要撤离？”"], said.Select(s => s.Content(text)));
    }

    [Fact]
    public void A_pronoun_is_the_mention_and_the_speaker_is_inferred()
    {
        const string text = "港务局局长陈海波表示：“渡口关闭。”\n他还说：“我们等待水位下降。”";
        var said = Said.In(text, "zh")[1];
        Assert.Equal(("他", "陈海波", true), (said.Mention, said.Speaker, said.Inferred));
    }

    [Fact]
    public void What_is_denied_is_marked_so()
    {
        const string text = "渡轮公司否认船只超载，并称救援已经结束。";
        var said = Said.In(text, "zh");
        Assert.Equal(("船只超载", StatementStatus.Denied, "渡轮公司"), (said[0].Content(text), said[0].Status, said[0].Speaker));
    }

    [Theory]
    [InlineData("据新华社3日报道，渡口将于周五重新开放。", "渡口将于周五重新开放", "新华社", "Xinhua")]
    [InlineData("根据港务局最新公布的数据，今年有三万人乘船。", "今年有三万人乘船", "港务局", "港务局")]
    public void A_source_is_named_before_what_it_says(string text, string content, string mention, string speaker)
    {
        var said = Said.One(text, "zh");
        Assert.Equal((content, mention, speaker, StatementKind.Indirect), (said.Content(text), said.Mention, said.Speaker, said.Kind));
    }

    [Fact]
    public void Speech_without_marks_ends_where_the_next_verb_of_the_same_speaker_begins()
    {
        const string text = "陈海波强调，水位正在下降，并表示救援队已经抵达。";
        Assert.Equal(["水位正在下降", "救援队已经抵达"], Said.In(text, "zh").Select(s => s.Content(text)));
    }

    [Theory]
    [InlineData("新建的“海星号”渡轮周五首航，被称为“河上明珠”。")]
    [InlineData("他写了一本小说，“河”是书名。")]
    [InlineData("据报道，渡口已经关闭。")]
    [InlineData("警方没有否认有人受伤。")]
    public void Terms_in_marks_and_words_that_only_end_in_a_verb_are_no_statements(string text) => Assert.Empty(Said.In(text, "zh"));

    [Fact]
    public void A_mark_that_is_never_closed_ends_with_its_paragraph()
    {
        const string text = "陈海波说：“渡口关闭了。\n记者没有再问。";
        Assert.Equal("“渡口关闭了。", Said.In(text, "zh")[0].Content(text));
    }

    [Fact]
    public void A_short_name_is_the_full_one_before()
    {
        const string text = "工会主席菲利普·马丁说：“我们将罢工。”马丁说：“直到周五。”";
        Assert.Equal("菲利普·马丁", Said.In(text, "zh")[1].Speaker);
    }

    [Fact]
    public void Paragraphs_that_each_open_with_a_mark_are_one_statement()
    {
        const string text = "陈海波说：“渡口关闭了。\n“我们在等待水位下降。”";
        Assert.Equal(2, Said.One(text, "zh").Spans.Count);
    }

    [Fact]
    public void A_quotation_after_the_attribution_s_full_stop_goes_on_with_it()
    {
        const string text = "“水位还在上涨，”陈海波说。“我们今晚不会开放渡口。”";
        Assert.Equal("“水位还在上涨，” ‖ “我们今晚不会开放渡口。”", Said.One(text, "zh").Content(text));
    }

    [Fact]
    public void Where_the_verb_s_clause_is_not_understood_the_speaker_before_does_not_get_the_words()
    {
        const string text = "陈海波表示，渡口不会关闭，据北岸媒报道指出，谈判已经破裂。";
        var said = Said.In(text, "zh");
        Assert.Equal([("渡口不会关闭", "陈海波"), ("谈判已经破裂", "北岸媒")], said.Select(s => (s.Content(text), s.Speaker)));
    }

    [Fact]
    public void After_a_clause_that_is_not_understood_nobody_goes_on()
    {
        const string text = "陈海波表示，渡口不会关闭，《北岸日报》消息称，谈判已经破裂。";
        var said = Said.In(text, "zh");
        Assert.Equal([("渡口不会关闭", "陈海波"), ("谈判已经破裂", null)], said.Select(s => (s.Content(text), s.Speaker)));
    }

    [Fact]
    public void A_verb_whose_clause_names_nobody_goes_on_and_is_marked_as_inferred()
    {
        const string text = "陈海波表示，渡口不会关闭，随后强调，救援已经结束。";
        Assert.Equal([("渡口不会关闭", "陈海波", false), ("救援已经结束", "陈海波", true)], Said.In(text, "zh").Select(s => (s.Content(text), s.Speaker, s.Inferred)));
    }

    [Fact]
    public void A_pronoun_after_two_people_is_nobody()
    {
        const string text = "陈海波说：“渡口关闭。”刘芳说：“我们反对。”他补充说：“明天再谈。”";
        Assert.Equal(["陈海波", "刘芳", null], Said.In(text, "zh").Select(s => s.Speaker));
    }

    [Fact]
    public void A_statement_of_which_nothing_would_be_left_is_not_shortened()
    {
        const string text = "陈海波表示，!刘芳指出，渡口不会关闭。";
        var said = Said.In(text, "zh");
        Assert.All(said, s => Assert.All(s.Spans, span => Assert.True(span.Length > 0)));
        Assert.Equal("渡口不会关闭", said.By("刘芳").Content(text));
    }

    [Fact]
    public void A_statement_is_not_shortened_where_no_other_follows()
    {
        const string text = "陈海波表示，渡口的水位还在上涨，刘芳承认，是的。";
        Assert.Equal("渡口的水位还在上涨，刘芳承认，是的", Said.One(text, "zh").Content(text));
    }

    [Fact]
    public void A_statement_keeps_the_mark_that_closes_a_quotation_in_it()
    {
        const string text = "陈海波表示，这艘船叫“海上的一颗明星”刘芳指出，渡口不会关闭。";
        Assert.Equal("这艘船叫“海上的一颗明星”", Said.In(text, "zh").By("陈海波").Content(text));
    }

    [Theory]
    [InlineData("外交部发言人于振海表示，渡口将继续开放。", "于振海")]
    [InlineData("港务局局长曾庆山表示，渡口将继续开放。", "曾庆山")]
    [InlineData("曾山河表示，渡口将继续开放。", "曾山河")]
    [InlineData("港务局局长陈海波曾多次表示，渡口将继续开放。", "陈海波")]
    public void A_word_that_ends_a_subject_may_be_a_surname(string text, string speaker) => Assert.Equal(speaker, Said.One(text, "zh").Speaker);
}
