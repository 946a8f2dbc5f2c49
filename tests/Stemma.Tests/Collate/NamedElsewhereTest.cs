using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Collate;

/// <summary>Media whose own reports are named and are not here.</summary>
public sealed class NamedElsewhereTest
{
    private const string Cited = "The dam at Telsk held, the Marova Courier newspaper reported on Friday.\n\nReuters reported that two villages were emptied.\n\nThe Kremlin's website said nothing.";

    [Fact]
    public void Papers_and_agencies_are_listed_with_who_names_them_and_bodies_are_not()
    {
        var found = NamedElsewhere.Of(Story(Texts.Telling(1, Cited, "Quay Herald"), Texts.Telling(2, "Rain fell on the hills, the Marova Courier newspaper reported.", "Basin Post")));
        Assert.Equal(["Marova Courier", "Reuters"], found.Select(n => n.Name));
        Assert.Equal([1, 2], found[0].Namings.Select(e => e.Telling.Value));
    }

    [Fact]
    public void Whose_own_report_is_here_is_not_listed() =>
        Assert.Equal(["Reuters"], NamedElsewhere.Of(Story(Texts.Telling(1, Cited, "Quay Herald"), Texts.Telling(2, "Rain fell on the hills all night.", "The Marova Courier"))).Select(n => n.Name));

    private static Story Story(params Telling[] tellings) => new() { Id = new StoryId(1), Title = "Dam holds", Tellings = tellings, Tree = Texts.Draw(tellings) };
}
