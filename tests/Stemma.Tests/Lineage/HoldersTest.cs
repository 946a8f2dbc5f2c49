using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class HoldersTest
{
    private const string Lead = "A goods train left the rails in the tunnel below Harnock early on Monday and 9 of its wagons lie across both tracks. ";
    private const string Body =
        "The driver walked out of the northern mouth with a broken wrist, said the line's manager Olga Trevane. " +
        "Cranes from two depots were on their way, and the first of them was not expected before nightfall. " +
        "Commuters from the valley were taken to the city by buses that left every twenty minutes. " +
        "The tunnel was dug ninety years ago and has had new drains since the wet spring of the year before last. " +
        "A load of sugar beet was spilled on the ballast and will have to be shovelled out by hand.";

    private const string LaterLead = "Cranes began to lift wagons out of the tunnel below Harnock on Monday evening after a night without trains in the valley. ";
    private const string Added = "The inspectorate took the speed recorder to its workshop and promised a first finding within the week. The beet farmers asked who would pay for the load that was lost. ";

    private static DateTimeOffset At(int hour, int minute = 0) => new(2031, 3, 3, hour, minute, 0, TimeSpan.Zero);

    private static Telling Page(int id, string text, int hour) => Texts.Telling(id, text, "AP News", url: $"https://apnews.com/article/harnock-{id}", published: At(hour));

    private static readonly Telling First = Page(1, Lead + Body, 6), Second = Page(2, LaterLead + Added + Body, 18);

    private static NodeId ParentOf(FamilyTree tree, int child) => Assert.Single(tree.Links, l => l.Child == NodeId.Of(new TellingId(child))).Parent;

    [Fact]
    public void A_carrier_hangs_under_the_held_report_whose_text_it_has()
    {
        var early = Texts.Telling(3, Lead + Body, "Valley Post", dateline: "HARNOCK (AP) —", published: At(20));
        var late = Texts.Telling(4, LaterLead + Added + Body, "Coast Daily", dateline: "HARNOCK (AP) —", published: At(19));
        var tree = Texts.Draw(First, Second, early, late);
        Assert.Empty(tree.Originals);
        Assert.Equal(NodeId.Of(First.Id), ParentOf(tree, 3));
        Assert.Equal(NodeId.Of(Second.Id), ParentOf(tree, 4));
    }

    [Fact]
    public void A_page_that_was_changed_since_holds_those_who_carried_it_before()
    {
        var changed = Second with { Article = Second.Article with { Published = new StatedTime(At(6), true, "test"), Updated = new StatedTime(At(18), true, "test") } };
        var carrier = Texts.Telling(3, "Some 12 wagons lie across both tracks, it was said on Sunday. " + Lead + Body, "Valley Post", dateline: "HARNOCK (AP) —", published: At(9));
        var tree = Texts.Draw(changed, carrier);
        Assert.Empty(tree.Originals);
        Assert.Equal(NodeId.Of(changed.Id), ParentOf(tree, 3));
        Assert.Equal(LinkKind.Verbatim, tree.Links[0].Kind);
    }

    [Fact]
    public void Who_shares_only_with_a_carrier_hangs_where_the_carrier_hangs()
    {
        const string aside = "An engineer at the school of mines, Bero Hallin, said that old tunnels breathe and that the rails in them rust from below. He has measured the damp in eleven of them since his student days. Two had to be closed for good, and one now grows mushrooms for the markets of the coast. Nobody has asked him about Harnock. A new lining would take three summers and cost as much as a bridge.";
        var carrier = Texts.Telling(3, Lead + Body + "\n\n" + aside, "Valley Post", dateline: "HARNOCK (AP) —", published: At(9));
        var fellow = Texts.Telling(4, aside, "Coast Daily", published: At(12));
        var tree = Texts.Draw(First, carrier, fellow);
        Assert.Empty(tree.Originals);
        Assert.Equal(NodeId.Of(First.Id), ParentOf(tree, 4));
    }

    [Fact]
    public void A_page_that_gives_a_day_alone_did_not_come_before_that_days_reports()
    {
        var named = Texts.Telling(3, Lead + Body, "Valley Post", published: At(9));
        var dayOnly = Texts.Telling(4, Lead + Body, "Coast Daily", byline: "Staff and Valley Post");
        dayOnly = dayOnly with { Article = dayOnly.Article with { Published = new StatedTime(At(0), false, "test") } };
        var tree = Texts.Draw(First, named, dayOnly);
        Assert.Equal(NodeId.Of(named.Id), ParentOf(tree, 4));
        Assert.Equal("Valley Post", tree.Provenances[2].Source.Name);
    }
}
