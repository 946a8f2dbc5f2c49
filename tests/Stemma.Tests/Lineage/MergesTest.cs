using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class MergesTest
{
    private static readonly Telling Ap = Texts.Telling(1, Texts.Flood, "AP News", url: "https://apnews.com/article/flood");
    private static readonly Telling Reuters = Texts.Telling(2, Texts.Strike + " Ground crews at the second airport joined the walkout at noon and left nine machines on the apron.", "Reuters", url: "https://www.reuters.com/world/strike");

    [Fact]
    public void A_report_put_together_of_two_agencies_reports_hangs_under_both()
    {
        var both = Texts.Telling(3, Ap.Article.Text + "\n\n" + Reuters.Article.Text, "Valley Post", credits: ["(AP, Reuters)"]);
        var links = Texts.Draw(Ap, Reuters, both).Links;
        Assert.Equal([NodeId.Of(Ap.Id), NodeId.Of(Reuters.Id)], links.Where(l => l.Child == NodeId.Of(both.Id)).Select(l => l.Parent));
        Assert.All(links, l => Assert.NotEmpty(l.Evidence));
    }

    [Fact]
    public void Text_that_the_first_parent_has_too_makes_no_second_one()
    {
        var same = Texts.Telling(2, Ap.Article.Text, "Reuters", url: "https://www.reuters.com/world/flood");
        var child = Texts.Telling(3, Ap.Article.Text, "Valley Post", dateline: "MAROVA (AP) —");
        Assert.Single(Texts.Draw(Ap, same, child).Links, l => l.Child == NodeId.Of(child.Id));
    }
}
