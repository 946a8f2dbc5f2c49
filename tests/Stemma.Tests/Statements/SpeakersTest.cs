namespace Stemma.Tests.Statements;

/// <summary>Whom a pronoun, a short name or a noun stands for.</summary>
public sealed class SpeakersTest
{
    [Fact]
    public void Who_is_named_in_full_and_then_by_the_last_name_is_a_person_whatever_the_name()
    {
        var said = Said.In("Tilo Brandt said the quay was shut.\nOrmund Velk owns the ferry. “It is slow,” Velk said. “It was cheap,” he added.");
        Assert.Equal("Ormund Velk", said[^1].Speaker);
    }

    [Fact]
    public void A_noun_for_people_before_a_name_makes_it_a_persons()
    {
        var said = Said.In("Tilo Brandt said the quay was shut.\nThe tide is a danger, as is known to the hydrologist Ormund Velk. “It was cheap,” he added.");
        Assert.Equal("Ormund Velk", said[^1].Speaker);
    }

    [Fact]
    public void A_bare_name_that_the_text_goes_on_to_call_he_is_a_persons()
    {
        var said = Said.In("Tilo Brandt said the quay was shut.\nEach spring Ruvo builds a boat, and he sells it. “It floats,” he said.");
        Assert.Equal("Ruvo", said[^1].Speaker);
    }

    [Fact]
    public void A_womans_first_name_is_not_taken_for_he()
    {
        var said = Said.In("Tilo Brandt is the harbour chief. Lisa Roswell came too. “It is shut,” he said.");
        Assert.Equal("Tilo Brandt", said[^1].Speaker);
    }

    [Fact]
    public void Whom_the_text_keeps_calling_he_is_not_taken_for_she()
    {
        var said = Said.In("Ruvo Tamm built a boat when he was young. Tamm sold it before he left. Lisa Roswell watched. Tamm came back. “It floats,” she said.");
        Assert.Equal("Lisa Roswell", said[^1].Speaker);
    }

    [Fact]
    public void The_sentences_own_he_stays_its_subject()
    {
        var said = Said.In("Jason Brandt came to the quay. He paid tribute to captain Oriel Calloway, and he said that the ferry was lost.");
        Assert.Equal("Jason Brandt", said[^1].Speaker);
    }

    [Fact]
    public void He_may_stand_for_whose_something_is()
    {
        var said = Said.In("Tilo Brandt runs the harbour. Captain Oriel Calloway left it. Brandt’s hardest day came when he told the crew that the ferry was lost.");
        Assert.Equal("Tilo Brandt", said[^1].Speaker);
    }

    [Fact]
    public void A_thing_is_not_taken_for_the_one_who_is_described_with_it()
    {
        var said = Said.In("Tilo Brandt, the director of the Norrvik poll, said the vote was close. The poll found that few liked the ferry.");
        Assert.NotEqual("Tilo Brandt", said[^1].Speaker);
    }

    [Theory]
    [InlineData("Edda Roswell accused Tilo Brandt of arguing that the quay was safe.")]
    [InlineData("Edda Roswell waited, and there is no case of him even mentioning that the quay was safe.")]
    public void What_somebody_else_is_said_to_say_is_not_the_subjects(string text) =>
        Assert.DoesNotContain(Said.In(text), s => s.Content(text) == "that the quay was safe" && s.Speaker == "Edda Roswell");

    [Fact]
    public void A_title_that_speaks_against_the_full_name_keeps_the_short_one()
    {
        var said = Said.In("Jason Roswell was buried in May. “I was there,” Ms Roswell said.");
        Assert.Equal("Roswell", said[^1].Speaker);
    }

    [Fact]
    public void An_office_is_not_whose_it_is() =>
        Assert.DoesNotContain(Said.In("L'ufficio di Jason Roswell ha detto che la nave è lenta.", "it"), s => s.Speaker == "Jason Roswell");

    [Fact]
    public void The_name_beside_an_office_of_a_place_is_the_speakers()
    {
        var said = Said.In("Die Bürgermeisterin von Norrvik, Edda Roswell, betont: „Wir sind noch in der Vorphase.“", "de");
        Assert.Equal("Edda Roswell", said[^1].Speaker);
    }

    [Fact]
    public void Several_names_side_by_side_are_not_one_person() =>
        Assert.DoesNotContain(Said.In("„Der Kai ist zu“, sagten Jason Brandt und Lisa Roswell.", "de"), s => s.Speaker is "Jason Brandt" or "Lisa Roswell");

    [Fact]
    public void A_quotation_after_somebody_elses_sentence_begins_is_not_the_last_speakers()
    {
        var said = Said.In("„Der Kai ist zu“, sagte Jason Brandt. Lisa Roswell neben ihm sieht es so: „Er bleibt zu.“", "de");
        Assert.DoesNotContain(said.Skip(1), s => s.Speaker == "Jason Brandt");
    }
}
