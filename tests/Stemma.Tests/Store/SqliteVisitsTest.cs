using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>The SQLite store keeps to what every store does.</summary>
public sealed class SqliteVisitsTest : VisitsContract, IDisposable
{
    private readonly TestFolder _folder = new();

    protected override ValueTask<IStore> Open() => ValueTask.FromResult<IStore>(SqliteStore.Open(_folder.At("stemma.db"), readOnly: false));

    public void Dispose() => _folder.Dispose();
}
