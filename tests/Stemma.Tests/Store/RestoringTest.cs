using Microsoft.Data.Sqlite;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

/// <summary>A restored database in the place of one that somebody reads.</summary>
public sealed class RestoringTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_replacement_that_fails_beside_a_reader_leaves_all_that_stood()
    {
        string database = await Made("stemma.db", 3);
        using (var reader = Reading(database))
        {
            await Made("stemma.db", 40); // in the log alone, for the reader holds the file to its moment
            Assert.ThrowsAny<Exception>(() => Restoring.Replace(_folder.At("absent.db"), database));
            Assert.Equal(40, Captures(database));
            reader.Run("COMMIT");
        }
    }

    [Fact]
    public async Task A_reader_has_what_stood_until_he_looks_again_and_then_what_was_restored()
    {
        string database = await Made("stemma.db", 30), restored = await Made("restored.db", 5);
        using var reader = Reading(database);
        Restoring.Replace(restored, database);
        Assert.Equal(30, reader.Number("SELECT count(*) FROM captures"));
        reader.Run("COMMIT");
        Assert.Equal(5, reader.Number("SELECT count(*) FROM captures"));
        Assert.Equal(5, Captures(database));
    }

    private async Task<string> Made(string name, int captures)
    {
        await using var store = SqliteStore.Open(_folder.At(name), readOnly: false);
        await store.Ground.AddCaptures(Reports.Entries(Enumerable.Range(1, captures).Select(i => Reports.Capture(i))), CancellationToken.None);
        return _folder.At(name);
    }

    private static Sql Reading(string database)
    {
        var sql = new Sql(database, SqliteOpenMode.ReadWrite);
        sql.Run("BEGIN");
        _ = sql.Number("SELECT count(*) FROM captures");
        return sql;
    }

    private static int Captures(string database)
    {
        using var sql = new Sql(database, SqliteOpenMode.ReadWrite);
        Assert.Equal("ok", (string?)sql.Cell("PRAGMA integrity_check"));
        return sql.Number("SELECT count(*) FROM captures");
    }
}
