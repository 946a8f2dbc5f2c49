using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

public sealed class TextArticleTest
{
    private const string Body = """
        The harbour council of Ostrava Bay voted on Monday to close the old lighthouse after forty years of service.

        Council chair Marta Lindqvist said the tower had become too costly to maintain and that ships no longer needed it.

        “We looked at every number twice,” Lindqvist told reporters at the town hall, where residents had gathered.

        Fishermen in Ostrava Bay opposed the plan and asked the ministry in Calden to review the decision before winter.

        The ministry said it would answer by the end of October, according to a statement published on Tuesday.
        """;

    private static Article Read(string text) => TextArticle.Of(text, new ExtractHints());

    private static string[] Paragraphs(Article article) => article.Text.Split("\n\n");

    [Theory]
    [InlineData("Ostrava Evening Gull", "© 2026 Ostrava Evening Gull. All rights reserved.", "Ostrava Evening Gull")]
    [InlineData("harbour towns", "", null)]
    [InlineData("Ostrava Bay", "", null)]
    public void A_headlines_end_is_the_outlet_only_where_the_page_signs_with_it(string end, string foot, string? outlet)
    {
        var article = Read($"Harbour council votes to close the old lighthouse – {end}\n\n{Body.TrimStart()}\n\n{foot}");
        Assert.Equal("Harbour council votes to close the old lighthouse", article.Title);
        Assert.Equal(outlet, article.SiteName);
    }

    [Fact]
    public void A_dateline_with_an_agency_names_the_wire()
    {
        var article = Read("Harbour council votes to close the old lighthouse\n\nOSTRAVA BAY, Calden (AP) — " + Body.TrimStart());
        Assert.Equal("AP", article.Wire);
        Assert.Equal("OSTRAVA BAY, Calden", article.Dateline!.Place);
        Assert.Equal("AP", article.Dateline.Agency);
        Assert.StartsWith("OSTRAVA BAY, Calden (AP) — The harbour", article.Text);
    }

    [Fact]
    public void A_headline_of_one_short_word_leaves_the_first_sentence_to_the_report()
    {
        var article = Read("Weirs\n\nWeirs at three mills near Calden failed on Sunday, the river office said.\n\nNo one was hurt. The office expects them to work again by Wednesday.");
        Assert.Equal("Weirs", article.Title);
        Assert.StartsWith("Weirs at three mills", article.Text);
    }

    [Fact]
    public void An_emptied_dateline_is_taken_off()
    {
        var article = Read("Harbour council votes to close the old lighthouse\n\n( – " + Body.TrimStart());
        Assert.Null(article.Dateline);
        Assert.StartsWith("The harbour council", article.Text);
    }

    [Fact]
    public void The_site_name_behind_the_headline_and_its_repetition_at_the_end_are_taken_off()
    {
        const string Headline = "Harbour council votes to close the old lighthouse – morning parrot";
        var article = Read($"{Headline}\n\nBy IDA BRANDT (Associated Press)\n\n{Body}\n\n___\n\nAssociated Press writers Olaf Renz in Calden and Pia Moro in Testa contributed. {Headline}");
        Assert.Equal("Harbour council votes to close the old lighthouse", article.Title);
        Assert.Equal(["IDA BRANDT"], article.Authors);
        Assert.Equal("AP", article.Wire);
        Assert.Equal(["Associated Press writers Olaf Renz in Calden and Pia Moro in Testa contributed."], article.Credits);
        Assert.Equal(["Olaf Renz", "Pia Moro"], article.Contributors);
        Assert.EndsWith("published on Tuesday.", article.Text);
    }

