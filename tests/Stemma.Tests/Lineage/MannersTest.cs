using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class MannersTest
{
    private static readonly string[] Parts =
    [
        "The last lamp of the old lighthouse on Skell Point was put out on Friday evening, and nobody came to relight it.",
        "Keeper Joren Ulvast carried the glass down the stairs himself and laid it in a crate of straw.",
        "Ships will steer by a mast on the hill from now on, which needs neither oil nor company.",
        "The tower goes to a foundation that wants to rent out the rooms below the gallery.",
        "Fishermen on the quay said that they had stopped looking at the light years ago.",
        "The school sent its oldest class, and the children counted the steps aloud until they lost count.",
        "A buyer for the fog horn has not been found in spite of two advertisements in the trade papers.",
        "Repairs to the roof are to begin before the autumn storms, if the money is granted in time.",
        "The archive of the harbour board keeps the log books of all eleven keepers in one iron cupboard.",
        "Visitors may climb the tower on Sundays, provided that no wedding has been booked.",
    ];

    private static readonly Telling Page = Texts.Telling(1, string.Join(" ", Parts), "AP News", url: "https://apnews.com/article/skell");

    private static LinkKind Kind(params string[] text) => Assert.Single(Texts.Draw(Page, Texts.Telling(2, string.Join(" ", text), "Valley Post", dateline: "SKELL (AP) —")).Links).Kind;

    [Fact]
    public void The_whole_text_is_word_for_word() => Assert.Equal(LinkKind.Verbatim, Kind(Parts));

    [Fact]
    public void A_text_that_leaves_out_a_part_is_shortened() => Assert.Equal(LinkKind.Shortened, Kind(Parts[..7]));

    [Fact]
    public void A_first_sentence_of_its_own_makes_it_edited() =>
        Assert.Equal(LinkKind.Edited, Kind(["For the first night in a century the rocks below the cape lay in the dark.", .. Parts]));

    [Fact]
    public void A_short_closing_sentence_of_its_own_does_not() =>
        Assert.Equal(LinkKind.Shortened, Kind([.. Parts[..7], "Our evening programme has more."]));

    [Fact]
    public void More_than_a_little_text_of_its_own_makes_it_edited() =>
        Assert.Equal(LinkKind.Edited, Kind([.. Parts[..7], "In our town the plan for a museum of the sea has been put off twice, as readers of this paper know.", "The council is to talk about it again when the harvest is in and the mayor is back from her cure."]));

    [Fact]
    public void The_summary_under_the_headline_is_no_text_of_its_own()
    {
        const string deck = "Nobody will climb the stairs at dusk again";
        var child = Texts.Telling(2, deck + "\n\n" + Page.Article.Text, "Valley Post", dateline: "SKELL (AP) —");
        child = child with { Article = child.Article with { Blocks = [new(BlockKind.Standfirst, deck), new(BlockKind.Paragraph, Page.Article.Text)] } };
        Assert.Equal(LinkKind.Verbatim, Assert.Single(Texts.Draw(Page, child).Links).Kind);
    }

    [Fact]
    public void Of_an_unseen_text_fellows_show_what_a_carrier_left_out_and_what_it_put_in_front()
    {
        string Text(params int[] parts) => string.Join(" ", parts.Select(p => Parts[p]));
        var one = Texts.Telling(1, Text(0, 1, 2, 3, 4, 5, 6), "Valley Post", dateline: "SKELL (AP) —");
        var two = Texts.Telling(2, Text(0, 1, 2, 5, 6, 7, 8), "Coast Daily", dateline: "SKELL (AP) —");
        var three = Texts.Telling(3, "Nobody came to the party for the keeper, and so he drank the coffee himself. " + Text(1, 2, 3, 4, 7, 8), "Hill Gazette", dateline: "SKELL (AP) —");
        var kinds = Texts.Draw(one, two, three).Links.ToDictionary(l => l.Child, l => l.Kind);
        Assert.Equal(LinkKind.Shortened, kinds[NodeId.Of(one.Id)]);
        Assert.Equal(LinkKind.Shortened, kinds[NodeId.Of(two.Id)]);
        Assert.Equal(LinkKind.Edited, kinds[NodeId.Of(three.Id)]);
    }
}
