using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>What owners of outlets want, in SQLite.</summary>
internal sealed class SqliteOutlets(SqliteFile file) : IOutlets
{
    private const string Columns = "request, host, mail, asked, proven, mark";

    // The case stands in the statement itself: what it does not prove any more is not kept by any way round.
    private static readonly string Granted = $"EXISTS (SELECT 1 FROM petitions WHERE number = $1 AND kind = {(int)PetitionKind.Outlet} AND state = {(int)PetitionState.Granted})";

    public ValueTask<bool> Set(OutletSettings settings, CancellationToken ct) => file.Write(sql =>
    {
        int kept = sql.Run(
            $"INSERT OR REPLACE INTO outlet_settings (request, host, most, no_archive, contact, at) SELECT $1, $2, $3, $4, $5, $6 WHERE {Granted}",
            settings.Request, settings.Host, settings.Most, settings.NoArchive ? 1 : 0, settings.Contact, settings.At.Cell());
        if (kept > 0) OwnedRows.Changed(sql, settings.Host);
        return kept > 0;
    }, ct);

    public ValueTask<bool> Clear(string host, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Run("DELETE FROM outlet_settings WHERE host = $1", host) == 0) return false;
        OwnedRows.Changed(sql, host);
        return true;
    }, ct);

    public ValueTask<bool> Ask(OutletAlert alert, CancellationToken ct) => file.Write(sql =>
        sql.Run($"INSERT OR REPLACE INTO outlet_alerts (request, host, mail, asked) SELECT $1, $2, $3, $4 WHERE {Granted}", alert.Request, alert.Host, alert.Mail, alert.Asked.Cell()) > 0, ct);

    public ValueTask<OutletAlert?> Alert(int request, CancellationToken ct) => file.Read(sql => sql.Rows($"SELECT {Columns} FROM outlet_alerts WHERE request = $1", Read, request).FirstOrDefault(), ct);

    public ValueTask<bool> Prove(OutletAlert alert, TellingId mark, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("UPDATE outlet_alerts SET proven = 1, mark = $4 WHERE request = $1 AND mail = $2 AND asked = $3 AND NOT proven", alert.Request, alert.Mail, alert.Asked.Cell(), mark.Value);
        return sql.Number("SELECT count(*) FROM outlet_alerts WHERE request = $1 AND mail = $2 AND asked = $3 AND proven", alert.Request, alert.Mail, alert.Asked.Cell()) > 0;
    }, ct);

    public ValueTask<IReadOnlyList<OutletAlert>> Due(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<OutletAlert>>(sql =>
        sql.Rows($"SELECT {Columns} FROM outlet_alerts WHERE proven AND next <= $1 ORDER BY next, request LIMIT $2", Read, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask Looked(int request, TellingId mark, DateTimeOffset next, Letter? letter, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Run("UPDATE outlet_alerts SET mark = $2, next = $3 WHERE request = $1", request, mark.Value, next.ToUnixTimeMilliseconds()) > 0 && letter is not null) SqliteLetters.Add(sql, letter);
    }, ct);

    public ValueTask<bool> Stop(int request, CancellationToken ct) => file.Write(sql => sql.Run("DELETE FROM outlet_alerts WHERE request = $1", request) > 0, ct);

    private static OutletAlert Read(SqliteDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetString(2), Cells.Time(r.GetString(3)), r.GetInt32(4) != 0, new TellingId(r.GetInt32(5)));
}
