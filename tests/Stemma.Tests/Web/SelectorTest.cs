using System.Text;
using Stemma.Core.Web;

namespace Stemma.Tests.Web;

/// <summary>Selectors of elements.</summary>
public sealed class SelectorTest
{
    private const string Page = """
        <html><body class="home"><main id="top"><article class="story wide" data-kind="news long"><div class="text"><p>one</p><p class="note">two</p></div></article>
        <aside class="story"><p>three</p></aside></main></body></html>
        """;

    private static readonly HtmlTree Tree = HtmlTreeBuilder.Parse(Page);

    [Theory]
    [InlineData("p", "one|two|three")]
    [InlineData(".note", "two")]
    [InlineData("p.note", "two")]
    [InlineData("#top p", "one|two|three")]
    [InlineData("article p", "one|two")]
    [InlineData("article.story > p", "")]
    [InlineData("article.story > div > p", "one|two")]
    [InlineData("body  >  main .story p", "one|two|three")]
    [InlineData(".story.wide p", "one|two")]
    [InlineData(".sto p", "")]
    [InlineData("[data-kind*=long] p", "one|two")]
    [InlineData("[data-kind=\"news long\"] .note", "two")]
    [InlineData("[data-kind=news] p", "")]
    [InlineData("[class] [class] [class] p", "one|two")]
    [InlineData("MAIN ASIDE *", "three")]
    public void It_names_elements(string selector, string texts) =>
        Assert.Equal(texts, string.Join('|', Selector.Parse(selector).Selector!.In(Tree).Select(n => n.InnerText())));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("p, div", "line of its own")]
    [InlineData("p:first-child", "not known here")]
    [InlineData("div >", "after the last")]
    [InlineData("> div", "not understood")]
    [InlineData("div[class", "not closed")]
    [InlineData("[=x]", "not understood")]
    [InlineData("[class=]", "no value")]
    [InlineData("div.", "a name must stand after")]
    [InlineData("a b c d e f g h i j k l m", "more than 12")]
    public void A_bad_one_says_why(string selector, string why)
    {
        var (read, reason) = Selector.Parse(selector);
        Assert.Null(read);
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_gives_a_selector_or_a_reason()
    {
        var random = new Random(3);
        const string marks = "abpdiv.#[]=*>\"' ,:-_1é新\\\t";
        for (int i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder();
            for (int n = random.Next(0, 24); n > 0; n--) text.Append(marks[random.Next(marks.Length)]);
            var (read, reason) = Selector.Parse(text.ToString());
            Assert.True(read is null ^ reason is null, text.ToString());
            _ = read?.In(Tree).Count();
        }
    }

    [Fact]
    public void Matching_is_what_trying_every_way_finds()
    {
        var random = new Random(19);
        string[] names = ["div", "p", "a"], joints = [" ", " > "];
        for (int i = 0; i < 400; i++)
        {
            var page = new StringBuilder();
            for (int n = 0; n < 25; n++) page.Append(random.Next(5) == 0 ? "</div>" : random.Next(3) == 0 ? "<a>" : "<div>");
            var tree = HtmlTreeBuilder.Parse(page.ToString());
            var steps = Enumerable.Range(0, random.Next(1, 6)).Select(_ => (Name: names[random.Next(3)], Joint: joints[random.Next(2)])).ToList();
            var selector = Parsed(string.Concat(steps.Select((s, n) => n == 0 ? s.Name : s.Joint + s.Name)));
            for (int at = 1; at < tree.Count; at++) Assert.Equal(Tried(tree[at], steps.Count - 1), selector.Matches(tree[at]));

            bool Tried(HtmlNode node, int step) => node.Index > 0 && node.Name == steps[step].Name
                && (step == 0 || (steps[step].Joint == " > " ? node.Parent is { } parent && Tried(parent, step - 1) : node.Ancestors.Any(a => Tried(a, step - 1))));
        }
    }

    [Fact]
    public void A_deep_page_and_a_long_selector_end()
    {
        var tree = HtmlTreeBuilder.Parse(string.Concat(Enumerable.Repeat("<div>", 400)) + "<p>deep</p>");
        Assert.Empty(Parsed("section div div div div div div div div div div p").In(tree));
        Assert.Single(Parsed("div div div div div div div div div div div p").In(tree));
    }

    [Fact]
    public void The_path_to_any_element_of_any_page_names_that_element()
    {
        var random = new Random(5);
        for (int i = 0; i < 60; i++)
        {
            var page = new StringBuilder(Page);
            for (int n = 0; n < 12; n++) page.Insert(random.Next(page.Length), new[] { "<div class='a b'>", "<p id=x>", "</div>", "<section class=\"md:x 9 é\">", "<p itemprop=articleBody>", "'", "<ul><li>" }[random.Next(7)]);
            var tree = HtmlTreeBuilder.Parse(page.ToString());
            for (int at = 1; at < tree.Count; at++)
                if (!tree[at].IsText) Assert.Contains(tree[at], Parsed(Selector.PathTo(tree[at])).In(tree));
        }
    }

    [Fact]
    public void The_path_to_an_element_leaves_out_class_names_that_are_this_page_s_alone()
    {
        var tree = HtmlTreeBuilder.Parse("<main><article class='post-193992 post type-post'><div class='css-1x2y3z'><footer class='col-8'>x</footer></div></article></main>");
        var footer = Enumerable.Range(1, tree.Count - 1).Select(i => tree[i]).First(n => !n.IsText && n.Name == "footer");
        Assert.Equal("main > article.post.type-post > div > footer.col-8", Selector.PathTo(footer));
    }

    private static Selector Parsed(string text)
    {
        var (read, reason) = Selector.Parse(text);
        Assert.True(read is not null, $"{text}: {reason}");
        return read;
    }
}
