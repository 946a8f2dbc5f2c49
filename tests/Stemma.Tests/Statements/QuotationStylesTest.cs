using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

public sealed class QuotationStylesTest
{
    [Theory]
    [InlineData("“The dam holds,” Ona Brill said.", "“The dam holds,”")]
    [InlineData("\"The dam holds,\" Ona Brill said.", "\"The dam holds,\"")]
    [InlineData("‘The dam holds,’ Ona Brill said.", "‘The dam holds,’")]
    [InlineData("''The dam holds,'' Ona Brill said.", "''The dam holds,''")]
    [InlineData("«The dam holds,» Ona Brill said.", "«The dam holds,»")]
    public void Every_style_of_marks_is_a_direct_quotation(string text, string content)
    {
        var said = Said.One(text);
        Assert.Equal(StatementKind.Direct, said.Kind);
        Assert.Equal(content, said.Content(text));
        Assert.Equal("Ona Brill", said.Speaker);
    }

    [Fact]
    public void A_mark_that_is_never_closed_ends_with_its_paragraph()
    {
        const string text = "Ona Brill said: “The dam holds and will hold.\n\nNobody asked further.";
        Assert.Equal("“The dam holds and will hold.", Said.One(text).Content(text));
    }

    [Fact]
    public void An_apostrophe_opens_no_quotation()
    {
        const string text = "The dams’ owners were ‘not ready and the workers left.";
        Assert.Empty(Quotations.Of(text, new Span(0, text.Length)));
    }

    [Fact]
    public void Paragraphs_that_each_open_with_a_mark_are_one_statement()
    {
        const string text = "“The dam holds,” Ona Brill said. “We looked at every gate.\n\n“Nothing moved all night.”";
        var said = Said.One(text);
        Assert.Equal(3, said.Spans.Count);
        Assert.Equal("Ona Brill", said.Speaker);
    }

    [Fact]
    public void A_question_mark_before_the_closing_mark_does_not_part_the_speaker()
    {
        const string text = "“Who opened the gate?” Ona Brill asked.";
        Assert.Equal("Ona Brill", Said.One(text).Speaker);
    }

    [Fact]
    public void A_title_in_marks_is_no_statement() => Assert.Empty(Said.In("The play “The Long River Home” opened on Friday."));
}
