using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

public sealed class ArticleExtractorTest
{
    internal const string Page = """
        <!doctype html><html lang="en"><head><title>Lighthouse to close - Morning Parrot</title>
        <meta property="og:site_name" content="Morning Parrot"><meta property="og:title" content="Lighthouse to close">
        <meta name="robots" content="index, noarchive"><link rel="canonical" href="/news/lighthouse">
        <meta property="og:description" content="The tower had become too costly to maintain, the harbour council says.">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Lighthouse to close","datePublished":"2031-09-05T10:20:00+02:00",
        "author":[{"@type":"Person","name":"Ida Brandt"}],"articleSection":"Harbour"}</script></head>
        <body><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li><li><a href="/c">Weather</a></li></ul></nav>
        <main><article><h1>Lighthouse to close</h1><p class="standfirst">The tower had become too costly to maintain, the harbour council says.</p>
        <figure><img src="/tower.jpg"><figcaption>The tower at dusk. (AP Photo/Olaf Renz)</figcaption></figure>
        <div class="article-body"><p>TESTA, Calden (AP) — The harbour council of Testa voted on Monday to close the old lighthouse after forty years.</p>
        <p>Council chair Marta Lindqvist said the tower had become <a href="/costs">too costly to maintain</a> and ships no longer needed it.</p>
        <div class="share-bar"><a href="#">Facebook</a> <a href="#">Mail</a></div>
        <h2>What the fishermen say</h2>
        <p>Fishermen in Testa opposed the plan and asked the ministry in Calden to review the decision before winter.</p>
        <aside class="related"><h3>Related</h3><ul><li><a href="/x">The Herons win again</a></li></ul></aside>
        <ul><li>The tower was built in 1931.</li><li>It was last repaired in 2004.</li></ul>
        <p>The ministry said it would answer by the end of October, according to a statement.</p>
        <p>Associated Press writer Pia Moro in Calden contributed to this report.</p></div>
        <div class="newsletter-signup"><p>Sign up for our newsletter and get the harbour news every morning.</p></div></article></main>
        <footer><p>© 2031 Morning Parrot. All rights reserved.</p></footer></body></html>
        """;

    private static readonly Article Read = ArticleExtractor.Of(Page, new Uri("https://parrot.example/news/lighthouse?x=1"), new ExtractHints());

    [Fact]
    public void The_body_is_exact_to_the_paragraph() => Assert.Equal(
    [
        "The tower had become too costly to maintain, the harbour council says.",
        "TESTA, Calden (AP) — The harbour council of Testa voted on Monday to close the old lighthouse after forty years.",
        "Council chair Marta Lindqvist said the tower had become too costly to maintain and ships no longer needed it.",
        "What the fishermen say",
        "Fishermen in Testa opposed the plan and asked the ministry in Calden to review the decision before winter.",
        "The tower was built in 1931.",
        "It was last repaired in 2004.",
        "The ministry said it would answer by the end of October, according to a statement.",
    ], Read.Text.Split("\n\n"));

    [Fact]
    public void Blocks_say_what_they_are() => Assert.Equal(
        [BlockKind.Standfirst, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Subheading, BlockKind.Paragraph, BlockKind.ListItem, BlockKind.ListItem, BlockKind.Paragraph],
        Read.Blocks.Where(b => b.At is not null).Select(b => b.Kind));

    [Fact]
    public void The_head_is_read()
    {
        Assert.Equal("Lighthouse to close", Read.Title);
        Assert.Equal("Morning Parrot", Read.SiteName);
        Assert.Equal(["Ida Brandt"], Read.Authors);
        Assert.Equal(new DateTimeOffset(2031, 9, 5, 10, 20, 0, TimeSpan.FromHours(2)), Read.Published!.At);
        Assert.Equal("Harbour", Read.Section);
        Assert.Equal("https://parrot.example/news/lighthouse", Read.CanonicalUrl);
        Assert.Contains("noarchive", Read.OwnerSignals);
    }

