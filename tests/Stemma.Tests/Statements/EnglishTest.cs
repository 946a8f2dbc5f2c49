using Stemma.Core.News;

namespace Stemma.Tests.Statements;

public sealed class EnglishTest
{
    [Fact]
    public void Indirect_speech_keeps_its_that()
    {
        const string text = "Harbour chief Tilo Brandt said that the ferry will sail on Friday.";
        var said = Said.One(text);
        Assert.Equal("that the ferry will sail on Friday", said.Content(text));
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("Harbour chief Tilo Brandt", said.Mention);
        Assert.Equal("said", said.CueAt!.Value.Of(text));
        Assert.Equal(StatementKind.Indirect, said.Kind);
    }

    [Fact]
    public void The_one_who_was_told_is_not_the_speaker()
    {
        const string text = "“The quay is closed,” Tilo Brandt told AFP.";
        Assert.Equal("Tilo Brandt", Said.One(text).Speaker);
    }

    [Theory]
    [InlineData("No one was hurt, the harbour chief, Tilo Brandt, told reporters shortly before midnight.")]
    [InlineData("No one was hurt, Tilo Brandt, the harbour chief, told AFP.")]
    public void The_one_who_was_told_is_not_the_speaker_after_an_apposition(string text)
    {
        var said = Said.One(text);
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("No one was hurt", said.Content(text));
    }

    [Theory]
    [InlineData("“The quay is closed,” its harbour chief, Tilo Brandt, said in a statement.")]
    [InlineData("“The quay is closed,” a spokesman, Tilo Brandt, said.")]
    [InlineData("“The quay is closed,” his brother, Tilo Brandt, told reporters.")]
    public void A_name_set_beside_a_noun_is_the_speakers_whatever_stands_before_the_noun(string text)
    {
        var said = Said.One(text);
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("“The quay is closed,”", said.Content(text));
    }

    [Theory]
    [InlineData("Aldera Lines said it had inspected the ferry in March and found no fault.", "it had inspected the ferry in March and found no fault")]
    [InlineData("Officials said that they had read the letter and found it forged.", "that they had read the letter and found it forged")]
    public void The_second_of_two_participles_is_part_of_what_was_said(string text, string content) => Assert.Equal(content, Said.One(text).Content(text));

    [Fact]
    public void Content_before_an_attribution_at_the_end_has_no_attribution_in_it()
    {
        const string text = "The ferry will sail on Friday, officials said on Monday.";
        var said = Said.One(text);
        Assert.Equal("The ferry will sail on Friday", said.Content(text));
        Assert.Equal("officials", said.Speaker);
    }

    [Theory]
    [InlineData("The lane is closed after a leak, the harbour police reported at 1:30 p.m. on Nov. 8.", "The lane is closed after a leak")]
    [InlineData("The harbour police said at 7:45 p.m. that nobody was hurt.", "that nobody was hurt")]
    public void The_colon_of_a_clock_time_opens_no_speech(string text, string content) => Assert.Equal(content, Said.One(text).Content(text));

    [Fact]
    public void An_attribution_in_the_middle_leaves_two_stretches()
    {
        const string text = "The ferry, Tilo Brandt said, was never in danger.";
        Assert.Equal("The ferry ‖ was never in danger", Said.One(text).Content(text));
    }

    [Fact]
    public void Inverted_order_finds_the_speaker_after_the_verb()
    {
        const string text = "“The quay is closed,” said Tilo Brandt, the harbour chief of Norrvik.";
        Assert.Equal("Tilo Brandt", Said.One(text).Speaker);
    }

    [Fact]
    public void An_apposition_and_an_aside_are_stepped_over()
    {
        const string text = "But Tilo Brandt, acting head of the harbour, which runs the ferry, said the quay was closed.";
        var said = Said.One(text);
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("the quay was closed", said.Content(text));
    }

    [Fact]
    public void A_pronoun_takes_the_speaker_before_it_and_is_marked()
    {
        const string text = "Harbour chief Tilo Brandt said the quay was closed. He added that the ferry was safe.";
        var said = Said.In(text)[1];
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("He", said.Mention);
        Assert.True(said.Inferred);
    }

    [Theory]
    [InlineData("Harbour chief Tilo Brandt said the quay was closed. A woman on the pier said it was open. “I walked there,” she said.", "woman on the pier")]
    [InlineData("Mr. Tilo Brandt said the quay was closed. He added that the ferry was safe. “I walked there,” she said.", null)]
    [InlineData("Harbour chief Tilo Brandt said the quay was closed. The ferry lies near Mira Vannik Square. “It is safe,” he said.", "Tilo Brandt")]
    [InlineData("By night in Norrvik, one station showed footage of what it said was a captured pilot.", null)]
    public void A_pronoun_takes_who_can_be_meant_or_nobody(string text, string? speaker) =>
        Assert.Equal(speaker, Said.In(text)[^1].Speaker);

    [Fact]
    public void A_name_beside_one_noun_is_one_speaker_with_it()
    {
        const string text = "The ferry company, Aldera Lines, said the ship was safe.";
        Assert.Equal("Aldera Lines", Said.One(text).Speaker);
    }

    [Fact]
    public void What_a_subject_does_beside_its_verb_is_no_speaker()
    {
        const string text = "The envoy, Tilo Brandt, speaking in Norrvik, said the ship was safe.";
        Assert.Equal("Tilo Brandt", Said.One(text).Speaker);
    }

    [Fact]
    public void A_second_verb_shares_the_subject_and_ends_the_first_content()
    {
        const string text = "Tilo Brandt said the quay was closed and added that the ferry was safe.";
        var all = Said.In(text);
        Assert.Equal(["the quay was closed", "that the ferry was safe"], all.Select(s => s.Content(text)));
        Assert.All(all, s => Assert.Equal("Tilo Brandt", s.Speaker));
    }

    [Fact]
    public void According_to_stands_before_or_after()
    {
        const string before = "According to Tilo Brandt, the quay was closed.", after = "The quay was closed, according to Tilo Brandt.";
        Assert.Equal("the quay was closed", Said.One(before).Content(before));
        Assert.Equal("The quay was closed", Said.One(after).Content(after));
        Assert.Equal("Tilo Brandt", Said.One(after).Speaker);
    }

    [Fact]
    public void For_an_expert_is_an_attribution()
    {
        const string text = "For Mira Olund, a ferry expert at Norrvik University, the quay was never safe.";
        Assert.Equal("Mira Olund", Said.One(text).Speaker);
        Assert.Empty(Said.In("For Norrvik, the ferry is a chance to grow."));
    }

    [Fact]
    public void Quotations_follow_their_speaker_into_the_next_sentence()
    {
        const string text = "“The quay is closed,” Tilo Brandt said. “Nobody was hurt.”";
        Assert.Equal("“The quay is closed,” ‖ “Nobody was hurt.”", Said.One(text).Content(text));
    }

    [Fact]
    public void A_passive_names_its_agent()
    {
        const string text = "The closure was confirmed by Tilo Brandt.";
        var said = Said.One(text);
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.Equal("The closure", said.Content(text));
    }

    [Fact]
    public void Partly_quoted_content_is_mixed() =>
        Assert.Equal(StatementKind.Mixed, Said.One("Tilo Brandt said the quay was “not safe for anyone” on Friday.").Kind);
}
