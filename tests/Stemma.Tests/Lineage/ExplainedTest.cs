using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Which few of several earlier texts a text was made of.</summary>
public sealed class ExplainedTest
{
    private const string Edit = "Nobody in the council would say who had ordered the gates to be opened so late.";
    private static readonly string Shortened = Texts.Flood[..Texts.Flood.IndexOf("Farmers", StringComparison.Ordinal)];

    [Fact]
    public void A_copy_is_explained_by_its_original_and_not_by_a_fellow_copy_that_lacks_a_part() =>
        Assert.Equal([1], By(Texts.Telling(3, Texts.Flood), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Shortened)));

    [Fact]
    public void Of_two_that_have_as_much_the_earlier_counts() =>
        Assert.Equal([1], By(Texts.Telling(3, Shortened), Texts.Telling(2, Texts.Flood + " " + Edit), Texts.Telling(1, Texts.Flood)));

    [Fact]
    public void A_copy_of_an_edited_copy_is_explained_by_the_edited_one() =>
        Assert.Equal([2], By(Texts.Telling(3, Edit + " " + Texts.Flood), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Edit + " " + Texts.Flood)));

    [Fact]
    public void A_text_of_two_is_explained_by_both() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Texts.Flood + "\n\n" + Texts.Strike), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Texts.Strike)));

    [Fact]
    public void A_fellow_that_took_a_part_of_each_does_not_stand_for_the_two_originals() =>
        Assert.Equal([1, 2], By(Texts.Telling(4, Texts.Flood + "\n\n" + Texts.Strike), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Texts.Strike), Texts.Telling(3, Shortened + Texts.Strike)));

    [Fact]
    public void The_same_place_before_two_copies_does_not_make_one_the_others_source() =>
        Assert.Equal([1], By(Texts.Telling(3, "MAROVA (Kestrel) — " + Texts.Flood), Texts.Telling(1, Texts.Flood), Texts.Telling(2, "MAROVA (Kestrel) — " + Texts.Flood)));

    [Fact]
    public void Nothing_earlier_explains_nothing() => Assert.Empty(Explained.By(Texts.Telling(1, Texts.Flood), []));

    private static IEnumerable<int> By(Telling telling, params Telling[] earlier) =>
        Explained.By(telling, [.. earlier.Select(e => (e, Alignments.Between(e, telling, StreamTables.Shipped)!))]).Select(t => t.Id.Value);
}
