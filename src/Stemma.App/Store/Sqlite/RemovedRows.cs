using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Reports that were erased from stories, as rows: numbers alone.</summary>
internal static class RemovedRows
{
    // As SQL, of a row r.
    private static readonly string By =
        $"""
        coalesce((SELECT CASE WHEN p.type = {(int)PetitionType.Operator} THEN {(int)RemovedBy.Operator}
          WHEN p.proof > 0 OR p.type IN ({(int)PetitionType.Copyright}, {(int)PetitionType.Unwanted}) THEN {(int)RemovedBy.Owner} ELSE {(int)RemovedBy.Request} END
          FROM petitions p WHERE p.number = r.request), {(int)RemovedBy.Operator})
        """;

    public static void Add(Sql sql, RemovedReport removed, int? request)
    {
        // The day is its tombstone's, which stands already: a restore gives the day of the takedown, not its own.
        string at = (string?)sql.Cell("SELECT min(at) FROM tombstones WHERE telling = $1", removed.Telling.Value) ?? removed.At.Cell();
        sql.Run("INSERT OR REPLACE INTO removed (telling, at, request) VALUES ($1, $2, $3)", removed.Telling.Value, at, request);
        for (int rank = 0; rank < removed.Ties.Count; rank++)
        {
            var tie = removed.Ties[rank];
            sql.Run("INSERT OR REPLACE INTO removed_ties (telling, other, rank, kind, above, share, loose, beside) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                removed.Telling.Value, tie.Other.Value, rank, tie.Kind is { } kind ? (int)kind : null, tie.Above ? 1 : 0, tie.Share, tie.Loose ? 1 : 0, tie.Beside ? 1 : 0);
        }
    }

    /// <summary>Shows one no more. Its ties stay: they lead its number to its story.</summary>
    public static void Drop(Sql sql, TellingId telling)
    {
        sql.Run("DELETE FROM removed WHERE telling = $1", telling.Value);
    }

    /// <summary>Those that stand in a story: each where the first of those it was tied to stands now.</summary>
    public static List<RemovedReport> Of(Sql sql, int generation, int story)
    {
        var near = sql.Rows(
            $"""
            SELECT DISTINCT t.telling, r.at, {By} FROM removed_ties t JOIN removed r ON r.telling = t.telling JOIN members m ON m.gen = $1 AND m.telling = t.other WHERE m.story = $2
            AND NOT EXISTS (SELECT 1 FROM removed_ties f JOIN members n ON n.gen = $1 AND n.telling = f.other WHERE f.telling = t.telling AND f.rank < t.rank AND n.story <> $2)
            ORDER BY t.telling
            """, r => (Telling: r.GetInt32(0), At: Cells.Time(r.GetString(1)), By: (RemovedBy)r.GetInt32(2)), generation, story);
        return [.. near.Select(n => new RemovedReport(new TellingId(n.Telling), n.At, Ties(sql, n.Telling)) { By = n.By })];
    }

    public static RemovedReport? One(Sql sql, int telling) =>
        sql.Rows($"SELECT r.at, {By} FROM removed r WHERE r.telling = $1", r => new RemovedReport(new TellingId(telling), Cells.Time(r.GetString(0)), []) { By = (RemovedBy)r.GetInt32(1) }, telling).FirstOrDefault();

    /// <summary>The story that a removed report's number leads to: that of the first of those it was tied to that stands, else of those that these were tied to; null where none stands.</summary>
    public static int? Successor(Sql sql, int generation, int telling)
    {
        var seen = new HashSet<int> { telling };
        var next = new Queue<int>([telling]);
        while (next.TryDequeue(out int gone))
        {
            foreach (var (other, story) in sql.Rows(
                "SELECT t.other, m.story FROM removed_ties t LEFT JOIN members m ON m.gen = $1 AND m.telling = t.other WHERE t.telling = $2 ORDER BY t.rank",
                r => (r.GetInt32(0), r.IsDBNull(1) ? (int?)null : r.GetInt32(1)), generation, gone))
            {
                if (story is not null) return story;
                if (seen.Add(other)) next.Enqueue(other);
            }
        }
        return null;
    }

    private static List<RemovedTie> Ties(Sql sql, int telling) => sql.Rows(
        "SELECT other, kind, above, share, loose, beside FROM removed_ties WHERE telling = $1 ORDER BY rank",
        r => new RemovedTie(new TellingId(r.GetInt32(0)), r.IsDBNull(1) ? null : (LinkKind)r.GetInt32(1), r.GetInt32(2) != 0, r.GetDouble(3), r.GetInt32(4) != 0, r.GetInt32(5) != 0), telling);
}
