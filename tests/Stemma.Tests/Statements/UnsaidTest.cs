namespace Stemma.Tests.Statements;

/// <summary>What is not sure to have been said, and whom a sentence only seems to name as its speaker.</summary>
public sealed class UnsaidTest
{
    [Theory]
    [InlineData("Tilo Brandt would ask the board for a boat. Brandt left.", "would ask")]
    [InlineData("Tilo Brandt should confirm the captain for the next trip. Brandt left.", "should confirm")]
    [InlineData("Tilo Brandt knew that it would rain for years. Brandt left.", "knew")]
    public void What_somebody_would_say_or_knew_is_doubtful(string text, string cue) => Assert.All(Said.In(text).Where(s => s.Cue == cue), s => Assert.True(s.Doubtful));

    [Theory]
    [InlineData("Tilo Brandt would later say that the quay leaked. Brandt left.")]
    [InlineData("Tilo Brandt said that the quay leaked. Brandt left.")]
    public void What_he_said_later_is_not(string text) => Assert.All(Said.In(text), s => Assert.False(s.Doubtful));

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
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Tilo Brandt");
        Assert.Contains(Said.In(text), s => s.Content(text).StartsWith("Harbourmaster Tilo Brandt arrived", StringComparison.Ordinal));
    }

    [Fact]
    public void A_woman_is_not_called_by_her_husbands_first_name()
    {
        const string text = "Bill Oriel built the quay. Mrs Oriel came to Norrvik. She warned that the quay leaks. Mrs Oriel left.";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Bill Oriel");
    }

    [Fact]
    public void Of_two_who_act_in_a_sentence_neither_is_she_for_sure()
    {
        const string text = "After Anna Brill won her match on Monday, it was Clara Oriel who got the ball rolling. “I hope it goes on,” she told reporters.";
        var said = Said.In(text)[^1];
        Assert.True(said.Doubtful || said.Speaker is null);
    }

    [Fact]
    public void A_muse_says_nothing() => Assert.Empty(Said.In("The actress Anna Brill, muse of the painter Tilo Brandt, died in Norrvik on Monday."));

    [Fact]
    public void A_name_that_a_headline_and_its_sentence_share_is_one()
    {
        const string text = "From small boats to big ones: Tilo Brandt Tilo Brandt, founder of Brandt Boats, says only big boats will float.";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Tilo Brandt Tilo Brandt");
    }

    [Fact]
    public void An_office_is_no_name()
    {
        const string text = "The quay leaks, Chief Minister Tilo Brandt said on Wednesday.\n\nIt is a ‘mafia,’ the Chief Minister said, formally opening the quay.\n\n"
            + "It will be mended soon, the Chief Minister said. He gave boats to the clerks. The Chief Minister also released the plan. Minister for Boats A. C. Brill presided. Additional Chief Secretary T.K. Oriel, chairman P. H. Roswell and member Ona P. Tamm spoke.";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Minister");
    }
}
