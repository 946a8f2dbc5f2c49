using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Differences between sentences that are told anew: found, and folded, since nothing measures them yet.</summary>
public sealed class LooseDifferencesTest
{
    [Fact]
    public void An_opposite_word_before_the_same_phrase_is_another_wording()
    {
        const string first = "According to Arland officials, Lind could focus on securing more coal to refill declining stocks as she seeks to show that she is capable of grinding out a long strike of dockers.";
        const string second = "Arland officials say Lind could focus on securing more coal to replenish stocks and show that she is capable of ending a long strike of dockers.";
        List<Telling> tellings = [Tell.Of(1, first, Tell.Said(first, first[29..], "Arland officials")), Tell.Of(2, second, Tell.Said(second, second[20..], "Arland officials"))];
        var claim = Only(tellings, "sentence-sense", Tell.Tree(tellings, (1, "*ap-1"), (2, "*ap-1")));
        Assert.Equal(Verdict.Wording, claim.Verdict);
        Assert.Equal(["grinding out", "ending"], claim.Positions.Select(p => p.Value));
    }

    [Fact]
    public void A_dinner_and_a_lunch_of_one_speaker_may_be_one_word_translated_twice()
    {
        const string first = "Tor Quist said Monday that Mara Lind will host an official dinner for Per Orlo.", second = "Tor Quist said the talks between Mara Lind and Per Orlo would include a lunch.";
        List<Telling> tellings = [Tell.Of(1, first, Tell.Said(first, first[22..], "Tor Quist")), Tell.Of(2, second, Tell.Said(second, second[15..], "Tor Quist"))];
        var claim = Only(tellings, "choice");
        Assert.Equal(Verdict.Possible, claim.Verdict);
        Assert.Equal(["dinner", "lunch"], claim.Positions.Select(p => p.Value));
    }

    [Fact]
    public void A_text_that_tells_of_both_tells_of_two_things()
    {
        const string first = "Tor Quist said that Mara Lind will host a lunch and a dinner for Per Orlo.", second = "Tor Quist said the talks between Mara Lind and Per Orlo would include a lunch.";
        List<Telling> tellings = [Tell.Of(1, first, Tell.Said(first, first[15..], "Tor Quist")), Tell.Of(2, second, Tell.Said(second, second[15..], "Tor Quist"))];
        Assert.DoesNotContain(ClaimFinder.Of(tellings, Tell.Tree(tellings)), c => c.Rule == "choice");
    }

    [Theory]
    [InlineData("A meeting between Mara Lind and Per Orlo was possible as early as Tuesday.", "Mara Lind and Per Orlo will meet after the Brenn fair.", 1)]
    [InlineData("A meeting between Mara Lind and Per Orlo was possible as early as Tuesday.", "A meeting of Mara Lind and Per Orlo is possible as early as Tuesday.", 0)]
    [InlineData("A meeting between Mara Lind and Per Orlo was possible as early as Tuesday.", "Tor Quist and Ida Berg will meet after the Brenn fair.", 0)]
    [InlineData("Mara Lind and Per Orlo met after lunch.", "Mara Lind and Per Orlo met before noon.", 0)] // nothing of it is to come
    public void Two_bounds_on_a_meeting_that_is_to_be_stand_beside_each_other(string first, string second, int claims)
    {
        List<Telling> tellings = [Tell.Of(1, first), Tell.Of(2, second)];
        Assert.Equal(claims, ClaimFinder.Of(tellings, Tell.Tree(tellings)).Count(c => c.Rule == "planned-time"));
    }

    [Theory]
    [InlineData("Experts say the trip to Brenn, in Arland’s far north, could be about coal.", 1)]
    [InlineData("Experts say the trip of Quist to Arland could be about coal.", 0)]
    public void A_way_towards_a_place_and_one_away_from_it_stand_beside_each_other(string other, int claims)
    {
        List<Telling> tellings =
        [
            Tell.Of(1, other),
            Tell.Of(2, "But spokesman Tor Quist confirmed only that Mara Lind has entered Arland, and the agency later reported her train had headed north after crossing the river, taking it away from Brenn."),
        ];
        Assert.Equal(claims, ClaimFinder.Of(tellings, Tell.Tree(tellings)).Count(c => c.Rule == "way"));
    }

    [Fact]
    public void A_sentence_without_end_is_read_as_far_as_its_words_go()
    {
        string list = string.Join(' ', Enumerable.Repeat("tram", 156)) + " went along to Brenn and Mara Lind of Brenn.";
        List<Telling> tellings = [Tell.Of(1, list), Tell.Of(2, "The train took Mara Lind away from Brenn.")];
        Assert.NotNull(ClaimFinder.Of(tellings, Tell.Tree(tellings)));
    }

    [Theory]
    [InlineData("Mara Lind led members of the government, the army and South Korea’s ruling Farmers’ Party.", 1)]
    [InlineData("Mara Lind led members of the government, the army and the North Korean Farmers’ Party.", 0)]
    [InlineData("South Korea’s ruling Farmers’ Party praised the army, and the North Korean Farmers’ Party did with the government and Mara Lind.", 0)]
    public void A_body_that_reports_give_to_two_countries_stands_with_both(string other, int claims)
    {
        List<Telling> tellings = [Tell.Of(1, "Mara Lind came with members of the army, the government and the North Korean Farmers’ Party."), Tell.Of(2, other)];
        Assert.Equal(claims, ClaimFinder.Of(tellings, Tell.Tree(tellings)).Count(c => c.Rule == "body"));
    }

    private static Claim Only(List<Telling> tellings, string rule, FamilyTree? tree = null) => Assert.Single(ClaimFinder.Of(tellings, tree ?? Tell.Tree(tellings)), c => c.Rule == rule);
}
