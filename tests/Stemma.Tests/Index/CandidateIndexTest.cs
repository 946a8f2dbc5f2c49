using Stemma.Core.Index;
using Stemma.Core.News;
using Stemma.Tests.Lineage;

namespace Stemma.Tests.Index;

public sealed class CandidateIndexTest
{
    private static readonly DateTimeOffset Day = new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero);

    private static CandidateKeys Keys(string text, params (ulong Hash, float Weight)[] terms) =>
        Texts.Telling(1, text).Keys with { Terms = [.. terms.Select(t => new TermKey(t.Hash, t.Weight))] };

    [Fact]
    public void A_copy_is_found_and_an_unrelated_text_is_not()
    {
        var index = new CandidateIndex();
        index.Enter(new(1), Keys(Texts.Flood), Day);
        index.Enter(new(2), Keys(Texts.Strike), Day);
        var found = index.Enter(new(3), Keys(Texts.Flood + " Nothing else is known."), Day);
        Assert.Equal(new TellingId(1), Assert.Single(found.Texts).Id);
    }

    [Fact]
    public void Of_verbatim_copies_only_the_earliest_is_given()
    {
        var index = new CandidateIndex();
        foreach (int id in new[] { 5, 2, 9 }) index.Enter(new(id), Keys(Texts.Flood), Day);
        Assert.Equal(new TellingId(2), Assert.Single(index.Enter(new(11), Keys(Texts.Flood), Day).Texts).Id);
    }

    [Fact]
    public void A_wire_story_with_many_edited_copies_is_still_found()
    {
        var index = new CandidateIndex();
        for (int i = 1; i <= 1500; i++) index.Enter(new(i), Keys(Texts.Flood + $" Edition {i} of the paper."), Day);
        Assert.Contains(index.Enter(new(2000), Keys(Texts.Flood), Day).Texts, h => h.Id.Value <= 48);
    }

    [Fact]
    public void Stories_are_found_by_their_terms_the_nearest_first()
    {
        var index = new CandidateIndex();
        index.Enter(new(1), Keys(Texts.Flood, (1, 0.8f), (2, 0.6f)), Day);
        index.Enter(new(2), Keys(Texts.Strike, (2, 0.6f), (3, 0.8f)), Day);
        var found = index.Enter(new(3), Keys("Short.", (1, 0.8f), (2, 0.6f)), Day).Stories;
        Assert.Equal([1, 2], found.Select(h => h.Id.Value));
        Assert.InRange(found[0].Score, 0.97, 1);
        Assert.InRange(found[1].Score, 0.3, 0.4);
    }

    [Fact]
    public void What_lies_too_far_apart_in_time_is_not_found_and_the_timeless_always_is()
    {
        var index = new CandidateIndex();
        index.Enter(new(1), Keys(Texts.Flood, (1, 1f)), Day);
        index.Enter(new(2), Keys(Texts.Flood + " Again.", (1, 1f)), null);
        var found = index.Enter(new(3), Keys(Texts.Flood + " Later.", (1, 1f)), Day.AddDays(400));
        Assert.Equal([2], found.Texts.Select(h => h.Id.Value));
        Assert.Equal([2], found.Stories.Select(h => h.Id.Value));
    }

    [Fact]
    public void A_barred_text_and_its_near_copies_are_refused_and_its_neighbours_stay()
    {
        var index = new CandidateIndex();
        index.Bar(new(7), Keys(Texts.Flood));
        Assert.Equal(new TellingId(7), index.Enter(new(8), Keys(Texts.Flood), Day).BarredBy);
        Assert.Equal(new TellingId(7), index.Enter(new(9), Keys(Texts.Flood.Replace("blankets", "covers", StringComparison.Ordinal)), Day).BarredBy);
        Assert.Null(index.Enter(new(10), Keys(Texts.Strike), Day).BarredBy);
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void What_was_removed_is_not_found_also_after_many()
    {
        var index = new CandidateIndex();
        for (int i = 1; i <= 3000; i++) index.Enter(new(i), Keys($"Number {i} of {i * 7} and {i * 13} went past {i * 17} trees.", ((ulong)i, 1f)), Day);
        for (int i = 1; i <= 2500; i++) index.Remove(new(i));
        Assert.Equal(500, index.Count);
        Assert.DoesNotContain(index.Enter(new(4000), Keys("x", (10, 1f)), Day).Stories, h => h.Id.Value == 10);
        Assert.Contains(index.Enter(new(4001), Keys("y", (2900, 1f)), Day).Stories, h => h.Id.Value == 2900);
    }

    [Fact]
    public void The_answer_does_not_depend_on_the_order_of_entering()
    {
        var random = new Random(3);
        var entries = Enumerable.Range(1, 60).Select(i => (Id: new TellingId(i), Keys: Keys(string.Join(" ", (i % 2 == 0 ? Texts.Flood : Texts.Strike).Split(' ').Where(_ => random.Next(12) > 0)), ((ulong)(i % 5), 0.7f), ((ulong)(i % 7 + 10), 0.7f)))).ToList();
        var query = Keys(Texts.Flood, (1, 0.7f), (11, 0.7f));
        Found Ask(IEnumerable<(TellingId Id, CandidateKeys Keys)> order)
        {
            var index = new CandidateIndex();
            foreach (var (id, keys) in order) index.Enter(id, keys, Day);
            return index.Enter(new(1000), query, Day);
        }
        var expected = Ask(entries);
        Assert.NotEmpty(expected.Texts);
        Assert.NotEmpty(expected.Stories);
        for (int i = 0; i < 6; i++)
        {
            var found = Ask(entries.OrderBy(_ => random.Next()));
            Assert.Equal(expected.Texts, found.Texts);
            Assert.Equal(expected.Stories, found.Stories);
        }
    }

    [Fact]
    public void Who_shares_enough_but_was_removed_or_lies_outside_the_window_is_not_found()
    {
        var index = new CandidateIndex();
        index.Enter(new(1), Sharing(1, 500, 501, 502), Day);
        index.Enter(new(2), Sharing(2, 500, 501, 502), Day.AddDays(-CandidateIndex.TextDays - 1));
        index.Enter(new(3), Sharing(3, 500, 501, 502), Day);
        index.Enter(new(9), Sharing(9, 500, 501, 502), Day);
        index.Remove(new(1));
        Assert.Equal(new TellingId(3), Assert.Single(index.Look(new(8), Sharing(8, 500, 501, 502), Day).Texts).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_key_that_more_than_a_thousand_hold_the_earliest_in_the_window_count(bool backwards)
    {
        const int Old = 300, Held = 1024;
        var index = new CandidateIndex();
        foreach (int id in Enumerable.Range(1, 2000).OrderBy(i => backwards ? -i : i))
            index.Enter(new(id), id is Old + Held or Old + Held + 1 ? Sharing(id, 500, 501, 502) : Sharing(id, 500), id <= Old ? Day.AddDays(-CandidateIndex.TextDays - 1) : Day);
        var found = index.Enter(new(2001), Sharing(2001, 500, 501, 502), Day).Texts;
        Assert.Equal(new[] { Old + Held, Old + Held + 1 }, found.Select(h => h.Id.Value));
        Assert.True(found[0].Score > found[1].Score, "the last that counts shares one key more than the first that does not");
    }

    // As many keys of its own as a text of some length has, and some that others have too.
    private static CandidateKeys Sharing(int text, params ulong[] shared) => new()
    {
        TextHash = (ulong)text,
        Shingles = [.. shared, .. Enumerable.Range(0, 12).Select(i => (ulong)(1000 + text * 12 + i))],
    };
}
