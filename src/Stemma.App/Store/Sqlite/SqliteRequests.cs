namespace Stemma.App.Store.Sqlite;

/// <summary>Requests in SQLite.</summary>
internal sealed class SqliteRequests(SqliteFile file) : IRequests
{
    private const int Kept = 1000; // receipts that nobody came for

    public ValueTask<int> Post(string kind, string payload, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("INSERT INTO requests (kind, payload) VALUES ($1, $2)", kind, payload);
        return sql.Number("SELECT last_insert_rowid()");
    }, ct);

    public ValueTask<IReadOnlyList<Request>> Open(CancellationToken ct) => file.Read<IReadOnlyList<Request>>(sql =>
        sql.Rows("SELECT number, kind, payload FROM requests WHERE receipt IS NULL ORDER BY number", r => new Request(r.GetInt32(0), r.GetString(1), r.GetString(2))), ct);

    public ValueTask Answer(int number, string receipt, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("UPDATE requests SET receipt = $2, payload = '' WHERE number = $1", number, receipt);
        sql.Run("DELETE FROM requests WHERE receipt IS NOT NULL AND number < $1", number - Kept);
    }, ct);

    public ValueTask<string?> Receipt(int number, CancellationToken ct) => file.Read(sql => (string?)sql.Cell("SELECT receipt FROM requests WHERE number = $1", number), ct);

    public ValueTask Strike(int number, CancellationToken ct) => file.Write(sql => { sql.Run("DELETE FROM requests WHERE number = $1", number); }, ct);
}
