using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>A word that decides what a sentence says parts two texts that share all others.</summary>
public sealed class SensesTest
{
    private const string Ferry = "The harbour master said that the ferry had to turn back {0} before it reached the outer pier of Brenn.";

    [Theory]
    [InlineData("twice", "once")]
    [InlineData("twice", "thrice")]
    public void Statements_that_differ_in_a_numeric_adverb_do_not_agree(string a, string b) => Assert.Empty(Agreed(Statements(Ferry, a, b)));

    [Theory]
    [InlineData("The harbour master said that the old ferry {0} stops at the outer pier of Brenn in winter.", "never", "always")]
    [InlineData("The harbour master said that the old ferry took on its passengers {0} the storm had reached Brenn.", "before", "after")]
    [InlineData("The harbour master said that the old ferry {0} leave the outer pier of Brenn this winter.", "could", "will")]
    [InlineData("The harbour master said that the old ferry was {0} safe when it left the outer pier of Brenn.", "not", "")]
    [InlineData("The harbour master said that the {0} ferry had left the outer pier of Brenn with all lights out.", "first", "second")]
    public void Statements_that_differ_in_a_word_that_decides_do_not_agree(string text, string a, string b) => Assert.Empty(Agreed(Statements(text, a, b)));

    [Theory]
    [InlineData("The harbour master said that the old ferry had {0} the outer pier of Brenn with all lights out.", "left", "quit")]
    [InlineData("The harbour master said that {0} old ferry left the outer pier of Brenn with all lights out.", "the", "an")]
    public void Statements_that_differ_in_another_word_agree(string text, string a, string b) =>
        Assert.Contains(Statements(text, a, b), c => c.Verdict == Verdict.Agree && c.Reports == 2);

    [Theory]
    [InlineData("Der Hafenmeister sagte, die alte Fähre habe {0} vor dem äußeren Pier von Brenn gewendet und gehupt.", "zweimal", "einmal")]
    public void The_words_of_other_languages_decide_too(string text, string a, string b) => Assert.Empty(Agreed(Statements(text, a, b, "de")));

    [Fact]
    public void A_quotation_in_other_words_is_no_agreement()
    {
        var claims = Quoted("“We will probably sell the cranes, because the crews were treated carelessly,”", "“We will sell the cranes, because the crews were treated shamefully,”");
        Assert.DoesNotContain(claims, c => c.Verdict == Verdict.Agree && c.Reports == 2);
        Assert.Single(claims, c => c.Verdict == Verdict.Wording);
    }

    [Fact]
    public void A_hedge_that_a_copy_drops_is_altered_where_its_parent_is_held()
    {
        const string text = "The union said the smaller yard in Veslo, where the hulls are painted, {0} close within a year.";
        List<Telling> tellings = [Tell.Of(1, string.Format(text, "could")), Tell.Of(2, string.Format(text, "will"))];
        var tree = Tell.Tree(tellings) with { Links = [new Link { Child = NodeId.Of(new TellingId(2)), Parent = NodeId.Of(new TellingId(1)), Kind = LinkKind.Edited }] };
        var claim = Assert.Single(ClaimFinder.Of(tellings, tree), c => c.Verdict == Verdict.Altered);
        Assert.Equal(("sentence-word", false), (claim.Rule, claim.Open));
        Assert.Contains("could", claim.Positions[0].Value, StringComparison.Ordinal);
        Assert.Equal(Verdict.Possible, Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings))).Verdict);
    }

    [Fact]
    public void Every_wording_of_an_utterance_stands_in_one_claim_the_earliest_first()
    {
        string[] said = ["“The harbour belongs to all of us, not to a few rich owners,”", "“The harbour belongs to all of us, not to a few wealthy owners,”", "“The harbour belongs to all of us, not to a few rich owners, and it stays open,”"];
        var claim = Assert.Single(Quoted(said), c => c.Verdict == Verdict.Wording);
        Assert.Equal(["rich", "wealthy", "rich"], claim.Positions.Select(p => p.Value));
    }

    private static IReadOnlyList<Claim> Quoted(params string[] said)
    {
        Telling[] tellings = [.. said.Select((q, i) => Tell.Of(i + 1, $"{q} Mara Lind said.", Tell.Said(q, q, "Mara Lind") with { Kind = StatementKind.Direct }))];
        return ClaimFinder.Of(tellings, Tell.Tree(tellings));
    }

    // One speaker's statement in two texts with another word.
    private static IReadOnlyList<Claim> Statements(string text, string a, string b, string language = "en")
    {
        Telling[] tellings = [.. new[] { a, b }.Select((w, i) => Of(i + 1, string.Format(text, w).Replace("  ", " ", StringComparison.Ordinal), language))];
        return ClaimFinder.Of(tellings, Tell.Tree(tellings));
    }

    private static Telling Of(int id, string text, string language)
    {
        int at = text.IndexOf(language == "en" ? "that " : ", ", StringComparison.Ordinal);
        var telling = Tell.Of(id, text, Tell.Said(text, text[(at + (language == "en" ? 5 : 2))..^1], "Harbour Master"));
        return telling with { Article = telling.Article with { Language = language } };
    }

    private static IEnumerable<Claim> Agreed(IReadOnlyList<Claim> claims) => claims.Where(c => c.Verdict == Verdict.Agree && c.Reports == 2);
}
