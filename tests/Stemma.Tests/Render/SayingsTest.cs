using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Tests.Render;

public sealed class SayingsTest
{
    [Theory]
    [InlineData(1, "Mara Lind", "Lind")]
    [InlineData(3, "Mara Lind", "Per Lind", "Lind")]          // either may be meant
    [InlineData(2, "Mara Lind Jr", "Lind")]                    // there is an elder one
    [InlineData(2, "Lind campaign", "Lind")]                   // no person
    [InlineData(2, "Seoul police", "police")]                  // nobody's last name
    [InlineData(1, "the Lind Line", "Lind Line")]
    public void A_last_name_alone_is_the_one_whom_the_others_name_in_full_where_there_is_one(int heads, params string[] witnesses)
    {
        var tellings = witnesses.Select((w, i) => new Telling
        {
            Id = new TellingId(i + 1),
            Name = $"{i}",
            Article = new Article { Title = "Ferry aground", Text = "The ferry will sail again on Monday.", Language = "en" },
            Statements = [new Statement { Spans = [new Span(0, 36)], Speaker = w }],
        }).ToList();
        var story = new Story { Id = new StoryId(1), Title = "Ferry aground", Tellings = tellings, Tree = new FamilyTree([], [], []) };
        var said = Sayings.Of(story).ToList();
        Assert.Equal(heads, said.Count);
        Assert.Equal(witnesses.Length, said.Sum(s => s.All));
    }

    [Theory]
    [InlineData(300, "and then it sailed on to the", "…")]
    [InlineData(300, "and then it sailed on.", ".")]
    [InlineData(40, "and then it sailed on to the", "the")]
    public void A_stretch_that_was_cut_within_its_sentence_says_so(int length, string end, string last)
    {
        string text = string.Concat(Enumerable.Repeat("The ferry sailed. ", 20))[..(length - end.Length)] + end;
        Assert.EndsWith(last, PlainWords.Unbroken(text), StringComparison.Ordinal);
    }
}
