using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Captures by whether their bytes are held, and the Articles that stand for those that are not.</summary>
internal static class HeldRows
{
    // Whose report stands in a dispute or in the story of a withdrawn one. A dispute names a story by its first report, and follows it where that moved to another, as the pages do.
    private const string Staying =
        """
        (SELECT telling FROM members WHERE gen = $1 AND story IN
          (SELECT m.story FROM petitions p JOIN members m ON m.gen = $1 AND m.telling = p.story WHERE p.kind = 1 AND p.state < 2
           UNION ALL SELECT id FROM stories WHERE gen = $1 AND withdrawn IS NOT NULL))
        """;

    // Neither these, nor what is not placed yet or is to be read anew.
    private const string MayGo =
        $"""
        c.id <= (SELECT placed FROM progress WHERE gen = $1)
        AND c.telling NOT IN (SELECT key FROM work WHERE gen = $1 AND kind = 4)
        AND c.telling NOT IN {Staying}
        """;

    private const int Stretch = 4096; // captures of the log that one look for unwanted ones goes through

    private const string Unread = "EXISTS (SELECT 1 FROM unread u WHERE u.gen = $1 AND u.capture = c.id)";

    // In the order of the log: those that have their bytes in their own row are of before all others. With when each came in.
    private static readonly (string Id, string Rows, string Came)[] Places =
    [
        ("c.id", "captures c INDEXED BY captures_body_size WHERE length(c.body) > 0", "(SELECT coalesce(max(came), 0) FROM old_pages)"),
        ("b.capture", "bodies b INDEXED BY bodies_size CROSS JOIN captures c ON c.id = b.capture WHERE TRUE", "b.came"),
    ];

    /// <summary>Whether the store had pages before a program came that lets any go.</summary>
    public static bool OldPages(Sql sql) => sql.Cell("SELECT 1 FROM old_pages") is not null;

    /// <summary>What is held, and what was let go.</summary>
    public static HeldPages All(Sql sql)
    {
        int generation = SqliteStore.Generation(sql);
        var (held, bytes) = Sum(sql);
        var (unread, unreadBytes) = SumUnread(sql, generation);
        var oldest = Places.SelectMany(p => sql.Rows($"SELECT {Since(p.Came)} FROM {p.Rows} AND {MayGo} AND c.fetched IS NOT NULL ORDER BY {p.Id} LIMIT 16", r => r.GetInt64(0), generation)).Take(16).ToList();
        return new HeldPages(held, bytes - unreadBytes, sql.Number("SELECT count(*) FROM captures") - held, oldest.Count == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(oldest.Min()), SqliteGround.Clock(sql))
        {
            Staying = sql.Number($"SELECT count(*) FROM held WHERE id IN (SELECT id FROM captures WHERE telling IN {Staying})", generation),
            Unread = unread,
            UnreadBytes = unreadBytes,
            OldPages = OldPages(sql),
        };
    }

    /// <summary>Those that are older than so many days by the smaller of the event clock and the program's time, so that one far date ages nothing; the oldest of the log first, after one of them.</summary>
    public static List<int> Aged(Sql sql, int generation, int days, DateTimeOffset now, int after, int count)
    {
        var clock = SqliteGround.Clock(sql);
        long most = days * 86_400L;
        return [.. Places.SelectMany(p => sql.Rows(
            $"SELECT c.id FROM {p.Rows} AND {p.Id} > $4 AND {Since(p.Came)} < $2 - CASE WHEN {Unread} THEN $5 ELSE 0 END AND {MayGo} ORDER BY {p.Id} LIMIT $3",
            r => r.GetInt32(0), generation, (clock < now ? clock : now).ToUnixTimeSeconds() - most, count, after, most)).Take(count)];
    }

    /// <summary>The oldest of the log, as many as are too many; those of which nothing could be read are counted for themselves.</summary>
    public static List<int> Beyond(Sql sql, int generation, long most, int count)
    {
        long unread = SumUnread(sql, generation).Bytes;
        var going = Beyond(sql, generation, $"NOT {Unread}", Sum(sql).Bytes - unread - most, count);
        return going.Count > 0 ? going : Beyond(sql, generation, Unread, unread - most, count);
    }

    private static List<int> Beyond(Sql sql, int generation, string which, long over, int count)
    {
        var going = new List<int>();
        if (over <= 0) return going;
        foreach (var (id, bytes) in Places.SelectMany(p => sql.Rows($"SELECT c.id, (SELECT h.bytes FROM held h WHERE h.id = c.id) FROM {p.Rows} AND {which} AND {MayGo} ORDER BY {p.Id} LIMIT $2", r => (r.GetInt32(0), r.GetInt64(1)), generation, count)).Take(count))
        {
            if (over <= 0) break;
            going.Add(id);
            over -= bytes;
        }
        return going;
    }

