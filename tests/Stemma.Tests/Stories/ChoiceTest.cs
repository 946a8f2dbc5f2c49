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

    private const string Clock =
        "The clock on the town hall of Ostra stopped at noon on Tuesday, and for the first time since it was built nobody knew why. "
        + "A mechanic from Velmora climbed the tower and found a jackdaw's nest in the wheels. The council said that the clock would run again within a week.";

    private const string Feature =
        "Ilda Kestrane has wound the clock of Ostra for thirty years. She heard it fall silent before anybody saw it, she says. "
        + "The town hall gave her a bench with her name on it when she turned seventy, and the jackdaw is an old friend.";

    [Theory]
    [InlineData("“I heard the silence before anybody else”: the woman who winds the clock of Ostra")]
    [InlineData("„Ich hörte die Stille“: the clock of Ostra stopped, and who winds it on the town hall")]
    [InlineData("Opinion: The clock on the town hall of Ostra has stopped, and so have we")]
    [InlineData("How the clock on the town hall of Ostra stopped at noon")]
    [InlineData("'Nobody knew why': the clock of Ostra and its town hall")]
    public void A_plain_line_of_news_goes_before_a_features_or_an_opinions(string other)
    {
        const string news = "Clock on the town hall of Ostra stops at noon";
        Assert.Equal(news, Headline.Of([Report(1, other, Feature + " " + Clock), Report(2, news, Clock), Report(3, "Jackdaw halts town hall clock", Clock)], FamilyTree.Empty));
    }

    [Fact]
    public void A_word_that_only_begins_like_a_features_is_none() =>
        Assert.Equal("Howard Marant repairs the clock on the town hall", Headline.Of([Report(1, "Howard Marant repairs the clock on the town hall", Clock.Replace("A mechanic", "Howard Marant")), Report(2, "Bird in tower", Clock)], FamilyTree.Empty));

    [Fact]
    public void A_live_page_gives_way_to_a_report()
    {
        var live = Report(1, "Clock on the town hall of Ostra stops at noon on Tuesday", Clock);
        Assert.Equal("Clock on the town hall of Ostra stops", Headline.Of([live with { Article = live.Article with { Kind = PageKind.LiveBlog } }, Report(2, "Clock on the town hall of Ostra stops", Clock)], FamilyTree.Empty));
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
