using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Collate;

/// <summary>What a later version of an unseen report added.</summary>
public sealed class VersionAdditionsTest
{
    private const string Added = "The army sent two helicopters on Saturday to lift an old couple from the roof of the mill at Telsk.";

    private static readonly string Later = Texts.Flood.Replace("400 families", "450 families", StringComparison.Ordinal).Replace("Schools and", Added + " Schools and", StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_two_carriers_of_the_later_version_share_was_added_by_it()
    {
        var story = Story(Credited(1, Texts.Flood), Credited(2, Texts.Flood), Credited(3, Later), Credited(4, Later));
        var found = Assert.Single(VersionAdditions.Of(story));
        Assert.Equal(2, story.Tree.Originals.Single(o => o.Id == found.Original).Version);
        Assert.Equal([Added], found.Added.Select(s => s.Of(Later)));
    }

    [Fact]
    public void What_one_carrier_alone_has_may_be_its_own() =>
        Assert.Empty(VersionAdditions.Of(Story(Credited(1, Texts.Flood), Credited(2, Texts.Flood), Credited(3, Later))));

    private static Telling Credited(int id, string text) => Texts.Telling(id, text, $"Paper {id}", byline: "By Bo Lind, Reuters");

    private static Story Story(params Telling[] tellings) => new() { Id = new StoryId(1), Title = "Flood", Tellings = tellings, Tree = Texts.Draw(tellings), Alignments = Texts.Align(tellings) };
}
