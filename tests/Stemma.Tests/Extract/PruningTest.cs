using Stemma.Core.Extract;

namespace Stemma.Tests.Extract;

public sealed class PruningTest
{
    private const string Post = "The ferry is late again, and nobody at the landing stage knows why.", Author = "— Ottilie Brand (@obrand) May 4, 2031";
    private static readonly string[] Paragraphs = [.. Enumerable.Range(1, 7).Select(i =>
        $"The ferry crossed the sound {i} times on Friday, and the harbour master told the council which of the landing stages has to be closed before the autumn storms set in.")];

    [Theory]
    [InlineData("social-media-embed")]
    [InlineData("video-container")]
    [InlineData("widget tweet")]
    public void A_post_that_a_report_quotes_is_its_text_whatever_its_box_is_called(string box)
    {
        string text = Read($"{P(Paragraphs[..4])}<div class=\"{box}\"><blockquote class=\"post\"><p>{Post}</p>{Author.Replace("May 4, 2031", "<a href=\"https://posts.example/7\">May 4, 2031</a>", StringComparison.Ordinal)}</blockquote></div>{P(Paragraphs[4..])}");
        Assert.Contains(Post, text, StringComparison.Ordinal);
        Assert.Contains(Author, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_quotation_says_nothing_anew_and_stays_outside() =>
        Assert.DoesNotContain(Post, Read($"{P(Paragraphs[..4])}<div class=\"widget\"><blockquote><p>{Post}</p></blockquote></div>{P(Paragraphs[4..])}"), StringComparison.Ordinal);

    [Fact]
    public void What_readers_quote_in_their_comments_stays_outside() =>
        Assert.DoesNotContain(Post, Read($"{P(Paragraphs)}<div class=\"comments\"><blockquote><p>{Post}</p><a href=\"/c/1\">May 4</a></blockquote></div>"), StringComparison.Ordinal);

    [Fact]
    public void A_tables_rows_are_its_figures_whatever_their_classes_say()
    {
        string rows = string.Concat(Enumerable.Range(1, 9).Select(i => $"<tr class=\"odd player-{i}\"><td>{i}</td><td>Boat of the guild {i}</td><td>{900 - i}</td></tr>"));
        string text = Read($"{P(Paragraphs[..4])}<table><tr><th>Place</th><th>Boat</th><th>Points</th></tr>{rows}</table>{P(Paragraphs[4..])}");
        Assert.All(Enumerable.Range(1, 9), i => Assert.Contains($"Boat of the guild {i}\t{900 - i}", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_links_or_of_boxes_is_left_to_its_class()
    {
        string text = Read($"{P(Paragraphs)}<table><tr class=\"menu\"><td><a href=\"/1\">Boats</a></td><td><a href=\"/2\">Guilds</a></td><td><a href=\"/3\">Prizes</a></td></tr><tr class=\"player\"><td><div>Play</div></td><td><div>Pause</div></td><td><div>Louder</div></td></tr></table>");
        Assert.DoesNotContain("Guilds", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Louder", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_text_says_again_in_its_own_line_is_said_again()
    {
        string[] days = ["First day", "Second day", "Third day"];
        const string meal = "One loaf of rye, two apples, a flask of tea and as much smoked herring as the purse allows.";
        string text = Read(P(Paragraphs[..4]) + P(days.SelectMany(d => (string[])[$"{d} of the crossing begins at the break of dawn, and this is what the crew of the ferry takes on board.", meal])) + P(Paragraphs[4..]));
        Assert.Equal(days.Length, text.Split(meal).Length - 1);
    }

    [Fact]
    public void A_paragraph_shown_again_in_a_box_is_said_once()
    {
        string text = Read($"{P(Paragraphs[..4])}<div class=\"large\"><p>{Paragraphs[1]}</p></div>{P(Paragraphs[4..])}<p class=\"large\">{Paragraphs[5]}</p>");
        Assert.All(Paragraphs, p => Assert.Equal(1, text.Split(p).Length - 1));
    }

    private static string P(IEnumerable<string> paragraphs) => string.Concat(paragraphs.Select(p => $"<p>{p}</p>"));

    private static string Read(string body) =>
        ArticleExtractor.Of($"<!doctype html><html lang=\"en\"><head><title>The ferry of the sound</title></head><body><h1>The ferry of the sound</h1><div class=\"q1\">{body}</div></body></html>", new Uri("https://sound.example/1"), new ExtractHints()).Text;
}
