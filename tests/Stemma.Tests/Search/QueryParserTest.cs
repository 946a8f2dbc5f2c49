using Stemma.Core.Search;

namespace Stemma.Tests.Search;

public sealed class QueryParserTest
{
    [Theory]
    [InlineData("", "()")]
    [InlineData("dam", "\"dam\"")]
    [InlineData("cracked dam", "(\"cracked\" and \"dam\")")]
    [InlineData("\"Cracked Dam\"", "\"cracked dam\"")]
    [InlineData("dam OR flood valley", "((\"dam\" or \"flood\") and \"valley\")")]
    [InlineData("a1 OR b1 OR c1", "(\"a1\" or \"b1\" or \"c1\")")]
    [InlineData("dam -festival", "(\"dam\" and not \"festival\")")]
    [InlineData("-\"lantern festival\"", "not \"lantern festival\"")]
    [InlineData("evacu*", "\"evacu\"*")]
    [InlineData("(dam OR flood) -(fire OR wind)", "((\"dam\" or \"flood\") and not (\"fire\" or \"wind\"))")]
    [InlineData("Café", "\"cafe\"")]
    [InlineData("rock-and-roll", "\"rock and roll\"")]
    [InlineData("or", "\"or\"")]
    [InlineData("10:30", "\"10 30\"")]
    [InlineData("大坝裂缝", "\"大坝 坝裂 裂缝\"")]
    [InlineData("坝", "\"坝\"*")]
    [InlineData("대통령", "\"대통 통령\"")]
    public void Words_become_a_tree(string query, string tree)
    {
        var (found, problems) = QueryParser.Parse(query);
        Assert.Equal(tree, found.ToString());
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("source:\"Ostra Wire\"", "Source=Ostra Wire")]
    [InlineData("origin:AP", "Origin=AP")]
    [InlineData("said-by:Redlich", "SaidBy=Redlich")]
    [InlineData("entity:\"Dana Whitlock\"", "Entity=Dana Whitlock")]
    [InlineData("-entity:\"Dana Whitlock\" dam", "(not Entity=Dana Whitlock and \"dam\")")]
    [InlineData("entity:us OR entity:\"Sea Lark\"", "(Entity=us or Entity=Sea Lark)")]
    [InlineData("lang:DE", "Lang=de")]
    [InlineData("kind:Shortened", "Kind=shortened")]
    [InlineData("kind:original", "Kind=original")]
    [InlineData("story:42", "story=42")]
    [InlineData("before:2031-05-17", "[,2031-05-17T00:00Z)")]
    [InlineData("after:2031-05", "[2031-05-01T00:00Z,)")]
    [InlineData("-source:x dam", "(not Source=x and \"dam\")")]
    [InlineData("Source:x", "Source=x")]
    public void Fields_become_filters(string query, string tree)
    {
        var (found, problems) = QueryParser.Parse(query);
        Assert.Equal(tree, found.ToString());
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("dam before:someday", "\"dam\"", "bad-date")]
    [InlineData("dam story:abc", "\"dam\"", "bad-story")]
    [InlineData("dam kind:stolen", "\"dam\"", "unknown-kind")]
    [InlineData("dam source:", "\"dam\"", "no-value")]
    [InlineData("dam entity:...", "\"dam\"", "no-word")]
    [InlineData("OR dam", "\"dam\"", "or-alone")]
    [InlineData("dam OR", "\"dam\"", "or-alone")]
    [InlineData("dam )", "\"dam\"", "bracket")]
    [InlineData("(dam", "\"dam\"", "bracket")]
    [InlineData("\"cracked dam", "\"cracked dam\"", "quote-open")]
    [InlineData("dam &&&", "\"dam\"", "no-word")]
    public void What_cannot_be_understood_is_left_out_and_told(string query, string tree, string problem)
    {
        var (found, problems) = QueryParser.Parse(query);
        Assert.Equal(tree, found.ToString());
        Assert.Contains(problems, p => p.Code == problem);
    }

    [Fact]
    public void No_query_makes_the_parser_throw()
    {
        var random = new Random(11);
        string[] parts = ["dam", "\"", "(", ")", "-", " ", " ", "OR", "*", "source:", "before:", "2031-05", "story:", "kind:", ":", "坝", "裂缝", "대", "\uD83D", "\uDE00", "é", "\0", "'", "“", "«", "|", "9", "\u0E01\u0E31", "İ", "ﬀ"];
        for (int i = 0; i < 20_000; i++)
        {
            string query = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => parts[random.Next(parts.Length)]));
            var (found, _) = QueryParser.Parse(query);
            Assert.NotNull(found.ToString());
        }
        QueryParser.Parse(new string('(', 100_000));
        QueryParser.Parse(new string('-', 100_000));
        QueryParser.Parse(new string('"', 100_001));
    }
}
