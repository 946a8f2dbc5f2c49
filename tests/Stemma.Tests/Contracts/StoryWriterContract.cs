using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.Core.News;

namespace Stemma.Tests.Contracts;

/// <summary>What every story writer keeps to.</summary>
public abstract class StoryWriterContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Stamp Made = new(Step.Stories, 1, 0);

    /// <summary>A store with so many tellings that stand nowhere yet, and a writer over it with these decisions in force.</summary>
    protected abstract ValueTask<(IStore Store, IStoryWriter Writer)> Open(int tellings, params IReadOnlyList<Decision> decisions);

    [Fact]
    public async Task A_joined_telling_stands_in_the_story_of_the_earliest()
    {
        var (store, writer) = await Open(3);
        var stories = await Write(writer, Alone(1), Joined(2, 1), Joined(3, 2));
        Assert.Equal([1, 1, 1], stories.Select(s => s.Value));
        Assert.Equal([1], await store.Work.Next(ChoreKind.Compose, 9, Ct));
        Assert.Equal(3, (await store.Derived.MembersOf(new StoryId(1), Ct)).Count);
    }

    [Fact]
    public async Task However_the_placements_are_cut_into_turns_the_stories_are_the_same()
    {
        Placement[] placements = [Alone(1), Alone(2), Joined(3, 1), Joined(4, 2), Joined(5, 3), Alone(6), Joined(7, 6)];
        var (one, together) = await Open(7);
        await Write(together, placements);
        var (two, apart) = await Open(7);
        foreach (var placement in placements) await Write(apart, placement);
        Assert.Equal(await one.Derived.Members(Ct), await two.Derived.Members(Ct));
        Assert.Equal(await one.Work.Next(ChoreKind.Compose, 9, Ct), await two.Work.Next(ChoreKind.Compose, 9, Ct));
    }

    [Fact]
    public async Task A_telling_placed_anew_leaves_its_story()
    {
        var (store, writer) = await Open(3);
        await Write(writer, Alone(1), Joined(2, 1), Joined(3, 2));
        await Write(writer, Alone(2));
        Assert.Equal([(1, 1), (2, 2), (3, 2)], (await store.Derived.Members(Ct)).Select(m => (m.Telling.Value, m.Story.Value)));
    }

    [Fact]
    public async Task Two_stories_joined_become_the_earlier_one_and_the_later_is_no_more()
    {
        var (store, writer) = await Open(3);
        await Write(writer, Alone(1), Alone(2), Joined(3, 2));
        await Write(writer, Joined(2, 1));
        Assert.Equal([1, 1, 1], (await store.Derived.Members(Ct)).Select(m => m.Story.Value));
        Assert.Equal([1], await store.Work.Next(ChoreKind.Compose, 9, Ct));
    }

    [Fact]
    public async Task An_editors_parting_and_joining_win_over_joins()
    {
        var (store, writer) = await Open(4, Decided(1, DecisionKind.Part, 1, 2), Decided(2, DecisionKind.Join, 3, 4));
        await Write(writer, Alone(1), Joined(2, 1), Alone(3), Alone(4));
        Assert.Equal([1, 2, 3, 3], (await store.Derived.Members(Ct)).Select(m => m.Story.Value));
    }

    [Fact]
    public async Task What_was_erased_binds_nobody_any_more()
    {
        var (store, writer) = await Open(3);
        await Write(writer, Alone(1), Joined(2, 1), Joined(3, 1));
        await store.Ground.Erase(new Erasing([new TellingId(1)], []), Ct);
        await writer.Forget([new TellingId(1)], Ct);
        await writer.Write([], [new TellingId(2), new TellingId(3)], [], [Chore.Regroup(new TellingId(2)), Chore.Regroup(new TellingId(3))], null, Ct);
        Assert.Equal([(2, 2), (3, 3)], (await store.Derived.Members(Ct)).Select(m => (m.Telling.Value, m.Story.Value)));
    }

    [Fact]
    public async Task With_ties_too_the_stories_are_the_same_however_the_placements_are_cut_into_turns()
    {
        var random = new Random(5);
        var placements = Enumerable.Range(1, 80).Select(i => Tied(i, random)).ToList();
        var (one, together) = await Open(80);
        await Write(together, placements);
        var (two, apart) = await Open(80);
        foreach (var placement in placements) await Write(apart, placement);
        var stories = await one.Derived.Members(Ct);
        Assert.InRange(stories.Select(m => m.Story).Distinct().Count(), 5, 60);
        Assert.Equal(stories, await two.Derived.Members(Ct));
    }

    [Fact]
    public async Task A_telling_placed_anew_without_ties_lets_the_stories_part_that_they_held_together()
    {
        var (store, writer) = await Open(3);
        await Write(writer, Alone(1), Alone(2), Joined(3, 1, (1, .7), (2, .7)));
        Assert.Equal([1, 1, 1], (await store.Derived.Members(Ct)).Select(m => m.Story.Value));
        await Write(writer, Alone(3));
        Assert.Equal([1, 2, 3], (await store.Derived.Members(Ct)).Select(m => m.Story.Value));
    }

    [Fact]
    public async Task Who_is_joined_or_tied_to_a_telling_is_told_until_it_is_placed_anew_or_the_telling_goes()
    {
        var (_, writer) = await Open(4);
        await Write(writer, Alone(1), Joined(2, 1), Joined(3, 2, (1, .45), (2, .7)), Joined(4, 3, (3, .8)));
        Assert.Equal([2, 3], await Tied(writer, 1));
        Assert.Equal([3, 4], await Tied(writer, 2, 3));
        await Write(writer, Joined(3, 2, (2, .7)));
        Assert.Equal([2], await Tied(writer, 1));
        await writer.Forget([new TellingId(2)], Ct);
        Assert.Empty(await Tied(writer, 1));
    }

    private static async Task<IEnumerable<int>> Tied(IStoryWriter writer, params IEnumerable<int> earlier) => (await writer.TiedTo([.. earlier.Select(i => new TellingId(i))], Ct)).Select(t => t.Value);

    // Tied to some of those before it; the ties of a few hold nothing together by themselves.
    private static Placement Tied(int id, Random random)
    {
        var ties = Enumerable.Range(0, id == 1 ? 0 : random.Next(4)).Select(_ => 1 + random.Next(id - 1)).Distinct().Order().Select(e => (Earlier: e, Score: .4 + .58 * random.NextDouble())).ToList();
        return ties.Count == 0 ? Alone(id) : Joined(id, ties.MaxBy(t => t.Score).Earlier, [.. ties]);
    }

    protected static Placement Joined(int later, int earlier, params IReadOnlyList<(int Earlier, double Score)> ties)
    {
        double score = ties.FirstOrDefault(t => t.Earlier == earlier, (Earlier: earlier, Score: .9)).Score;
        var join = new Join(new TellingId(later), new TellingId(earlier), score, [], Made) { Ties = [.. ties.Select(t => new Tie(new TellingId(t.Earlier), t.Score, false))] };
        return new(new TellingId(later), join, [], null, Made);
    }

    protected static Placement Alone(int id) => new(new TellingId(id), null, [], null, Made);

    private static Decision Decided(int number, DecisionKind kind, int a, int b) => new(number, kind, new TellingId(a), new TellingId(b), DateTimeOffset.UnixEpoch, "ed");

    protected static ValueTask<IReadOnlyList<StoryId>> Write(IStoryWriter writer, params IReadOnlyList<Placement> placements) => writer.Write(placements, [], [], [], placements[^1].Telling, Ct);
}
