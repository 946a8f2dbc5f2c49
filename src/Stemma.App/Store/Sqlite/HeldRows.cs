using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Captures by whether their bytes are held, and the Articles that stand for those that are not.</summary>
internal static class HeldRows
{
    // Whose report stands in a dispute or a story of a withdrawn one, is not placed yet or is to be read anew: these stay.
    private const string MayGo =
        """
        c.id <= (SELECT placed FROM progress WHERE gen = $1)
        AND c.telling NOT IN (SELECT key FROM work WHERE gen = $1 AND kind = 4)
        AND c.telling NOT IN (SELECT telling FROM members WHERE gen = $1 AND story IN
          (SELECT m.story FROM petitions p JOIN members m ON m.gen = $1 AND m.telling = p.story WHERE p.kind = 1 AND p.state < 2
           UNION ALL SELECT id FROM stories WHERE gen = $1 AND withdrawn IS NOT NULL))
        """;

    // In the order of the log: those that have their bytes in their own row are of before all others.
    private static readonly string[] Places =
    [
        "SELECT c.id, length(c.body) FROM captures c INDEXED BY captures_body_size WHERE length(c.body) > 0",
        "SELECT b.capture, length(b.body) FROM bodies b CROSS JOIN captures c ON c.id = b.capture WHERE TRUE",
    ];

    /// <summary>What is held, and what was let go.</summary>
    public static HeldPages All(Sql sql)
    {
        var (held, bytes) = Sum(sql);
        var oldest = sql.Rows("SELECT min(unixepoch(fetched)) FROM captures WHERE id IN (SELECT id FROM held ORDER BY id LIMIT 16)", r => r.IsDBNull(0) ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeSeconds(r.GetInt64(0)))[0];
        return new HeldPages(held, bytes, sql.Number("SELECT count(*) FROM captures") - held, oldest, SqliteGround.Clock(sql));
    }

    /// <summary>Those that are older than so many days, the oldest of the log first.</summary>
    public static List<int> Aged(Sql sql, int generation, int days, int count) =>
        Oldest(sql, generation, "unixepoch(c.fetched) < $2", SqliteGround.Clock(sql).AddDays(-days).ToUnixTimeSeconds(), count).ConvertAll(static c => c.Id);

    /// <summary>The oldest of the log, as many as are too many.</summary>
    public static List<int> Beyond(Sql sql, int generation, long most, int count)
    {
        long over = Sum(sql).Bytes - most;
        var going = new List<int>();
        if (over <= 0) return going;
        foreach (var (id, bytes) in Oldest(sql, generation, "$2 > 0", over, count))
        {
            if (over <= 0) break;
            going.Add(id);
            over -= bytes;
        }
        return going;
    }

    private static List<(int Id, long Bytes)> Oldest(Sql sql, int generation, string which, long limit, int count) =>
        [.. Places.SelectMany(place => sql.Rows($"{place} AND {which} AND {MayGo} ORDER BY 1 LIMIT $3", r => (r.GetInt32(0), r.GetInt64(1)), generation, limit, count)).Take(count)];

    /// <summary>Lets a capture's bytes go, and those of the feed's item that brought it.</summary>
    public static void LetGo(Sql sql, int generation, LetGo going)
    {
        int id = going.Capture.Value;
        if (going.Article is { } article) Keep(sql, id, article);
        else if (!Stands(sql, generation, id)) return; // another version took its place meanwhile: the next look finds it again
        sql.Run("DELETE FROM bodies WHERE capture = $1", id);
        sql.Run("UPDATE captures SET body = x'' WHERE id = $1 AND length(body) > 0", id);
        if (sql.Cell("SELECT 1 FROM unread WHERE gen = $1 AND capture = $2", generation, id) is not null) return; // what the feed said is to take its place
        sql.Run("DELETE FROM item_bodies WHERE item IN (SELECT id FROM items WHERE capture = $1 AND state IN (1, 2))", id);
        sql.Run("UPDATE items SET body = NULL WHERE capture = $1 AND state IN (1, 2) AND body IS NOT NULL", id);
    }

    /// <summary>The Article that stands for a capture whose bytes went; null where that is lost.</summary>
    public static Article? ArticleOf(Sql sql, int capture) =>
        sql.Rows("SELECT body FROM kept_articles WHERE capture = $1", r => Packing.UnpackJson(r.Bytes(0), Shapes.Default.Article), capture).FirstOrDefault()
        ?? sql.Rows("SELECT body FROM tellings WHERE gen = $1 AND capture = $2", r => Packing.UnpackJson(r.Bytes(0), Shapes.Default.TellingBody).Article, SqliteStore.Generation(sql), capture).FirstOrDefault();

    /// <summary>To be told before a report's row goes: where it has the Article of a capture whose bytes went, that is kept.</summary>
    public static void Leave(Sql sql, int generation, int capture, Article article)
    {
        if (generation == SqliteStore.Generation(sql) && sql.Cell("SELECT 1 FROM captures WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM held WHERE id = $1)", capture) is not null) Keep(sql, capture, article);
    }

    /// <summary>To be told when a report's row came: it has the Article of its capture.</summary>
    public static void Come(Sql sql, int generation, int capture)
    {
        if (sql.Cell("SELECT 1 FROM kept_articles WHERE capture = $1", capture) is not null && generation == SqliteStore.Generation(sql)) sql.Run("DELETE FROM kept_articles WHERE capture = $1", capture);
    }

    /// <summary>To be told before another generation takes the place of the standing one: what its rows do not have is kept, and what they have is not kept twice.</summary>
    public static void Swap(Sql sql, int before, int next)
    {
        foreach (var (capture, article) in sql.Rows(
            """
            SELECT t.capture, t.body FROM tellings t JOIN captures c ON c.id = t.capture
            WHERE t.gen = $1 AND NOT EXISTS (SELECT 1 FROM held h WHERE h.id = c.id) AND NOT EXISTS (SELECT 1 FROM tellings n WHERE n.gen = $2 AND n.capture = t.capture)
            """,
            r => (r.GetInt32(0), Packing.UnpackJson(r.Bytes(1), Shapes.Default.TellingBody).Article), before, next)) Keep(sql, capture, article);
        sql.Run("DELETE FROM kept_articles WHERE capture IN (SELECT capture FROM tellings WHERE gen = $1)", next);
    }

    private static void Keep(Sql sql, int capture, Article article) =>
        sql.Run("INSERT OR REPLACE INTO kept_articles (capture, body) VALUES ($1, $2)", capture, Packing.PackJson(article, Shapes.Default.Article));

    public static bool Stands(Sql sql, int generation, int capture) => sql.Cell("SELECT 1 FROM tellings WHERE gen = $1 AND capture = $2", generation, capture) is not null;

    private static (int Held, long Bytes) Sum(Sql sql) =>
        sql.Rows("SELECT count(*), coalesce(sum(bytes), 0) FROM held", r => (r.GetInt32(0), r.GetInt64(1)))[0];
}
