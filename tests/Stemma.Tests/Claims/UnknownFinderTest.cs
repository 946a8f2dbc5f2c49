using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

public sealed class UnknownFinderTest
{
    [Theory]
    [InlineData("The ministry did not say where the convoy was heading.")]
    [InlineData("It is unclear how long the ferry can stay at sea.")]
    [InlineData("The company left for its new seat without specifying a date.")]
    [InlineData("The figures could not be independently verified.")]
    [InlineData("Police did not immediately confirm the report about the bridge.")]
    [InlineData("There was no immediate comment from the harbour office.")]
    [InlineData("The owner of the ferry could not be reached for comment.")]
    [InlineData("It is not known who fired the shots, but the mayor did confirm that the road was shut.")] // somebody else, something else
    public void A_sentence_that_leaves_something_open_is_still_unknown(string sentence)
    {
        var telling = Tell.Of(1, $"A ferry sank off Brenn.\n\n{sentence} Divers went down at noon.");
        var unknown = Assert.Single(UnknownFinder.Of([telling]));
        Assert.Equal(sentence, unknown.Text);
        Assert.Equal(sentence, unknown.At.Of(telling.Article.Text));
    }

    [Theory]
    [InlineData("The minister said the road was clear by noon.")]
    [InlineData("“It is unclear to me why they sail,” Ms. Orlo said.")]
    [InlineData("The ferry is known for its long service.")]
    [InlineData("The mayor refused to give Mr. Orlo any money for the wall.")]
    [InlineData("The law still lets her act if an agreement could not be reached.")]
    [InlineData("He did not say much about it on Sunday, but did say at a stop in Arta that the ferry is old.")]
    public void A_sentence_that_leaves_nothing_open_is_not(string sentence) =>
        Assert.Empty(UnknownFinder.Of([Tell.Of(1, sentence)]));

    [Fact]
    public void Copies_of_one_sentence_are_listed_once()
    {
        var a = Tell.Of(1, "The ministry did not say where the slow convoy was heading on Sunday.");
        var b = Tell.Of(2, "The ministry did not say where the convoy was heading on Sunday evening.");
        Assert.Equal(new TellingId(1), Assert.Single(UnknownFinder.Of([a, b])).Telling);
    }

    [Fact]
    public void A_statement_of_unclear_status_counts_without_any_pattern()
    {
        const string text = "Nobody at the port could tell the reporters what the ship carries.";
        var statement = Tell.Said(text, "what the ship carries", null) with { Status = StatementStatus.Unclear };
        Assert.Single(UnknownFinder.Of([Tell.Of(1, text, statement)]));
    }

    [Fact]
    public void A_status_that_no_word_of_the_sentence_bears_out_does_not_count()
    {
        const string text = "The court sentenced her to life, meaning that the gates stay closed.";
        Assert.Empty(UnknownFinder.Of([Tell.Of(1, text, Tell.Said(text, "the gates stay closed", null) with { Status = StatementStatus.NoAccess })]));
    }

    [Fact]
    public void German_sentences_are_found_too()
    {
        var telling = Tell.Of(1, "Die Ursache des Brandes ist noch unklar.");
        Assert.Single(UnknownFinder.Of([telling with { Article = telling.Article with { Language = "de" } }]));
    }
}
