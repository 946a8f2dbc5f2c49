using Stemma.Core.Search;

namespace Stemma.Tests.Search;

public sealed class SnippetTest
{
    [Theory]
    [InlineData("The old ferry left at noon.", "ferry", "ferry")]
    [InlineData("The old ferry left at noon. Ferries wait.", "\"old ferry\"", "old ferry")]
    [InlineData("Ferries and a ferryman.", "ferr*", "Ferries|ferryman")]
    [InlineData("The FERRY's café", "ferry cafe", "FERRY's|café")]
    [InlineData("東京都の空", "京都", "京都")]
    [InlineData("Rain and wind", "-rain wind", "wind")]
    [InlineData("Rain", "source:rain", "")]
    public void The_words_that_were_looked_for_are_marked_where_they_stand(string text, string query, string hits)
    {
        var found = Snippet.HitsIn(text, QueryParser.Parse(query).Query);
        Assert.Equal(hits, string.Join('|', found.Select(h => h.Of(text))));
    }

    [Fact]
    public void A_snippet_shows_the_place_found_with_a_few_words_before_it()
    {
        string text = string.Join(' ', Enumerable.Range(1, 80).Select(i => $"word{i}")) + " lantern " + string.Join(' ', Enumerable.Range(81, 80).Select(i => $"word{i}"));
        var snippet = Snippet.Of(text, QueryParser.Parse("lantern").Query, 24);
        Assert.StartsWith("… word73 ", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet.Text, StringComparison.Ordinal);
        Assert.Equal("lantern", Assert.Single(snippet.Hits).Of(snippet.Text));
        Assert.InRange(snippet.Text.Split(' ').Length, 20, 26);
    }

    [Fact]
    public void Any_text_and_query_give_a_snippet()
    {
        var random = new Random(5);
        const string letters = "ab \n\ud83d\ude00東京\"()-*:";
        for (int i = 0; i < 3000; i++)
        {
            string Word(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)]));
            string text = Word(200);
            var snippet = Snippet.Of(text, QueryParser.Parse(Word(12)).Query, 1 + random.Next(25));
            Assert.All(snippet.Hits, h => Assert.InRange(h.End, 1, snippet.Text.Length));
        }
    }
}
