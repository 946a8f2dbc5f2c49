using System.Text;
using System.Text.Json;
using Stemma.Core.Collate;
using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>Pages of a site that an editor gave a hint for.</summary>
public sealed class HintedPageTest
{
    private const string Outside = "The keeper said on Wednesday that he had seen the crack grow for years and that nobody had listened to him before now.";

    private static readonly string Page = SiftingTest.Page
        .Replace("<footer>", $"<section class=\"promo-newsletter\"><h2 class=\"head\">The keeper speaks</h2><p class=\"who\">Ole Reef</p><p class=\"when\">4 May 2031</p><p>{Outside}</p></section><div class=\"empty\"></div><footer>", StringComparison.Ordinal);

    private static Article Read(SiteHint hint) => ArticleExtractor.Of(Page, new Uri("https://gull.example/news/1"), new ExtractHints { Site = hint });

    private static SiteHint Hint => new() { Site = "gull.example" };

    [Fact]
    public void A_page_that_nothing_is_known_of_is_read_as_ever()
    {
        Assert.DoesNotContain(Outside, Read(Hint).Text, StringComparison.Ordinal);
        Assert.Contains(SiftingTest.First, Read(Hint).Text, StringComparison.Ordinal);
        Assert.Empty(Read(Hint).Problems);
    }

