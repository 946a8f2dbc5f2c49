using Stemma.Core.Learned;
using Stemma.Core.Lineage;
using Stemma.Core.News;

namespace Stemma.Tests.Lineage;

/// <summary>Which few of several earlier texts a text was made of.</summary>
public sealed class ExplainedTest
{
    private const string Edit = "Nobody in the council would say who had ordered the gates to be opened so late.";
    private static readonly string Shortened = Texts.Flood[..Texts.Flood.IndexOf("Farmers", StringComparison.Ordinal)];

    private const string Quotation = "\"We heard the water long before we saw it come down our street,\" the baker said.", Closed = "Schools and the district court will stay closed until the river falls below its banks again.";
    private static readonly string WithQuotation = Texts.Flood.Replace("Engineers", Quotation + " Engineers", StringComparison.Ordinal);
    private static readonly string WithQuotationEarlier = Texts.Flood.Replace("Mayor", Quotation + " Mayor", StringComparison.Ordinal);
    private static readonly string WithoutLead = Texts.Flood[(Texts.Flood.IndexOf(". ", StringComparison.Ordinal) + 2)..];
    private static readonly string WithoutSentence = Texts.Flood.Replace(" " + Closed, "", StringComparison.Ordinal);

    private const string House = "\n\nSign up for the Harbour Letter.\n\n© Harbour. All rights reserved. This page may not be mirrored, bottled, whistled or sold.";

    // One word in the middle of the text is another.
    private static string Edited(string text)
    {
        int middle = text.IndexOf(' ', text.IndexOf(". ", StringComparison.Ordinal) + 8), end = text.IndexOf(' ', middle + 1);
        return text[..middle] + " wholly" + text[end..];
    }

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
    public void A_copy_of_a_shortened_copy_is_explained_by_it_and_by_the_original() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Shortened), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Shortened)));

    [Fact]
    public void An_edited_copy_of_a_shortened_copy_is_explained_by_it_and_by_the_original() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Edited(Shortened)), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Shortened)));

    [Fact]
    public void A_text_cut_further_than_a_fellow_copy_is_explained_by_the_original_alone() =>
        Assert.Equal([1], By(Texts.Telling(3, Shortened[..(Shortened.TrimEnd()[..^1].LastIndexOf('.') + 1)]), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Shortened)));

    [Fact]
    public void A_word_that_was_changed_before_leads_to_the_copy_that_changed_it() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Edited(Texts.Flood)), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Edited(Texts.Flood))));

    [Fact]
    public void A_quotation_that_was_put_in_before_leads_to_the_copy_that_put_it_in() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, WithQuotation), Texts.Telling(1, Texts.Flood), Texts.Telling(2, WithQuotation)));

    [Fact]
    public void A_quotation_that_was_moved_before_leads_to_the_copy_that_moved_it() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, WithQuotationEarlier), Texts.Telling(1, WithQuotation), Texts.Telling(2, WithQuotationEarlier)));

    [Fact]
    public void A_sentence_that_was_left_out_before_leads_to_the_copy_that_left_it_out() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Edited(WithoutSentence)), Texts.Telling(1, Texts.Flood), Texts.Telling(2, WithoutSentence)));

    [Fact]
    public void A_shortened_copy_that_goes_on_beyond_what_was_taken_does_not_stand_between() =>
        Assert.Equal([1], By(Texts.Telling(3, Edited(Shortened[..(Shortened.IndexOf("Engineers", StringComparison.Ordinal))])), Texts.Telling(1, Texts.Flood + " " + Texts.Strike), Texts.Telling(2, Shortened)));

    [Fact]
    public void A_first_sentence_that_was_left_out_before_leads_to_the_copy_that_left_it_out() =>
        Assert.Equal([1, 2], By(Texts.Telling(3, Edited(WithoutLead)), Texts.Telling(1, Texts.Flood), Texts.Telling(2, WithoutLead)));

    [Fact]
    public void A_sentence_with_another_in_its_place_does_not_lead_to_a_copy_that_lacks_it() =>
        Assert.Equal([1], By(Texts.Telling(3, Edited(Texts.Flood.Replace(Closed, Edit, StringComparison.Ordinal))), Texts.Telling(1, Texts.Flood), Texts.Telling(2, WithoutSentence)));

    [Fact]
    public void A_house_line_under_two_copies_makes_neither_the_others_source() =>
        Assert.Equal([1], By(Texts.Telling(3, Texts.Flood + House), Texts.Telling(1, Texts.Flood), Texts.Telling(2, Edited(Texts.Flood) + House)));

    [Fact]
    public void The_one_parent_is_the_nearest() =>
        Assert.Equal(2, Explained.Parent(Texts.Telling(3, Shortened), [.. new[] { Texts.Telling(1, Texts.Flood), Texts.Telling(2, Shortened) }
            .Select(e => (e, Alignments.Between(e, Texts.Telling(3, Shortened), StreamTables.Shipped)!))]).Id.Value);

    [Fact]
    public void Nothing_earlier_explains_nothing() => Assert.Empty(Explained.By(Texts.Telling(1, Texts.Flood), []));

    private static IEnumerable<int> By(Telling telling, params Telling[] earlier) =>
        Explained.By(telling, [.. earlier.Select(e => (e, Alignments.Between(e, telling, StreamTables.Shipped)!))]).Select(t => t.Id.Value);
}
