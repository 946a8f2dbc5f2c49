using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Stemma.App.Store.Sqlite;

/// <summary>One connection with its prepared statements. Parameters are named $1, $2, ... in the order given. Not for two threads at once.</summary>
internal sealed class Sql : IDisposable
{
    private const int MostPrepared = 256; // searches are of many shapes

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private bool _inBatch;

    /// <summary>Opens a database file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mode">How.</param>
    public Sql(string file, SqliteOpenMode mode)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        _connection.Open();
        Now("PRAGMA busy_timeout = 30000");
    }

    /// <summary>Runs statements that take no parameters, unprepared.</summary>
    public void Now(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first cell of the first row; null when there is none.</summary>
    public object? Cell(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteScalar() is { } found and not DBNull ? found : null;

    /// <summary>The first cell as a number; 0 when there is none.</summary>
    public int Number(string sql, params ReadOnlySpan<object?> values) => Cell(sql, values) is long n ? (int)n : 0;

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Does some work; what runs of it when it is no longer wanted is broken off.</summary>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public T Until<T>(Func<Sql, T> work, CancellationToken ct)
    {
        using var unwanted = ct.UnsafeRegister(static sql => raw.sqlite3_interrupt(((Sql)sql!)._connection.Handle), this);
        try
        {
            var made = work(this);
            ct.ThrowIfCancellationRequested(); // it may have been broken off between two statements, which breaks nothing
            return made;
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("it was broken off", broken, ct);
        }
    }

    /// <summary>Does all of it in one transaction, or none of it. Inside another batch it is part of that one.</summary>
    public void Batch(Action work)
    {
        if (_inBatch)
        {
            work();
            return;
        }
        Run("BEGIN IMMEDIATE");
        _inBatch = true;
        try
        {
            work();
            Run("COMMIT");
        }
        catch
        {
            if (InTransaction) Run("ROLLBACK");
            throw;
        }
        finally
        {
            _inBatch = false;
        }
    }

    /// <summary>Does all of it as a part of the batch that is under way, or none of it.</summary>
    public void Part(Action work)
    {
        Run("SAVEPOINT part");
        try
        {
            work();
        }
        catch when (InTransaction)
        {
            Run("ROLLBACK TO part");
            Run("RELEASE part");
            throw;
        }
        Run("RELEASE part");
    }

    /// <summary>Whether a transaction is under way: some failures (a full disk) end it.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Writes a compact copy of the database as it stands. Must stand outside a batch.</summary>
    public void Copy(string file)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "VACUUM INTO $1";
        command.Parameters.AddWithValue("$1", file);
        command.ExecuteNonQuery();
    }

    /// <summary>Makes another database the same as this one, in one transaction there.</summary>
    public void CopyOver(Sql other) => _connection.BackupDatabase(other._connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _prepared.Clear();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count >= MostPrepared) Forget();
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (int i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
            command.Prepare();
            _prepared.Add(sql, command);
        }
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
