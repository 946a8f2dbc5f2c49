namespace Stemma.Tests.Statements;

public sealed class ChainsTest
{
    [Fact]
    public void Citing_gives_the_nearest_reporter_first_and_the_witness_last()
    {
        const string text = "Citing unidentified Norrvik government sources, the Evening Gull newspaper reported that the ferry left on Sunday.";
        var said = Said.One(text);
        Assert.Equal(["Evening Gull", "unidentified Norrvik government sources"], said.Chain);
        Assert.Equal("unidentified Norrvik government sources", said.Witness);
        Assert.Equal("that the ferry left on Sunday", said.Content(text));
    }

    [Fact]
    public void Quoting_someone_as_saying_gives_a_chain()
    {
        const string text = "Japan’s Kyodo news agency quoted harbour officials as saying the ferry may sail.";
        var said = Said.One(text);
        Assert.Equal(["Kyodo", "harbour officials"], said.Chain);
        Assert.Equal("the ferry may sail", said.Content(text));
    }

    [Fact]
    public void A_statement_inside_anothers_content_has_both_in_its_chain()
    {
        const string text = "Tilo Brandt said the ferry was safe, Kyodo reported on Friday.";
        var inner = Said.In(text).Last(s => s.Speaker == "Tilo Brandt");
        Assert.Equal(["Kyodo", "Tilo Brandt"], inner.Chain);
    }

    [Fact]
    public void A_speaker_for_himself_has_no_chain() => Assert.Empty(Said.One("Tilo Brandt said the ferry was safe.").Chain);
}
