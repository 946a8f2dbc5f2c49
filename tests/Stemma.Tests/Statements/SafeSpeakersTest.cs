namespace Stemma.Tests.Statements;

/// <summary>Where nobody, or somebody else, must stand rather than a name that is near.</summary>
public sealed class SafeSpeakersTest
{
    [Theory]
    [InlineData("Tilo Brandt stole the ledger. This was not confirmed by the police.")]
    [InlineData("Tilo Brandt stole the ledger. This must be confirmed by the court.")]
    public void What_somebody_did_not_confirm_is_not_said_by_him(string text) => Assert.DoesNotContain(Said.In(text), s => s.Content(text).Contains("ledger", StringComparison.Ordinal));

    [Fact]
    public void A_ligature_before_a_name_is_read() => Assert.Empty(Said.In("ﬁnal Oriel Tamm met the board."));

    [Fact]
    public void Whom_the_content_names_before_she_added_is_spoken_of()
    {
        const string text = "Ona Brill said the camp was cold. Watches needed the permission of Tilo Brandt, she added.";
        Assert.Equal("Ona Brill", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void Whoever_speaks_inside_what_another_says_does_not_go_on()
    {
        const string text = "Tilo Brandt added that Edgar Oriel promised a boat. “It never came,” he said.";
        Assert.Equal("Tilo Brandt", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void Of_two_before_who_neither_is_the_one()
    {
        const string text = "The model is by Tilo Brandt and Edgar Oriel, who believed that ferries float.";
        Assert.Null(Said.One(text).Speaker);
    }

    [Fact]
    public void Data_saying_something_is_not_the_senator_saying_it()
    {
        const string text = "Tilo Brandt released data from the harbour office saying that most quays leak.";
        Assert.DoesNotContain(Said.In(text), s => s.Speaker == "Tilo Brandt");
    }

    [Fact]
    public void The_participle_after_a_clause_of_time_is_the_main_clauses()
    {
        const string text = "Ona Brill pushed back when Tilo Brandt said the quay was safe, noting that it had sunk.";
        Assert.Equal("Ona Brill", Said.In(text).Single(s => s.Cue == "noting").Speaker);
    }

    [Fact]
    public void The_second_verb_of_a_relative_clause_is_not_the_sentences()
    {
        const string text = "Tilo Brandt cited the clerk, who knew the ledger and told the board that it was false.";
        Assert.DoesNotContain(Said.In(text), s => s.Cue == "told" && s.Speaker == "Tilo Brandt");
    }

    [Theory]
    [InlineData("fr", "« La digue tient », a déclaré Emmanuel Roy. La ministre est arrivée. « Elle ne tient pas », a-t-elle répondu.")]
    [InlineData("es", "“La presa aguanta”, dijo Tomás Vidal. Los jefes del puerto, en la reunión de la tarde, plantearon a la prensa que cede.")]
    [InlineData("fr", "« Le pont est sûr », a dit Emmanuel Roy. Le colistier de Roy, Jules Amard, est venu. « J'ai peur », a-t-il raconté.")]
    public void A_verb_without_a_subject_goes_on_with_nobody_who_does_not_fit(string language, string text)
    {
        var said = Said.In(text, language);
        Assert.NotEqual(said[0].Speaker, said[^1].Speaker);
    }

    [Fact]
    public void A_question_and_the_answer_below_it_are_two_peoples()
    {
        const string text = "Tilo Brandt replied: “It was sunk.”\n“Was it sunk?”\n“It was never there.”";
        Assert.Equal(["Tilo Brandt", null, null], Said.In(text).Select(s => s.Speaker));
    }

    [Fact]
    public void A_film_with_its_star_is_no_quotation() => Assert.Empty(Said.In("“Open Harbour,” Tilo Brandt stars as the keeper."));

    [Fact]
    public void To_call_it_quits_is_no_statement() => Assert.Empty(Said.In("Tilo Brandt is calling it quits."));

    [Fact]
    public void Of_two_presidents_the_president_is_neither_for_sure()
    {
        const string text = "President Tilo Brandt said the quay leaks. President Edgar Oriel came by boat. The president said it would rain.";
        Assert.NotEqual("Tilo Brandt", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void What_came_before_somebody_announced_something_is_not_said_by_him()
    {
        const string text = "The clerks posted pictures of the quay, before Tilo Brandt announced the sale.";
        Assert.DoesNotContain(Said.In(text), s => s.Content(text).Contains("pictures", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Its chairwoman, Edda Roswell, said it was late.", "Edda Roswell")]
    [InlineData("The mayor of Port Aldera, Edda Roswell, said it was late. Roswell left.", "Edda Roswell")]
    [InlineData("Her deputy, Edda Roswell, who had left in May, declined to comment. Roswell left.", "Edda Roswell")]
    public void A_name_beside_an_office_is_the_speakers_where_its_sentence_begins_with_it(string text, string speaker) => Assert.Equal(speaker, Said.In(text)[0].Speaker);

    [Fact]
    public void According_to_somebody_is_no_words_of_whoever_stands_in_the_sentence()
    {
        const string text = "According to two engineers who worked there, inspectors had warned of rust as early as 2019.";
        var said = Said.In(text);
        Assert.Equal("inspectors had warned of rust as early as 2019", said.Single(s => s.Cue == "According to").Content(text));
        Assert.DoesNotContain(said, s => s.Content(text).Contains("engineers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tilo Brandt praised the firefighters who saved the quay and said the town would pay.", "the town would pay", "Tilo Brandt")]
    [InlineData("Tilo Brandt sent a letter to the board saying the quay was shut.", "the quay was shut", "Tilo Brandt")]
    [InlineData("Prices fell after Tilo Brandt said the bank, which lost money, would cut jobs.", "the bank, which lost money, would cut jobs", "Tilo Brandt")]
    public void The_second_verb_and_the_last_clause_stay_whose_they_are(string text, string content, string speaker) =>
        Assert.Equal(speaker, Said.In(text).Single(s => s.Content(text) == content).Speaker);

    [Theory]
    [InlineData("“Absolutely,” beamed Tilo Brandt.", "“Absolutely,”")]
    [InlineData("“Thank you,” beamed Tilo Brandt.", "“Thank you,”")]
    public void One_word_is_no_title(string text, string content) => Assert.Equal(content, Said.One(text).Content(text));

    [Fact]
    public void What_was_called_for_on_a_day_is_what_was_called_for()
    {
        const string text = "Tilo Brandt called on Monday for a truce that both sides would keep.";
        Assert.Equal("a truce that both sides would keep", Said.One(text).Content(text));
    }

    [Fact]
    public void Whom_a_chancellor_pushed_is_he_and_not_the_chancellor()
    {
        const string text = "Edgar Oriel said the quay was shut. The plan was pushed by Chancellor Tilo Brandt. He said it leaked.";
        Assert.Equal("Edgar Oriel", Said.In(text)[^1].Speaker);
    }

    [Fact]
    public void Who_is_named_in_one_breath_with_another_is_not_he_for_sure()
    {
        const string text = "The book begins in the tone of such literary heroes as J.D. Salinger and Edgar S. Brandt, telling of his own years.\n\nHe was with Ona Velk for more than a decade, and recalls happy times with the “very, very beautiful” singer that would cool over the years.";
        Assert.All(Said.In(text).Where(s => s.Inferred && s.Speaker is not null), s => Assert.True(s.Doubtful));
    }

    [Fact]
    public void She_is_nobody_for_sure_where_another_spoke_last_by_a_bare_name()
    {
        const string text = "Chris Oriel ran for the board. Brill left it to him. Brill gave it to him. “It is shut,” Oriel said. Brill said the quay is open. “It is a pity,” she said.";
        Assert.DoesNotContain(Said.In(text), s => s is { Doubtful: false, Inferred: true, Speaker: "Chris Oriel" });
    }

    [Theory]
    [InlineData("Tilo Brandt promised to close any quay in the old harbour that “leaks and smells.”")]
    [InlineData("Tilo Brandt vowed to sell every boat in the harbour that “leaks.”")]
    public void What_is_promised_is_no_clause_inside_it(string text) => Assert.DoesNotContain(Said.In(text), s => s.Content(text).StartsWith("that ", StringComparison.Ordinal));

    [Theory]
    [InlineData("Tilo Brandt called the quay a “wreck,” a word that the board disliked.", "the quay a “wreck,”")]
    [InlineData("Tilo Brandt called for the sale of the quay, although this was ruled out by the board.", "the sale of the quay")]
    public void What_something_is_called_ends_before_the_writers_words(string text, string content) => Assert.Equal(content, Said.One(text).Content(text));

    [Theory]
    [InlineData("de", "Eine von Dr. Tilo Brandt entwickelte Theorie sagt, dass die Flut den Hafen hebt.")]
    [InlineData("pl", "„Mam nadzieję, że to przyjmą. Koniec z tym!” – wskazał Tilo Brandt, powtarzając swoje dawne groźby pod adresem portu.")]
    public void Neither_a_theory_nor_how_it_was_said_is_what_somebody_says(string language, string text) =>
        Assert.DoesNotContain(Said.In(text, language), s => s is { Doubtful: false } && s.Speaker?.Contains("Brandt", StringComparison.Ordinal) == true && s.Spans[0].Start > text.IndexOf("Brandt", StringComparison.Ordinal));
}
