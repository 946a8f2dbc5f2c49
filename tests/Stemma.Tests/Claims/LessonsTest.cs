using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>What the wrong ones among the differences of real stories taught, in invented words.</summary>
public sealed class LessonsTest
{
    private static IReadOnlyList<Claim> Parting(params Telling[] tellings) =>
        [.. ClaimFinder.Of(tellings, Tell.Tree(tellings, [.. tellings.Select(t => ((int)t.Id.Value, t.Id.Value == 1 ? "*ota-1" : "*ota-2"))])).Where(c => c.Verdict != Verdict.Agree)];

    [Fact]
    public void Rows_of_a_table_are_no_change() => Assert.Empty(Parting(
        Tell.Of(1, "In the morning the air over the harbour will have a humidity of 70 percent. In the evening the air over the harbour will have a humidity of 65 percent."),
        Tell.Of(2, "In the evening the air over the harbour will have a humidity of 60 percent. In the morning the air over the harbour will have a humidity of 55 percent.")));

    [Theory]
    [InlineData("Two lawsuits filed in Brenn accused the ferry line of false claims. The line denied the allegations.")] // a place accuses nobody
    [InlineData("Tor Lind was accused of theft by a neighbour in Veslo. He has always denied the allegations.")] // the accused is no accuser
    [InlineData("Mara Orlo claimed that the mayor knew of it. Last year he denied allegations that he had sold the old pier.")] // another charge
    public void A_charge_without_its_accuser_or_with_another_denial_is_no_dispute(string text) => Assert.Empty(Parting(Tell.Of(1, text)));

    [Fact]
    public void A_denial_of_the_claims_reaches_back_over_a_sentence() => Assert.Equal(Verdict.Denied, Assert.Single(Parting(
        Tell.Of(1, "Mara Orlo accused Tor Lind of selling the old pier. The pier was built a century ago. Lind denied the allegations."))).Verdict);

    [Fact]
    public void What_somebody_calls_for_denies_nothing() => Assert.DoesNotContain(
        Parting(Tell.Of(1, "Mara Orlo of Veslo has called for the northern harbour pier to open again without a new crane deal."), Tell.Of(2, "Tor Lind said the northern harbour pier opens again with a new crane deal.")),
        c => c.Verdict == Verdict.Denied);

    [Theory]
    [InlineData("“This is a good day, and it helped our work,”", "“This is a bad plan, and it hurt our town,”")] // two utterances in one mould
    [InlineData("“The harbour‘s old cranes will be sold before the winter,”", "“The harbour's old cranes will be sold before the winter,”")] // an apostrophe
    [InlineData("“He will sell the harbour cranes before the winter ends,”", "“He will sell the [town's] cranes before the winter ends,”")] // the outlet's own word
    [InlineData("“He will not pay for that damned crane before the winter,”", "“He will not pay for that d***ed crane before the winter,”")] // masked by the outlet
    public void Quotations_that_only_look_reworded_are_no_other_wording(string a, string b) => Assert.DoesNotContain(Quoted(a, b), c => c.Verdict == Verdict.Wording);

    [Theory]
    [InlineData("“We have angry shareholders and unpaid builders in every town,”", "“We have angry stockholders and unpaid builders in every town,”")]
    [InlineData("“I would have bet nearly everything I owned against this harbour,”", "“I would have bet everything I owned against this harbour,”")] // left out without a mark
    public void A_quotation_in_other_words_is_worded_differently(string a, string b) => Assert.Single(Quoted(a, b), c => c.Verdict == Verdict.Wording);

    [Fact]
    public void The_title_of_a_changed_number_is_its_whole_phrase()
    {
        const string text = "That could put more pressure on the town to reopen the talks despite its large shipments of grain to Brenn in the past {0} months.";
        var claim = Assert.Single(Parting(Tell.Of(1, string.Format(text, 4)), Tell.Of(2, string.Format(text, 5))));
        Assert.Equal((Verdict.Updated, "large shipments of grain to Brenn in the past 4 / 5 months"), (claim.Verdict, claim.About));
    }

    private static IReadOnlyList<Claim> Quoted(string a, string b)
    {
        Telling[] tellings = [.. new[] { a, b }.Select((q, i) => Tell.Of(i + 1, $"{q} Mara Lind said.", Tell.Said(q, q, "Mara Lind") with { Kind = StatementKind.Direct }))];
        return ClaimFinder.Of(tellings, Tell.Tree(tellings));
    }
}
