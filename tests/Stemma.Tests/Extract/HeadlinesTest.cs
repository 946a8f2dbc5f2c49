using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>Which of a page's wordings is its headline, and what is taken off it.</summary>
public sealed class HeadlinesTest
{
    private const string Prose = "<p>The harbour council of Testa voted on Monday to close the old lighthouse after forty years of service.</p><p>Ships no longer needed the tower, the council said in a long statement that it published on Monday.</p>";

    private static Article Read(string title, string head, string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>{title}</title>{head}</head><body>{body}</body></html>", new Uri("https://parrot.example/news/lighthouse"), new ExtractHints());

    private static string Graph(string title, string site = "Morning Parrot") => $"<meta property=\"og:title\" content=\"{title}\"><meta property=\"og:site_name\" content=\"{site}\">";

    private static string Json(string headline) => $"<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"headline\":\"{headline}\"}}</script>";

    [Theory]
    [InlineData("<h1 class=\"breadcrumb__headline\">Lighthouse: all about its end in Testa</h1>")]
    [InlineData("<h1 data-breadcrumb-headline>Lighthouse: all about its end in Testa</h1>")]
    [InlineData("<h1 data-crumb=\"3\">Lighthouse: all about its end in Testa</h1>")]
    [InlineData("<h1 aria-label=\"Breadcrumb\">Lighthouse: all about its end in Testa</h1>")]
    public void The_heading_in_the_line_of_crumbs_yields_to_the_one_readers_see_where_structured_data_says_that(string crumb)
    {
        var page = $"<div>{crumb}</div><h2><span>Harbours</span> Council votes to close the tower</h2>{Prose}";
        Assert.Equal("Council votes to close the tower", Read("Lighthouse: all about its end in Testa", Graph("Lighthouse: all about its end in Testa") + Json("Council votes to close the tower"), page).Title);
    }

    [Fact]
    public void The_heading_in_the_line_of_crumbs_stays_where_nothing_states_the_other() =>
        Assert.Equal("Lighthouse: all about its end in Testa", Read("Lighthouse: all about its end in Testa", Graph("Lighthouse: all about its end in Testa"), $"<h1 class=\"breadcrumb_last\">Lighthouse: all about its end in Testa</h1><h2>Council votes to close the tower</h2>{Prose}").Title);

    [Theory]
    [InlineData("<h1 class=\"logo\">Harbour letters</h1>")]
    [InlineData("<h1><a href=\"/\">Harbour letters</a></h1>")]
    [InlineData("<h1><a href=\"https://parrot.example\">Harbour letters</a></h1>")]
    public void A_first_heading_that_names_the_site_heads_no_report(string heading) =>
        Assert.Equal("Council votes to close the tower", Read("Harbour letters: Council votes to close the tower", "", $"{heading}<h2>Council votes to close the tower</h2>{Prose}").Title);

    [Fact]
    public void A_site_that_states_its_own_name_as_the_headline_states_none() =>
        Assert.Equal("Council votes to close the tower", Read("Morning Parrot", Graph("Morning Parrot"), $"<h1>Council votes to close the tower</h1>{Prose}").Title);

    [Fact]
    public void A_headline_cut_off_at_its_own_quotation_mark_is_made_whole() =>
        Assert.Equal("Mayor calls the tower \"a wreck\"", Read("Mayor calls the tower &quot;a wreck&quot;", "<meta property=\"og:title\" content=\"Mayor calls the tower \"a wreck\"\">", $"<h2>Mayor calls the tower \"a wreck\"</h2>{Prose}").Title);

    [Fact]
    public void A_headline_that_says_it_is_cut_off_is_made_whole() =>
        Assert.Equal("Council votes to close the tower after forty years", Read("Council votes to close the tower after forty years | Morning Parrot", Graph("Council votes to close the tower…"), $"<h1 class=\"logo\">Parrot</h1>{Prose}").Title);

    [Fact]
    public void What_follows_the_stated_headline_in_its_heading_is_no_part_of_it() =>
        Assert.Equal("Council votes to close the tower", Read("Council votes to close the tower", Graph("Council votes to close the tower"), $"<h1>Council votes to close the tower <small>02.02.2031</small></h1>{Prose}").Title);

    [Fact]
    public void The_sites_name_alone_is_taken_off_though_a_part_of_the_headline_stands_before_it() =>
        Assert.Equal("Close the old tower of Testa – why not", Read("Close the old tower of Testa – why not - parrot-of-testa.example", "<meta property=\"og:site_name\" content=\"parrot-of-testa.example\">", $"<h1>Close the old tower of Testa – why not</h1>{Prose}").Title);

    [Fact]
    public void A_heading_that_the_page_states_in_the_same_words_keeps_its_strokes() =>
        Assert.Equal("Can towers feel / know it?", Read("Can towers feel / know it?", Graph("Can towers feel?"), $"<h1>Can towers feel / know it?</h1>{Prose}").Title);

    [Fact]
    public void A_title_that_begins_with_the_only_heading_adds_the_site_to_it() =>
        Assert.Equal("The tower", Read("The tower - Letters from all the harbours of the north - Parrot and sons", "", $"<h1>The tower</h1>{Prose}").Title);

    [Fact]
    public void A_kicker_joined_with_a_colon_belongs_to_the_headline_that_is_stated_so() =>
        Assert.Equal("End of a light: Council votes to close the tower", Read("End of a light: Council votes to close the tower - Politics", Graph("End of a light: Council votes to close the tower"), $"<h1>Council votes to close the tower</h1><h2><span>End of a light</span> <span>Council votes to close the tower</span></h2>{Prose}").Title);

    [Theory]
    [InlineData("灯塔将在四十年后关闭！-测试网")]
    [InlineData("灯塔将在四十年后关闭！_海港新闻")]
    public void A_news_sites_name_behind_a_headline_without_spaces_is_known_by_its_ending(string title) =>
        Assert.Equal("灯塔将在四十年后关闭！", Read(title, "", Prose).Title);
}
