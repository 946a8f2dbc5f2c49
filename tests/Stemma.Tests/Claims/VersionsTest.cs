using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>A ferry told by an agency in two versions and by an outlet of its own: what differs, and what must not.</summary>
public sealed class VersionsTest
{
    private const string Day = "2031-05-14"; // a Wednesday
    private const string First = "BRENN, Orland (OTA) — A ferry with 43 people on board ran aground off Veslo on Monday morning after losing power in heavy fog, the coast guard said.\n\nThe Mara Lind left Brenn at 7 a.m. and struck a sandbank near the pier, according to the harbour authority.";
    private const string Later = "BRENN, Orland — A ferry with 41 people on board ran aground off Veslo on Monday morning after losing power in heavy fog, the coast guard said Tuesday, correcting an earlier count.\n\nThe Mara Lind left Brenn at 7 a.m. and struck a sandbank near the pier, according to the harbour authority.";

    [Fact]
    public void A_count_changed_between_versions_is_found_across_dateline_and_the_statements_day()
    {
        var claim = Assert.Single(Claims(), c => c.Verdict == Verdict.Updated);
        Assert.Equal(["43 people", "41 people"], claim.Positions.Select(p => p.Value));
    }

    [Fact]
    public void Statements_with_other_counts_do_not_agree() =>
        Assert.DoesNotContain(Claims(), c => c.Verdict == Verdict.Agree && c.Positions.Any(p => p.Text.Contains("43", StringComparison.Ordinal)) && c.Positions.Any(p => p.Text.Contains("41", StringComparison.Ordinal)));

    [Fact]
    public void A_body_without_a_name_is_a_witness_and_passengers_are_none()
    {
        Assert.Equal(1, Assert.Single(Claims(), c => c.Verdict == Verdict.Updated).Witnesses);
        Assert.Equal(0, Claims("passengers").First(c => c.About.Contains("left Brenn", StringComparison.Ordinal)).Witnesses);
    }

    [Fact]
    public void The_same_clock_time_in_a_later_version_is_no_difference() =>
        Assert.DoesNotContain(Claims(), c => c.Verdict != Verdict.Agree && c.Positions.Any(p => p.Value == "7 a.m."));

    [Fact]
    public void A_bare_clock_time_is_on_the_day_that_is_told_of() =>
        Assert.Contains(Timelines.Of(Tellings("harbour authority"), Tell.Tree(Tellings("harbour authority"))), e => e.Label == "7 a.m." && e.When.StartsWith("2031-05-12T07:00", StringComparison.Ordinal));

    [Fact]
    public void A_time_is_nobody_who_did_something() =>
        Assert.DoesNotContain(Claims(), c => c.About.StartsWith("7 a.m.", StringComparison.Ordinal));

    private static IReadOnlyList<Claim> Claims(string who = "harbour authority")
    {
        var tellings = Tellings(who);
        return ClaimFinder.Of(tellings, Tell.Tree(tellings, (1, "*ota-1"), (2, "*ota-2")));
    }

    private static List<Telling> Tellings(string who) => [Of(1, First, who, "A ferry with 43"), Of(2, Later, who, "A ferry with 41")];

    private static Telling Of(int id, string text, string who, string opening)
    {
        text = text.Replace("the harbour authority", $"the {who}", StringComparison.Ordinal);
        var telling = Tell.Of(id, text,
            Tell.Said(text, $"{opening} people on board ran aground off Veslo on Monday morning after losing power in heavy fog", "coast guard"),
            Tell.Said(text, "The Mara Lind left Brenn at 7 a.m. and struck a sandbank near the pier", who)).At(Day);
        var dateline = text[..(text.IndexOf('—', StringComparison.Ordinal) + 1)];
        return telling with { Article = telling.Article with { Dateline = new Dateline(dateline, "BRENN, Orland", null, null) } };
    }
}
