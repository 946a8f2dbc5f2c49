using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>What one report says and another says is not so, in invented words.</summary>
public sealed class ContradictionsTest
{
    [Fact]
    public void Nobody_hurt_in_one_report_and_some_in_another_is_shown_folded()
    {
        var claim = Assert.Single(Found("none-or-some", "The ferry fire left at least eight sailors injured.", "The harbour office said that none were injured."));
        Assert.Equal((Verdict.Possible, false), (claim.Verdict, claim.Open));
        Assert.Equal(["eight sailors injured", "none were injured"], claim.Positions.Select(p => p.Value.Replace("at least ", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("The ferry fire left eight sailors injured.", "The harbour office said that none were arrested.")]
    [InlineData("The ferry fire left sailors injured.", "The harbour office said that none were injured.")] // no number
    public void Another_thing_that_befell_nobody_is_no_contradiction(string some, string none) => Assert.Empty(Found("none-or-some", some, none));

    [Fact]
    public void A_denial_in_one_report_that_another_says_was_none_is_shown_folded()
    {
        var claim = Assert.Single(Found("denied-or-not", "The harbour counsel disputed a report that Mara Lind had told the crew chief to lie to the council.",
            "The statement of the counsel did not directly dispute that Mara Lind had told the crew chief to lie to the council."));
        Assert.Equal(["disputed", "not directly dispute"], claim.Positions.Select(p => p.Value));
    }

    [Fact]
    public void A_denial_of_another_thing_is_no_contradiction() => Assert.Empty(Found("denied-or-not",
        "The harbour counsel disputed a report that Mara Lind had told the crew chief to lie to the council.", "The statement did not dispute that the old pier burnt on a Sunday before the storm."));

    private static IEnumerable<Claim> Found(string rule, params string[] texts)
    {
        Telling[] tellings = [.. texts.Select((t, i) => Tell.Of(i + 1, t))];
        return ClaimFinder.Of(tellings, Tell.Tree(tellings)).Where(c => c.Rule == rule);
    }
}
