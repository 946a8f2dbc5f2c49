using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

public sealed class NobodyTest
{
    [Theory]
    [InlineData("The charges unsealed on Friday detailed how the ferry had been sold twice.", "Friday")]
    [InlineData("A vote held on April 6 showed how little the harbour trusted its owner.", "April 6")]
    public void A_day_says_nothing(string text, string nobody) => Assert.DoesNotContain(StatementExtractor.Of(text, "en"), s => s.Speaker == nobody);

    [Theory]
    [InlineData("“The ferry will sail again,” June Berg said.", "June Berg")]
    [InlineData("“The ferry will sail again,” the president said.", "president")]
    [InlineData("“The ferry will sail again,” Tuesday Weld said.", "Tuesday Weld")]
    public void Somebody_who_is_called_like_one_does(string text, string speaker) =>
        Assert.Contains(StatementExtractor.Of(text, "en"), s => s.Speaker?.EndsWith(speaker, StringComparison.Ordinal) == true);
}
