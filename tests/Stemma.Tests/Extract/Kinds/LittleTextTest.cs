using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract.Kinds;

/// <summary>What a page is that shows next to no text of its own.</summary>
public sealed class LittleTextTest
{
    [Fact]
    public void A_heading_and_a_list_of_bare_links_as_long_as_headlines_is_a_list_page() =>
        Assert.Equal(PageKind.ListPage, Kind("", $"<h1>Letters of the harbour</h1><ul>{Links(14)}</ul>"));

    [Fact]
    public void A_few_such_links_beside_an_empty_page_make_no_list() =>
        Assert.Equal(PageKind.NotAnArticle, Kind("", $"<h1>Letters of the harbour</h1><ul>{Links(4)}</ul><p><a href=\"/about\">About us</a></p>"));

    [Fact]
    public void Links_of_the_menu_make_no_list() =>
        Assert.Equal(PageKind.NotAnArticle, Kind("", $"<nav><ul>{Links(14)}</ul></nav><h1>Letters of the harbour</h1>"));

    [Fact]
    public void A_page_with_a_player_and_no_text_is_a_video() =>
        Assert.Equal(PageKind.Video, Kind("<meta property=\"og:type\" content=\"article\"><meta name=\"twitter:card\" content=\"player\">", "<h1>Morning programme of the harbour</h1><div id=\"player\"></div>"));

    [Fact]
    public void A_report_with_a_player_is_an_article() =>
        Assert.Equal(PageKind.Article, Kind("<meta property=\"og:type\" content=\"article\"><meta name=\"twitter:card\" content=\"player\">", "<h1>The harbour freezes</h1><article><p>The harbour of Testa froze over on Monday, and the boats lie in the ice until the ministry sends its breaker from Calden.</p></article>"));

    private static string Links(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"<li><a href=\"/letters/{i}\">What the keeper wrote to the harbour board in year {i}</a></li>"));

    private static PageKind Kind(string head, string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>Harbour</title>{head}</head><body>{body}</body></html>", new Uri("https://harbour.example/letters"), new ExtractHints()).Kind;
}
