using Stemma.App.Store.Reading;

namespace Stemma.App.Store.Sqlite;

/// <summary>The store in one SQLite file.</summary>
public sealed class SqliteStore : IStore
{
    private readonly SqliteFile _file;
    private readonly bool _ownsFile;
    private readonly int _generation;

    private SqliteStore(SqliteFile file, bool ownsFile, int generation)
    {
        _file = file;
        _ownsFile = ownsFile;
        _generation = generation;
        var kept = new KeptStories();
        Ground = new SqliteGround(file, kept);
        Feeds = new SqliteFeeds(file);
        Hubs = new SqliteHubs(file);
        Requests = new SqliteRequests(file);
        Derived = new SqliteDerived(file, generation);
        Work = new SqliteWork(file, generation);
        Reading = new SqliteReading(file, kept);
        Petitions = new SqlitePetitions(file);
        Letters = new SqliteLetters(file);
        Correspondence = new SqliteCorrespondence(file);
        Outlets = new SqliteOutlets(file);
        Accounts = new SqliteAccounts(file);
        Sessions = new SqliteSessions(file);
        Shelf = new SqliteShelf(file);
        Comments = new SqliteComments(file);
        Hints = new SqliteHints(file);
        Tracks = new SqliteTracks(file, kept);
    }

    /// <inheritdoc/>
    public IGround Ground { get; }

    /// <inheritdoc/>
    public IFeeds Feeds { get; }

    /// <inheritdoc/>
    public IHubs Hubs { get; }

    /// <inheritdoc/>
    public IRequests Requests { get; }

    /// <inheritdoc/>
    public IPetitions Petitions { get; }

    /// <inheritdoc/>
    public ILetters Letters { get; }

    /// <inheritdoc/>
    public ICorrespondence Correspondence { get; }

    /// <inheritdoc/>
    public IOutlets Outlets { get; }

    /// <inheritdoc/>
    public IAccounts Accounts { get; }

    /// <inheritdoc/>
    public ISessions Sessions { get; }

    /// <inheritdoc/>
    public IShelf Shelf { get; }

    /// <inheritdoc/>
    public IComments Comments { get; }

    /// <inheritdoc/>
    public IHints Hints { get; }

    /// <inheritdoc/>
    public ITracks Tracks { get; }

    /// <inheritdoc/>
    public IDerived Derived { get; }

    /// <inheritdoc/>
    public IWork Work { get; }

    /// <inheritdoc/>
    public IReading Reading { get; }

    /// <summary>Opens a database file.</summary>
    /// <param name="path">The file; made where there is none, unless only to read.</param>
    /// <param name="readOnly">True to read beside a writer.</param>
    /// <exception cref="InvalidDataException">The file is not ours or of another version.</exception>
    public static SqliteStore Open(string path, bool readOnly)
    {
        var file = new SqliteFile(path, readOnly);
        try
        {
            int generation = readOnly ? 0 : file.Write(Generation, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return new SqliteStore(file, ownsFile: true, generation);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a database's schema is older than this program's.</summary>
    public static bool IsOlder(string path)
    {
        using var sql = new Sql(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        return sql.Number("PRAGMA application_id") == Migrations.ApplicationId && Migrations.Version(sql) < Migrations.Newest;
    }

    /// <summary>Whether a database's schema is this program's.</summary>
    public static bool IsCurrent(string path)
    {
        using var sql = new Sql(path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        return sql.Number("PRAGMA application_id") == Migrations.ApplicationId && Migrations.Version(sql) == Migrations.Newest;
    }

    /// <inheritdoc/>
    public async ValueTask<IStore> NextGeneration(CancellationToken ct)
    {
        int next = await _file.Write(sql =>
        {
            int now = Generation(sql);
            Generations.DropOthers(sql, now);
            return now + 1;
        }, ct);
        return new SqliteStore(_file, ownsFile: false, next);
    }

    /// <inheritdoc/>
    public async ValueTask SwapIn(CancellationToken ct) => await _file.Write(sql =>
    {
        HeldRows.Swap(sql, Generation(sql), _generation);
        Hung.Swap(sql, Generation(sql), _generation);
        sql.Run("UPDATE facts SET value = $1 WHERE name = 'generation'", _generation.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Generations.DropOthers(sql, _generation);
    }, ct);

    /// <inheritdoc/>
    public async ValueTask Scrub(CancellationToken ct) => await _file.Bare(sql =>
    {
        // A reader of an older moment holds the log open; it is short.
        for (int tries = 0; tries < 100; tries++)
        {
            if (sql.Rows("PRAGMA wal_checkpoint(TRUNCATE)", r => r.GetInt32(0)) is [0]) return;
            Thread.Sleep(50);
        }
        throw new IOException("another process reads the database and keeps its log open: end it, then run the same command again");
    }, ct);

    /// <inheritdoc/>
    public async ValueTask Backup(string file, CancellationToken ct) => await _file.Copy(file, ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_ownsFile) _file.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static int Generation(Sql sql) => int.Parse((string)sql.Cell("SELECT value FROM facts WHERE name = 'generation'")!, System.Globalization.CultureInfo.InvariantCulture);
}
