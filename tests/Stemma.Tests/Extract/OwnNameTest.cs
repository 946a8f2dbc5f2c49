using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

public sealed class OwnNameTest
{
    [Theory]
    [InlineData("Quay cranes to go « Gull Rock Observer")]
    [InlineData("Gull Rock Observer - Quay cranes to go")]
    [InlineData("Quay cranes to go | Gull Rock Observer")]
    public void A_site_is_named_by_the_words_that_lead_home_and_stand_at_an_end_of_the_title(string title) =>
        Assert.Equal("Gull Rock Observer", Named(title, "<a href=\"/\">Gull Rock Observer</a>"));

    [Theory]
    [InlineData("Quay cranes to go", "<a href=\"/\">Gull Rock Observer</a>")]
    [InlineData("Quay cranes to go | Harbour", "<a href=\"/\">Home</a> <a href=\"/harbour\">Harbour</a>")]
    [InlineData("Quay cranes to go | Gull Rock Observer", "<a href=\"https://other.example/\">Gull Rock Observer</a>")]
    [InlineData("Gull Rock", "<a href=\"/\">Gull Rock</a>")]
    [InlineData("Why we left Gull Rock", "<a href=\"/\">Gull Rock</a>")]
    public void One_sign_alone_names_no_site(string title, string links) => Assert.Null(Named(title, links));

    [Fact]
    public void What_a_page_states_goes_before() =>
        Assert.Equal("The Observer", Named("Quay cranes to go | Gull Rock Observer", "<meta property=\"og:site_name\" content=\"The Observer\"><a href=\"/\">Gull Rock Observer</a>"));

    [Fact]
    public void Entities_in_json_ld_are_read()
    {
        var article = Read("Quay", """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay","publisher":{"name":"M&#252;hlbach &amp; Wiese"}}</script>""");
        Assert.Equal("Mühlbach & Wiese", article.SiteName);
    }

    private static string? Named(string title, string markup) => Read(title, markup).SiteName;

    private static Core.News.Article Read(string title, string markup) => ArticleExtractor.Of(
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body>{markup}<article><h1>Quay cranes to go</h1>"
        + "<p>The harbour council voted on Monday to take the two old cranes from the eastern quay before the winter storms set in.</p>"
        + "<p>The work is to begin next month and will cost less than repairs would, the harbour engineer told the council.</p></article></body></html>",
        new Uri("https://gull-rock.example/news/cranes"), new ExtractHints());
}
