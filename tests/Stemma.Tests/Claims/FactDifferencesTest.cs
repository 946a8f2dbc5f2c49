using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

/// <summary>Values of one thing that two reports tell in words of their own.</summary>
public sealed class FactDifferencesTest
{
    private const string Dam = "The dam above Veslo gave way at 3 a.m. and the water reached the market square, the mayor of Veslo said.";

    private const string DamOther = "Engineers of the river office said that the dam broke at 6 a.m. above Veslo, long after the market had been cleared.";

    [Theory]
    [InlineData("By Monday evening, 412 people had been evacuated from Veslo and Brenn, the county said.", "The fire service put the number of people evacuated from the two towns on Monday evening at 530.", "412 people", "530")]
    [InlineData("Nine armoured vans were seen in front of the palace gate in Brenn.", "Three armoured vans also stood before the palace gate in Brenn.", "Nine armoured vans", "Three armoured vans")]
    [InlineData("A bomb on a bus in Veslo in 2029 wounded 31 people, the ministry said.", "The court heard how the bomb on the bus in Veslo in 2029 had wounded 22 people.", "31 people", "22 people")]
    [InlineData(Dam, DamOther, "3 a.m.", "6 a.m.")]
    [InlineData("For the first time in 19 years, the crane of the old harbour slipped.", "For the first time in 17 years, workers of Brenn saw the crane of the old harbour slip.", "19 years", "17 years")]
    [InlineData("The injured were taken to the county hospital in Veslo, the governor said.", "All of the injured were taken to hospital in Brenn, the fire chief said.", "Veslo", "Brenn")]
    public void Reports_of_their_own_that_give_two_values_of_one_thing_differ(string a, string b, string first, string second)
    {
        var claim = Assert.Single(Parting(a, b), c => c.Rule.StartsWith("value", StringComparison.Ordinal));
        Assert.Equal(Verdict.Differ, claim.Verdict);
        Assert.Equal([first, second], claim.Positions.Select(p => p.Value));
        Assert.False(claim.Open);
    }

    [Fact]
    public void What_follows_on_the_word_time_is_a_value_like_any_other() =>
        Assert.Contains(Parting("The fire in Brenn wounded 31 people, the governor said.", "At the same time, 22 people were wounded in the fire in Brenn, the fire chief said."), c => c.Positions.Any(p => p.Value == "22 people"));

    [Theory]
    [InlineData("The fire in Brenn killed 12 people.", "The fire in Brenn injured 40 people.")] // another event
    [InlineData("The fire in Brenn killed 12 people.", "Three of the people killed in the Brenn fire were nurses.")] // a part
    [InlineData("The fire in Brenn killed 12 people.", "Four more people were killed in Brenn a day after the fire.")] // an addition
    [InlineData("The bridge over the Ilm cost 14.6 million crowns.", "The bridge over the Ilm cost about 15 million crowns.")] // a rounding
    [InlineData("The fire in Brenn killed 12 soldiers.", "The fire in Brenn killed 30 children.")] // other people
    [InlineData("The meeting in Brenn began at noon on Monday.", "Half an hour later the meeting in Brenn began.")] // counted from another time
    [InlineData("For the first time in 19 years, the crane slipped.", "For the first time in 17 years, the mayor of Brenn opened the old lock and the basin.")] // how long another thing had not been
    [InlineData("Tens of thousands of people marched through Brenn.", "Thousands of people marched through Brenn.")] // vague
    public void Values_of_two_things_or_of_none_are_no_difference(string a, string b) =>
        Assert.DoesNotContain(Parting(a, b), c => c.Rule.StartsWith("value", StringComparison.Ordinal));

    [Fact]
    public void Two_who_speak_each_of_himself_do_not_differ()
    {
        const string a = "“I saw the crane of the old harbour slip for the first time in 19 years,” Jason Brandt said.", b = "“I saw the crane of the old harbour slip for the first time in 17 years,” Lisa Roswell said.";
        var first = Tell.Of(1, a, Tell.Said(a, a[..a.IndexOf(" Jason", StringComparison.Ordinal)], "Jason Brandt") with { Kind = StatementKind.Direct });
        var other = Tell.Of(2, b, Tell.Said(b, b[..b.IndexOf(" Lisa", StringComparison.Ordinal)], "Lisa Roswell") with { Kind = StatementKind.Direct });
        Assert.DoesNotContain(Claims(first, other), c => c.Rule.StartsWith("value", StringComparison.Ordinal) && c.Verdict == Verdict.Differ);
        Assert.Contains(Claims(Tell.Of(1, a), Tell.Of(2, b)), c => c.Rule.StartsWith("value", StringComparison.Ordinal)); // without their names they would
    }

    [Fact]
    public void A_text_that_has_the_other_value_too_is_no_source_against_it() =>
        Assert.DoesNotContain(Parting("The storm killed 12 people in Brenn.", "The storm killed 12 people in Brenn and 30 people in all."), c => c.Rule.StartsWith("value", StringComparison.Ordinal));

    [Fact]
    public void A_count_that_grows_with_the_hours_is_a_series()
    {
        var first = Tell.Of(1, "The quake near Veslo killed 12 people.").At("2031-05-14T08:00:00Z");
        var later = Tell.Of(2, "Rescuers said the quake near Veslo had killed 31 people.").At("2031-05-14T18:00:00Z");
        Assert.Contains(Claims(first, later), c => c.Verdict == Verdict.Series && c.Positions.Any(p => p.Value == "31 people"));
    }

    [Fact]
    public void A_value_that_a_later_version_of_one_text_changes_is_updated()
    {
        Telling[] tellings =
        [
            Tell.Of(1, "A barge struck the bridge at Veslo on Monday, injuring 15 workers, governor Mara Lind said."),
            Tell.Of(2, "The barge struck the bridge at Veslo in the morning. The number of workers injured was given as 16."),
        ];
        var claim = Assert.Single(ClaimFinder.Of(tellings, Tell.Tree(tellings, (1, "*a"), (2, "*a"))), c => c.Rule.StartsWith("value", StringComparison.Ordinal));
        Assert.Equal(Verdict.Updated, claim.Verdict);
    }

    [Fact]
    public void Two_named_parties_that_a_report_lets_contradict_each_other_are_disputed()
    {
        const string Text = "Tor Lind of the Harbour Company confirmed that the permit allowed 9 million litres of water a day. The water board disagreed. Mara Holm, who chairs it, said the board had granted 6 million litres of water a day.";
        var telling = Tell.Of(1, Text, Tell.Said(Text, "the permit allowed 9 million litres of water a day", "Tor Lind"), Tell.Said(Text, "the board had granted 6 million litres of water a day", "Mara Holm"));
        var claim = Assert.Single(Claims(telling), c => c.Rule == "value-disputed");
        Assert.Equal(Verdict.Denied, claim.Verdict);
        Assert.Equal(2, claim.Witnesses);
    }

    private static IEnumerable<Claim> Parting(string a, string b) => Claims(Tell.Of(1, a), Tell.Of(2, b)).Where(c => c.Verdict != Verdict.Agree);

    private static IReadOnlyList<Claim> Claims(params Telling[] tellings) => ClaimFinder.Of(tellings, Tell.Tree(tellings));
}
