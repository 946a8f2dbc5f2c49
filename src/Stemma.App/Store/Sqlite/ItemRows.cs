using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Stemma.App.Store.Sqlite;

/// <summary>Items of feeds as rows.</summary>
internal static class ItemRows
{
    private const long Pause = 10 * 60_000; // before a changed item's page is fetched again; it doubles with each change
    private const int MostDoublings = 7;
    private const int AtOnce = 4;

    // What is barred at door 1 is barred here, in the statement itself.
    private const string Door = "NOT EXISTS (SELECT 1 FROM bars WHERE url_hash = $5 OR domain = $6 OR (domain IS NOT NULL AND $6 LIKE '%.' || domain))";

    private const string Bar = "UPDATE items SET state = 3, url = NULL, reason = NULL, body = NULL, capture = NULL, etag = NULL, modified = NULL, visit = NULL WHERE id = $1";

    private const string Columns = "i.id, i.feed, f.first_url, i.identity, i.url, i.origin, i.alone, i.tries, i.version, i.etag, i.modified, coalesce((SELECT b.body FROM item_bodies b WHERE b.item = i.id), i.body), f.settings, (SELECT c.wishes FROM captures c WHERE c.id = i.capture)";

    /// <summary>Puts an item in: a new one, a changed one, or nothing.</summary>
    public static Arrivals Put(Sql sql, int feed, FeedItem item, long at, Arrivals before)
    {
        if (Find(sql, feed, item) is not var (id, version, state, changes)) return Add(sql, feed, item, at) ? before with { New = before.New + 1 } : before with { Barred = before.Barred + 1 };
        if (state == ItemState.Barred) return before with { Barred = before.Barred + 1 };
        if (version == item.Version)
        {
            sql.Run("UPDATE items SET identity = $2 WHERE id = $1 AND identity <> $2", id, item.Identity);
            return before;
        }
        long due = changes == 0 || item.Alone ? at : at + (Pause << Math.Min(changes - 1, MostDoublings));
        return Change(sql, id, item, due) ? before with { Changed = before.Changed + 1 } : before with { Barred = before.Barred + 1 };
    }

    /// <summary>Due items, a few of each origin.</summary>
    public static List<WaitingItem> Waiting(Sql sql, long now, int count) => sql.Rows(
        $"""
        SELECT {Columns} FROM items i JOIN feeds f ON f.id = i.feed
        WHERE i.id IN (SELECT id FROM (SELECT id, alone, row_number() OVER (PARTITION BY origin, alone ORDER BY due, id) AS place FROM items WHERE state = 0 AND due <= $1) WHERE alone OR place <= $3)
        ORDER BY i.due, i.id LIMIT $2
        """, Of, now, count, AtOnce);

    /// <summary>Fetched items of whose page nothing could be read.</summary>
    public static List<WaitingItem> Unread(Sql sql, int generation, int count) => sql.Rows(
        $"SELECT {Columns} FROM items i JOIN feeds f ON f.id = i.feed JOIN unread u ON u.gen = $1 AND u.capture = i.capture WHERE i.state = 1 AND NOT i.alone ORDER BY i.id LIMIT $2", Of, generation, count);

    /// <summary>Settles an item, and with it all that wait for the same page.</summary>
    public static Receipt? Settle(Sql sql, Settled what)
    {
        var (receipt, capture) = what.Entry is { } entry ? SqliteGround.Append(sql, entry) : (null, null);
        if (receipt == Receipt.Barred)
        {
            sql.Run(Bar, what.Item);
            return receipt;
        }
        if (what.Version is { } looked && sql.Number("SELECT version = $2 FROM items WHERE id = $1", what.Item, looked) == 0)
        {
            sql.Run("UPDATE items SET capture = coalesce($2, capture) WHERE id = $1 AND state = 0", what.Item, capture?.Value);
            return receipt;
        }
        sql.Run(
            """
            UPDATE items SET state = $2, reason = $3, due = coalesce($4, due), capture = coalesce($5, capture, (SELECT capture FROM items WHERE id = $1)),
                etag = CASE WHEN $2 = 0 THEN etag ELSE $7 END, modified = CASE WHEN $2 = 0 THEN modified ELSE $8 END, tries = CASE WHEN $2 = 0 THEN tries + 1 ELSE 0 END
            WHERE id = $1 OR (state = 0 AND NOT alone AND $6 AND url_hash = (SELECT url_hash FROM items WHERE id = $1 AND NOT alone))
            """, what.Item, (int)what.State, what.Reason, what.Due?.ToUnixTimeMilliseconds(), capture?.Value, what.State == ItemState.Waiting ? 0 : 1, what.ETag, what.LastModified);
        if (sql.Number("SELECT capture FROM items WHERE id = $1", what.Item) is > 0 and var brought) HeldRows.Forget(sql, SqliteStore.Generation(sql), brought);
        return receipt;
    }

