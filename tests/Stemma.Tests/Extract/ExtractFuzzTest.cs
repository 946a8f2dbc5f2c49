using System.Text;
using Stemma.Core.Extract;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Tests.Extract;

public sealed class ExtractFuzzTest
{
    private const string Marks = "<>/=\"'&;{}[]():,. -–—\n\t\0\uD800\uDC00\uFFFDaAé新";

    internal static string Mutated(string sample, Random random)
    {
        var text = new StringBuilder(sample);
        for (int n = random.Next(1, 30); n > 0 && text.Length > 4; n--)
        {
            int at = random.Next(text.Length), length = Math.Min(random.Next(1, 60), text.Length - at);
            switch (random.Next(4))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, Marks[random.Next(Marks.Length)]); break;
                case 2: text.Insert(at, text.ToString(at, length)); break;
                default: text[at] = Marks[random.Next(Marks.Length)]; break;
            }
        }
        return text.ToString();
    }

    private static void Holds(Article article) =>
        Assert.All(article.Blocks.Where(b => b.At is not null), b => Assert.Equal(b.Text, b.At!.Value.Of(article.Text)));

    [Fact]
    public void Any_page_gives_an_article()
    {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) Holds(ArticleExtractor.Of(Mutated(ArticleExtractorTest.Page, random), null, new ExtractHints()));
    }

    [Fact]
    public void Any_text_gives_an_article()
    {
        const string Sample = "Lighthouse to close | Parrot\n\nBy IDA BRANDT (AP)\nTESTA, Sept 5 (Reuters) - The council of Testa voted on Monday, she said.\n\nFILE - The tower. (AP Photo/O. Renz)\n\nThe Latest\nThe Herons win.\n\n© 2031 AFP\n12.09.2031, 10:20 Uhr\n___\n";
        var random = new Random(11);
        for (int i = 0; i < 1500; i++) Holds(TextArticle.Of(Mutated(Sample, random), new ExtractHints()));
    }

    [Theory]
    [InlineData("<div>", 60_000)]
    [InlineData("<b><i><p>", 3_000)]
    [InlineData("<table><tr><td>", 5_000)]
    [InlineData("<a href=x>link</a> ", 20_000)]
    [InlineData("word ", 100_000)]
    [InlineData("<p>The council said no.", 20_000)]
    public void A_page_of_one_thing_many_times_is_read(string part, int times) =>
        Holds(ArticleExtractor.Of(string.Concat(Enumerable.Repeat(part, times)), null, new ExtractHints()));

    [Theory]
    [InlineData("""{"@type":"NewsArticle","\ud83d":"x","headline":"Ferry stays in port"}""", "Ferry stays in port")]
    [InlineData("""{"@type":"NewsArticle","headline":"Ferry \uDE00 stays"}""", "Ferry \uFFFD stays")]
    [InlineData("""{"@type":"NewsArticle","headline":"Ferry \ud83d\ude00 stays"}""", "Ferry 😀 stays")]
    [InlineData("""{"@type":"NewsArticle","headline":"Ferry &#157;stays"}""", "Ferry stays")]
    public void Half_a_character_in_structured_data_spoils_nothing_else(string json, string headline) =>
        Assert.Equal(headline, ArticleExtractor.Of($"<html><head><script type=\"application/ld+json\">{json}</script></head><body><p>The ferry stays in port until the evening, the office said.</p></body></html>", null, new ExtractHints()).Title);

    [Fact]
    public void A_tree_keeps_document_order()
    {
        var tree = HtmlTreeBuilder.Parse("<p>a<b>c</b>d</p><p>e</p>");
        Assert.Equal("acde", string.Concat(tree.Root.Descendants.Select(n => n.Text)));
        Assert.All(tree.Root.Descendants, n => Assert.True(n.Parent!.Value.Contains(n)));
    }
}
