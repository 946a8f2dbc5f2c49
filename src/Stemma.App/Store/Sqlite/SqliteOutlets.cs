using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>What owners of outlets want, in SQLite.</summary>
internal sealed class SqliteOutlets(SqliteFile file) : IOutlets
{
    private const string Columns = "request, host, mail, asked, proven, mark";
    private const int MostTold = 10_000; // pairs of one case that are known though they are not found any more

    private static readonly string Granted = $"SELECT count(*) FROM petitions WHERE number = $1 AND kind = {(int)PetitionKind.Outlet} AND state = {(int)PetitionState.Granted}";

    // The case is looked at in the same step: what it does not prove any more is not kept by any way round.
    public ValueTask<bool> Set(OutletSettings settings, CancellationToken ct) => file.Write(sql =>
    {
        if (OwnedRows.Proof(sql, settings.Host) != settings.Request) return false;
        sql.Run(
            "INSERT OR REPLACE INTO outlet_settings (request, host, most, no_archive, contact, at) VALUES ($1, $2, $3, $4, $5, $6)",
            settings.Request, settings.Host, settings.Most, settings.NoArchive ? 1 : 0, settings.Contact, settings.At.Cell());
        OwnedRows.Changed(sql, settings.Host);
        return true;
    }, ct);

    public ValueTask<bool> Clear(string host, int? request, CancellationToken ct) => file.Write(sql =>
    {
        if (request is not null && OwnedRows.Proof(sql, host) != request) return false;
        if (sql.Run("DELETE FROM outlet_settings WHERE host = $1", host) == 0) return false;
        OwnedRows.Changed(sql, host);
        return true;
    }, ct);

    public ValueTask<(AlertAsked Asked, DateTimeOffset? Earlier)> Ask(OutletAlert alert, DateTimeOffset since, int most, CancellationToken ct) => file.Write<(AlertAsked, DateTimeOffset?)>(sql =>
    {
        if (sql.Number(Granted, alert.Request) == 0) return (AlertAsked.NotHis, null);
        if (sql.Number("SELECT count(*) FROM outlet_alerts WHERE request = $1 AND mail = $2 COLLATE NOCASE AND proven", alert.Request, alert.Mail) > 0) return (AlertAsked.Stands, null);
        string after = since.ToUniversalTime().Cell(), address = SqliteLetters.Hashed(alert.Mail);
        if (sql.Rows("SELECT request, at FROM outlet_asked WHERE address = $1 AND host = $2 AND at > $3", static r => (r.GetInt32(0), Cells.Time(r.GetString(1))), address, alert.Host, after) is [(var request, var at)])
        {
            // As it was asked then: what stands in that letter confirms it again.
            if (request == alert.Request) Keep(sql, alert with { Asked = at });
            return (AlertAsked.Written, at);
        }
        if (sql.Number("SELECT count(*) FROM outlet_asked WHERE host = $1 AND at > $2", alert.Host, after) >= most) return (AlertAsked.Many, null);
        Keep(sql, alert);
        sql.Run("INSERT OR REPLACE INTO outlet_asked (address, host, request, at) VALUES ($1, $2, $3, $4)", address, alert.Host, alert.Request, alert.Asked.ToUniversalTime().Cell());
        return (AlertAsked.Kept, null);
    }, ct);

    public ValueTask Unsent(OutletAlert alert, CancellationToken ct) => file.Write(sql =>
    {
        Stop(sql, alert.Request);
        sql.Run("DELETE FROM outlet_asked WHERE address = $1 AND host = $2", SqliteLetters.Hashed(alert.Mail), alert.Host);
    }, ct);

    public ValueTask<OutletAlert?> Alert(int request, CancellationToken ct) => file.Read(sql => sql.Rows($"SELECT {Columns} FROM outlet_alerts WHERE request = $1", Read, request).FirstOrDefault(), ct);

