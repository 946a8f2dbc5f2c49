using System.Text.Json;
using Stemma.Core.News;
using Stemma.Eval.Sets;

namespace Stemma.Tests.Statements;

/// <summary>Whether a statement is the person's that others marked as its speaker, as `./do quality speakers-gold` counts it.</summary>
public sealed class MarkedSpeakersTest
{
    private const string Text = "The quay leaks, the pilot said. Nobody came.";
    private static readonly Span Content = new(0, 14), By = new(16, 25);

    [Theory]
    [InlineData("Tilo Brandt", "Right")]
    [InlineData("Mr. Brandt", "Right")]
    [InlineData("the pilot Tilo Brandt", "Right")]
    [InlineData("Ona Rue", "Wrong")]
    [InlineData("a spokesman for Tilo Brandt", "Wrong")]
    [InlineData("Brandt’s lawyer", "Wrong")]
    [InlineData("the Brandt campaign", "Wrong")]
    [InlineData("he", "Unresolved")]
    public void Whom_they_name_is_the_speaker(string marked, string expected) => Assert.Equal(expected, Judge(Text, Content, marked));

    [Fact]
    public void A_noun_where_ours_stands_is_left_open_though_it_has_a_capital() => Assert.Equal("Unresolved", Judge(Text, Content, "the Republican", By, inferred: true));

    [Fact]
    public void What_holds_less_than_half_of_it_says_nothing() => Assert.Equal("Unmarked", Judge(Text, new Span(0, 3), "Tilo Brandt"));

    [Fact]
    public void White_space_that_was_folded_matters_not() => Assert.Equal("Right", Judge("The  quay\n\n" + Text[9..], new Span(0, 16), "Tilo Brandt"));

    [Fact]
    public void A_text_of_other_letters_is_left_out() => Assert.Null(GoldSpeakers.Of(Row("Another text.", new Span(0, 3), "Tilo Brandt", By), Text));

    private static string Judge(string own, Span content, string marked, Span? by = null, bool inferred = false)
    {
        var statement = new Statement { Spans = [Content], Speaker = "Tilo Brandt", Mention = By.Of(Text), MentionAt = By, Inferred = inferred };
        return GoldSpeakers.Of(Row(own, content, marked, by ?? new Span(0, 0)), Text)!.Judge(statement, "Tilo Brandt").ToString();
    }

    private static JsonElement Row(string text, Span content, string speaker, Span by) => JsonSerializer.SerializeToElement(new
    {
        text,
        quotes = new[] { new { spans = new[] { new[] { content.Start, content.End } }, speaker, speaker_spans = new[] { new[] { by.Start, by.End } } } },
    });
}
