using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Claims;

namespace Stemma.Tests.Collate;

/// <summary>The address of a claim leads to it for good.</summary>
public sealed class ClaimPlacesTest
{
    [Fact]
    public void Two_claims_at_the_same_words_have_two_places_each_found_again()
    {
        var story = Story(Claim("event-time", (1, 5, "at 7")), Claim("sentence-number", (1, 5, "43")), Claim("sentence-number", (1, 5, "43")));
        var places = new ClaimPlaces(story);
        Assert.Equal(3, story.Claims.Select(c => places[c]).Distinct().Count());
        Assert.All(story.Claims, c => Assert.Same(c, places.Find(ClaimPlace.Read(new TellingId(1), places[c].ToString())!.Value)));
    }

    [Fact]
    public void Of_claims_that_begin_alike_each_keeps_its_place_when_another_is_hidden()
    {
        var story = ClaimPlaces.Numbered(Story(Claim("value", (1, 5, "43"), (2, 5, "44")), Claim("value", (1, 5, "43"), (3, 5, "45"))));
        var (all, second) = (new ClaimPlaces(story), story.Claims[1]);
        Assert.Equal(all[second], new ClaimPlaces(story with { Claims = [second] })[second]);
        var apart = Story(Claim("value", (1, 5, "43")));
        Assert.Same(apart, ClaimPlaces.Numbered(apart));
    }

    [Fact]
    public void Claims_in_other_words_have_other_marks_though_the_value_is_the_same()
    {
        var (one, other) = (Claim("event-time", (1, 5, "Monday")), Claim("event-time", (1, 20, "Monday")));
        other = other with { Positions = [other.Positions[0] with { Text = "on Monday they went" }] };
        Assert.Null(new ClaimPlaces(Story(other)).Find(new ClaimPlaces(Story(one))[one]));
    }

    [Fact]
    public void A_mark_leads_to_no_claim_of_another_sentence_and_to_none_where_it_may_be_two()
    {
        var far = Claim("value", (1, 30, "41"));
        var story = Story(far) with { Tellings = [Tell.Of(1, "A first sentence stands here. And another one stands here too.")] };
        string mark = new ClaimPlaces(story)[far].Mark;
        Assert.Null(new ClaimPlaces(story).Find(new ClaimPlace(new TellingId(1), 3, mark)));
        Assert.Same(far, new ClaimPlaces(story).Find(new ClaimPlace(new TellingId(1), 36, mark)));
        Assert.Null(new ClaimPlaces(story with { Claims = [far, Claim("value", (1, 31, "41"))] }).Find(new ClaimPlace(new TellingId(1), 36, mark)));
    }

    [Fact]
    public void Where_reports_agree_the_place_holds_whatever_is_compared()
    {
        var (before, after) = (Claim("", (1, 5, "on Monday")), Claim("", (1, 5, "43")));
        Assert.Equal(new ClaimPlaces(Story(before))[before], new ClaimPlaces(Story(after))[after]);
    }

    [Fact]
    public void A_place_holds_when_reports_come_and_the_verdict_changes()
    {
        var before = Claim("sentence-number", (1, 5, "43"), (2, 9, "41"));
        var after = Claim("sentence-number-new-lead", (1, 5, "43"), (2, 9, "41"), (3, 2, "44")) with { Verdict = Verdict.Series };
        Assert.Equal(new ClaimPlaces(Story(before))[before], new ClaimPlaces(Story(after))[after]);
    }

    [Fact]
    public void Where_an_earlier_report_comes_to_it_the_old_place_still_finds_it()
    {
        var before = Claim("value", (2, 9, "41"), (3, 4, "43"));
        var after = Claim("value", (1, 5, "43"), (2, 9, "41"), (3, 4, "43"));
        var places = new ClaimPlaces(Story(after));
        var old = new ClaimPlaces(Story(before))[before];
        Assert.NotEqual(old, places[after]);
        Assert.Same(after, places.Find(old));
    }

    [Fact]
    public void Words_that_were_moved_within_their_report_are_found_by_their_mark()
    {
        var before = Claim("value", (1, 5, "41"));
        var after = Claim("value", (1, 12, "41"));
        Assert.Same(after, new ClaimPlaces(Story(after)).Find(new ClaimPlaces(Story(before))[before]));
    }

    [Fact]
    public void A_place_whose_claim_is_gone_gives_those_that_take_part_in_its_words()
    {
        var other = Claim("charge", (1, 4, "denied"));
        var places = new ClaimPlaces(Story(other));
        Assert.Null(places.Find(new ClaimPlace(new TellingId(1), 5, "abcdef")));
        Assert.Same(other, Assert.Single(places.At(new ClaimPlace(new TellingId(1), 5, "abcdef"))));
        Assert.Empty(places.At(new ClaimPlace(new TellingId(1), 40, "abcdef")));
    }

    [Fact]
    public void Places_count_code_points()
    {
        var claim = Claim("value", (4, 4, "41"));
        Assert.StartsWith("3-", new ClaimPlaces(Story(claim))[claim].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("x-abc")]
    [InlineData("99999999999")]
    [InlineData("5-ABC")]
    [InlineData("5-<b>")]
    [InlineData("5-0123456789abcdef")]
    [InlineData("１-a")]
    public void What_is_no_place_is_none(string place) => Assert.Null(ClaimPlace.Read(new TellingId(1), place));

    private static Story Story(params Claim[] claims) => new()
    {
        Id = new StoryId(1),
        Title = "A count",
        Tellings = [.. Enumerable.Range(1, 4).Select(n => Tell.Of(n, n == 4 ? "🐟 a text of a few words that is long enough" : "a text of a few words that is long enough for it"))],
        Claims = claims,
    };

    private static Claim Claim(string rule, params (int Telling, int At, string Value)[] positions) => new(
        "a count", Verdict.Updated, positions.Length, 1, 1, [.. positions.Select(p => new Position(new TellingId(p.Telling), null, p.Value, null, new Span(p.At, p.At + 8), "whatever"))], true, rule);
}
