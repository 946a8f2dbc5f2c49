using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

public sealed class ExcerptsTest
{
    private const string Quotation = "“It has been an honour to lead the rescue teams of Telsk through these five nights on the river. We leave Marova in better order than we found it, and I thank each of those who rowed.”";

    private static bool Linked(string a, string b)
    {
        var (earlier, later) = (Texts.Telling(1, a), Texts.Telling(2, b));
        return Alignments.Between(earlier, later, StreamTables.Shipped) is { } alignment && LinkKinds.Linked(earlier, later, alignment);
    }

    [Fact]
    public void A_short_text_that_stands_in_another_as_one_stretch_is_linked_though_it_is_a_quotation()
    {
        string report = Texts.Flood + "\n\n" + Quotation, excerpt = Quotation + "\nFollow us on Twitter and Facebook. Comments are closed.";
        var alignment = Alignments.Between(Texts.Telling(1, report), Texts.Telling(2, excerpt), StreamTables.Shipped)!;
        Assert.Equal(LinkKind.CommonSource, LinkKinds.Of(Texts.Telling(1, report), Texts.Telling(2, excerpt), alignment).Kind);
    }

    [Fact]
    public void A_report_that_quotes_the_same_words_and_has_others_of_its_own_is_not() =>
        Assert.False(Linked(Texts.Flood + "\n\n" + Quotation, Texts.Strike + " " + Quotation));

    [Fact]
    public void One_quoted_sentence_is_not_enough() =>
        Assert.False(Linked(Texts.Flood + "\n\n“We shall rebuild every single house on this side of the river,” she said.", "“We shall rebuild every single house on this side of the river.”"));

    [Fact]
    public void Titles_between_quotation_marks_are_words_of_the_report()
    {
        const string line = "Appearing in such films as \"Harbour,\" \"The Long Winter,\" \"Nine Bridges\" and \"Salt,\" she was loved by";
        var found = Alignments.Between(Texts.Telling(1, Texts.Flood + " " + line + " three generations."), Texts.Telling(2, line + " all of Telsk."), StreamTables.Shipped)!;
        Assert.Equal(1, found.Sentences);
    }

    [Fact]
    public void Furniture_is_no_part_of_what_a_text_is_shared_of()
    {
        string lead = Texts.Flood.Split(". ")[0] + ".";
        var found = Alignments.Between(Texts.Telling(1, Texts.Flood), Texts.Telling(2, lead + "\nSign up for our newsletter to get the latest headlines every morning.\nFollow us on Twitter and Facebook. Comments are closed."), StreamTables.Shipped)!;
        Assert.Equal(1, found.ShareOfB, 2);
    }
}