    /// <summary>Those of the next stretch of the log whose outlet's owner wants no copy kept, and up to where it was looked; none of which nothing could be read.</summary>
    public static (List<int> Going, UnwantedLook Reached) Unwanted(Sql sql, int generation, UnwantedLook from, int count)
    {
        string wishes = string.Join('\n', sql.Rows("SELECT host || ' ' || at FROM outlet_settings WHERE no_archive ORDER BY host", r => r.GetString(0)));
        int after = wishes == from.Wishes ? from.After.Value : 0, last = Math.Min(after + Stretch, wishes.Length == 0 ? 0 : sql.Number("SELECT placed FROM progress WHERE gen = $1", generation));
        if (last <= after) return ([], new UnwantedLook(wishes, new TellingId(after)));
        var going = sql.Rows(
            $"""
            SELECT c.id FROM captures c INDEXED BY captures_host
            WHERE c.host IN (SELECT host FROM outlet_settings WHERE no_archive UNION ALL SELECT 'www.' || host FROM outlet_settings WHERE no_archive) AND c.id > $2 AND c.id <= $3
              AND EXISTS (SELECT 1 FROM held h WHERE h.id = c.id) AND NOT {Unread} AND {MayGo} ORDER BY c.id LIMIT $4
            """, r => r.GetInt32(0), generation, after, last, count);
        return (going, new UnwantedLook(wishes, new TellingId(going.Count == count ? going[^1] : last)));
    }

    /// <summary>Which of them may go as things stand now.</summary>
    public static HashSet<int> MayStillGo(Sql sql, int generation, IEnumerable<int> captures) =>
        [.. sql.Rows($"SELECT c.id FROM captures c WHERE c.id IN ({string.Join(',', captures)}) AND {MayGo}", r => r.GetInt32(0), generation)];

    private static string Since(string came) => $"max(unixepoch(c.fetched), {came})";

    /// <summary>Lets a capture's bytes go, and those of the feed's item that brought it.</summary>
    public static void LetGo(Sql sql, int generation, LetGo going)
    {
        int id = going.Capture.Value;
        if (going.Article is { } article) Keep(sql, id, article);
        else if (!Stands(sql, generation, id)) return; // another version took its place meanwhile: the next look finds it again
        sql.Run("DELETE FROM bodies WHERE capture = $1", id);
        sql.Run("UPDATE captures SET body = x'' WHERE id = $1 AND length(body) > 0", id);
        Forget(sql, generation, id);
    }

    /// <summary>What feeds said of the items of a capture goes where its bytes are no longer held; but not while it is to take the place of a page that could not be read.</summary>
    public static void Forget(Sql sql, int generation, int capture)
    {
        if (sql.Cell("SELECT 1 FROM held WHERE id = $1", capture) is not null) return;
        const string Items = "(SELECT id FROM items WHERE capture = $1 AND (state = 2 OR state = 1 AND (alone OR NOT EXISTS (SELECT 1 FROM unread WHERE gen = $2 AND capture = $1))))";
        sql.Run($"DELETE FROM item_bodies WHERE item IN {Items}", capture, generation);
        sql.Run($"UPDATE items SET body = NULL WHERE id IN {Items} AND body IS NOT NULL", capture, generation);
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

    // What was erased meanwhile keeps nothing.
    private static void Keep(Sql sql, int capture, Article article) =>
        sql.Run("INSERT OR REPLACE INTO kept_articles (capture, body) SELECT id, $2 FROM captures WHERE id = $1", capture, Packing.PackJson(article, Shapes.Default.Article));

    public static bool Stands(Sql sql, int generation, int capture) => sql.Cell("SELECT 1 FROM tellings WHERE gen = $1 AND capture = $2", generation, capture) is not null;

    private static (int Held, long Bytes) Sum(Sql sql) =>
        sql.Rows("SELECT count(*), coalesce(sum(bytes), 0) FROM held", r => (r.GetInt32(0), r.GetInt64(1)))[0];

    private static (int Held, long Bytes) SumUnread(Sql sql, int generation) =>
        sql.Rows("SELECT count(*), coalesce(sum(bytes), 0) FROM held WHERE id IN (SELECT capture FROM unread WHERE gen = $1)", r => (r.GetInt32(0), r.GetInt64(1)), generation)[0];
}
