using Stemma.Core.Extract;
using Stemma.Core.Extract.Supplied;
using Stemma.Core.Formats.Ninjs;
using Stemma.Core.News;
using Stemma.Tests.Formats;

namespace Stemma.Tests.Extract;

public sealed class SuppliedArticleTest
{
    private static readonly ExtractHints None = new(null, null, null);

    [Fact]
    public void An_item_is_read_as_blocks_with_its_pictures_beside_them()
    {
        var article = Article(WireSamples.Ninjs1);
        Assert.Equal("Ferry aground", article.Title);
        Assert.Equal("KELLMOUTH (TNA) — A ferry ran aground.\n\nService halted\n\nNo boats & no post", article.Text);
        Assert.Equal([BlockKind.Paragraph, BlockKind.Subheading, BlockKind.ListItem, BlockKind.CorrectionNote, BlockKind.Caption], article.Blocks.Select(b => b.Kind));
        Assert.Equal(new Picture("https://p.example/l.jpg", "The ferry on a bank", "Jon Teal"), Assert.Single(article.Pictures));
        Assert.Equal(("KELLMOUTH", "Tarn News Agency", "en"), (article.Dateline?.Place, article.Wire, article.Language));
        Assert.Equal(["Ada Fenn"], article.Authors);
        Assert.Equal((new DateTimeOffset(2031, 3, 1, 7, 0, 0, TimeSpan.Zero), new DateTimeOffset(2031, 3, 1, 9, 10, 0, TimeSpan.Zero)), (article.Published!.At, article.Updated!.At));
        Assert.Equal("Tarn News Agency", article.Meta[SuppliedArticle.Provider]);
        Assert.Equal("Corrects the name of the ferry", article.Blocks[3].Text);
    }

    [Fact]
    public void The_lines_beside_a_text_are_its_own_where_it_has_none()
    {
        var article = Article(WireSamples.G2);
        Assert.Equal(("By Petra Lund", "VELMA, March 1", "Ostra Press Agency"), (article.Byline, article.Dateline?.Text, article.Wire));
        Assert.Contains(article.Blocks, b => b is { Kind: BlockKind.TableRow, Text: "Men\t310" });
        Assert.Contains(article.Blocks, b => b is { Kind: BlockKind.CorrectionNote, Text: "CORRECTS second paragraph" });
        Assert.DoesNotContain("The pit", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canceled_item_gives_the_notice_and_not_its_text()
    {
        var article = Article(WireSamples.Ninjs3);
        Assert.Equal((WithdrawalKind.Notice, "canceled"), (article.Withdrawal!.Kind, article.Text));
        var noted = SuppliedArticle.Of(WireSamples.One(WireSamples.Ninjs3) with { EdNotes = ["KILL. The mine stays open."] }, None);
        Assert.Equal("KILL. The mine stays open.", noted.Withdrawal!.At.Of(noted.Blocks[noted.Withdrawal.Block].Text));
    }

    [Theory]
    [InlineData("Correctional staff were asked", null, false)]
    [InlineData("Eds: with photo", null, false)]
    [InlineData("Korrigiert: Name", null, true)]
    [InlineData("Adds a quote", "sig:correction", true)]
    public void A_note_is_a_corrections_where_it_or_the_signal_says_so(string note, string? signal, bool isOne) =>
        Assert.Equal(isOne, SuppliedArticle.Of(new WireDocument { EdNotes = [note], Signals = signal is null ? [] : [signal], Bodies = [new WireText("Text.")] }, None).Blocks.Any(b => b.Kind == BlockKind.CorrectionNote));

    [Fact]
    public void A_report_that_is_exported_is_read_as_the_same_article()
    {
        foreach (var sample in (string[])[WireSamples.Ninjs1, WireSamples.G2, WireSamples.NewsMl1, WireSamples.Nitf, WireSamples.Anpa])
        {
            var article = Article(sample);
            var telling = new Telling { Id = new TellingId(1), Name = "n", Outlet = article.Wire, Article = article };
            var again = SuppliedArticle.Of(Assert.Single(NinjsReader.Read(NinjsWriter.Line(SuppliedReport.Of(telling, "urn:x"))).Documents), None);
            Assert.Equal((article.Title, article.Text, article.Byline, article.Language, article.Wire, article.Published, article.Updated), (again.Title, again.Text, again.Byline, again.Language, again.Wire, again.Published, again.Updated));
            Assert.Equal(article.Blocks.Where(b => b.At is not null), again.Blocks.Where(b => b.At is not null));
            Assert.Equal(article.Pictures, again.Pictures);
        }
    }

    [Fact]
    public void A_teaser_is_not_the_text_though_it_is_the_one_in_HTML()
    {
        Assert.Equal("All of it.", Text(new WireText("<p>A teaser.</p>", "drol:teaser", true), new WireText("All of it.", "main")));
        Assert.Equal("All of it.", Text(new WireText("Plain.", "text"), new WireText("<p>All of it.</p>", "html", true)));
        Assert.Equal("A teaser.", Text(new WireText("A teaser.", "teaser")));
        static string Text(params WireText[] bodies) => SuppliedArticle.Of(new WireDocument { Bodies = bodies }, None).Text;
    }

    [Fact]
    public void An_open_embargo_shows_no_text() =>
        Assert.DoesNotContain("All of it.", SuppliedArticle.Of(new WireDocument { EmbargoOpen = true, Bodies = [new WireText("All of it.")] }, None).Text, StringComparison.Ordinal);

    [Fact]
    public void A_page_that_is_exported_does_not_come_back_as_its_outlets_own_file()
    {
        var page = new Article { Title = "Mine to close", Text = "It closes.", Blocks = [new Block(BlockKind.Paragraph, "It closes.", new Span(0, 10))], Language = "en" };
        var written = SuppliedReport.Of(new Telling { Id = new TellingId(1), Name = "a1", Url = "https://gazette.example/1", Outlet = "Gazette", Article = page }, "a1");
        var read = Assert.Single(NinjsReader.Read(NinjsWriter.Line(written)).Documents);
        var again = SuppliedArticle.Of(read, None);
        Assert.Equal(("https://gazette.example/1", "Gazette", null), (read.Page, read.Supplier, again.Wire));
        Assert.False(again.Meta.ContainsKey(SuppliedArticle.Provider));
        Assert.Equal(NinjsWriter.Line(written), NinjsWriter.Line(SuppliedReport.Of(new Telling { Id = new TellingId(1), Name = "a1", Url = "https://gazette.example/1", Outlet = "Gazette", Article = again with { Published = null } }, "a1")));
    }

    [Fact]
    public void All_notes_of_a_correction_come_back_from_an_export()
    {
        var article = SuppliedArticle.Of(new WireDocument { Provider = new WireTerm(null, "Arta"), Signals = ["sig:correction"], EdNotes = ["Adds a quote", "The river is the Tamm"], Bodies = [new WireText("Text.")] }, None);
        var again = SuppliedArticle.Of(Assert.Single(NinjsReader.Read(NinjsWriter.Line(SuppliedReport.Of(new Telling { Id = new TellingId(1), Name = "n", Outlet = "Arta", Article = article }, "urn:x"))).Documents), None);
        Assert.Equal(["Adds a quote", "The river is the Tamm"], again.Blocks.Where(b => b.Kind == BlockKind.CorrectionNote).Select(b => b.Text));
    }

    private static Article Article(string sample) => SuppliedArticle.Of(WireSamples.One(sample), None);
}
