using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

public sealed class ClaimFinderTest
{
    private const string Day = "2031-05-14"; // a Wednesday

    // Four reports: two carry versions of one agency text, one has its own, one names the agency by a nominal.
    private static List<Telling> Journey()
    {
        const string a = "BRENN, Orland — President Mara Lind has departed for Veslo. Orland’s official news agency said Tuesday that Lind boarded her personal ferry from the capital, Brenn, on Sunday afternoon, and that she was accompanied by ministers.";
        const string b = "President Mara Lind will visit Veslo. The Tarn Gazette newspaper reported that the ferry likely left the Orlandic capital Brenn on Sunday evening and that a meeting was possible as early as Tuesday.";
        const string c = "Mara Lind left Brenn by ferry on Sunday for Veslo, the OTA news agency announced on Tuesday. “Lind sailed from Brenn,” wrote the paper.";
        const string d = "Orland’s official Orland Telegraph Agency, OTA, is run by the state. Orlandic state media reported that Mara Lind had left Brenn by ferry on Sunday. Lind left Brenn on her ferry.";
        return
        [
            Tell.Of(1, a, Tell.Said(a, "Lind boarded her personal ferry from the capital, Brenn, on Sunday afternoon, and that she was accompanied by ministers", "Orland’s official news agency")).At(Day),
            Tell.Of(2, b, Tell.Said(b, "the ferry likely left the Orlandic capital Brenn on Sunday evening and that a meeting was possible as early as Tuesday", "Tarn Gazette", "Tarn Gazette", "unidentified Orlandic government sources")).At(Day),
            Tell.Of(3, c, Tell.Said(c, "Mara Lind left Brenn by ferry on Sunday for Veslo", "the OTA news agency")).At(Day),
            Tell.Of(4, d, Tell.Said(d, "Mara Lind had left Brenn by ferry on Sunday", "Orlandic state media")).At(Day),
        ];
    }

    [Fact]
    public void An_event_shows_its_funnel_of_reports_texts_and_witnesses()
    {
        var tellings = Journey();
        var claims = ClaimFinder.Of(tellings, Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-2")));
        var agreed = claims.First(c => c.Verdict == Verdict.Agree);
        Assert.Equal("Lind left Brenn on Sunday", agreed.About);
        Assert.Equal((4, 3, 2), (agreed.Reports, agreed.Texts, agreed.Witnesses));
        Assert.All(agreed.Positions, p => Assert.Equal(p.Text, p.At.Of(tellings[p.Telling.Value - 1].Article.Text)));
    }

    [Fact]
    public void Named_witnesses_with_times_that_cannot_both_hold_disagree()
    {
        var tellings = Journey();
        var differ = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-2"))), c => c.Verdict == Verdict.Differ);
        Assert.True(differ.Open);
        Assert.Equal(["Sunday afternoon", "Sunday evening"], differ.Positions.Select(p => p.Value));
        Assert.Equal("Tarn Gazette, citing unidentified Orlandic government sources", differ.Positions[1].AttributedTo);
    }

    [Fact]
    public void A_number_changed_between_versions_of_one_original_is_updated()
    {
        var tellings = Versions();
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-2"))), c => c.Verdict == Verdict.Updated);
        Assert.Equal(["7 months", "9 months"], claim.Positions.Select(p => p.Value));
        Assert.Equal((2, 1), (claim.Reports, claim.Texts));
        Assert.Contains("7 / 9 months", claim.About, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_in_texts_of_their_own_is_only_possible()
    {
        var tellings = Versions();
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings)));
        Assert.Equal((Verdict.Possible, false), (claim.Verdict, claim.Open));
    }

    [Fact]
    public void A_number_changed_against_the_held_parent_is_altered()
    {
        var tellings = Versions();
        var tree = Tell.Tree(tellings) with
        {
            Links = [new Link { Child = NodeId.Of(new TellingId(2)), Parent = NodeId.Of(new TellingId(1)), Kind = LinkKind.Edited }],
        };
        Assert.Equal(Verdict.Altered, Assert.Single(ClaimFinder.Of(tellings, tree)).Verdict);
    }

    private static List<Telling> Versions() =>
    [
        Tell.Of(1, "That could put more pressure on Orland and its partners to pursue talks despite their huge shipments of grain to Veslo in the past 7 months."),
        Tell.Of(2, "That could put more pressure on Orland and its partners to pursue talks despite their huge shipments of grain to Veslo in the past 9 months."),
    ];

