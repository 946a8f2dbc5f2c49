using System.Text;
using Stemma.Core.Extract;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Tests.Extract;

/// <summary>What a hostile page costs grows with its length and no faster; what could be read of it is kept, and the article says where a bound was reached.</summary>
public sealed class BoundsTest
{
    private const string Report = "<p>The council of Kellmouth voted on Monday to close the old lighthouse, and the harbour master said that the decision was final for this year.</p>";
    private const int Small = 60_000;
    private const double Linear = 2.6;

    private static string Times(Func<int, string> part, int length)
    {
        var text = new StringBuilder(length + 100);
        for (int i = 0; text.Length < length; i++) text.Append(part(i));
        return text.ToString();
    }

    private static string Page(string inside) => $"<html><head><title>Harbour fire in Kellmouth</title></head><body><h1>Harbour fire in Kellmouth</h1>{Report}{inside}{Report}</body></html>";

    private static readonly Dictionary<string, Func<int, string>> Pages = new(StringComparer.Ordinal)
    {
        ["elements in one another"] = n => Times(_ => "<div>", n),
        ["lists in one another"] = n => Times(_ => "<ul><li>word", n),
        ["paragraphs deep down"] = n => Times(_ => "<div>", 20_000) + Times(_ => "<p>word</p>", n),
        ["emphasis of ever another kind, never closed"] = n => Times(i => $"<font size={i}>x<p>", n),
        ["links that hold blocks"] = n => Times(_ => "<a href=x><div></a>y", n),
        ["attributes of the body"] = n => Times(i => $"<body a{i}=1>", n),
        ["attributes of a drawing"] = n => "<svg " + Times(i => $"a{i}=\"{i}\" ", n) + ">",
        ["what stands in a table outside its cells"] = n => "<table>" + Times(_ => "<div>x</div>", n),
        ["what a meta element says of the charset"] = n => "<template></template><meta http-equiv=content-type content=\"text/html; " + Times(_ => "char ", n) + "\">",
        ["siblings on a page with a template"] = n => "<template></template>" + Times(_ => "<i></i>", n),
        ["authors"] = n => "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[" + Times(i => $"{{\"name\":\"Ida Brandt{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)}{(char)('a' + i / 676 % 26)}\"}},", n) + "]}</script>",
    };

    private static readonly Dictionary<string, Func<int, string>> Texts = new(StringComparer.Ordinal)
    {
        ["short lines behind a report"] = n => Times(i => $"The council of Kellmouth voted on Monday, Ida Brandt and Tilo Renz of Testa and Maria Olm said to Karl Bund and Jan Lind {i}.\n", n / 3) + Times(_ => "Heading two\n", n * 2 / 3),
        ["headings of other stories"] = n => Times(i => $"The council of Kellmouth voted on Monday to close the old lighthouse, Ida Brandt and Tilo Renz of Testa said {i}.\n\n", n / 2) + Times(_ => "Related.\n\nThe council of Kellmouth voted on Monday, said Ida Brandt.\n\n", n / 2),
        ["wrapped lines"] = n => Times(_ => "the council of kellmouth voted on monday to close the old lighthouse and\n", n),
        ["rules drawn of underscores"] = n => "abc" + Times(_ => "__ ", n),
    };

    public static TheoryData<string> OfPages => [.. Pages.Keys];

