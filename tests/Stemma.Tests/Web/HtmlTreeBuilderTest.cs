using System.Text;
using Stemma.Core.Web;

namespace Stemma.Tests.Web;

/// <summary>The tree of our own nodes is the tree of the parser's own nodes, whatever the page.</summary>
public sealed class HtmlTreeBuilderTest
{
    private static readonly string[] Tags =
        ["p", "div", "table", "tr", "td", "th", "tbody", "caption", "colgroup", "a", "b", "i", "nobr", "li", "ul", "dl", "dt", "dd", "select", "option", "optgroup", "form", "input", "button", "svg", "math", "mi", "annotation-xml",
         "foreignObject", "desc", "title", "script", "style", "noscript", "textarea", "iframe", "h1", "h2", "br", "hr", "img", "body", "html", "head", "frameset", "template", "isindex", "x-y", "ruby", "rt", "pre", "meta", "object", "span", "xmp"];

    private static readonly string[] Texts = ["a", "  ", "\n", "&amp;", "&notit;", "<", "x<y", "\0", "<!-- c -->", "<!doctype html>", "<![CDATA[x]]>", "<?xml ?>", "é"];
    private static readonly string[] Attributes = [" class=a", " id='x y'", " xlink:href=u href=v", " href=v xlink:href=u", " encoding=text/html", " type=hidden", " onclick=x", " viewBox=1", " CLASS=Z"];

    [Theory]
    [InlineData("<table><div>before</div><tr><td>inside<form></table>after")]
    [InlineData("<div><template><td>x</td></template><p>y")]
    [InlineData("<p>a<!-- c -->b<?xml ?>c<b><p>d</b>e")]
    [InlineData("<svg><use href=a xlink:href=b></use><desc><p>x</p></desc></svg>")]
    [InlineData("<select><option><p><object><xmp>")]
    [InlineData("<p><select><xmp></xmp><select>x<p>y")]
    [InlineData("<head><title>t</title></head><body class=a><body id=b>x</body>y</html>z")]
    [InlineData("<frameset><frame></frameset>")]
    [InlineData("")]
    public void A_page_gives_the_same_tree_by_either_way(string html) => Same(html);

    [Fact]
    public void Any_soup_of_tags_gives_the_same_tree_by_either_way()
    {
        var random = new Random(20261129);
        for (int page = 0; page < 4000; page++) Same(Soup(random));
    }

    [Fact]
    public void Nesting_beyond_the_parsers_depth_gives_the_same_tree_by_either_way() =>
        Same(string.Concat(Enumerable.Repeat("<div><b>", 700)) + "x");

    private static void Same(string html) => Assert.Equal(Told(HtmlTreeBuilder.ByDom(html)), Told(HtmlTreeBuilder.Parse(html)));

    private static List<string> Told(HtmlTree tree)
    {
        var told = new List<string>();
        for (int i = 0; i < tree.Count; i++) told.Add($"{tree[i].Name} {tree[i].Parent?.Index} {tree[i].End} {tree[i].Text} {string.Join(',', tree[i].Attributes.ToArray())}");
        return told;
    }

    private static string Soup(Random random)
    {
        var soup = new StringBuilder();
        int first = random.Next(Tags.Length), kinds = random.Next(3, Tags.Length);
        for (int left = random.Next(1, 50); left > 0; left--)
        {
            string tag = Tags[(first + random.Next(kinds)) % Tags.Length];
            int what = random.Next(8);
            if (what < 4) soup.Append('<').Append(tag).Append(random.Next(3) == 0 ? Attributes[random.Next(Attributes.Length)] : "").Append(random.Next(12) == 0 ? "/>" : ">");
            else if (what < 6) soup.Append("</").Append(tag).Append('>');
            else soup.Append(Texts[random.Next(Texts.Length)]);
        }
        return soup.ToString();
    }
}
