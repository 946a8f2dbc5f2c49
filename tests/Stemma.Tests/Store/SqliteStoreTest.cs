using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>The store in SQLite keeps to the contract.</summary>
public sealed class SqliteStoreTest : StoreContract, IDisposable
{
    private readonly TestFolder _folder = new();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    public void Dispose() => _folder.Dispose();
}
