namespace Stemma.Tests.Statements;

/// <summary>What is not sure to have been said, and whom a sentence only seems to name as its speaker.</summary>
public sealed class UnsaidTest
{
    [Theory]
    [InlineData("Tilo Brandt would ask the board for a boat. Brandt left.", "would ask")]
    [InlineData("Tilo Brandt should confirm the captain for the next trip. Brandt left.", "should confirm")]
    [InlineData("Tilo Brandt knew that it would rain for years. Brandt left.", "knew")]
    public void What_somebody_would_say_or_knew_is_doubtful(string text, string cue)
    {
        var said = Said.In(text).Where(s => s.Cue == cue);
        Assert.NotEmpty(said);
        Assert.All(said, s => Assert.True(s.Doubtful));
    }

    [Theory]
    [InlineData("Tilo Brandt would later say that the quay leaked. Brandt left.")]
    [InlineData("Tilo Brandt said that the quay leaked. Brandt left.")]
    public void What_he_said_later_is_not(string text)
    {
        Assert.NotEmpty(Said.In(text));
        Assert.All(Said.In(text), s => Assert.False(s.Doubtful));
    }

    [Fact]
    public void A_quotation_that_is_never_closed_is_doubtful()
    {
        const string text = "“The quay leaks,” said Tilo Brandt. “It will go on leaking. Clerks came from Norrvik and measured it.\nBrandt left the town.";
        Assert.True(Said.In(text)[0].Doubtful);
    }

    [Theory]
    [InlineData("Tilo Brandt said: “The quay leaks. It will go on leaking.\n“It leaked in May, too.”\nBrandt left the town.")]
    [InlineData("Tilo Brandt said: “The quay leaks.\nBrandt left the town.")]
    public void One_that_the_next_paragraph_goes_on_with_or_of_one_sentence_is_not(string text) => Assert.False(Said.In(text)[0].Doubtful);

    [Fact]
    public void Whoever_does_something_in_what_was_said_is_not_the_speaker()
    {
        const string text = "The clerks, who spoke to reporters because they were asked to, said Harbourmaster Tilo Brandt arrived in Norrvik and held meetings on the quay.";
        var said = Said.One(text);
        Assert.Equal("clerks", said.Speaker);
        Assert.StartsWith("Harbourmaster Tilo Brandt arrived", said.Content(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_woman_is_not_called_by_her_husbands_first_name()
    {
        const string text = "Bill Oriel built the quay. Mrs Oriel came to Norrvik. She warned that the quay leaks. Mrs Oriel left.";
        Assert.Null(Said.One(text).Speaker);
    }

    [Fact]
    public void Of_two_who_act_in_a_sentence_neither_is_she_for_sure()
    {
        const string text = "After Anna Brill won her match on Monday, it was Clara Oriel who got the ball rolling. “I hope it goes on,” she told reporters.";
        var said = Said.In(text)[^1];
        Assert.True(said.Doubtful || said.Speaker is null);
    }

    [Fact]
    public void Somebody_of_whom_a_who_tells_more_is_not_a_second_one_who_acts()
    {
        const string text = "After Anna Brill won her match on Monday, she thanked Clara Oriel who got the ball rolling. “I hope it goes on,” she told reporters.";
        var said = Said.In(text)[^1];
        Assert.Equal(("Anna Brill", false), (said.Speaker, said.Doubtful));
    }

    [Fact]
    public void A_muse_says_nothing() => Assert.Empty(Said.In("The actress Anna Brill, muse of the painter Tilo Brandt, died in Norrvik on Monday."));

    [Fact]
    public void A_name_that_a_headline_and_its_sentence_share_is_one()
    {
        const string text = "From small boats to big ones: Tilo Brandt Tilo Brandt, founder of Brandt Boats, says only big boats will float.";
        Assert.Equal("Tilo Brandt", Said.One(text).Speaker);
    }

    [Fact]
    public void An_office_is_no_name()
    {
        const string text = "The quay leaks, Chief Minister Tilo Brandt said on Wednesday.\n\nIt is a ‘mafia,’ the Chief Minister said, formally opening the quay.\n\n"
            + "It will be mended soon, the Chief Minister said. He gave boats to the clerks. The Chief Minister also released the plan. Minister for Boats A. C. Brill presided. Additional Chief Secretary T.K. Oriel, chairman P. H. Roswell and member Ona P. Tamm spoke.";
        var said = Said.In(text);
        Assert.Equal("Tilo Brandt", said[0].Speaker);
        Assert.Null(said[2].Speaker);
        Assert.DoesNotContain(said, s => s.Speaker == "Minister");
    }

    [Theory]
    [InlineData("According to Ms. King, the quay leaks. Larry King and Gayle King left.", "King")]
    [InlineData("Billie Jean King came to Norrvik. King said that the quay leaks.", "Billie Jean King")]
    public void A_last_name_that_is_a_title_too_is_no_office(string text, string speaker) => Assert.Equal(speaker, Said.One(text).Speaker);

    [Fact]
    public void A_short_sentence_before_said_and_a_full_name_is_what_that_person_said()
    {
        const string text = "Prices fell again, said Robert Fields. The bridge leaks, said Mark Reed. Prices rose again, said Bill Gardner.";
        Assert.Equal([("Robert Fields", "Prices fell again"), ("Mark Reed", "The bridge leaks"), ("Bill Gardner", "Prices rose again")], Said.In(text).Select(s => (s.Speaker!, s.Content(text).TrimEnd(','))));
    }
}
