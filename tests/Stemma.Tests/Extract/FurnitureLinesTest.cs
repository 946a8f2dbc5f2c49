using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

/// <summary>Lines and boxes inside a report that are none of it: who wrote it, where to follow, what was paid for; and marks that are.</summary>
public sealed class FurnitureLinesTest
{
    private static readonly string[] Paragraphs = [.. Enumerable.Range(1, 6).Select(i =>
        $"The orchard at the well gave {i} baskets of pears on Friday, and the gardener told the parish which of the trees have to be cut before the winter comes over the hill.")];

    [Theory]
    [InlineData("About the author")]
    [InlineData("Über die Autorin:")]
    [InlineData("Sobre el autor")]
    public void What_stands_last_under_a_heading_about_the_author_is_no_text(string heading)
    {
        const string bio = "Ottilie Brand has written about orchards for twenty years, and keeps bees behind the school of Testa.";
        string text = Read($"{P(Paragraphs)}<h3>{heading}</h3><p>{bio}</p>");
        Assert.Contains(Paragraphs[^1], text, StringComparison.Ordinal);
        Assert.DoesNotContain(bio, text, StringComparison.Ordinal);
        Assert.DoesNotContain(heading, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_goes_on_behind_a_heading_about_its_author_keeps_what_follows()
    {
        string text = Read($"{P(Paragraphs[..2])}<h3>About the author</h3>{P(Paragraphs[2..])}");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Follow the harvest in our WhatsApp channel, day by day.")]
    [InlineData("Mehr dazu gibt es in unserem Telegram-Kanal.")]
    [InlineData("¡Mira las fotos en nuestro canal de YouTube!")]
    [InlineData("Dieser Beitrag enthält Werbung für eine Baumschule.")]
    [InlineData("If you buy pears through this page, we may earn a commission.")]
    [InlineData("Du musst angemeldet sein, um einen Kommentar zu schreiben.")]
    public void A_short_line_that_leads_to_the_outlets_own_offers_is_no_text(string line)
    {
        string text = Read($"{P(Paragraphs[..3])}<p>{line}</p>{P(Paragraphs[3..])}");
        Assert.DoesNotContain(line, text, StringComparison.Ordinal);
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_paragraph_that_mentions_a_channel_is_text()
    {
        string said = $"{Paragraphs[0]} “We said in our Telegram channel on Monday that the pears would be late,” the gardener wrote to the parish, “and nobody who read it can be surprised that the market opens a week after the feast.”";
        Assert.Contains(said, Read($"{P(Paragraphs[1..3])}<p>{said}</p>{P(Paragraphs[3..])}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p class=\"text disclosure\">", "</p>")]
    [InlineData("<section class=\"editorial-disclosure\"><p>", "</p></section>")]
    public void A_paragraph_or_box_that_its_class_calls_a_disclosure_is_no_text(string open, string close)
    {
        const string line = "The pears named on this page were sent to the desk by the nurseries that sell them, and nobody there has read the page before it was printed.";
        Assert.DoesNotContain(line, Read($"{open}{line}{close}{P(Paragraphs)}"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_between_parts_of_a_text_stands_and_one_above_its_last_line_does_not()
    {
        string text = Read($"{P(Paragraphs[..2])}<p>* * *</p>{P(Paragraphs[2..5])}<p>___</p><p>{Paragraphs[5]}</p>");
        Assert.Contains("* * *", text, StringComparison.Ordinal);
        Assert.DoesNotContain("___", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The pears are sold. ■", true)]
    [InlineData("“The pears are sold.” ♦", true)]
    [InlineData("* * *", false)]
    [InlineData("Pears, apples ■", false)]
    public void A_mark_that_the_report_ends_is_no_part_of_its_last_sentence(string line, bool ends) => Assert.Equal(ends, TextLines.EndsSentence(line));

    [Theory]
    [InlineData("* * *", true)]
    [InlineData("_____", true)]
    [InlineData("**", false)]
    [InlineData("*-*", false)]
    public void A_rule_is_drawn_with_one_mark_three_times_or_more(string line, bool rule) => Assert.Equal(rule, TextLines.IsDivider(line));

    private static string P(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static string Read(string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>Pears</title></head><body><h1>Pears of the well</h1><article>{body}</article></body></html>", new Uri("https://pears.example/1"), new ExtractHints()).Text;
}
