using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Charges and what answers them, in one report and across reports.</summary>
public sealed class DenialsTest
{
    private static IEnumerable<Claim> Denied(params Telling[] tellings) => ClaimFinder.Of(tellings, Tell.Tree(tellings)).Where(c => c.Verdict == Verdict.Denied);

    private const string Charge = "“They knew of the crack for three weeks and went on sailing,” its chairman, Tor Lind, said.";

    [Fact]
    public void A_charge_in_a_quotation_with_its_denial_in_the_next_paragraph_is_disputed()
    {
        const string text = Charge + "\n\nVeslo Lines denied the charge.";
        var claim = Assert.Single(Denied(Tell.Of(1, text, Said(text, "They knew of the crack for three weeks and went on sailing", "its chairman", "its chairman"))));
        Assert.Equal(("charge-back", false), (claim.Rule, claim.Open));
        Assert.Contains("Veslo Lines denied", claim.Positions[^1].Value, StringComparison.Ordinal);
        Assert.Equal("Tor Lind", claim.Positions[0].AttributedTo);
    }

    [Theory]
    [InlineData("Veslo Lines denied the passengers entry.")] // refused
    [InlineData("Veslo Lines was denied a permit.")]
    [InlineData("Veslo Lines could not deny the charge.")]
    [InlineData("Veslo Lines denied claims by a rival of two years ago.")] // another charge
    [InlineData("Veslo Lines did not answer.")] // silence is no denial
    public void What_denies_no_charge_is_no_dispute(string after)
    {
        string text = $"{Charge}\n\n{after}";
        Assert.Empty(Denied(Tell.Of(1, text, Said(text, "They knew of the crack for three weeks and went on sailing", "its chairman", "its chairman"))));
    }

    [Fact]
    public void What_one_report_lets_officials_say_and_another_lets_a_spokesman_deny_is_disputed()
    {
        const string a = "Transport minister Mara Lind has offered her resignation over the loss of a ferry, two government officials said.";
        const string b = "The transport ministry denied that Mara Lind had offered to resign over the ferry.";
        var claim = Assert.Single(Denied(Tell.Of(1, a, Said(a, "Transport minister Mara Lind has offered her resignation over the loss of a ferry", "two government officials", null)), Tell.Of(2, b)));
        Assert.Equal("charge-across", claim.Rule);
        Assert.Equal([1, 2], claim.Positions.Select(p => p.Telling.Value));
    }

    [Fact]
    public void What_one_report_says_and_a_named_speaker_says_is_not_so_is_disputed()
    {
        const string a = "Transport minister Mara Lind has offered her resignation over the loss of a ferry, two government officials said.";
        const string b = "“The minister has not offered her resignation to anybody,” Tor Elm said.";
        Telling[] tellings =
        [
            Tell.Of(1, a, Said(a, "Transport minister Mara Lind has offered her resignation over the loss of a ferry", "two government officials", null)),
            Tell.Of(2, b, Said(b, "The minister has not offered her resignation to anybody", "Tor Elm", "Tor Elm") with { Kind = StatementKind.Direct }),
        ];
        Assert.Equal("polarity", Assert.Single(Denied(tellings)).Rule);
    }

    [Fact]
    public void What_somebody_is_blamed_for_not_doing_is_no_answer()
    {
        const string a = "Transport minister Mara Lind is paying harbour taxes for her yacht, two government officials said.";
        const string b = "Tor Elm blasted Mara Lind for not paying harbour taxes.";
        const string c = "Mara Lind is not paying harbour taxes, Tor Elm said.";
        var told = Tell.Of(1, a, Said(a, "Transport minister Mara Lind is paying harbour taxes for her yacht", "two government officials", null));
        Assert.Empty(Denied(told, Tell.Of(2, b, Said(b, "Mara Lind for not paying harbour taxes", "Tor Elm", "Tor Elm"))));
        Assert.Single(Denied(told, Tell.Of(2, c, Said(c, "Mara Lind is not paying harbour taxes", "Tor Elm", "Tor Elm"))));
    }

    [Fact]
    public void What_will_not_be_is_no_answer_to_what_was()
    {
        const string a = "Transport minister Mara Lind has offered her resignation over the loss of a ferry, two government officials said.";
        const string b = "“The minister will not offer her resignation to anybody,” Tor Elm said.";
        Assert.Empty(Denied(Tell.Of(1, a, Said(a, "Transport minister Mara Lind has offered her resignation over the loss of a ferry", "two government officials", null)), Tell.Of(2, b, Said(b, "The minister will not offer her resignation to anybody", "Tor Elm", "Tor Elm"))));
    }

    [Fact]
    public void A_claim_that_somebody_disputes_in_the_same_sentence_is_disputed()
    {
        const string text = "Mara Orlo said that Tor Lind had sold the old pier, a claim that Lind denied.";
        Assert.Equal("charge-before", Assert.Single(Denied(Tell.Of(1, text, Said(text, "Tor Lind had sold the old pier", "Mara Orlo", "Mara Orlo")))).Rule);
    }

    [Fact]
    public void A_German_charge_with_its_denial_is_disputed()
    {
        const string text = "Der Vorsitzende Tor Lind wirft der Reederei vor, von dem Riss gewusst zu haben. Die Reederei bestreitet das.";
        var telling = Tell.Of(1, text);
        Assert.Equal("charge", Assert.Single(Denied(telling with { Article = telling.Article with { Language = "de" } })).Rule);
    }

    [Fact]
    public void One_report_that_counts_the_same_people_twice_says_both()
    {
        Telling[] told = [Tell.Of(1, "162 people had to be treated in hospital after the ferry fire. The surgeries were full. Of the 48 people treated in hospital, most were crew.")];
        var claim = Assert.Single(ClaimFinder.Of(told, Tell.Tree(told)), c => c.Verdict == Verdict.Both);
        Assert.Equal(["162 people", "48 people"], claim.Positions.Select(p => p.Value));
        Telling[] corrected = [Tell.Of(1, told[0].Article.Text + " Correction: the number of people was wrong at first.")];
        Assert.DoesNotContain(ClaimFinder.Of(corrected, Tell.Tree(corrected)), c => c.Verdict == Verdict.Both);
    }

    private static Statement Said(string text, string content, string mention, string? speaker)
    {
        int at = text.IndexOf(mention, StringComparison.Ordinal);
        return Tell.Said(text, content, speaker) with { Mention = mention, MentionAt = new Span(at, at + mention.Length) };
    }
}
