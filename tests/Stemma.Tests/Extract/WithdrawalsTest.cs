using Stemma.Core.Extract;
using Stemma.Core.News;

namespace Stemma.Tests.Extract;

/// <summary>Which pages say of themselves that their report is withdrawn, and which only report that somebody takes something back.</summary>
public sealed class WithdrawalsTest
{
    private const string Rest = "The council of Testa met on Monday and spoke of the harbour, the bridge and the price of bread.";

    private static readonly IReadOnlyList<string> Names = ["The Testa Herald", "testaherald.example"];

    [Theory]
    [InlineData("Arta has withdrawn its report of 3 March which said that the mayor had resigned.", "Arta")]
    [InlineData("TESTA (Arta) — The news agency Arta has retracted its story on the mayor of Testa.", "Arta")]
    [InlineData("The agency withdraws its report about the mayor of Testa.", "Arta")]
    [InlineData("The Testa Herald has retracted its article about the mayor.", null)]
    [InlineData("We have withdrawn this article, which named the wrong man.", null)]
    [InlineData("This report has been withdrawn.", null)]
    [InlineData("Editor's note: This story on the mayor has been retracted. It named the wrong man.", null)]
    [InlineData("TESTA — The above story has been withdrawn; a new one follows.", null)]
    [InlineData("Dieser Bericht über den Bürgermeister wurde zurückgezogen.", null)]
    [InlineData("Die Agentur zieht ihren Bericht vom 3. März über den Bürgermeister zurück.", "Arta")]
    [InlineData("Arta hat seine Meldung über den Bürgermeister zurückgezogen.", "Arta")]
    [InlineData("Cette dépêche a été annulée.", null)]
    [InlineData("L’agence retire sa dépêche du 3 mars sur le maire.", "Arta")]
    [InlineData("Esta información ha sido retirada.", null)]
    [InlineData("La agencia ha retirado su despacho sobre el alcalde.", "Arta")]
    [InlineData("Это сообщение отозвано.", null)]
    [InlineData("Агентство отзывает своё сообщение от 3 марта о мэре.", "Арта")]
    [InlineData("تم سحب هذا الخبر.", null)]
    [InlineData("سحبت وكالة أرتا خبرها عن العمدة.", "أرتا")]
    public void A_page_that_speaks_of_its_own_report_is_a_notice(string first, string? agency)
    {
        var found = Of("Mayor resigns", [new(BlockKind.Paragraph, first, new Span(0, first.Length)), Paragraph(Rest)], agency);
        Assert.NotNull(found);
        Assert.Equal(WithdrawalKind.Notice, found.Kind);
        Assert.Equal(found.Text, found.At.Of(first));
    }

    [Theory]
    [InlineData("The minister has withdrawn her statement about the harbour.", null)]
    [InlineData("The minister retracted her resignation on Monday.", null)]
    [InlineData("Arta has withdrawn its report about the mayor, the agency said on Monday.", null)] // in a paper that carries nothing of Arta's
    [InlineData("The ministry has withdrawn its report on the bridge.", null)]
    [InlineData("The agency has withdrawn its report on the mayor.", null)]
    [InlineData("The newspaper has retracted its story about the mayor.", null)]
    [InlineData("Rival agency Norda has withdrawn its report about the mayor.", "Arta")]
    [InlineData("“Arta has withdrawn its report about me,” the mayor said.", "Arta")]
    [InlineData("“This report has been withdrawn,” the mayor said.", null)]
    [InlineData("The mayor said this report has been withdrawn by the ministry.", null)]
    [InlineData("This report has been withdrawn by the ministry of works.", null)]
    [InlineData("This report has not been withdrawn.", null)]
    [InlineData("Troops withdrew from Testa, this report says.", null)]
    [InlineData("Arta stands by its report and has not withdrawn it.", "Arta")]
    [InlineData("The company withdrew this product after our report.", null)]
    [InlineData("The candidate is withdrawn from the list, we report.", null)]
    [InlineData("Die Partei zieht ihren Antrag zurück.", null)]
    [InlineData("Die Regierung zieht ihren Bericht zur Brücke zurück.", null)]
    [InlineData("Der Bürgermeister zog seine Aussage zurück, wie diese Zeitung berichtet.", null)]
    [InlineData("Le ministre a retiré sa plainte.", null)]
    [InlineData("El gobierno ha retirado su informe sobre el puente.", null)]
    [InlineData("Министр отозвал своё заявление.", null)]
    [InlineData("Правительство отозвало свой материал о мосте.", null)]
    [InlineData("سحبت الحكومة قواتها من المدينة.", null)]
    [InlineData("سحبت الحكومة تقريرها عن الجسر.", null)]
    public void News_of_what_somebody_else_takes_back_is_no_notice(string first, string? agency) =>
        Assert.Null(Of("Mayor of Testa", [Paragraph(first), Paragraph(Rest)], agency));

