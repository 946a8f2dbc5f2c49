using Stemma.Core.News;
using Stemma.Core.Render;
using Stemma.Core.Statements;

namespace Stemma.Tests.Statements;

public sealed class LastNamesTest
{
    private const string Plain = "The ferry will sail again on Monday.";

    [Theory]
    [InlineData(1, Plain, "Mara Lind", "Lind")]
    [InlineData(1, "President Lind will not sail. But Lind's crew will, Ms. Lind said.", "Susan Lind", "Lind")]
    [InlineData(1, "The Lindahl yard built it.", "Mara Lind", "Lind")]
    [InlineData(3, Plain, "Mara Lind", "Thomas Lind", "Lind")]                               // either may be meant
    [InlineData(2, "Her brother, Thomas Lind, was aboard.", "Mara Lind", "Lind")]            // who is named but says nothing
    [InlineData(2, "Mr. Lind was aboard.", "Mara Lind", "Lind")]                             // not she
    [InlineData(2, "The captain was Mara Lind Jr., they said.", "Mara Lind", "Lind")]        // there is an elder one
    [InlineData(2, Plain, "Thomas Jordan", "Jordan")]                                        // a country too
    [InlineData(2, Plain, "Blue Lantern", "Lantern")]                                        // no person
    [InlineData(2, Plain, "Lind campaign", "Lind")]
    [InlineData(2, Plain, "Seoul police", "police")]
    public void A_last_name_alone_is_the_one_whom_others_name_in_full_where_no_report_names_another(int heads, string text, params string[] witnesses)
    {
        var tellings = witnesses.Select((w, i) => new Telling
        {
            Id = new TellingId(i + 1),
            Name = $"{i}",
            Article = new Article { Title = "Ferry aground", Text = text, Language = "en" },
            Named = w.Contains(' ', StringComparison.Ordinal) ? [new Named(w, w.StartsWith("Blue", StringComparison.Ordinal) ? NameKind.Organisation : NameKind.Person)] : [],
            Statements = [new Statement { Spans = [new Span(0, text.Length)], Speaker = w }],
        }).ToList();
        var story = new Story { Id = new StoryId(1), Title = "Ferry aground", Tellings = tellings, LastNames = LastNames.Of(tellings) };
        var said = Sayings.Of(story).ToList();
        Assert.Equal(heads, said.Count);
        Assert.Equal(witnesses.Length, said.Sum(s => s.All));
    }
}
