using Microsoft.Data.Sqlite;

namespace Stemma.App.Store.Sqlite;

/// <summary>The database file: the one writing connection with its turnstile, and reading connections beside it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const int MostIdle = 16; // of a megabyte each at most; to open one costs more than most questions that it is asked

    private readonly Sql? _writer;
    private readonly Turnstile? _turnstile;
    private readonly Lock _reading = new();
    private readonly Stack<Sql> _idle = new();
    private bool _closed;

    /// <summary>Opens the file; to write: creates it where there is none, and brings its schema up to date.</summary>
    /// <exception cref="InvalidDataException">It is no database of ours, or of a newer program.</exception>
    public SqliteFile(string path, bool readOnly)
    {
        Path = path;
        if (readOnly) return;
        _writer = new Sql(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Prepare(_writer);
            Migrations.Apply(_writer);
            _turnstile = new Turnstile(_writer);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    private Turnstile Writer => _turnstile ?? throw new InvalidOperationException("the store was opened to read");

    /// <summary>Uses the writing connection, all of the work in one transaction; on disk when it returns.</summary>
    public async ValueTask<T> Write<T>(Func<Sql, T> work, CancellationToken ct)
    {
        T result = default!;
        await Writer.Write(sql => result = work(sql), ct);
        return result;
    }

    /// <inheritdoc cref="Write{T}"/>
    public ValueTask Write(Action<Sql> work, CancellationToken ct) => Writer.Write(work, ct);

    /// <summary>Uses the writing connection outside a transaction.</summary>
    public ValueTask Bare(Action<Sql> work, CancellationToken ct) => Writer.Bare(work, ct);

    /// <summary>Uses a reading connection; all that the work reads is of one moment. What is no longer wanted is broken off.</summary>
    public ValueTask<T> Read<T>(Func<Sql, T> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var sql = Reader();
        try
        {
            sql.Run("BEGIN");
            try
            {
                return ValueTask.FromResult(sql.Until(work, ct));
            }
            finally
            {
                sql.Run("COMMIT");
            }
        }
        finally
        {
            Keep(sql);
        }
    }

    /// <summary>Writes a compact copy of what stands now.</summary>
    public ValueTask Copy(string file, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var sql = new Sql(Path, SqliteOpenMode.ReadWrite);
        Migrations.Check(sql);
        sql.Now("PRAGMA secure_delete = ON"); // the copy inherits it: else the first page of each table keeps, unseen, rows that stood on it while the table was short
        sql.Copy(file);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        List<Sql> idle;
        lock (_reading)
        {
            _closed = true; // who still reads closes its own when it is done
            idle = [.. _idle];
            _idle.Clear();
        }
        foreach (var sql in idle)
        {
            sql.Now("PRAGMA query_only = OFF"); // whoever leaves last folds the log in
            sql.Dispose();
        }
        _writer?.Dispose();
        _turnstile?.Dispose();
    }

    private static void Prepare(Sql sql)
    {
        Migrations.CheckOurs(sql);
        sql.Now("PRAGMA journal_mode = WAL");
        sql.Now("PRAGMA synchronous = FULL");
        sql.Now("PRAGMA secure_delete = ON");
        sql.Now("PRAGMA cache_size = -2048");
        sql.Now("PRAGMA temp_store = MEMORY");
        sql.Now("PRAGMA wal_autocheckpoint = 4000");
    }

    private void Keep(Sql sql)
    {
        lock (_reading)
        {
            if (!_closed && _idle.Count < MostIdle)
            {
                _idle.Push(sql);
                return;
            }
        }
        sql.Dispose();
    }

    private Sql Reader()
    {
        lock (_reading)
        {
            if (_idle.TryPop(out var idle)) return idle;
        }
        var sql = new Sql(Path, SqliteOpenMode.ReadWrite); // a log left by a killed writer is recovered on the way
        try
        {
            sql.Now("PRAGMA query_only = ON");
            sql.Now("PRAGMA cache_size = -1024");
            Migrations.Check(sql);
            return sql;
        }
        catch
        {
            sql.Dispose();
            throw;
        }
    }
}