    [Fact]
    public void A_caption_printed_twice_and_its_credit_go_to_the_pictures()
    {
        const string Caption = "The lighthouse of Ostrava Bay, seen from the northern mole on a calm evening in August.";
        var article = Read($"Harbour council votes to close the old lighthouse\n\nThe tower had become too costly, the council says.\n\nSHARE Harbour council votes to close the old lighthouse\n{Caption}\n\n{Caption}\n\nAssociated Press\n\nOSTRAVA BAY, Calden — {Body.TrimStart()}");
        Assert.Equal(Caption, Assert.Single(article.Pictures).Caption);
        Assert.Equal("Associated Press", article.Pictures[0].Credit);
        Assert.Null(article.Wire);
        Assert.DoesNotContain("seen from the northern mole", article.Text);
        Assert.Equal(BlockKind.Standfirst, article.Blocks[0].Kind);
    }

    [Fact]
    public void Other_news_under_a_heading_is_dropped_with_its_sentences_and_quotations()
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\nThe Latest\nThe Herons win again, sweeping the luckless Badgers.\nA man of 22 was taken into custody after a “long chase” through Belmont, police said.\n“He runs like the wind,” coach Teo Sands said.");
        Assert.EndsWith("published on Tuesday.", article.Text);
        Assert.Equal(5, Paragraphs(article).Length);
    }

    [Fact]
    public void A_comment_form_ends_the_page()
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\n*\n\nPlease keep comments civil, readers of the Parrot.");
        Assert.EndsWith("published on Tuesday.", article.Text);
    }

    [Theory]
    [InlineData("ADVERTISING")]
    [InlineData("To see in video")]
    [InlineData("Back to top button")]
    [InlineData("Sign up for our newsletter")]
    [InlineData("Lesen Sie auch: Der Leuchtturm von nebenan")]
    [InlineData("Share this article")]
    [InlineData("We use cookies to improve your visit.")]
    [InlineData("source site-12")]
    public void A_line_of_furniture_in_the_middle_is_dropped(string line)
    {
        var article = Read("Harbour council votes to close the old lighthouse\n\n" + Body.Replace("Fishermen in", line + "\n\nFishermen in", StringComparison.Ordinal));
        Assert.DoesNotContain(line, article.Text);
        Assert.Equal(5, Paragraphs(article).Length);
    }

    [Theory]
    [InlineData("The lighthouse was built in 1931.")]
    [InlineData("The rough weather of last winter also contributed.")]
    [InlineData("Der Rat will den Turm verkaufen, sagte Lindqvist. Quelle: dpa")]
    [InlineData("Related costs will be read out in the next session of the council.")]
    public void A_real_closing_paragraph_stays(string closing)
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\n{closing}");
        Assert.EndsWith(closing, article.Text);
    }

    [Fact]
    public void Told_an_agency_names_no_wire()
    {
        var article = Read("Harbour council votes to close the old lighthouse\n\n" + Body.Replace("told reporters", "told AFP", StringComparison.Ordinal));
        Assert.Null(article.Wire);
    }

    [Theory]
    [InlineData("AFP", "AFP")]
    [InlineData("dpa", "dpa")]
    [InlineData("© 2021 AFP", "AFP")]
    public void An_end_mark_names_the_wire(string mark, string wire)
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\n{mark}");
        Assert.Equal(wire, article.Wire);
        Assert.EndsWith("published on Tuesday.", article.Text);
    }

    [Fact]
    public void With_reporting_by_an_agency_names_a_contributor_only()
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\nWith reporting by Reuters");
        Assert.Null(article.Wire);
        Assert.Equal(["Reuters"], article.Contributors);
    }

    [Fact]
    public void Every_block_in_the_body_stands_where_its_span_says()
    {
        var article = Read($"Harbour council votes to close the old lighthouse\n\n{Body}\n\nAFP");
        Assert.All(article.Blocks.Where(b => b.At is not null), b => Assert.Equal(b.Text, b.At!.Value.Of(article.Text)));
    }

    [Fact]
    public void An_empty_page_is_a_problem_and_no_article()
    {
        var article = Read(" \n\t\n");
        Assert.Equal(PageKind.NotAnArticle, article.Kind);
        Assert.Single(article.Problems);
    }
}
