namespace Stemma.Tests.Statements;

public sealed class LedQuotationsTest
{
    [Theory]
    [InlineData("“The quay is closed,” said former harbour chief Tilo Brandt, who praised the crew.", "“The quay is closed,”", "Tilo Brandt", "said")]
    [InlineData("“My task is to open the quay,” Tilo Brandt vowed, adding he would stay.", "“My task is to open the quay,”", "Tilo Brandt", "vowed")]
    [InlineData("“Just one minute, please?” Tilo Brandt urged them, as he explained how hard it is.", "“Just one minute, please?”", "Tilo Brandt", "urged")]
    [InlineData("“It is open!” beamed Tilo Brandt of Port Aldera, who ran down the pier.", "“It is open!”", "Tilo Brandt", "beamed")]
    [InlineData("“Come home safely,” Tilo Brandt hums to the crowd on the pier.", "“Come home safely,”", "Tilo Brandt", "hums")]
    [InlineData("“We had better winters than this one,” harbour chief Tilo Brandt, wearing a cap and “Open Quay” pins, said softly.", "“We had better winters than this one,”", "Tilo Brandt", "said")]
    public void A_quotation_that_opens_its_sentence_is_the_speakers_whatever_the_verb(string text, string content, string speaker, string cue)
    {
        var said = Said.In(text)[0];
        Assert.Equal(content, said.Content(text));
        Assert.EndsWith(speaker, said.Speaker);
        Assert.Equal(cue, said.Cue);
    }

    [Theory]
    [InlineData("“The Long Quay,” directed by Tilo Brandt, opens on Friday.")]
    [InlineData("“The Long Quay,” which opened on Friday, is a film.")]
    [InlineData("“Open Quay” signs stood on the pier.")]
    [InlineData("“The Long Quay” – Tilo Brandt")]
    public void A_title_that_opens_a_sentence_is_no_statement(string text) => Assert.Empty(Said.In(text));

    [Fact]
    public void A_middle_initial_is_no_article()
    {
        const string text = "“The quay is closed,” harbour counsel Tilo A. Brandt wrote in a letter dated Tuesday and filed in court.";
        var said = Said.One(text);
        Assert.Equal("“The quay is closed,”", said.Content(text));
        Assert.Contains("Brandt", said.Mention);
    }

    [Theory]
    [InlineData("The leaders of the port had one message: “Stay away.”", "“Stay away.”", "The leaders of the port")]
    [InlineData("Tilo Brandt has used the old phrase “soft water” often.", "“soft water”", "Tilo Brandt")]
    [InlineData("He is now, as the Harbour Gull put it in a long report, “the operator.”", "“the operator.”", "the Harbour Gull")]
    public void A_quotation_is_handed_over_by_a_noun_or_a_set_phrase(string text, string content, string mention)
    {
        var said = Said.One(text);
        Assert.Equal(content, said.Content(text));
        Assert.Equal(mention, said.Mention);
    }

    [Fact]
    public void His_answer_is_that_of_whoever_he_is()
    {
        const string text = "Tilo Brandt said the quay was shut. Reporters asked why. His answer: “It leaks.”";
        var said = Said.In(text)[^1];
        Assert.Equal("“It leaks.”", said.Content(text));
        Assert.Equal("Tilo Brandt", said.Speaker);
        Assert.True(said.Inferred);
    }

    [Fact]
    public void What_is_signed_goes_no_further()
    {
        const string text = "“I like it.” ― Ona Brill\n“No one here wants this quay.”";
        var said = Said.In(text);
        Assert.Equal(["“I like it.”", "“No one here wants this quay.”"], said.Select(s => s.Content(text)));
        Assert.Equal(["Ona Brill", null], said.Select(s => s.Speaker));
    }

    [Fact]
    public void A_participle_has_the_quotation_that_follows_it()
    {
        const string text = "“We have begun,” Tilo Brandt said, adding of Ona Brill, “She likes the crew.”";
        Assert.Equal(["“We have begun,”", "“She likes the crew.”"], Said.In(text).Select(s => s.Content(text)));
    }

    [Fact]
    public void A_programmes_title_is_no_second_piece()
    {
        const string text = "“It is over,” Tilo Brandt told “Morning Gull” on Monday.";
        Assert.Equal("“It is over,”", Said.One(text).Content(text));
    }

    [Fact]
    public void A_straight_mark_closed_by_a_curly_one_ends_there()
    {
        const string text = "\"I prefer Ely,” said Tilo Brandt.\n\"But it rains,” Ona Brill said.";
        Assert.Equal(["\"I prefer Ely,”", "\"But it rains,”"], Said.In(text).Select(s => s.Content(text)));
    }

    [Fact]
    public void Curly_marks_inside_straight_ones_do_not_close_them()
    {
        const string text = "\"Jobs “matter” to us,\" said Tilo Brandt.";
        Assert.Equal("\"Jobs “matter” to us,\"", Said.One(text).Content(text));
    }

    [Theory]
    [InlineData("“Would you have told her?” He answered, “I have no idea.”", "“I have no idea.”", "answered")]
    [InlineData("“Too dear?” Tilo Brandt told the harbour paper on Monday.", "“Too dear?”", "told")]
    public void What_follows_a_question_is_its_tail_unless_it_hands_over_anew(string text, string content, string cue)
    {
        var said = Said.In(text).Single(s => s.Cue == cue);
        Assert.Equal(content, said.Content(text));
    }
}
