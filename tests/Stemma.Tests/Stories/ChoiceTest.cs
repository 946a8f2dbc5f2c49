using Stemma.Core.News;
using Stemma.Core.Stories;
using static Stemma.Tests.Stories.Press;

namespace Stemma.Tests.Stories;

public sealed class ChoiceTest
{
    [Fact]
    public void The_headline_is_one_of_the_tellings_own() =>
        Assert.Contains(Headline.Of([Dam1, Dam2], FamilyTree.Empty), new[] { Dam1.Article.Title, Dam2.Article.Title });

    [Fact]
    public void The_headline_is_in_the_language_of_most() =>
        Assert.Equal(Dam1.Article.Title, Headline.Of([DamGerman, Dam1, Report(7, "You won't believe what this dam did!", Dam2.Article.Text)], FamilyTree.Empty));

    [Fact]
    public void A_headline_with_the_sites_tail_gives_way_to_a_plain_one()
    {
        var tailed = Report(6, Dam1.Article.Title + " – sister towns", Dam1.Article.Text);
        Assert.Equal(Dam1.Article.Title, Headline.Of([tailed, Dam1], FamilyTree.Empty));
    }

    [Fact]
    public void Without_headlines_the_first_sentence_stands_for_the_story()
    {
        Assert.Equal("The dam held.", Headline.Of([Report(1, "", "The dam held. People went home.")], FamilyTree.Empty));
        Assert.Equal("", Headline.Of([Report(1, "")], FamilyTree.Empty));
        Assert.EndsWith("…", Headline.Of([Report(1, "", string.Join(' ', Enumerable.Repeat("long", 100)))], FamilyTree.Empty));
    }

    [Fact]
    public void The_fullest_report_is_recommended_with_its_reason()
    {
        var (telling, reason) = Recommendation.Of([Dam2, Dam1, Report(8, "Dam cracks", "A dam cracked.")], FamilyTree.Empty);
        Assert.Equal(Dam1.Id, telling);
        Assert.StartsWith("The fullest report", reason);
    }

    [Fact]
    public void A_report_whose_source_is_known_beats_a_slightly_longer_one_of_unknown_source()
    {
        var known = new Provenance(Dam2.Id, NodeId.Of(Dam2.Id), true, new PrimarySource("Ostra Wire", null, false, true, "", [], []), []);
        var unknown = new Provenance(Dam1.Id, NodeId.Of(Dam1.Id), false, new PrimarySource(null, null, false, false, "", [], []), []);
        var (telling, reason) = Recommendation.Of([Dam1, Dam2], new FamilyTree([], [], [unknown, known]));
        Assert.Equal(Dam2.Id, telling);
        Assert.Contains("comes from Ostra Wire", reason);
    }

    [Fact]
    public void A_version_that_was_replaced_gives_way_to_the_later_one()
    {
        var update = new Link { Child = NodeId.Of(Dam2.Id), Parent = NodeId.Of(Dam1.Id), Kind = LinkKind.Update };
        var (telling, reason) = Recommendation.Of([Dam1, Dam2], new FamilyTree([], [update], []));
        Assert.Equal(Dam2.Id, telling);
        Assert.Contains("latest version", reason);
    }
}