    [Fact]
    public void One_utterance_in_two_wordings_stays_folded()
    {
        const string a = "Harbour Office spokesman Tor Elm said that Orlo and Lind will lead their crews in talks and could also meet “one-on-one if necessary.”";
        const string b = "Harbour Office spokesman Tor Elm said that Orlo and Lind could lead their crews in talks and also meet “in person” if necessary.";
        List<Telling> tellings =
        [
            Tell.Of(1, a, Tell.Said(a, a[(a.IndexOf("that ", StringComparison.Ordinal) + 5)..], "Tor Elm") with { Kind = StatementKind.Mixed }),
            Tell.Of(2, b, Tell.Said(b, b[(b.IndexOf("that ", StringComparison.Ordinal) + 5)..^1], "Tor Elm") with { Kind = StatementKind.Mixed }),
        ];
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Verdict != Verdict.Agree);
        Assert.Equal((Verdict.Wording, false), (claim.Verdict, claim.Open));
        Assert.Contains("one-on-one", claim.Positions[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clipped_quotation_agrees()
    {
        const string a = "“We will keep the bridge open for the whole winter and the spring,” Mara Lind said.";
        const string b = "“We will keep the bridge open for the whole winter,” Mara Lind said.";
        List<Telling> tellings =
        [
            Tell.Of(1, a, Tell.Said(a, a[..(a.IndexOf('”') + 1)], "Mara Lind") with { Kind = StatementKind.Direct }),
            Tell.Of(2, b, Tell.Said(b, b[..(b.IndexOf('”') + 1)], "Mara Lind") with { Kind = StatementKind.Direct }),
        ];
        Assert.Equal(Verdict.Agree, Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings))).Verdict);
    }

    [Fact]
    public void A_charge_with_its_denial_is_disputed_by_those_named()
    {
        var tellings = new List<Telling>
        {
            Tell.Of(1, "Veslo has accused Orland of selling boats to the pirates of Tarn. Both Orlandic and Tarnish officials denied such claims."),
        };
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings)));
        Assert.Equal(Verdict.Denied, claim.Verdict);
        Assert.Equal("Veslo has accused Orland", claim.About);
        Assert.Equal(2, claim.Positions.Count);
    }

    [Fact]
    public void A_count_that_grows_with_the_hours_is_a_series()
    {
        var tellings = Flood("2031-05-14T08:00Z", "2031-05-14T20:00Z");
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Verdict != Verdict.Agree);
        Assert.Equal(Verdict.Series, claim.Verdict);
        Assert.Equal(2, claim.Positions.Count);
    }

    [Fact]
    public void A_count_of_one_hour_in_two_values_differs_between_its_witnesses()
    {
        var tellings = Flood("2031-05-14T20:00Z", "2031-05-14T20:00Z");
        Assert.Contains(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Verdict == Verdict.Differ);
    }

    private static List<Telling> Flood(string first, string second)
    {
        const string a = "A flood killed 12 people in Brenn on Tuesday, police chief Ida Holm said.";
        const string b = "A flood killed 31 people in Brenn on Tuesday, Mayor Per Quist said.";
        return
        [
            Tell.Of(1, a, Tell.Said(a, "A flood killed 12 people in Brenn on Tuesday", "Ida Holm")).At(first),
            Tell.Of(2, b, Tell.Said(b, "A flood killed 31 people in Brenn on Tuesday", "Per Quist")).At(second),
        ];
    }

    [Fact]
    public void One_report_that_gives_two_times_says_both()
    {
        const string a = "Mara Lind left Brenn on Sunday afternoon, Orlo Press said. Mara Lind left Brenn on Sunday evening, Tarn Radio said.";
        var tellings = new List<Telling>
        {
            Tell.Of(1, a, Tell.Said(a, "Mara Lind left Brenn on Sunday afternoon", "Orlo Press"), Tell.Said(a, "Mara Lind left Brenn on Sunday evening", "Tarn Radio")).At(Day),
        };
        Assert.Equal(Verdict.Both, Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings))).Verdict);
    }

    [Theory]
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Mara Lind will leave Brenn on Sunday evening.")] // ahead against past
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Mara Lind had not left Brenn on Sunday evening.")] // silence and negation
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Per Quist left Brenn on Sunday evening.")] // another person
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Mara Lind left Veslo on Sunday evening.")] // another place
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Mara Lind reached Brenn on Sunday evening.")] // another event
    [InlineData("Mara Lind left Brenn on Sunday.", "Mara Lind left Brenn on Sunday afternoon.")] // one contains the other
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "Analysts believe Mara Lind left Brenn on Sunday evening.")] // opinion
    [InlineData("Mara Lind left Brenn on Sunday afternoon.", "It is unclear whether Mara Lind left Brenn on Sunday evening.")] // left open
    [InlineData("Tarn is about 425 miles (680 kilometres) north of Brenn on the coast.", "Tarn is about 680 kilometres (425 miles) north of Brenn on the coast.")] // units
    [InlineData("The launch site is about 550 miles northwest of Tarn.", "Tarn is a city about 40 miles north of Brenn.")] // another head
    [InlineData("Lind came to Veslo four years after her first visit.", "Lind first came to Veslo in 2019 on a ferry.")] // calendar
    [InlineData("The flood killed 12 people in Brenn on Tuesday.", "The flood killed at least 10 people in Brenn on Tuesday.")] // intervals
    [InlineData("The flood killed 12 people in Brenn on Tuesday.", "The flood killed 9 people in Brenn and 3 people in Tarn on Tuesday.")] // a sum
    [InlineData("The flood killed 12 people in Brenn on Tuesday.", "A flood killed 80 people in Brenn in 1987.")] // background
    [InlineData("The flood killed 12 people in Brenn on Tuesday.", "The flood killed 30 sheep in Brenn on Tuesday.")] // another noun
    [InlineData("The “Dear” leader Lind sailed.", "The respected leader Lind sailed.")] // an adjective
    public void What_is_no_difference_is_not_shown_as_one(string a, string b)
    {
        List<Telling> tellings = [Tell.Of(1, a).At(Day), Tell.Of(2, b).At(Day)];
        Assert.DoesNotContain(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Verdict != Verdict.Agree);
    }

    [Fact]
    public void A_verbatim_copy_adds_a_report_but_no_text()
    {
        var tellings = Journey();
        var copy = tellings[2] with { Id = new TellingId(5) };
        List<Telling> all = [.. tellings, copy];
        var tree = Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-2"));
        tree = tree with { Provenances = [.. tree.Provenances, tree.Provenances[2] with { Telling = copy.Id }] };
        var agreed = ClaimFinder.Of(all, tree).First(c => c.Verdict == Verdict.Agree);
        Assert.Equal((5, 3, 2), (agreed.Reports, agreed.Texts, agreed.Witnesses));
    }

    [Fact]
    public void No_tellings_make_no_claims() => Assert.Empty(ClaimFinder.Of([], FamilyTree.Empty));
}
