using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Readers' shelves in SQLite.</summary>
internal sealed class SqliteShelf(SqliteFile file) : IShelf
{
    private const int Most = 5000; // of each sort, on one shelf

    public ValueTask<ReaderShelf?> Of(int account, CancellationToken ct) => file.Read(sql =>
    {
        if (sql.Cell("SELECT mark FROM accounts WHERE number = $1", account) is not long mark) return null;
        return new ReaderShelf(
            new TellingId((int)mark),
            sql.Rows("SELECT telling FROM shelf_read WHERE account = $1 ORDER BY telling", r => new TellingId(r.GetInt32(0)), account),
            sql.Rows("SELECT telling, at FROM shelf_stars WHERE account = $1 ORDER BY at DESC, telling", r => (new TellingId(r.GetInt32(0)), Cells.Time(r.GetString(1))), account),
            sql.Rows("SELECT kind, what, at FROM shelf_follows WHERE account = $1 ORDER BY at DESC, what", r => new Follow((FollowKind)r.GetInt32(0), r.GetString(1), Cells.Time(r.GetString(2))), account),
            sql.Rows("SELECT source FROM shelf_muted WHERE account = $1 ORDER BY source", r => r.GetString(0), account));
    }, ct);

    public ValueTask Read(int account, IReadOnlyList<TellingId> reports, TellingId head, CancellationToken ct) => file.Write(sql =>
    {
        int upto = Math.Min(head.Value, SqliteGround.Head(sql));
        foreach (var report in reports)
            sql.Run(
                """
                INSERT INTO shelf_read (account, telling, upto) SELECT number, $2, $3 FROM accounts WHERE number = $1
                ON CONFLICT DO UPDATE SET upto = max(upto, excluded.upto)
                """, account, report.Value, upto);
    }, ct);

    public ValueTask<bool> Unread(int account, IReadOnlyList<TellingId> reports, CancellationToken ct) => file.Read(sql =>
    {
        int generation = SqliteStore.Generation(sql);
        return reports.Any(report => sql.Number($"SELECT count(*) FROM tellings t JOIN accounts a ON a.number = $7 WHERE t.gen = $1 AND t.id = $2 AND t.capture > a.mark{ListSql.NotRead}", generation, report.Value, null, null, null, null, account) > 0);
    }, ct);

    public ValueTask ReadTo(int account, TellingId head, CancellationToken ct) => file.Write(sql =>
    {
        sql.Run("UPDATE accounts SET mark = max(mark, $2) WHERE number = $1", account, Math.Min(head.Value, SqliteGround.Head(sql)));
        sql.Run("DELETE FROM shelf_read WHERE account = $1 AND upto <= (SELECT mark FROM accounts WHERE number = $1)", account);
    }, ct);

    public ValueTask<bool> Star(int account, TellingId telling, DateTimeOffset? at, CancellationToken ct) => file.Write(sql => Put(
        sql, "shelf_stars", account, at is not null, "INSERT OR IGNORE INTO shelf_stars (account, telling, at) SELECT number, $2, $3 FROM accounts WHERE number = $1", "DELETE FROM shelf_stars WHERE account = $1 AND telling = $2", telling.Value, at.Cell()), ct);

    public ValueTask<bool> Follow(int account, FollowKind kind, string what, DateTimeOffset? at, CancellationToken ct) => file.Write(sql => Put(
        sql, "shelf_follows", account, at is not null, "INSERT OR IGNORE INTO shelf_follows (account, kind, what, at) SELECT number, $2, $3, $4 FROM accounts WHERE number = $1", "DELETE FROM shelf_follows WHERE account = $1 AND kind = $2 AND what = $3", (int)kind, what, at.Cell()), ct);

    public ValueTask<bool> Mute(int account, string source, bool muted, CancellationToken ct) => file.Write(sql => Put(
        sql, "shelf_muted", account, muted, "INSERT OR IGNORE INTO shelf_muted (account, source) SELECT number, $2 FROM accounts WHERE number = $1", "DELETE FROM shelf_muted WHERE account = $1 AND source = $2", source), ct);

    /// <summary>Stories of these of which every report is of a source that the reader muted.</summary>
    public static HashSet<StoryId> Muted(Sql sql, int generation, int account, IEnumerable<StoryId> stories)
    {
        if (sql.Number("SELECT count(*) FROM shelf_muted WHERE account = $1", account) == 0) return [];
        return [.. stories.Where(story => sql.Number(
            """
            SELECT EXISTS (SELECT 1 FROM members WHERE gen = $1 AND story = $2) AND NOT EXISTS (
              SELECT 1 FROM members m JOIN tellings t ON t.gen = m.gen AND t.id = m.telling
              WHERE m.gen = $1 AND m.story = $2 AND (t.source IS NULL OR t.source NOT IN (SELECT source FROM shelf_muted WHERE account = $3)))
            """, generation, story.Value, account) == 1)];
    }

    private static bool Put(Sql sql, string table, int account, bool add, string insert, string delete, params ReadOnlySpan<object?> values)
    {
        if (add && sql.Number($"SELECT count(*) FROM {table} WHERE account = $1", account) >= Most) return false;
        sql.Run(add ? insert : delete, [account, .. values]);
        return true;
    }
}