    [Fact]
    public void What_stands_far_down_a_page_is_no_notice_and_a_note_of_the_page_is_one()
    {
        var far = Enumerable.Repeat(Paragraph(Rest), 6).Append(Paragraph("This report has been withdrawn.")).ToList();
        Assert.Null(Of("Mayor resigns", far, null));
        Assert.Equal(WithdrawalKind.Notice, Of("Mayor resigns", [Paragraph(Rest), new Block(BlockKind.CorrectionNote, "This report has been withdrawn.")], null)!.Kind);
    }

    [Theory]
    [InlineData("An earlier version of this report, based on a report by Arta, said that the mayor had resigned. Arta has retracted that report.")]
    [InlineData("Korrektur: Wir stützten uns auf eine Meldung von Arta. Arta hat die Meldung zurückgezogen.")]
    [InlineData("Correctif: Arta a depuis retiré cette dépêche.")]
    [InlineData("Corrección: Arta ha retirado esa información.")]
    [InlineData("Исправление: Арта отозвала свой материал.")]
    public void A_correction_note_of_a_report_that_goes_on_is_a_note(string note)
    {
        var found = Of("Mayor writes a letter", [Paragraph(Rest), new Block(BlockKind.CorrectionNote, note)], null)!;
        Assert.Equal((WithdrawalKind.Note, 1), (found.Kind, found.Block));
        Assert.Contains(found.Text, note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("This page carried a report by Arta which said that the mayor had resigned. The agency has retracted it, and we have removed the text.")]
    [InlineData("An dieser Stelle stand ein Bericht von Arta über den Bürgermeister. Die Agentur hat ihn zurückgezogen.")]
    public void A_page_that_took_a_carried_report_down_says_so(string first) => Assert.Equal(WithdrawalKind.Removed, Of("Report on mayor withdrawn", [Paragraph(first)], null)!.Kind);

    [Fact]
    public void A_headline_that_says_so_lets_the_agency_be_unknown()
    {
        const string Text = "Arta has withdrawn its report about the mayor.";
        Assert.Equal(WithdrawalKind.Notice, Of("Retracted: Mayor resigns", [Paragraph(Text)], null)!.Kind);
        Assert.Null(Of("Retracted: Mayor resigns", [Paragraph(Rest)], null));
    }

    [Fact]
    public void Any_text_is_read_and_what_is_shown_stands_there()
    {
        string[] samples = ["TESTA (Arta) — Arta has withdrawn its report. This story on “Mayor” has been retracted.", "Die Agentur zieht ihren Bericht 😀 zurück; wir hatten einen Bericht.", "Это сообщение было отозвано. سحبت وكالة أرتا خبرها"];
        var random = new Random(5);
        for (int i = 0; i < 3000; i++)
        {
            var text = new System.Text.StringBuilder(samples[i % samples.Length]);
            for (int n = random.Next(1, 12); n > 0 && text.Length > 4; n--)
            {
                int at = random.Next(text.Length), length = Math.Min(random.Next(1, 20), text.Length - at);
                if (random.Next(3) is 0) text.Remove(at, length);
                else if (random.Next(2) is 0) text.Insert(at, text.ToString(at, length));
                else text[at] = "“”\"\uD800.— \0"[random.Next(8)];
            }
            string block = string.Concat(Enumerable.Repeat(text.ToString(), 1 + i % 40));
            if (Of("Retracted: a report", [new Block(i % 2 == 0 ? BlockKind.Paragraph : BlockKind.CorrectionNote, block, new Span(0, block.Length))], "Arta") is { } found) Assert.Equal(found.Text, found.At.Of(block));
        }
    }

    [Fact]
    public void A_page_and_a_text_say_it_alike()
    {
        const string First = "TESTA, 5 March (AP) — The Associated Press has withdrawn its story about the mayor of Testa.";
        var text = TextArticle.Of($"Story on mayor withdrawn\n\n{First}\n\n{Rest}\n", new ExtractHints("The Associated Press", null, null));
        var page = ArticleExtractor.Of($"<html><head><title>Story on mayor withdrawn</title><meta property=\"og:site_name\" content=\"The Associated Press\"></head><body><article><h1>Story on mayor withdrawn</h1><p>{First}</p><p>{Rest}</p></article></body></html>", null, new ExtractHints());
        Assert.Equal(WithdrawalKind.Notice, text.Withdrawal?.Kind);
        Assert.Equal(text.Withdrawal?.Text, page.Withdrawal?.Text);
    }

    private static Block Paragraph(string text) => new(BlockKind.Paragraph, text, new Span(0, text.Length));

    private static Withdrawal? Of(string title, IReadOnlyList<Block> blocks, string? agency) => Withdrawals.Of(title, blocks, Names, agency);
}
