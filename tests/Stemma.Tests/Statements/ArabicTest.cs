using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class ArabicTest
{
    [Theory]
    [InlineData("قال مدير الميناء سامي الحداد: \"العبارة آمنة ولن تتوقف\".", "\"العبارة آمنة ولن تتوقف\"", "مدير الميناء سامي الحداد", "قال", StatementKind.Direct)]
    [InlineData("وقالت وزيرة النقل للصحفيين: «الجسر مفتوح أمام الجميع».", "«الجسر مفتوح أمام الجميع»", "وزيرة النقل", "وقالت", StatementKind.Direct)]
    [InlineData("وأكد سامي الحداد، رئيس الهيئة، أن العبارة آمنة.", "أن العبارة آمنة", "سامي الحداد", "وأكد", StatementKind.Indirect)]
    [InlineData("وأشار رئيس البلدية في بيان إلى أن المياه تنحسر.", "أن المياه تنحسر", "رئيس البلدية", "وأشار", StatementKind.Indirect)]
    [InlineData("المتحدث قال إن الفريق وصل إلى القرية.", "إن الفريق وصل إلى القرية", "المتحدث", "قال", StatementKind.Indirect)]
    [InlineData("وأوضح الحداد خلال مؤتمر صحفي أن \"الفريق وصل\" إلى القرية.", "أن \"الفريق وصل\" إلى القرية", "الحداد", "وأوضح", StatementKind.Mixed)]
    [InlineData("وقال قبطان العبارة عبر إذاعة النهر: “لم نر شيئا تلك الليلة”.", "“لم نر شيئا تلك الليلة”", "قبطان العبارة", "وقال", StatementKind.Direct)]
    public void A_verb_before_its_subject_has_speaker_and_content(string text, string content, string mention, string cue, StatementKind kind)
    {
        var said = Said.One(text, "ar");
        Assert.Equal((content, mention, mention, cue, kind, StatementStatus.Said), (said.Content(text), said.Mention, said.Speaker, said.Cue, said.Kind, said.Status));
    }

    [Fact]
    public void What_is_denied_is_marked_so()
    {
        var said = Said.One("ونفت شركة العبارات أن السفينة كانت محملة فوق طاقتها.", "ar");
        Assert.Equal((StatementStatus.Denied, "شركة العبارات"), (said.Status, said.Mention));
    }

    [Fact]
    public void A_verb_without_a_subject_goes_on_with_whoever_spoke_last()
    {
        const string text = "قال مدير الميناء: \"الجسر آمن هذا اليوم\".\n\nوأضاف: \"سنفتحه غدا أمام المشاة\".";
        var said = Said.In(text, "ar")[1];
        Assert.Equal((null, "مدير الميناء", true), (said.Mention, said.Speaker, said.Inferred));
    }

    [Theory]
    [InlineData("وفقا لوكالة النهر، انخفض منسوب المياه.", "وكالة النهر")]
    [InlineData("وفقاً للشرطة، لم يصب أحد بأذى.", "شرطة")]
    [InlineData("بحسب شهود عيان، غرقت العبارة بسرعة.", "شهود عيان")]
    public void A_source_is_named_before_what_it_says(string text, string mention) => Assert.Equal(mention, Said.One(text, "ar").Mention);

    [Fact]
    public void A_paper_named_in_marks_is_no_content()
    {
        const string text = "وقال سامي الحداد في مقال على موقع \"النهر\" المحلي، إن الجسر آمن.";
        Assert.Equal("إن الجسر آمن", Said.One(text, "ar").Content(text));
    }

    [Fact]
    public void Two_quotations_of_two_speakers_in_a_paragraph_are_told_apart()
    {
        const string text = "قال سامي الحداد: \"الجسر آمن هذا اليوم\". وقالت ليلى نصار: \"لا أحد يصدق ذلك هنا\".";
        Assert.Equal(["سامي الحداد", "ليلى نصار"], Said.In(text, "ar").Select(s => s.Speaker));
    }

    [Theory]
    [InlineData("أبحرت العبارة \"نجمة\" يوم الجمعة.")]
    [InlineData("زار الوزير مدينة السد.")]
    public void Terms_in_marks_are_no_statements(string text) => Assert.Empty(Said.In(text, "ar"));

    [Fact]
    public void A_mark_that_is_never_closed_ends_with_its_paragraph()
    {
        const string text = "قال سامي الحداد: \"الجسر آمن هذا اليوم\n\nلم يسأل أحد بعد ذلك.";
        Assert.Equal("\"الجسر آمن هذا اليوم", Said.One(text, "ar").Content(text));
    }
}
