using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Reports that were erased from stories, as rows: numbers alone.</summary>
internal static class RemovedRows
{
    public static void Add(Sql sql, RemovedReport removed, int? request)
    {
        // The day is its tombstone's, which stands already: a restore gives the day of the takedown, not its own.
        string at = (string?)sql.Cell("SELECT min(at) FROM tombstones WHERE telling = $1", removed.Telling.Value) ?? removed.At.Cell();
        sql.Run("INSERT OR REPLACE INTO removed (telling, at, request) VALUES ($1, $2, $3)", removed.Telling.Value, at, request);
        for (int rank = 0; rank < removed.Ties.Count; rank++)
        {
            var tie = removed.Ties[rank];
            sql.Run("INSERT OR REPLACE INTO removed_ties (telling, other, rank, kind, above, share, loose) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                removed.Telling.Value, tie.Other.Value, rank, tie.Kind is { } kind ? (int)kind : null, tie.Above ? 1 : 0, tie.Share, tie.Loose ? 1 : 0);
        }
    }

    /// <summary>Forgets one.</summary>
    public static void Drop(Sql sql, TellingId telling)
    {
        sql.Run("DELETE FROM removed WHERE telling = $1", telling.Value);
        sql.Run("DELETE FROM removed_ties WHERE telling = $1", telling.Value);
    }

    /// <summary>Those that stand in a story: each where the first of those it was tied to stands now.</summary>
    public static List<RemovedReport> Of(Sql sql, int generation, int story)
    {
        var near = sql.Rows(
            """
            SELECT DISTINCT t.telling, r.at FROM removed_ties t JOIN removed r ON r.telling = t.telling JOIN members m ON m.gen = $1 AND m.telling = t.other WHERE m.story = $2
            AND NOT EXISTS (SELECT 1 FROM removed_ties f JOIN members n ON n.gen = $1 AND n.telling = f.other WHERE f.telling = t.telling AND f.rank < t.rank AND n.story <> $2)
            ORDER BY t.telling
            """, r => (Telling: r.GetInt32(0), At: Cells.Time(r.GetString(1))), generation, story);
        return [.. near.Select(n => new RemovedReport(new TellingId(n.Telling), n.At, Ties(sql, n.Telling)))];
    }

    public static RemovedReport? One(Sql sql, int telling) =>
        sql.Rows("SELECT at FROM removed WHERE telling = $1", r => Cells.Time(r.GetString(0)), telling) is [var at] ? new RemovedReport(new TellingId(telling), at, []) : null;

    private static List<RemovedTie> Ties(Sql sql, int telling) => sql.Rows(
        "SELECT other, kind, above, share, loose FROM removed_ties WHERE telling = $1 ORDER BY rank",
        r => new RemovedTie(new TellingId(r.GetInt32(0)), r.IsDBNull(1) ? null : (LinkKind)r.GetInt32(1), r.GetInt32(2) != 0, r.GetDouble(3), r.GetInt32(4) != 0), telling);
}
