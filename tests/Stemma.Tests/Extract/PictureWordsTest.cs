using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>Words under pictures: a caption of the article, never its body.</summary>
public sealed class PictureWordsTest
{
    private const string First = "The harbour council of Testa voted on Monday to close the old lighthouse after forty years of service.";
    private const string Last = "Ships no longer needed the tower, the council said in a long statement that it published on Monday.";

    private static Article Read(string between) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>Lighthouse to close</title></head><body><h1>Lighthouse to close</h1><article><p>{First}</p>{between}<p>{Last}</p></article></body></html>", new Uri("https://parrot.example/news/lighthouse"), new ExtractHints());

    [Theory]
    [InlineData("<div><div><img src=\"/a.jpg\"></div><div>The tower at dusk</div></div>")]
    [InlineData("<div class=\"mediaBox\"><div><img src=\"/a.jpg\"></div><div><p>The tower at dusk</p></div></div>")]
    [InlineData("<div><img src=\"/a.jpg\"></div><span class=\"legend\">The tower at dusk</span>")]
    public void Words_in_the_box_of_a_picture_are_its_caption(string box)
    {
        var article = Read(box);
        Assert.Equal($"{First}\n\n{Last}", article.Text);
        Assert.Contains("The tower at dusk", article.Captions);
    }

    [Fact]
    public void Sentences_in_a_box_that_its_class_calls_a_picture_are_its_caption()
    {
        var article = Read("<div class=\"image-box\"><span><img src=\"/a.jpg\"></span><p>The tower at dusk, two days before the vote.</p><p>Image: A. Brandt/Quay Herald</p></div>");
        Assert.Equal($"{First}\n\n{Last}", article.Text);
        Assert.Contains("The tower at dusk, two days before the vote.", article.Captions);
    }

    [Theory]
    [InlineData("<div><div><img src=\"/a.jpg\"></div><p>Two ships had passed the tower on that day.</p></div>")]
    [InlineData("<p><img src=\"/a.jpg\">Two ships had passed the tower on that day.</p>")]
    [InlineData("<div class=\"image\"><img src=\"/a.jpg\"><h3>What came before</h3><p>Two ships had passed the tower on that day.</p></div>")]
    public void A_sentence_beside_a_picture_is_a_paragraph_where_nothing_says_otherwise(string box) =>
        Assert.Contains("Two ships had passed the tower on that day.", Read(box).Text);

    [Fact]
    public void A_long_text_is_no_caption_whatever_its_box_is_called() =>
        Assert.Contains("Two ships", Read("<div class=\"media\"><img src=\"/a.jpg\"><p>" + string.Concat(Enumerable.Repeat("Two ships had passed the tower on that day. ", 12)) + "</p></div>").Text);

    [Fact]
    public void A_picture_with_a_link_that_was_paid_for_offers_what_it_shows()
    {
        var article = Read("<div><a href=\"/buy\" rel=\"sponsored\"><img src=\"/a.jpg\"><p>Photograph: Lamps</p></a><div><div>Lamp of Testa 20</div><div><a rel=\"sponsored noopener\" href=\"/buy\">$20 at Lamps</a></div></div></div>");
        Assert.Equal($"{First}\n\n{Last}", article.Text);
        Assert.Contains("Lamp of Testa 20", article.Captions);
    }

    [Fact]
    public void A_gallery_that_says_its_captions_twice_has_them_once_and_outside()
    {
        var article = Read("<div class=\"slides\"><figure><img src=\"/a.jpg\"><figcaption>Ships lie at the northern mole of Testa. <span class=\"credit\">A. Brandt</span></figcaption></figure><div><div>Ships lie at the northern mole of Testa.</div></div></div>");
        Assert.Equal($"{First}\n\n{Last}", article.Text);
        Assert.Single(article.Captions);
    }

    [Theory]
    [InlineData("<figure><img src=\"/a.jpg\" alt=\"Ships at the northern mole\"><figcaption><span>Ships at the northern mole</span> <p>Ships at the northern mole</p></figcaption></figure>")]
    [InlineData("<figure><figure><img src=\"/a.jpg\" alt=\"Ships at the northern mole\"><figcaption>Ships at the northern mole</figcaption></figure></figure>")]
    [InlineData("<figure><img src=\"/a.jpg\" alt=\"x\"><figcaption>Ships at the northern mole</figcaption></figure><div class=\"image\"><img src=\"/a.jpg\"><p>Ships at the northern mole.</p></div>")]
    public void A_caption_that_a_page_says_twice_of_one_picture_stands_with_it_once(string figure) =>
        Assert.Equal(["Ships at the northern mole"], Read(figure).Pictures.Select(p => p.Caption));

    [Fact]
    public void Two_pictures_may_have_the_same_caption() =>
        Assert.Equal(2, Read("<figure><img src=\"/a.jpg\"><figcaption>Ships at the northern mole</figcaption></figure><figure><img src=\"/b.jpg\"><figcaption>Ships at the northern mole</figcaption></figure>").Pictures.Count(p => p.Caption == "Ships at the northern mole"));

    [Fact]
    public void A_byline_beside_its_writers_portrait_is_no_caption() =>
        Assert.Equal(["Ida Brandt"], Read("<div><div><img src=\"/ida.jpg\"></div><div>By Ida Brandt</div></div>").Authors);

    [Fact]
    public void A_line_that_is_the_headline_stands_nowhere_in_the_body() =>
        Assert.DoesNotContain("Lighthouse to close", Read(string.Concat(Enumerable.Repeat(0, 14).Select((_, i) => $"<p>Ship number {i} had passed the old tower on that long and windy day.</p>")) + "<p>&gt; Lighthouse to close</p>").Text);

    [Theory]
    [InlineData("<div class=\"lead-art\"><figure><img src=\"/a.jpg\"><figcaption>The tower of Testa at dusk, two days before the vote of the council.</figcaption></figure></div>")]
    [InlineData("<div class=\"media-description\">The tower of Testa at dusk, two days before the vote of the council.</div>")]
    public void Words_under_the_lead_picture_are_no_standfirst(string lead)
    {
        var article = ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>Lighthouse to close</title></head><body><h1>Lighthouse to close</h1><div class=\"top\">{lead}</div><article><p>{First}</p><p>{Last}</p><p>{First[..60]} and said why.</p></article></body></html>", null, new ExtractHints());
        Assert.DoesNotContain(article.Blocks, b => b.Kind == BlockKind.Standfirst);
    }
}
