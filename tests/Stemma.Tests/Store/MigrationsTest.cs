using Microsoft.Data.Sqlite;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Store;

public sealed class MigrationsTest : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Database => _folder.At("stemma.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_migration_that_fails_half_way_leaves_nothing_and_is_done_the_next_time()
    {
        using (var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate))
        {
            Assert.Throws<SqliteException>(() => Migrations.Apply(sql, [(1, "CREATE TABLE a (x); CREATE TABLE b (x); CREATE TABLE a (x);")]));
            Assert.Equal(0, Migrations.Version(sql));
            Assert.Equal(0, sql.Number("SELECT count(*) FROM sqlite_schema"));
        }
        using var again = new Sql(Database, SqliteOpenMode.ReadWrite);
        Migrations.Apply(again);
        Assert.Equal(Migrations.Newest, Migrations.Version(again));
        Migrations.Apply(again);
    }

    [Fact]
    public async Task A_database_of_an_older_schema_is_brought_up_to_date_when_it_is_opened()
    {
        using (var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate))
            sql.Batch(() =>
            {
                using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream("Stemma.App.Store.Sqlite.Migrations.001_ground.sql")!);
                sql.Now(reader.ReadToEnd());
                sql.Now($"PRAGMA application_id = {Migrations.ApplicationId}; PRAGMA user_version = 1");
            });
        Assert.True(SqliteStore.IsOlder(Database));
        await using (SqliteStore.Open(Database, readOnly: false)) Assert.False(SqliteStore.IsOlder(Database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_store_that_had_pages_before_any_were_let_go_is_marked(bool had)
    {
        using var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate);
        foreach (string name in typeof(Migrations).Assembly.GetManifestResourceNames().Where(n => n.Contains(".Migrations.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(13))
        {
            using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!);
            sql.Now(reader.ReadToEnd());
        }
        sql.Now($"PRAGMA application_id = {Migrations.ApplicationId}; PRAGMA user_version = 13");
        if (had) sql.Run("INSERT INTO captures (id, telling, identity, name, body_hash, form, body) VALUES (1, 1, 'a', 'a', 'a', 0, x'00')");
        Migrations.Apply(sql);
        Assert.Equal(had, HeldRows.OldPages(sql));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused()
    {
        using (var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate)) Migrations.Apply(sql);
        using (var sql = new Sql(Database, SqliteOpenMode.ReadWrite)) sql.Now("PRAGMA user_version = 9999");
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => SqliteStore.Open(Database, readOnly: false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_somebody_else_is_refused_and_left_as_it_is()
    {
        using (var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate)) sql.Now("CREATE TABLE theirs (x)");
        Assert.Throws<InvalidDataException>(() => SqliteStore.Open(Database, readOnly: false));
        using var again = new Sql(Database, SqliteOpenMode.ReadOnly);
        Assert.Equal(1, again.Number("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void What_a_database_lacks_of_its_schema_is_made_again_when_it_is_opened_to_write()
    {
        using var sql = new Sql(Database, SqliteOpenMode.ReadWriteCreate);
        Migrations.Apply(sql);
        int whole = sql.Number("SELECT count(*) FROM sqlite_schema");
        sql.Now("DROP TABLE terms; DROP TABLE feeds; DROP TABLE work");
        Migrations.Apply(sql);
        Assert.Equal(whole, sql.Number("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_words()
    {
        File.WriteAllText(Database, "these are somebody's notes, and no database at all");
        Assert.Contains("move it away", Assert.Throws<InvalidDataException>(() => SqliteStore.Open(Database, readOnly: false)).Message, StringComparison.Ordinal);
    }
}
