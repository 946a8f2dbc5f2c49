using Stemma.Core.News;

namespace Stemma.Tests.Statements;

/// <summary>What is passed on, given notice of, shown or planned.</summary>
public sealed class PassedOnTest
{
    [Theory]
    [InlineData("The ferry was out of order, officials said. This was also reported by Aldera Lines.")]
    [InlineData("The ferry was out of order. This was later confirmed by Aldera Lines.")]
    public void This_stands_for_what_the_sentence_before_says(string text) =>
        Assert.Equal("The ferry was out of order", Said.In(text).By("Aldera Lines").Content(text));

    [Fact]
    public void A_warning_of_a_thing_is_said_by_whoever_issues_it_and_ends_where_the_next_is_done()
    {
        const string text = "Aldera Lines has issued stern warnings of longer delays, aiming to empty the quay.";
        var said = Said.One(text);
        Assert.Equal(("Aldera Lines", "longer delays"), (said.Speaker, said.Content(text)));
    }

    [Fact]
    public void What_a_report_is_of_is_not_what_it_says() => Assert.Empty(Said.In("Aldera Lines has released a report of great length."));

    [Fact]
    public void Pictures_say_who_does_what()
    {
        const string text = "Aldera Lines images depicted Tilo Brandt passing the crew and waving from the quay.";
        Assert.Equal("Tilo Brandt passing the crew and waving from the quay", Said.One(text).Content(text));
    }

    [Fact]
    public void Pictures_of_things_say_nothing() => Assert.Empty(Said.In("Aldera Lines images depicted a burning ship."));

    [Fact]
    public void As_reported_by_ends_what_is_said_before_it()
    {
        const string text = "The two crews have sent letters pledging closer ties, as reported by Aldera Lines.";
        Assert.Contains(Said.In(text), s => s.Content(text) == "closer ties");
    }

    [Fact]
    public void Both_who_are_expected_belong_to_the_expectation_and_an_afterthought_does_not()
    {
        const string text = "Aldera Lines reported that Tilo Brandt and Mira Holt were scheduled to meet, though without giving a date.";
        Assert.Equal("Tilo Brandt and Mira Holt ‖ to meet", Said.In(text).First(s => s.Status == StatementStatus.Expected).Content(text));
    }
}