    [Fact]
    public void Dateline_and_writers_name_the_wire()
    {
        Assert.Equal("AP", Read.Wire);
        Assert.Equal("AP", Read.Dateline!.Agency);
        Assert.Equal(["Pia Moro"], Read.Contributors);
        Assert.Single(Read.Credits);
    }

    [Fact]
    public void The_figure_keeps_its_caption_and_credit()
    {
        var picture = Read.Pictures.Single(p => p.Caption is not null);
        Assert.Equal("https://parrot.example/tower.jpg", picture.Url);
        Assert.Equal("AP Photo/Olaf Renz", picture.Credit);
    }

    [Fact]
    public void A_link_of_the_running_text_is_kept_and_others_are_not() =>
        Assert.Equal([new PageLink("https://parrot.example/costs", "too costly to maintain")], Read.Links);

    [Fact]
    public void A_photo_credit_names_no_wire()
    {
        var article = ArticleExtractor.Of(Page.Replace("(AP) ", "", StringComparison.Ordinal).Replace("Associated Press writer Pia", "Pia", StringComparison.Ordinal), null, new ExtractHints());
        Assert.Null(article.Wire);
    }

    [Fact]
    public void Labels_days_and_bylines_above_the_text_are_no_part_of_it()
    {
        const string page = """
            <html lang="en"><body><nav><a href="/w">Water</a><a href="/">Home</a></nav><article><h1>The dam held through the night</h1>
            <p>Water</p><p>Home / Water</p><p>3 Mart 2031 06:40</p><p>٣ مارس 2031 06:40</p><p>By Ada Fenn, water correspondent3 March 2031 06:40 Share</p>
            <p>The dam above the town held throughout the night, the mayor said on Monday, after two days of rain in the hills.</p>
            <p>Schools will stay closed until the river has fallen below its banks again, she told reporters at the town hall.</p>
            <p>Farmers had driven most of their cattle up to the meadows on the hillside in good time before the water came.</p></article></body></html>
            """;
        var article = ArticleExtractor.Of(page, null, new ExtractHints(null, null, null));
        Assert.StartsWith("The dam above the town", article.Text, StringComparison.Ordinal);
        Assert.Equal("By Ada Fenn, water correspondent", article.Byline);
    }

    [Theory]
    [InlineData("By Ada Fenn Published 3 March 2031 06:40 Share", "Ada Fenn")]
    [InlineData("Von Ada Fenn, Marova 3. März 2031 04:40 · Lesezeit: 3 Minuten", "Ada Fenn")]
    [InlineData("By March 12 people had come home", null)]
    public void A_byline_ends_where_the_day_begins(string line, string? author) => Assert.Equal(author, Bylines.Of(line)?.Authors[0]);

    [Theory]
    [InlineData("Staff and Quay Herald | 3 May 2031", "Quay Herald")]
    [InlineData("Redaktion und Hafenbote, 3. Mai 2031", "Hafenbote")]
    [InlineData("Staff and Pupils Together", null)] // no day behind it: a heading
    [InlineData("Staff and the visitors who came on 3 May 2031", null)]
    public void A_staff_line_before_a_day_names_whom_it_was_made_with(string line, string? author) => Assert.Equal(author, Bylines.Of(line)?.Authors[0]);

    [Fact]
    public void A_page_without_text_says_so()
    {
        var article = ArticleExtractor.Of("<html><body></body></html>", null, new ExtractHints());
        Assert.Equal(PageKind.NotAnArticle, article.Kind);
        Assert.Contains(article.Problems, p => p.Code == "no-body");
    }

    [Fact]
    public void Given_fields_of_an_item_win_over_its_page()
    {
        var item = new WireItem { Title = "Tower closes", Html = Page, Byline = "Olaf Renz, Pia Moro", Published = new DateTimeOffset(2031, 9, 4, 0, 0, 0, TimeSpan.Zero), Url = "https://parrot.example/n" };
        var article = ItemArticle.Of(item, new ExtractHints());
        Assert.Equal("Tower closes", article.Title);
        Assert.Equal(["Olaf Renz", "Pia Moro"], article.Authors);
        Assert.Equal(4, article.Published!.At.Day);
        Assert.Contains("Fishermen in Testa", article.Text);
    }
}
