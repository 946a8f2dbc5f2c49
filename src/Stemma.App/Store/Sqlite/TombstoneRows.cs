using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Tombstones as rows.</summary>
internal static class TombstoneRows
{
    /// <summary>Whether a row of bars reaches what comes from a host, as SQL.</summary>
    /// <param name="from">What holds the host, as SQL.</param>
    public static string Reaches(string from) => $"(bars.host IS NULL OR bars.host = {from} OR {from} LIKE '%.' || bars.host)";

    public static void Add(Sql sql, Buried buried)
    {
        var tombstone = buried.Tombstone;
        bool hasKeys = tombstone.Keys.TextHash != 0 || tombstone.Keys.Bands.Count + tombstone.Keys.Shingles.Count > 0;
        sql.Run(
            "INSERT INTO tombstones (telling, at, reason, url_hash, body_hash, domain, text_hash, keys, after, request, lifted, host) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            tombstone.Telling.Value, tombstone.At.Cell(), tombstone.Reason, tombstone.UrlHash, tombstone.BodyHash, tombstone.Domain,
            tombstone.Keys.TextHash == 0 ? null : unchecked((long)tombstone.Keys.TextHash), hasKeys ? Packing.PackKeys(tombstone.Keys) : null, buried.After.Value, buried.Request, buried.Lifted.Cell(), tombstone.Host);
    }

    public static List<Buried> All(Sql sql) => sql.Rows(
        "SELECT telling, at, reason, url_hash, body_hash, domain, keys, after, request, lifted, host FROM tombstones ORDER BY number", r => new Buried(
        new Tombstone
        {
            Telling = new TellingId(r.GetInt32(0)),
            At = Cells.Time(r.GetString(1)),
            Reason = r.GetString(2),
            UrlHash = r.Text(3),
            BodyHash = r.Text(4),
            Domain = r.Text(5),
            Host = r.Text(10),
            Keys = r.IsDBNull(6) ? CandidateKeys.None : Packing.UnpackKeys(r.Bytes(6)),
        }, new TellingId(r.GetInt32(7)))
        { Request = r.IsDBNull(8) ? null : r.GetInt32(8), Lifted = r.Time(9) });

    /// <summary>Lifts those of a request or a domain. Items of feeds that were barred are forgotten, so that the feed can give them again; those that are barred still are barred anew.</summary>
    public static List<TellingId> Lift(Sql sql, int? request, string? domain, DateTimeOffset at)
    {
        const string which = "lifted IS NULL AND (request = $1 OR domain = $2 OR request IN (SELECT request FROM tombstones WHERE domain = $2))";
        var tellings = sql.Rows($"SELECT DISTINCT telling FROM tombstones WHERE {which}", r => new TellingId(r.GetInt32(0)), request, domain);
        if (tellings.Count == 0) return tellings;
        if (domain is not null) sql.Run("UPDATE petitions SET state = 3, heard = $2 WHERE state = 1 AND number IN (SELECT request FROM bars WHERE domain = $1)", domain, at.Cell());
        sql.Run($"UPDATE tombstones SET lifted = $3 WHERE {which}", request, domain, at.Cell());
        sql.Run("DELETE FROM items WHERE state = 3");
        foreach (var telling in tellings) RemovedRows.Drop(sql, telling);
        StoryRows.Change(sql);
        return tellings;
    }

    public static List<BarredDomain> Domains(Sql sql) => sql.Rows(
        "SELECT domain, min(at), reason FROM bars WHERE domain IS NOT NULL GROUP BY domain ORDER BY domain", r => new BarredDomain(r.GetString(0), Cells.Time(r.GetString(1)), r.GetString(2)));
}
