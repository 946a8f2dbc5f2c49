namespace Stemma.Tests.Statements;

/// <summary>Where a pronoun, a quotation or a clause is nobody's for sure, or ends before what is another's.</summary>
public sealed class ClearSpeakersTest
{
    [Fact]
    public void He_or_she_is_nobody_in_particular()
    {
        const string text = "Ona Brill said the bill was late. The clerk can shut the quay if he or she believes that it leaks.";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Fact]
    public void Whoever_spoke_three_sentences_ago_is_not_meant_once_others_came()
    {
        const string text = "Tilo Brandt said the quay was shut. It rained. In the yard a prisoner called Ruvo swept the floor. He looked up. “It never stops,” he said.";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Fact]
    public void Whoever_spoke_three_sentences_ago_is_meant_where_nobody_came_since()
    {
        const string text = "Tilo Brandt said the quay was shut. It rained. The ferry stayed. “It never stops,” he said.";
        Assert.Equal("Tilo Brandt", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void Who_was_asked_about_somebody_is_not_that_one()
    {
        const string text = "When asked about the threat against harbour chief Ona Brill, she said: “I know her well.”";
        Assert.True(Said.One(text).Doubtful);
    }

    [Fact]
    public void He_is_not_the_one_of_whom_he_speaks()
    {
        const string text = "Tilo Brandt said the quay was shut. He called Brandt’s plan a wreck.";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Fact]
    public void Of_two_who_act_in_a_sentence_neither_is_he()
    {
        const string text = "Seagulls came. On the day that Tilo Brandt left the harbour, Edgar Oriel attacked the plan. “It leaks,” he wrote.";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Theory]
    [InlineData("Edgar Oriel left. Vice President Tilo Brandt said it was late. The president said it was early.", null)]
    [InlineData("President Edgar Oriel said it was late. Vice President Tilo Brandt left. The president said it was early.", "Edgar Oriel")]
    public void A_vice_president_is_no_president(string text, string? speaker) => Assert.Equal(speaker, Said.In(text)[^1].Speaker is { } found && char.IsUpper(found[0]) ? found : null);

    [Fact]
    public void Where_a_president_has_the_name_a_junior_is_not_meant_by_it()
    {
        const string text = "President Brandt left. Tilo Brandt Jr. stayed. In the spring Mr. Brandt said that he would sail.";
        Assert.NotEqual("Tilo Brandt Jr", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void What_a_paper_called_somebody_is_not_the_last_speakers()
    {
        const string text = "“It floats,” Tilo Brandt said. The ledger of the harbour referred to Oriel as “a person who was often at the quay”.";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Fact]
    public void What_comes_in_reply_is_not_the_last_speakers()
    {
        const string text = "“Who are you?” Tilo Brandt asked. “We are from the harbour,” comes the reply.";
        Assert.True(Said.In(text)[^1] is { Doubtful: true } or { Speaker: not "Tilo Brandt" });
    }

    [Fact]
    public void What_follows_a_request_may_be_the_other_ones()
    {
        const string text = "Tilo Brandt asked Edgar Oriel to mend the boat. “From July on I was there.”";
        Assert.True(Said.In(text)[^1].Doubtful);
    }

    [Fact]
    public void A_quotation_that_is_opened_again_ends_before()
    {
        const string text = "“It is not there,” Edgar Oriel said. “We need more. Several clerks had doubts. “Is it true,” Tilo Brandt asked, “that it leaks?”";
        Assert.Equal("“Is it true,” ‖ “that it leaks?”", Said.In(text).By("Tilo Brandt").Content(text));
    }

    [Fact]
    public void A_straight_mark_before_a_word_closes_nothing()
    {
        const string text = "Ona Brill said it was bad. \"It is down to so few. \"The keepers did well with the boats,\" said Tilo Brandt.";
        Assert.Equal("\"The keepers did well with the boats,\"", Said.In(text).By("Tilo Brandt").Content(text));
    }

    [Fact]
    public void A_straight_mark_is_closed_by_two_single_ones()
    {
        const string text = "\"It was a sight for all who saw it,'' Tilo Brandt said. \"And it went well.\"";
        Assert.Equal("\"It was a sight for all who saw it,'' ‖ \"And it went well.\"", Said.One(text).Content(text));
    }

    [Fact]
    public void Of_two_quotations_without_a_blank_the_second_has_its_own_speaker()
    {
        const string text = "Ona Brill said it was good. \"Their skills are good. They know it.\"\"The choice was hard,\" said Tilo Brandt.";
        Assert.Equal("\"The choice was hard,\"", Said.In(text).By("Tilo Brandt").Content(text));
    }

    [Fact]
    public void What_stands_between_dashes_ends_there()
    {
        const string text = "But as Tilo Brandt failed to help – he said it was a matter for the board – and the clerks left, the quay sank.";
        Assert.Equal("it was a matter for the board", Said.One(text).Content(text));
    }

    [Fact]
    public void A_clause_on_what_another_did_meanwhile_is_no_part_of_what_was_said()
    {
        const string text = "Ona Brill said that she did not see the point of it, while the comedian Tilo Brandt sold his boat.";
        Assert.Equal("that she did not see the point of it", Said.One(text).Content(text));
    }

    [Fact]
    public void Where_somebody_appeared_is_nothing_he_said()
    {
        const string text = "In a talk on “The Late Ferry With Edda Roswell,” Tilo Brandt said the quay was shut.";
        Assert.Equal("the quay was shut", Said.One(text).Content(text));
    }

    [Fact]
    public void A_negated_verb_takes_no_quotation_before_it()
    {
        const string text = "Tilo Brandt wrote that while they are “poor,” he does not demand that the board be shut.";
        Assert.DoesNotContain(Said.In(text), s => s.Cue == "does not demand" && s.Content(text).Contains("poor", StringComparison.Ordinal));
    }

    [Fact]
    public void A_written_statement_is_no_verb()
    {
        const string text = "Gov. Tilo Brandt, in a written statement, said: “The quay is shut.”";
        Assert.Equal("Tilo Brandt", Said.One(text).Speaker);
    }

    [Theory]
    [InlineData("Tilo Brandt tweeted a link to the ledger after the board had sent it to him.")]
    [InlineData("It ends if Tilo Brandt doesn’t prove he is the owner.")]
    public void A_link_and_what_is_not_proved_are_no_words(string text) => Assert.Empty(Said.In(text));

    [Fact]
    public void Where_marks_were_read_in_a_wrong_charset_nobody_is_named()
    {
        const string text = "â It floats,â Tilo Brandt said, â and it will. The keepers left the quay";
        Assert.All(Said.In(text), s => Assert.True(s.Doubtful));
    }
}
