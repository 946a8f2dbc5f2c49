using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Serve;

public sealed class ComparePageTest
{
    private const string Lead = "KELLMOUTH, Merovia (CLP) — The harbour gates of Kellmouth were shut at four in the morning as the river rose, the harbour office said.";
    private const string Pumps = "Nine pumps from the old grain exchange were carried down to Mill Street by volunteers, who worked until the tide turned at noon.";
    private const string School = "The school on the hill took in eighty families, and the bakery sent bread until its own cellar filled with water and the lamps went out in Mill Street.";
    private const string Quote = "“We will probably rebuild the northern wall, because the people below it were treated carelessly,” said Ilse Norrgard, who leads the river board.";
    private const string Bent = "“We will rebuild the northern wall, because the people below it were treated shamefully,” said Ilse Norrgard, who leads the river board.";
    private const string Boats = "Fishermen moved forty boats upstream before dusk and moored them to the piles of the railway bridge.";
    private const string Shops = "Shops beside the market stay closed until Thursday, when inspectors look at their floors.";

    private static Capture Told(string outlet, params string[] paragraphs) => Reports.Page($"https://{outlet}.example/gates", "Gates of Kellmouth hold as the river rises", paragraphs);

    private static Task<TestSite> Copied(Exposure exposure) => TestSite.Open(exposure, [],
    [
        Told("clp", Lead, Pumps, School, Quote, Boats),
        Told("herald", Lead.Replace("(CLP) ", "", StringComparison.Ordinal), Pumps, Bent, Boats.Replace("before dusk", "before nightfall", StringComparison.Ordinal), Shops),
    ]);

    [Fact]
    public async Task What_one_has_alone_stands_on_its_side_and_leaves_a_ghost_where_it_would_stand()
    {
        await using var site = await Copied(new Exposure(true));
        string page = await site.Get("/compare/1/2"), plain = TestSite.Plain(page);
        Assert.Contains("<svg class=\"ribbons\"", page, StringComparison.Ordinal);
        Assert.Matches("(dropped|only in A): paragraph 3", plain);
        Assert.Matches("class=\"ghost\"[^>]*><p class=\"meta\">[^<]*</p>\\s*<p[^>]*>The school on the hill took in eighty families…", page);
        Assert.Matches("Paragraph 5 of B: [^,]*(added|only in B)", plain);
        Assert.Contains("<ins>nightfall</ins>", page, StringComparison.Ordinal);
        Assert.Contains("<del>dusk</del>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_in_other_words_stands_apart_with_the_words_marked()
    {
        await using var site = await Copied(new Exposure(true));
        string page = await site.Get("/compare/1/2");
        string altered = page[page.IndexOf("id=\"altered\"", StringComparison.Ordinal)..page.IndexOf("id=\"texts\"", StringComparison.Ordinal)];
        foreach (string mark in (string[])["<del>probably</del>", "<del>carelessly</del>", "<ins>shamefully</ins>"]) Assert.Contains(mark, altered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_that_breaks_off_sooner_is_not_called_altered()
    {
        await using var site = await TestSite.Open(
            Told("clp", Lead, Pumps, Quote, Boats),
            Told("herald", Lead, Pumps, "“We will probably rebuild the northern wall,” said Ilse Norrgard, who leads the river board.", Boats));
        Assert.DoesNotContain("id=\"altered\"", await site.Get("/compare/1/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_excerpts_with_the_same_marks()
    {
        await using var site = await Copied(new Exposure(false));
        string page = await site.Get("/compare/2/1");
        Assert.Contains("id=\"p1\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"ghost\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the lamps went out in Mill Street", TestSite.Plain(page), StringComparison.Ordinal);
        Assert.Contains("<del>probably</del>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reports_without_a_shared_text_leave_no_ghosts()
    {
        await using var site = await TestSite.Open(Told("clp", Lead, Pumps), Reports.Chess("chess"));
        string page = await site.Get("/compare/1/2");
        Assert.DoesNotContain("class=\"ghost\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg class=\"ribbons\"", page, StringComparison.Ordinal);
        Assert.Contains("No shared text was found", page, StringComparison.Ordinal);
    }
}
