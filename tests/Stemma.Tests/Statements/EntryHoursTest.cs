using Stemma.Core.News;
using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

public sealed class EntryHoursTest
{
    [Theory]
    [InlineData("12:30 ", "The old bridge is safe, the mayor said.")]
    [InlineData("2.15 p.m. – ", "The old bridge is safe, the mayor said.")]
    [InlineData("12:30 ", "“The old bridge is safe,” the mayor said.")]
    public void A_statement_begins_behind_the_hour_of_its_entry(string hour, string sentence)
    {
        const string before = "Rain fell on Testa all night.\n\n";
        string text = before + hour + sentence;
        var told = Assert.Single(StatementExtractor.Of(text, "en", null, [new Span(before.Length, before.Length + hour.Length)]));
        Assert.StartsWith("The old bridge is safe", told.Spans[0].Of(text).TrimStart('“'), StringComparison.Ordinal);
        Assert.Equal("the mayor", told.Mention);
    }
}