    public static TheoryData<string> OfTexts => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(OfPages))]
    public void A_page_twice_as_long_takes_twice_the_memory(string what) =>
        Assert.InRange(Growth(n => ArticleExtractor.Of(Page(Pages[what](n)), null, new ExtractHints())), 0, Linear);

    [Theory]
    [MemberData(nameof(OfTexts))]
    public void A_text_twice_as_long_takes_twice_the_memory(string what) =>
        Assert.InRange(Growth(n => TextArticle.Of(Texts[what](n), new ExtractHints())), 0, Linear);

    // The text itself is made beforehand by the same code, and takes no part that matters.
    private static double Growth(Func<int, Article> read)
    {
        read(Small);
        double once = Allocated(() => read(Small)), twice = Allocated(() => read(2 * Small));
        return twice / Math.Max(once, 4_000_000);
    }

    private static long Allocated(Action run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Elements_nested_too_deeply_stand_beside_one_another_and_the_article_says_so()
    {
        var article = ArticleExtractor.Of(Page(Times(_ => "<div>", 50_000) + "<p>The ferry to Testa stays in port until the evening, the office said on Monday.</p>"), null, new ExtractHints());
        Assert.Contains("The ferry to Testa stays in port", article.Text, StringComparison.Ordinal);
        Assert.Contains(article.Problems, p => p.Code == "page-deep");
    }

    [Fact]
    public void A_tree_is_nowhere_deeper_than_its_bound()
    {
        foreach (string part in (string[])["<div>", "<x><x><x><table></x></x></x>", "<svg><td>", "<template><div>", "<b><div>", "<table><div>"])
        {
            var tree = HtmlTreeBuilder.Parse(Times(_ => part, 40_000));
            var depth = new int[tree.Count];
            for (int i = 1; i < tree.Count; i++) depth[i] = depth[tree[i].Parent!.Value.Index] + 1;
            Assert.InRange(depth.Max(), 1, 600);
        }
    }

    [Theory]
    [InlineData("<div>", 5_000_000)]
    [InlineData("<p><a href=x>word</a>", 5_000_000)]
    public void A_page_of_more_tags_than_anybody_reads_is_read_up_to_a_bound_and_says_so(string part, int length)
    {
        var article = ArticleExtractor.Of(Page(Times(_ => part, length)), null, new ExtractHints());
        Assert.Equal("Harbour fire in Kellmouth", article.Title);
        Assert.Contains(article.Problems, p => p.Code == "page-cut");
        Assert.InRange(HtmlTreeBuilder.Parse(Times(_ => part, length)).Count, 100_000, HtmlTreeBuilder.MaxNodes + 100);
    }

    [Fact]
    public void A_script_deep_down_does_not_spoil_what_follows_it()
    {
        var article = ArticleExtractor.Of(Page("<svg>" + Times(_ => "<script>", 12_000) + "</svg>" + Times(_ => "<div>", 12_000) + "<script>var x = '<p>no text of the report at all, this is a program.</p>';</script>" + Report), null, new ExtractHints());
        Assert.DoesNotContain("program", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Emphasis_that_is_opened_anew_without_end_cuts_the_page_where_it_shows()
    {
        var article = ArticleExtractor.Of(Page(Times(i => $"<font size={i}>x<p>", 60_000)), null, new ExtractHints());
        Assert.Contains("The council of Kellmouth voted", article.Text, StringComparison.Ordinal);
        Assert.Contains(article.Problems, p => p.Code is "page-deep" or "page-cut");
    }

    [Theory]
    [InlineData("<pre>")]
    [InlineData("<PRE class=\"a>b\">")]
    [InlineData("<listing>")]
    [InlineData("<pre><!-- > --><listing>")]
    public void Thousands_of_pre_elements_in_one_another_are_read(string tag) =>
        Assert.Contains("The council of Kellmouth voted", ArticleExtractor.Of(Page(Times(_ => tag, 200_000)), null, new ExtractHints()).Text, StringComparison.Ordinal);

    [Fact]
    public void A_list_of_names_without_an_end_is_given_up_at_once()
    {
        string names = Times(_ => "\"Ida Brandt\"      ", 5_000);
        Assert.Empty(ArticleExtractor.Of(Page($"<script>\"author\":[{names}</script>"), null, new ExtractHints()).Authors);
        Assert.Equal(["Ida Brandt", "Tilo Renz"], ArticleExtractor.Of(Page("<script>\"author\":[ \"Ida Brandt\" ,  \"Tilo Renz\"  ]</script>"), null, new ExtractHints()).Authors);
    }
}