    public ValueTask<bool> Prove(OutletAlert alert, TellingId mark, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("UPDATE outlet_alerts SET proven = 1, mark = $4 WHERE request = $1 AND mail = $2 AND asked = $3 AND NOT proven", alert.Request, alert.Mail, alert.Asked.Cell(), mark.Value);
        return sql.Number("SELECT count(*) FROM outlet_alerts WHERE request = $1 AND mail = $2 AND asked = $3 AND proven", alert.Request, alert.Mail, alert.Asked.Cell()) > 0;
    }, ct);

    public ValueTask<IReadOnlyList<OutletAlert>> Due(DateTimeOffset now, int count, CancellationToken ct) => file.Read<IReadOnlyList<OutletAlert>>(sql =>
        sql.Rows($"SELECT {Columns} FROM outlet_alerts WHERE proven AND next <= $1 ORDER BY next, request LIMIT $2", Read, now.ToUnixTimeMilliseconds(), count), ct);

    public ValueTask<IReadOnlySet<CarriedPair>> Told(int request, CancellationToken ct) => file.Read<IReadOnlySet<CarriedPair>>(sql =>
        sql.Rows("SELECT carrier, original FROM outlet_told WHERE request = $1", static r => new CarriedPair(new TellingId(r.GetInt32(0)), new TellingId(r.GetInt32(1))), request).ToHashSet(), ct);

    public ValueTask<bool> Looked(int request, AlertLook look, Letter? letter, CancellationToken ct) => file.Write(sql =>
    {
        if (sql.Run("UPDATE outlet_alerts SET next = $2 WHERE request = $1 AND proven", request, look.Next.ToUnixTimeMilliseconds()) == 0 || (letter is not null && SqliteLetters.Add(sql, letter) == 0)) return false;
        sql.Run("UPDATE outlet_alerts SET mark = 0 WHERE request = $1", request);
        long at = look.At.ToUnixTimeMilliseconds();
        foreach (var pair in look.Found)
            sql.Run("INSERT INTO outlet_told (request, carrier, original, seen) VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET seen = excluded.seen", request, pair.Carrier.Value, pair.Original.Value, at);
        sql.Run(
            """
            DELETE FROM outlet_told WHERE request = $1 AND (carrier, original) IN
              (SELECT carrier, original FROM outlet_told WHERE request = $1 AND seen <> $2 ORDER BY seen DESC, carrier DESC LIMIT -1 OFFSET $3)
            """, request, at, MostTold);
        return true;
    }, ct);

    public ValueTask<bool> Stop(int request, CancellationToken ct) => file.Write(sql => Stop(sql, request), ct);

    public ValueTask Forget(DateTimeOffset before, CancellationToken ct) => file.Write(sql =>
    {
        string cell = before.ToUniversalTime().Cell();
        foreach (int request in sql.Rows("SELECT request FROM outlet_alerts WHERE NOT proven AND asked <= $1", static r => r.GetInt32(0), cell)) Stop(sql, request);
        sql.Run("DELETE FROM outlet_asked WHERE at <= $1", cell);
    }, ct);

    /// <summary>Nobody is written to for a case any more, and what he knew is forgotten.</summary>
    public static bool Stop(Sql sql, int request)
    {
        sql.Run("DELETE FROM outlet_told WHERE request = $1", request);
        return sql.Run("DELETE FROM outlet_alerts WHERE request = $1", request) > 0;
    }

    /// <summary>In a log that was brought back: reports after its head are numbered anew, and are news.</summary>
    public static void Renumbered(Sql sql, int head)
    {
        sql.Run("DELETE FROM outlet_told WHERE carrier > $1 OR original > $1", head);
        sql.Run("UPDATE outlet_alerts SET mark = min(mark, $1)", head);
    }

    private static void Keep(Sql sql, OutletAlert alert) =>
        sql.Run("INSERT OR REPLACE INTO outlet_alerts (request, host, mail, asked) VALUES ($1, $2, $3, $4)", alert.Request, alert.Host, alert.Mail, alert.Asked.ToUniversalTime().Cell());

    private static OutletAlert Read(SqliteDataReader r) => new(r.GetInt32(0), r.GetString(1), r.GetString(2), Cells.Time(r.GetString(3)), r.GetInt32(4) != 0, new TellingId(r.GetInt32(5)));
}
