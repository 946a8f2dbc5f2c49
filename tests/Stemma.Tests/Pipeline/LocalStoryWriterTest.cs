using Stemma.App.Pipeline;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Pipeline;

/// <summary>The writer in this process keeps to the contract.</summary>
public sealed class LocalStoryWriterTest : StoryWriterContract, IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly List<IDisposable> _writers = [];
    private readonly List<SqliteStore> _stores = [];

    protected override async ValueTask<(IStore Store, IStoryWriter Writer)> Open(int tellings, params IReadOnlyList<Decision> decisions)
    {
        var store = SqliteStore.Open(_folder.At($"{_stores.Count}.db"), readOnly: false);
        _stores.Add(store);
        await store.Ground.AddCaptures(Reports.Entries(Enumerable.Range(1, tellings).Select(n => Reports.Capture(n))), CancellationToken.None);
        var writer = await LocalStoryWriter.Open(store.Derived, new Rulings([.. decisions.Select(d => new Ruling(d, new TellingId(0), null))]), CancellationToken.None);
        _writers.Add(writer);
        return (store, writer);
    }

    [Fact]
    public async Task What_an_older_program_wrote_into_another_story_is_set_right_with_the_first_turn_after_a_start()
    {
        var ct = CancellationToken.None;
        var (store, writer) = await Open(3);
        await Write(writer, Alone(1), Joined(2, 1), Alone(3));
        await store.Derived.Write(new Turn([], [(new TellingId(2), new StoryId(2))], [], [], [Chore.Compose(new StoryId(1))], null), ct);
        using var next = await LocalStoryWriter.Open(store.Derived, new Rulings([]), ct);
        await Write(next, Alone(3));
        Assert.Equal([(1, 1), (2, 1), (3, 3)], (await store.Derived.Members(ct)).Select(m => (m.Telling.Value, m.Story.Value)));
        Assert.Contains(1, await store.Work.Next(ChoreKind.Compose, 9, ct));
    }

    [Fact]
    public async Task A_story_that_an_older_program_kept_together_parts_with_the_first_turn_and_who_stays_behind_keeps_it()
    {
        var ct = CancellationToken.None;
        var (store, writer) = await Open(4);
        await Write(writer, Alone(1), Alone(2), Joined(3, 1), Alone(4));
        await store.Derived.Write(new Turn([], [(new TellingId(2), new StoryId(1))], [new StoryId(2)], [], [Chore.Compose(new StoryId(1))], null), ct);
        using var next = await LocalStoryWriter.Open(store.Derived, new Rulings([]), ct);
        await Write(next, Alone(4));
        Assert.Equal([(1, 1), (2, 2), (3, 1), (4, 4)], (await store.Derived.Members(ct)).Select(m => (m.Telling.Value, m.Story.Value)));
        Assert.Equal([1, 2, 4], await store.Work.Next(ChoreKind.Compose, 9, ct));
    }

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
        foreach (var store in _stores) store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
