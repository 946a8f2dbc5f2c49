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

    public void Dispose()
    {
        foreach (var writer in _writers) writer.Dispose();
        foreach (var store in _stores) store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _folder.Dispose();
    }
}
