using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Statements;

namespace Stemma.Tests.Render;

public sealed class SaidLineTest
{
    [Theory]
    [InlineData("The Norrvik council said that the quay was closed for the winter.", "Norrvik council: the quay was closed for the winter")]
    [InlineData("The Norrvik council has accused Merovia since last year of blocking the harbour.", "The Norrvik council has accused Merovia since last year of blocking the harbour")]
    [InlineData("Tilo Brandt urged the crews to leave the quay before dawn.", "Tilo Brandt urged the crews to leave the quay before dawn")]
    [InlineData("The harbour board denied such claims on Friday.", "The harbour board denied such claims on Friday")]
    [InlineData("A spokeswoman declined to comment on the log of the ferry.", "A spokeswoman declined to comment on the log of the ferry")]
    [InlineData("Tilo Brandt insisted that the ferry was safe to sail.", "Tilo Brandt insisted that the ferry was safe to sail")]
    [InlineData("“Nobody was hurt and all are ashore,” Tilo Brandt said.", "Tilo Brandt: “Nobody was hurt and all are ashore”")]
    [InlineData("The ferry had been late for hours, officials said.", "Officials: The ferry had been late for hours")]
    [InlineData("The arrival of the ferry was also verified by Aldera Lines.", "The arrival of the ferry was also verified by Aldera Lines")]
    public void A_statement_reads_as_a_sentence(string text, string line) => Assert.Equal(line, Line(text));

    [Fact]
    public void What_is_said_before_a_relative_clause_does_not_stand_alone()
    {
        var article = Article("The sale, which critics dismissed as a stunt for the voters, was called off.");
        Assert.All(StatementExtractor.Of(article.Text, "en"), s => Assert.False(SaidLine.Reads(s, article)));
    }

    [Theory]
    [InlineData("The Harbour Gazette quoted harbour officials as saying the ferry may sail on Friday.", "Harbour Gazette, citing harbour officials: the ferry may sail on Friday")]
    [InlineData("It was unclear why the ferry had stopped.", "Unclear: why the ferry had stopped")]
    [InlineData("The ferry is reportedly heading for the northern quay.", "Reportedly: The ferry is … heading for the northern quay")]
    public void Whom_a_report_cites_and_what_nobody_says_stand_before_the_colon(string text, string line)
    {
        var article = Article(text);
        var said = StatementExtractor.Of(text, "en")[0];
        Assert.True(SaidLine.ReadsBeside(said, article));
        Assert.Equal(line, SaidLine.Of(said, article));
        Assert.Equal(line.IndexOf(':', StringComparison.Ordinal) + 1, SaidLine.SpeakerIn(line, said, article));
    }

    [Fact]
    public void What_goes_on_from_a_sentence_reads_beside_its_report_and_not_away_from_it()
    {
        var article = Article("Merovia has blocked the sale, accusing the harbour board of hiding its debts.");
        var said = StatementExtractor.Of(article.Text, "en").First(s => s.Cue == "accusing");
        Assert.False(SaidLine.Reads(said, article));
        Assert.True(SaidLine.ReadsBeside(said, article));
        Assert.Equal("Merovia, accusing the harbour board of hiding its debts", SaidLine.Of(said, article));
        Assert.Equal("Merovia,".Length, SaidLine.SpeakerIn(SaidLine.Of(said, article), said, article));
    }

    [Theory]
    [InlineData("Tilo Brandt dismissed the keeper of the light.", false)]
    [InlineData("Tilo Brandt dismissed the report as a joke.", true)]
    [InlineData("Tilo Brandt sang “The Long Quay” at the fair.", false)]
    [InlineData("Tilo Brandt sang the anthem of the harbour in May.", false)]
    [InlineData("“Hold the line for me tonight,” Tilo Brandt sang.", true)]
    [InlineData("Tilo Brandt concluded that the quay was never safe.", true)]
    [InlineData("That Brandt had described the ferry as a wreck troubles the board.", false)]
    [InlineData("Tilo Brandt came to the court, citing the debate over the quay.", false)]
    [InlineData("Tilo Brandt cited the Harbour Act of the old board.", false)]
    [InlineData("[Updated at 4:23 p.m. ET] We have learned that the quay is closed for the night, harbour chief Tilo Brandt told reporters.", false)]
    public void A_deed_or_a_clause_is_no_line(string text, bool reads)
    {
        var article = Article(text);
        Assert.Equal(reads, StatementExtractor.Of(text, "en").Any(s => s.Witness is not null && SaidLine.Reads(s, article)));
    }

    [Fact]
    public void A_long_quotation_is_cut_at_a_word_and_closed() => Assert.Equal("“The quay is…”", SaidLine.Cut("“The quay is closed and stays so,”", 16));

    private static string Line(string text)
    {
        var article = Article(text);
        return SaidLine.Of(StatementExtractor.Of(text, "en").First(s => s.Witness is not null), article);
    }

    private static Article Article(string text) => new() { Text = text, Language = "en" };
}
