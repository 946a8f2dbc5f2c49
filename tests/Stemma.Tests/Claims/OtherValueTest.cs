using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Values, years and names of one thing in sentences told anew: found, and folded under "Possible".</summary>
public sealed class OtherValueTest
{
    [Theory]
    [InlineData("In a 48-page indictment released by prosecutors in Brenn, Mara Lind is charged with selling timber of the park.", "Mara Lind sold the timber “for her own benefit”, the 47-page indictment of the Brenn prosecutors says.", "48", "47")]
    [InlineData("Four people were killed and more than 770 hurt in clashes outside the palace of Brenn.", "More than 300 people have been hurt in the clashes outside the palace.", "more than 770 hurt", "More than 300 people")]
    [InlineData("The Brenn party has reserved $500,000 of airtime in Ostby, Velden and Karsk.", "The clip, to air in Ostby, Karsk and Velden, is costing the Brenn party $1 million.", "$500,000 of airtime", "$1 million")]
    [InlineData("At least five tugs were moored outside the harbour of Brenn, according to the navy.", "At least three tugs are moored outside the harbour, where dockers and police had been shouting into the morning.", "At least five tugs", "At least three tugs")]
    [InlineData("The rafts that were destroyed had a range of more than 40 kilometres.", "The guard of Brenn sought the rafts of middle range (up to 40 km) and destroyed them.", "more than 40 kilometres", "up to 40 km")]
    public void Two_values_with_the_same_words_around_them_part_reports(string first, string second, string a, string b)
    {
        var claim = Assert.Single(Claims(first, second), c => c.Rule == "value-alike");
        Assert.Equal(Verdict.Possible, claim.Verdict);
        Assert.False(claim.Open);
        Assert.Equal([a, b], claim.Positions.Select(p => p.Value));
        Assert.Contains($"{a} / {b}", claim.About, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The Brenn party has reserved $1.2 million of airtime in Ostby, Velden and Karsk.", "The clip, to air in Ostby, Karsk and Velden, is costing the Brenn party $1 million.")] // rounded
    [InlineData("The Brenn party has reserved $500,000 of airtime in Ostby, Velden and Karsk.", "The clip, to air in Ostby, Karsk and Velden, is costing the Brenn party $1 million. It had asked for $500,000.")] // the other has it too
    [InlineData("The Brenn party has reserved about $200 million for Ostby and another $600 million for Velden.", "The party has reserved about $600 million for Velden and Ostby in Brenn.")] // so has this one
    [InlineData("At least five tugs were moored outside the harbour of Brenn on Monday.", "At least three tugs were moored outside the harbour of Brenn on Thursday.")] // another day
    [InlineData("Police counted nine tugs in the harbour of Brenn: five tugs were moored outside it.", "Police counted four tugs in the harbour of Brenn.")] // a sum
    [InlineData("Five tugs were moored outside the harbour of Brenn.", "Ten tugs of the Velden line carried salt to Karsk.")] // another thing
    [InlineData("Five tugs were moored outside the harbour of Brenn.", "A hundred tugs were moored outside the harbour of Brenn.")] // too far apart
    public void What_something_else_explains_parts_nobody(string first, string second) =>
        Assert.DoesNotContain(Claims(first, second), c => c.Rule == "value-alike");

    [Fact]
    public void Of_a_text_full_of_loose_values_a_bounded_number_is_kept()
    {
        var text = string.Concat(Enumerable.Range(0, 100).Select(i => $"Brenn has {200 + i} tugs and {400 + i} barges and {600 + i} cranes. "));
        var perhaps = new Statement { Spans = [new Span(0, text.Length)], Kind = StatementKind.Indirect, Status = StatementStatus.Possible };
        var reading = Reading.All([Tell.Of(1, text, perhaps)])[0];
        var facts = Stemma.Core.Claims.Facts.FactFinder.In(reading, NameKeys.Of([]));
        Assert.Equal(160, facts.Count(f => f.Loose));
    }

    [Fact]
    public void Reports_weeks_apart_count_another_day()
    {
        List<Telling> tellings =
        [
            Tell.Of(1, "At least five tugs were moored outside the harbour of Brenn, according to the navy.").At("2026-03-02"),
            Tell.Of(2, "At least three tugs are moored outside the harbour of Brenn, the navy says.").At("2026-05-02"),
        ];
        Assert.DoesNotContain(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Rule == "value-alike");
    }

    [Fact]
    public void A_third_value_joins_the_claim()
    {
        var claim = Assert.Single(Claims(
            "In a 48-page indictment released by prosecutors in Brenn, Mara Lind is charged with selling timber of the park.",
            "Mara Lind sold the timber, the 47-page indictment of the Brenn prosecutors says.",
            "The 49-page indictment of the prosecutors in Brenn names Mara Lind and the timber of the park."), c => c.Rule == "value-alike");
        Assert.Equal(["48", "47", "49"], claim.Positions.Select(p => p.Value));
    }

    [Theory]
    [InlineData("Orlo + Partners won the Velden Prize in 2006 for the airport in Brenn.", "That is quite a claim for a firm which won the 2007 Velden prize for the Brenn airport.", 1)]
    [InlineData("Orlo + Partners won the Velden Prize in 2006 for the airport in Brenn.", "That is quite a claim for a firm which won the 2009 Velden prize for the Brenn airport.", 0)] // one prize of several
    [InlineData("Orlo + Partners won the Velden Prize in 2006 for the airport in Brenn.", "The firm won the 2007 Velden prize for the Brenn airport and lost in 2006.", 0)] // the other knows both
    [InlineData("Orlo + Partners was founded in 2001 and won the Velden Prize in 2006 for the airport in Brenn.", "That is quite a claim for a firm which won the 2007 Velden prize for the Brenn airport.", 0)] // two years in one sentence
    [InlineData("Orlo + Partners won the Velden Prize in 2006 for the airport in Brenn.", "Tor Quist bought a herd of goats in 2007.", 0)]
    public void Neighbouring_years_of_one_thing_part_reports(string first, string second, int claims) =>
        Assert.Equal(claims, Claims(first, second).Count(c => c.Rule == "year"));

    [Theory]
    [InlineData("“It is done,” said Paula Schubert, a consultant.", "Paul Schubert, the consultant, disputed that.", null)] // two persons
    [InlineData("A study from the Arlandic Institute of Science and Technology finds that electric ferries need more copper.", "Researchers from the Arlandic University of Science and Technology say in the study that electric ferries need copper.", "name-word")]
    [InlineData("A study from the Arlandic Institute of Science and Technology finds that electric ferries need more copper.", "Researchers from the Arlandic University of Science and Technology won a cup in rowing.", null)]
    public void A_body_under_two_names_that_differ_in_one_word_parts_reports(string first, string second, string? rule) =>
        Assert.Equal(rule, Claims(first, second).FirstOrDefault(c => c.Rule.StartsWith("name-", StringComparison.Ordinal))?.Rule);

    private static IReadOnlyList<Claim> Claims(params string[] texts)
    {
        List<Telling> tellings = [.. texts.Select((t, i) => Tell.Of(i + 1, t))];
        var claims = ClaimFinder.Of(tellings, Tell.Tree(tellings));
        Assert.All(claims.SelectMany(c => c.Positions), p => Assert.Contains(p.Text, texts[(int)p.Telling.Value - 1], StringComparison.Ordinal));
        return claims;
    }
}
