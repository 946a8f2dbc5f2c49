namespace Stemma.Tests.Statements;

/// <summary>"Said this on Sunday": words that point to what stands elsewhere, and clauses that tell how somebody was, are no content.</summary>
public sealed class PointingTest
{
    [Theory]
    [InlineData("Tilo Brandt said this on Sunday and left.")]
    [InlineData("Tilo Brandt stated this in a message to the boatmen.")]
    [InlineData("Tilo Brandt said this in his New Year message to the boatmen, signed by his clerk, on Tuesday.")]
    [InlineData("Tilo Brandt said so and left the quay.")]
    [InlineData("Tilo Brandt disclosed this at a dinner in Norrvik.")]
    [InlineData("Tilo Brandt told reporters this on Monday.")]
    public void A_word_that_points_back_is_no_content(string text) => Assert.Empty(Said.In(text));

    [Theory]
    [InlineData("Tilo Brandt said that it would be dry.", "it would be dry")]
    [InlineData("Tilo Brandt said this quay was shut.", "this quay was shut")]
    [InlineData("Tilo Brandt said it would rain in May.", "it would rain in May")]
    [InlineData("Tilo Brandt said that in Norrvik prices fell.", "in Norrvik prices fell")]
    [InlineData("Tilo Brandt said it never rained.", "it never rained")]
    [InlineData("Tilo Brandt said so many boats came that the quay was full.", "many boats came that the quay was full")]
    public void A_clause_that_begins_with_such_a_word_stays_content(string text, string content) => Assert.EndsWith(content, Said.One(text).Content(text), StringComparison.Ordinal);

    [Fact]
    public void What_follows_its_colon_is_the_content()
    {
        const string text = "Tilo Brandt said this in a letter: “The quay leaks, and it will go on leaking.”";
        Assert.Equal("“The quay leaks, and it will go on leaking.”", Said.One(text).Content(text));
    }

    [Fact]
    public void A_quotation_right_before_it_is_whose_word_points_back()
    {
        const string text = "The harbour was shut in May.\n“The quay leaks, and it will go on leaking.”\nTilo Brandt said this on Sunday in Norrvik. Brandt left.";
        var said = Said.One(text);
        Assert.Equal("“The quay leaks, and it will go on leaking.”", said.Content(text));
        Assert.Equal("Tilo Brandt", said.Speaker);
    }

    [Theory]
    [InlineData("Ona Brill laughed as the judge said the case was over.")]
    [InlineData("Ona Brill sighed in the dock while the judge said the case was over.")]
    public void How_somebody_was_when_another_spoke_is_no_content(string text)
    {
        var said = Said.One(text);
        Assert.Equal("the case was over", said.Content(text));
        Assert.Equal("the judge", said.Mention);
    }

    [Fact]
    public void Where_somebody_spoke_is_no_content()
    {
        const string text = "Speaking on the harbour radio, Tilo Brandt stated\n“The quay leaks.”\nBrandt left.";
        var said = Said.One(text);
        Assert.Equal("“The quay leaks.”", said.Content(text));
        Assert.Equal("Tilo Brandt", said.Speaker);
    }

    [Theory]
    [InlineData("Speaking on radio, Tilo Brandt stated that the quay leaks.")]
    [InlineData("Asked about it, Tilo Brandt said the quay leaks.")]
    [InlineData("Writing in the Herald, Tilo Brandt argued that the quay leaks.")]
    public void After_how_somebody_spoke_stands_what_he_said(string text)
    {
        var said = Said.One(text);
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.EndsWith("the quay leaks", said.Content(text), StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_wanted_to_ask_he_did_not_ask() => Assert.Empty(Said.In("Tilo Brandt wanted to ask the mayor about the quay."));

    [Theory]
    [InlineData("Tilo Brandt, who police said was drunk, left the quay.", "police")]
    [InlineData("Tilo Brandt, whom officials said had stolen the ledger, left.", "officials")]
    [InlineData("Tilo Brandt, who Ona Brill said had stolen the ledger, left.", "Ona Brill")]
    public void Of_whom_somebody_speaks_in_a_relative_clause_does_not_speak(string text, string speaker)
    {
        Assert.All(Said.In(text), s => Assert.Equal(speaker, s.Speaker));
        Assert.NotEmpty(Said.In(text));
    }

    [Fact]
    public void A_man_of_whom_police_speak_does_not_speak() => Assert.Equal("police", Said.One("A man police said was drunk left the quay.").Mention);
}
