using Stemma.Core.Extract;
using Stemma.Core.News;
using Stemma.Core.Web;
using Stemma.Demo;
using Stemma.Tests.Demo;

namespace Stemma.Tests.Extract;

/// <summary>What became of each block of a page, told by the steps that extract.</summary>
public sealed class SiftingTest
{
    internal const string First = "The harbour board closed the old lighthouse on Tuesday after its keeper found a crack as wide as a hand in the tower.";
    private const string Second = "Engineers will look at the tower next week, the board said, and until then no boat may land at the rock below it.";

    internal const string Page = $"""
        <!doctype html><html lang="en"><head><title>Lighthouse closed | Gull Daily</title><meta property="og:title" content="Lighthouse closed"><meta name="author" content="Pia Sand">
        <meta property="article:published_time" content="2031-05-03T06:40:00Z"></head><body>
        <nav class="menu"><a href="/">Home</a> <a href="/news">News</a></nav>
        <main><article class="story"><h1>Lighthouse closed</h1><p class="by">By Pia Sand</p>
        <div class="newsletter-box"><p>Get our letter every morning and never miss a tide again.</p></div>
        <div class="article-body"><p>{First}</p><p>{Second}</p><p><a href="/a">More of the towers at the coast of this land</a></p></div></article></main>
        <footer><p>Gull Daily is printed on sea paper.</p></footer><script>var a = "never shown";</script></body></html>
        """;

    private static readonly Sifting Read = ArticleExtractor.Sifted(Page, new Uri("https://gull.example/news/1"), new ExtractHints());

    [Fact]
    public void On_every_page_of_the_press_what_is_kept_is_what_extraction_gives()
    {
        int pages = 0, dropped = 0;
        foreach (var report in PressTest.Of(1).Reports)
        {
            foreach (var version in report.Versions.Where(v => !v.Gone))
            {
                string page = PressPages.Of(report, version, "http://outlet.example", _ => "http://other.example/1.html");
                var (url, hints) = (new Uri("http://outlet.example" + report.Path), new ExtractHints(report.Outlet.Name));
                Holds(ArticleExtractor.Of(page, url, hints), ArticleExtractor.Sifted(page, url, hints));
                dropped += ArticleExtractor.Sifted(page, url, hints).Blocks.Count(b => b.Fate != Sifted.Kept);
                pages++;
            }
        }
        Assert.True(pages > 50 && dropped > pages, $"{pages} pages, {dropped} blocks left out");
    }

    [Fact]
    public void A_mangled_page_is_told_as_it_is_read()
    {
        var random = new Random(11);
        for (int i = 0; i < 200; i++)
        {
            string page = ExtractFuzzTest.Mutated(i % 2 == 0 ? Page : ArticleExtractorTest.Page, random);
            Holds(ArticleExtractor.Of(page, null, new ExtractHints()), ArticleExtractor.Sifted(page, null, new ExtractHints()));
        }
    }

    [Fact]
    public void Each_block_says_what_became_of_it()
    {
        Assert.Equal((Sifted.Kept, BlockKind.Paragraph), (Of(First).Fate, Of(First).Kind));
        Assert.Equal((Sifted.Pruned, true), (Of("Get our letter").Fate, Of("Get our letter").Reason.Contains("newsletter-box", StringComparison.Ordinal)));
        Assert.Equal(Sifted.Pruned, Of("Gull Daily is printed").Fate);
        Assert.Contains("links", Of("More of the towers").Reason, StringComparison.Ordinal);
        Assert.NotEqual(Sifted.Kept, Of("By Pia Sand").Fate);
        Assert.DoesNotContain(Read.Blocks, b => b.Text.Contains("never shown", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_that_can_be_seen_stands_in_one_block_in_page_order()
    {
        string[] opening = ["Home News", "Lighthouse closed", "By Pia Sand", "Get our letter", "The harbour board", "Engineers", "More of the towers", "Gull Daily is printed"];
        Assert.Equal(opening.Length, Read.Blocks.Count);
        Assert.All(opening.Zip(Read.Blocks), p => Assert.StartsWith(p.First, p.Second.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_candidates_are_told_with_the_winner_first_and_why_the_others_lost()
    {
        var (won, others) = (Read.Candidates[0], Read.Candidates.Skip(1).ToList());
        Assert.True(won.Won);
        Assert.EndsWith("div.article-body", won.Path, StringComparison.Ordinal);
        Assert.NotEmpty(others);
        Assert.All(others, o => Assert.True(!o.Won && o.Reason.Length > 0));
    }

    [Fact]
    public void A_path_is_a_selector_of_its_element()
    {
        var tree = HtmlTreeBuilder.Parse(Page);
        foreach (string path in Read.Candidates.Select(c => c.Path).Concat(Read.Blocks.Select(b => b.Drop).OfType<string>()).Concat(Read.Blocks.SelectMany(b => b.Keep)))
        {
            var (selector, reason) = Selector.Parse(path);
            Assert.True(selector is not null, $"{path}: {reason}");
            Assert.NotEmpty(selector.In(tree));
        }
    }

    [Fact]
    public void The_facts_say_where_they_stand()
    {
        Assert.Contains("meta og:title", Read.Facts.Single(f => f.Name == "Headline").From);
        Assert.Contains("meta author", Read.Facts.Single(f => f.Name == "Authors").From);
        Assert.Equal(["meta article:published_time"], Read.Facts.Single(f => f.Name == "Published").From);
    }

    private static SiftedBlock Of(string text) => Read.Blocks.Single(b => b.Text.StartsWith(text, StringComparison.Ordinal));

    private static void Holds(Article article, Sifting sifting)
    {
        Assert.Equal(article.Text, sifting.Article.Text);
        Assert.Equal(article.Blocks, sifting.Article.Blocks);
        var kept = sifting.Blocks.Where(b => b.Kept is not null).OrderBy(b => b.Kept).ToList();
        Assert.Equal(Enumerable.Range(0, article.Blocks.Count), kept.Select(b => b.Kept!.Value));
        Assert.Equal(article.Blocks.Select(b => (b.Kind, b.Text)), kept.Select(b => (b.Kind!.Value, b.Text)));
        Assert.All(sifting.Blocks, b => Assert.Equal(b.Fate == Sifted.Kept, b.Kept is not null));
        Assert.All(sifting.Blocks.Where(b => b.Fate != Sifted.Kept), b => Assert.NotEqual("", b.Reason));
    }
}