    [Theory]
    [InlineData("https://gull.example/news/1", true)]
    [InlineData("https://seagull.example/news/1", false)]
    public void A_page_without_an_address_is_read_by_the_hint_for_the_one_it_states(string stated, bool hinted)
    {
        string page = $"<link rel=canonical href=\"{stated}\">{Page}";
        foreach (var capture in (Capture[])[
            new() { Name = "page", Form = CaptureForm.Html, Body = Encoding.UTF8.GetBytes(page) },
            new() { Name = "item", Form = CaptureForm.Item, Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["html"] = page }) }])
        {
            Assert.Equal(hinted, Collation.Extracted(capture, [], [Hint with { Body = [".promo-newsletter"] }])!.Text.Contains(Outside, StringComparison.Ordinal));
            Assert.Equal(hinted, Collation.Sifted(capture, [Hint with { Body = [".promo-newsletter"] }])!.Article.Text.Contains(Outside, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_hinted_body_wins_even_where_its_name_is_one_of_furniture()
    {
        var article = Read(Hint with { Body = [".promo-newsletter"] });
        Assert.Contains(Outside, article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SiftingTest.First, article.Text, StringComparison.Ordinal);
        Assert.Empty(article.Problems);
    }

    [Fact]
    public void A_box_that_is_named_after_the_body_is_kept_whole_whatever_its_parts_are_called()
    {
        string page = SiftingTest.Page.Replace("</div></article>", "</div><footer class=\"entry-footer\"><span class=\"tags-links\">Filed: <a href=\"/t\">Gull Rock</a></span></footer></article>", StringComparison.Ordinal);
        Article Read(params string[] body) => ArticleExtractor.Of(page, new Uri("https://gull.example/news/1"), new ExtractHints { Site = Hint with { Body = body } });
        Assert.DoesNotContain("Gull Rock", Read("article.story").Text, StringComparison.Ordinal);
        var kept = Read("article.story", "footer.entry-footer").Text;
        Assert.EndsWith("Filed: Gull Rock", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Get our letter", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Gull Rock", Read("article.story", "main").Text, StringComparison.Ordinal); // a second choice is no box
    }

    [Fact]
    public void Keeping_what_was_left_out_keeps_it_or_reads_it_as_a_fact()
    {
        var left = SiftedOf(Hint).Blocks.Where(b => b.Fate == Sifted.Pruned && b.Keep.Count > 0).ToList();
        Assert.NotEmpty(left);
        Assert.All(left, b => Assert.Contains(SiftedOf(Hint with { Body = b.Keep }).Blocks, k => k.Text == b.Text && (k.Fate == Sifted.Kept || k.Reason.StartsWith("it was read as", StringComparison.Ordinal))));
    }

    private static Sifting SiftedOf(SiteHint hint) => ArticleExtractor.Sifted(Page, new Uri("https://gull.example/news/1"), new ExtractHints { Site = hint });

    [Fact]
    public void The_first_selector_that_holds_prose_counts_and_the_others_are_no_furniture()
    {
        Assert.Contains(Outside, Read(Hint with { Body = [".empty", ".promo-newsletter"] }).Text, StringComparison.Ordinal);
        var both = Read(Hint with { Body = ["body", ".promo-newsletter"] });
        Assert.Contains(Outside, both.Text, StringComparison.Ordinal);
        Assert.Contains(SiftingTest.First, both.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".story-text", "hint-unmatched", "matches nothing on this page")]
    [InlineData(".empty", "hint-empty", "holds no running text")]
    public void A_body_that_is_not_there_or_is_empty_is_told_and_the_usual_reading_stands(string selector, string code, string words)
    {
        var article = Read(Hint with { Body = [selector] });
        Assert.Contains(SiftingTest.First, article.Text, StringComparison.Ordinal);
        Assert.Contains(words, article.Problems.Single(p => p.Code == code).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_page_hides_no_hint_brings_out()
    {
        string page = SiftingTest.Page.Replace("</main>", $"<div class=\"rest\" style=\"display:none\"><p>{Outside}</p></div></main>", StringComparison.Ordinal);
        var article = ArticleExtractor.Of(page, null, new ExtractHints { Site = Hint with { Body = [".rest", "main"] } });
        Assert.DoesNotContain(Outside, article.Text, StringComparison.Ordinal);
        Assert.Contains(SiftingTest.First, article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_hint_drops_is_dropped_and_said()
    {
        var hints = new ExtractHints { Site = Hint with { Drop = [".article-body > p"] } };
        var sifting = ArticleExtractor.Sifted(Page, null, hints);
        Assert.DoesNotContain(SiftingTest.First, sifting.Article.Text, StringComparison.Ordinal);
        Assert.Contains(".article-body > p", sifting.Blocks.First(b => b.Text == SiftingTest.First).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_byline_day_and_language_stand_where_it_says()
    {
        var article = Read(Hint with { Title = ".head", Author = ".who", Date = ".when", Language = "nb" });
        Assert.Equal(("The keeper speaks", "Ole Reef", "nb"), (article.Title, Assert.Single(article.Authors), article.Language));
        Assert.Equal((new DateTimeOffset(2031, 5, 4, 0, 0, 0, TimeSpan.Zero), "site hint"), (article.Published!.At, article.Published.From));
    }

    [Fact]
    public void A_hint_holds_for_its_site_and_path_and_the_nearest_one_counts()
    {
        SiteHint[] hints = [Hint, Hint with { Path = "/news/" }, Hint with { Site = "sport.gull.example" }, Hint with { Site = "127.0.0.1:8080" }];
        Assert.Equal("/news/", SiteHint.For(hints, "https://www.gull.example/news/1")!.Path);
        Assert.Equal("", SiteHint.For(hints, "https://gull.example/other")!.Path);
        Assert.Equal("sport.gull.example", SiteHint.For(hints, "https://sport.gull.example/news/1")!.Site);
        Assert.NotNull(SiteHint.For(hints, "http://127.0.0.1:8080/a"));
        foreach (string? other in (string?[])["https://seagull.example/news/1", "http://127.0.0.1:8081/a", "gull.example", null]) Assert.Null(SiteHint.For(hints, other));
    }

    [Fact]
    public void Any_hint_on_any_page_gives_an_article()
    {
        var random = new Random(13);
        string[] selectors = ["body", "p", ".story", "main > article", "[class*=e]", "h1", "footer p", "html", "*", "not a : selector"];
        string One() => selectors[random.Next(selectors.Length)];
        for (int i = 0; i < 200; i++)
        {
            var hint = Hint with { Body = [One(), One()], Drop = random.Next(2) == 0 ? [One()] : [], Title = One(), Author = One(), Date = One(), Language = "xx" };
            string page = ExtractFuzzTest.Mutated(Page, random);
            var article = ArticleExtractor.Of(page, null, new ExtractHints { Site = hint });
            Assert.All(article.Blocks.Where(b => b.At is not null), b => Assert.Equal(b.Text, b.At!.Value.Of(article.Text)));
            Assert.Equal(article.Blocks, ArticleExtractor.Sifted(page, null, new ExtractHints { Site = hint }).Article.Blocks);
        }
    }
}
