using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

/// <summary>Which part of a page is the report's where other things stand beside it: other reports, places named so, slides, single paragraphs.</summary>
public sealed class BodyPlacesTest
{
    private static readonly string[] Paragraphs = [.. Enumerable.Range(1, 7).Select(i =>
        $"The ferry crossed the sound {i} times on Friday, and the harbour master told the council which of the landing stages has to be closed before the autumn storms set in.")];

    private static readonly string[] Others = [.. Enumerable.Range(1, 12).Select(i =>
        $"The mill by the brook ground {i} sacks of rye on Sunday, and the miller wrote to the guild that the wheel has to be mended before the frost comes down from the hills.")];

    [Fact]
    public void A_page_that_goes_on_with_another_report_gives_that_of_its_headline()
    {
        string text = Read($"<main><article class=\"a1\"><h1>The ferry stops</h1>{P(Paragraphs)}</article><article class=\"a2\"><h1>The mill turns</h1>{P(Others)}</article></main>");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
        Assert.DoesNotContain("The mill", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_cut_into_articles_without_headings_of_their_own_keeps_them_all()
    {
        string text = Read($"<main><article class=\"a1\"><h1>The ferry stops</h1>{P(Paragraphs)}</article><article class=\"a2\">{P(Others)}</article></main>");
        Assert.All(Paragraphs.Concat(Others), p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<div id=\"sidebar\">", "</div>")]
    [InlineData("<div class=\"col sidebar-right\">", "</div>")]
    [InlineData("<footer>", "</footer>")]
    [InlineData("<aside>", "</aside>")]
    public void A_short_report_is_found_though_more_stands_beside_it(string open, string close)
    {
        string text = Read($"<h1>The ferry stops</h1><div class=\"q1\">{P(Paragraphs[..2])}</div>{open}{P(Others)}{close}");
        Assert.All(Paragraphs[..2], p => Assert.Contains(p, text, StringComparison.Ordinal));
        Assert.DoesNotContain("The mill", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_aside_that_holds_the_page_s_only_text_is_its_text()
    {
        string text = Read($"<h1>The ferry stops</h1><aside>{P(Paragraphs)}</aside>");
        Assert.All(Paragraphs, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Slides_of_a_show_are_its_text_though_all_but_one_are_hidden()
    {
        string slides = string.Concat(Others.Select((p, i) => $"<div class=\"gallery-step{(i == 0 ? "" : " hidden\" style=\"display: none")}\"><p>{p}</p></div>"));
        string text = Read($"<article><h1>Mills of the brook</h1>{slides}</article>");
        Assert.All(Others, p => Assert.Contains(p, text, StringComparison.Ordinal));
    }

    [Fact]
    public void One_hidden_box_beside_a_report_stays_hidden() =>
        Assert.DoesNotContain("The mill", Read($"<article><h1>The ferry stops</h1>{P(Paragraphs)}<div class=\"step\" style=\"display:none\">{P(Others[..2])}</div></article>"), StringComparison.Ordinal);

    [Fact]
    public void Short_lines_beside_the_one_long_paragraph_of_a_known_body_are_its_text()
    {
        const string first = "The ferry is late.", last = "So it goes with us";
        string text = Read($"<h1>The ferry stops</h1><div class=\"entry-content\"><p>{first}</p><p>{Paragraphs[0]}</p><p>{last}, and nobody at the landing stage knows why</p></div>");
        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.Contains(Paragraphs[0], text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tables_rows_need_a_firmer_word_against_them_than_lines_do()
    {
        string rows = string.Concat(Enumerable.Range(1, 12).Select(i => $"<tr><td>{i}</td><td>Boat {i}</td><td>{900 - i}</td><td>{i * 3}</td></tr>"));
        string text = Read($"<article><h1>The regatta</h1>{P(Paragraphs[..4])}<table><tr><th>Place</th><th>Boat</th><th>Points</th><th>Races</th></tr>{rows}</table>{P(Paragraphs[4..])}</article>");
        Assert.All(Enumerable.Range(1, 12), i => Assert.Contains($"Boat {i}\t{900 - i}", text, StringComparison.Ordinal));
    }

    private static string P(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static string Read(string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>The ferry stops</title></head><body>{body}</body></html>", new Uri("https://ferry.example/1"), new ExtractHints()).Text;
}