    /// <summary>The version of an item that waits and that another is about to replace, where nothing but the feed told it.</summary>
    public static List<WaitingItem> Replaced(Sql sql, int feed, FeedItem item) =>
        Find(sql, feed, item) is not (var id, var version, ItemState.Waiting, _) || version == item.Version ? []
            : sql.Rows($"SELECT {Columns} FROM items i JOIN feeds f ON f.id = i.feed WHERE i.id = $1 AND (i.alone OR i.reason IS NOT NULL OR $2)", Of, id, item.IsText ? 1 : 0);

    /// <summary>What a feed said of an item that waits enters; the item waits on.</summary>
    public static Receipt? Enter(Sql sql, int item, Entry entry)
    {
        if (sql.Cell("SELECT 1 FROM items WHERE id = $1 AND state = 0", item) is null) return null;
        var (receipt, capture) = SqliteGround.Append(sql, entry);
        if (receipt == Receipt.Barred) sql.Run(Bar, item);
        else sql.Run("UPDATE items SET capture = $2 WHERE id = $1", item, capture?.Value);
        return receipt;
    }

    /// <summary>The item's row: by its own id; else, in a feed that gives new ids each time, by link and title, or by the page that is its own.</summary>
    public static (int Id, string Version, ItemState State, int Changes)? Find(Sql sql, int feed, FeedItem item)
    {
        const string Shape = "SELECT id, version, state, changes FROM items WHERE feed = $1 AND";
        var found = sql.Rows($"{Shape} identity = $2", Known, feed, item.Identity);
        if (found.Count == 0 && item.Twin is not null) found = sql.Rows($"{Shape} twin = $2 ORDER BY id LIMIT 1", Known, feed, item.Twin);
        if (found.Count == 0 && !item.Alone && item.UrlHash is not null) found = sql.Rows($"{Shape} url_hash = $2 AND NOT alone ORDER BY id LIMIT 1", Known, feed, item.UrlHash);
        return found.Count == 0 ? null : found[0];
        static (int, string, ItemState, int) Known(SqliteDataReader r) => (r.GetInt32(0), r.GetString(1), (ItemState)r.GetInt32(2), r.GetInt32(3));
    }

    // A page that another feed listed and that is in the log is not fetched once more.
    private static bool Add(Sql sql, int feed, FeedItem item, long at)
    {
        int added = sql.Run(
            $"""
            INSERT INTO items (feed, identity, twin, version, url, url_hash, host, origin, alone, seen, due, state, capture)
            SELECT $1, $2, $3, $4, $7, $5, $6, $8, $9, $10, $10, coalesce(k.state, 0), k.capture
            FROM (SELECT 1) LEFT JOIN (SELECT state, capture FROM items WHERE url_hash = $5 AND NOT $9 AND NOT alone AND state IN (1, 2) ORDER BY id LIMIT 1) k
            WHERE {Door}
            """, feed, item.Identity, item.Twin, item.Version, item.UrlHash, item.Host, item.Url, item.Origin, item.Alone ? 1 : 0, at);
        if (added == 0) return false;
        Say(sql, (int)(long)sql.Cell("SELECT last_insert_rowid()")!, item);
        return true;
    }

    // Its page is asked for anew: that is the look which was to be taken.
    private static bool Change(Sql sql, int id, FeedItem item, long due)
    {
        if (sql.Run(
            $"""
            UPDATE items SET identity = $2, twin = $3, version = $4, url = $7, url_hash = $5, host = $6, origin = $8, alone = $9, due = $10, body = NULL, state = 0, tries = 0, changes = changes + 1, visit = NULL,
                etag = CASE WHEN url_hash IS $5 THEN etag END, modified = CASE WHEN url_hash IS $5 THEN modified END
            WHERE id = $1 AND {Door}
            """, id, item.Identity, item.Twin, item.Version, item.UrlHash, item.Host, item.Url, item.Origin, item.Alone ? 1 : 0, due) > 0)
        {
            Say(sql, id, item);
            return true;
        }
        sql.Run(Bar, id);
        return false;
    }

    // Where its page came by another feed, and its bytes went already, nothing is asked of it.
    private static void Say(Sql sql, int id, FeedItem item) => sql.Run(
        "INSERT OR REPLACE INTO item_bodies (item, body) SELECT id, $2 FROM items i WHERE id = $1 AND (capture IS NULL OR state = 0 OR EXISTS (SELECT 1 FROM held h WHERE h.id = i.capture))", id, Packing.Pack(item.Body.Span));

    private static WaitingItem Of(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetInt32(1), r.GetString(2), r.GetString(3), r.Text(4), r.GetString(5), r.GetBoolean(6), r.GetInt32(7), r.IsDBNull(11) ? default(ReadOnlyMemory<byte>) : Packing.Unpack(r.Bytes(11)))
    {
        Version = r.GetString(8),
        ETag = r.Text(9),
        LastModified = r.Text(10),
        Wishes = r.Text(13)?.Split(',') ?? [],
        Settings = JsonSerializer.Deserialize(r.GetString(12), Shapes.Default.FeedSettings)!,
    };
}
