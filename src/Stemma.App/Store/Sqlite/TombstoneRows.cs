using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Tombstones as rows.</summary>
internal static class TombstoneRows
{
    public static void Add(Sql sql, Tombstone tombstone, int after)
    {
        bool hasKeys = tombstone.Keys.TextHash != 0 || tombstone.Keys.Bands.Count + tombstone.Keys.Shingles.Count > 0;
        sql.Run(
            "INSERT INTO tombstones (telling, at, reason, url_hash, body_hash, domain, text_hash, keys, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            tombstone.Telling.Value, tombstone.At.Cell(), tombstone.Reason, tombstone.UrlHash, tombstone.BodyHash, tombstone.Domain,
            tombstone.Keys.TextHash == 0 ? null : unchecked((long)tombstone.Keys.TextHash), hasKeys ? Packing.PackKeys(tombstone.Keys) : null, after);
    }

    public static List<Buried> All(Sql sql) => sql.Rows(
        "SELECT telling, at, reason, url_hash, body_hash, domain, keys, after FROM tombstones ORDER BY number", r => new Buried(
        new Tombstone
        {
            Telling = new TellingId(r.GetInt32(0)),
            At = Cells.Time(r.GetString(1)),
            Reason = r.GetString(2),
            UrlHash = r.Text(3),
            BodyHash = r.Text(4),
            Domain = r.Text(5),
            Keys = r.IsDBNull(6) ? CandidateKeys.None : Packing.UnpackKeys(r.Bytes(6)),
        }, new TellingId(r.GetInt32(7))));
}
