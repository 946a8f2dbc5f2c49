using Stemma.App.Pipeline;
using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every candidate index keeps to.</summary>
public abstract class CandidatesContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    /// <summary>An empty index.</summary>
    protected abstract ValueTask<ICandidates> Open();

    [Fact]
    public async Task A_copy_finds_the_text_it_copies_and_not_itself()
    {
        var index = await Open();
        await Enter(index, Read(1, 0, 1));
        await Enter(index, Read(2, 0, 2));
        var found = await Enter(index, Read(1, 1, 3));
        Assert.Equal(new TellingId(1), found.Texts[0].Id);
        Assert.DoesNotContain(found.Texts, h => h.Id == new TellingId(3));
    }

    [Fact]
    public async Task Beyond_a_story_are_found_those_of_others_earlier_and_later_and_none_of_its_own()
    {
        var index = await Open();
        var own = Enumerable.Range(0, 60).Select(i => Read(1, i, i + 2)).ToList(); // more than are ever found
        foreach (var telling in own.Prepend(Read(2, 0, 1)).Append(Read(3, 0, 62))) await Enter(index, telling);
        var beyond = await index.Beyond(own.Select(t => t.Id).ToHashSet(), own[30].Keys, own[30].At, Ct);
        Assert.NotEmpty(beyond);
        Assert.All(beyond, h => Assert.Contains(h.Id.Value, new[] { 1, 62 }));
        var all = await index.Beyond(new HashSet<TellingId>(), own[30].Keys, own[30].At, Ct);
        Assert.Contains(all, h => own.Any(t => t.Id == h.Id));
    }

    [Fact]
    public async Task The_answer_depends_on_what_is_in_and_not_on_the_order()
    {
        var tellings = Enumerable.Range(0, 40).Select(i => Read(i / 3, i % 3, i + 1)).ToList();
        var (forth, back) = (await Open(), await Open());
        foreach (var telling in tellings) await Enter(forth, telling);
        foreach (var telling in Enumerable.Reverse(tellings)) await Enter(back, telling);
        foreach (var telling in tellings)
        {
            var (a, b) = (await forth.Look(telling.Id, telling.Keys, telling.At, Ct), await back.Look(telling.Id, telling.Keys, telling.At, Ct));
            Assert.Equal(a.Texts, b.Texts);
            Assert.Equal(a.Stories, b.Stories);
        }
    }

    [Fact]
    public async Task An_index_that_is_rebuilt_answers_as_the_one_before()
    {
        var tellings = Enumerable.Range(0, 40).Select(i => Read(i / 3, i % 3, i + 1)).ToList();
        var (grown, rebuilt) = (await Open(), await Open());
        foreach (var telling in tellings) await Enter(grown, telling);
        foreach (var telling in tellings) await rebuilt.Hold(telling.Id, telling.Keys, telling.At, Ct);
        foreach (var telling in tellings)
        {
            var (a, b) = (await grown.Look(telling.Id, telling.Keys, telling.At, Ct), await rebuilt.Look(telling.Id, telling.Keys, telling.At, Ct));
            Assert.Equal(a.Texts, b.Texts);
            Assert.Equal(a.Stories, b.Stories);
        }
    }

    [Fact]
    public async Task Looking_sees_only_what_came_before_and_enters_nothing()
    {
        var index = await Open();
        for (int i = 0; i < 4; i++) await Enter(index, Read(1, i, i + 1));
        var second = Read(1, 1, 2);
        Assert.Equal([new TellingId(1)], (await index.Look(second.Id, second.Keys, second.At, Ct)).Texts.Select(h => h.Id));
    }

    [Fact]
    public async Task Whoever_finds_a_telling_is_among_those_after_it_that_share_with_it()
    {
        var index = await Open();
        var tellings = Enumerable.Range(0, 60).Select(i => Read(i % 15, i / 15, i + 1)).ToList();
        foreach (var telling in tellings) await Enter(index, telling);
        foreach (var first in tellings)
        {
            var after = await index.After(first.Id, first.Keys, first.At, Ct);
            Assert.All(after, id => Assert.True(id.Value > first.Id.Value));
            foreach (var later in tellings)
            {
                var found = await index.Look(later.Id, later.Keys, later.At, Ct);
                if (found.Texts.Concat(found.Stories).Any(h => h.Id == first.Id)) Assert.Contains(later.Id, after);
            }
        }
    }

    [Fact]
    public async Task A_barred_text_is_not_entered_and_names_its_tombstone()
    {
        var index = await Open();
        var first = Read(1, 0, 1);
        await index.Bar(new TellingId(1), first.Keys with { Terms = [] }, Ct);
        Assert.Equal(new TellingId(1), (await Enter(index, first with { Id = new TellingId(2) })).BarredBy);
        Assert.Empty((await Enter(index, Read(1, 1, 3) with { Keys = Read(2, 0, 3).Keys })).Texts);
    }

    [Fact]
    public async Task A_barred_text_is_known_before_it_enters()
    {
        var index = await Open();
        var first = Read(1, 0, 1);
        Assert.Null(await index.BarredBy(first.Keys, Ct));
        await index.Bar(new TellingId(1), first.Keys with { Terms = [] }, Ct);
        Assert.Equal(new TellingId(1), await index.BarredBy(first.Keys, Ct));
        Assert.Null(await index.BarredBy(Read(2, 0, 2).Keys, Ct));
    }

    [Fact]
    public async Task A_removed_telling_is_found_no_more()
    {
        var index = await Open();
        await Enter(index, Read(1, 0, 1));
        await index.Remove(new TellingId(1), Ct);
        Assert.Empty((await Enter(index, Read(1, 1, 2))).Texts);
    }

    private static ValueTask<Found> Enter(ICandidates index, Telling telling) => index.Enter(telling.Id, telling.Keys, telling.At, Ct);

    private static Telling Read(int story, int telling, int id) => Collation.Read(Reports.Capture(story, telling) with { Id = new TellingId(id) }, StreamTables.Shipped).Telling!;
}
