using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Pages that are looked at again, as columns of the item that each was fetched for: of several the first.</summary>
internal static class VisitRows
{
    private static readonly TimeSpan Following = TimeSpan.FromHours(6); // time for an outlet to follow its agency, or to change what it wrote
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private const string First =
        "id = (SELECT min(i.id) FROM items i JOIN captures c ON c.id = i.capture WHERE c.telling = $1 AND i.state = 1 AND NOT i.alone AND i.url IS NOT NULL)";

    /// <summary>Puts down which pages of a story are to be looked at again: where several report it, each new one once, for what was changed without a word; and each that shows a withdrawn text, once after the withdrawal. None too often.</summary>
    public static void Plan(Sql sql, int generation, Story story)
    {
        if (story.Tellings.Count > 1) Silent(sql, generation, story.Id.Value);
        foreach (var carrier in story.Retractions.Where(r => r.Known).SelectMany(r => r.Carriers.Select(c => (c.Telling, Shows: c.State == CarrierState.Shows, Since: r.SeenSince(c)))).GroupBy(c => c.Telling))
        {
            if (carrier.Any(static c => c.Shows))
                sql.Run($"UPDATE items SET visit = $2 WHERE (visit IS NULL OR visit = seen + $5) AND visits < $3 AND (visits = 0 OR $4) AND {First}",
                    carrier.Key.Value, (SqliteGround.Clock(sql) + Following).ToUnixTimeMilliseconds(), Visit.Most, carrier.Any(static c => c.Shows && !c.Since) ? 1 : 0, (long)Following.TotalMilliseconds);
            else sql.Run($"UPDATE items SET visit = NULL WHERE visit IS NOT NULL AND {First}", carrier.Key.Value);
        }
    }

    // What its feed told of since is known already. The look for a withdrawal takes the place of this one: it is known by its time.
    private static void Silent(Sql sql, int generation, int story) => sql.Run(
        """
        UPDATE items SET visit = seen + $3
        WHERE visit IS NULL AND visits = 0 AND changes = 0 AND seen >= $4 AND id IN (
          SELECT min(i.id) FROM members m JOIN captures c ON c.telling = m.telling JOIN items i ON i.capture = c.id
          WHERE m.gen = $1 AND m.story = $2 AND NOT i.alone AND i.url IS NOT NULL GROUP BY m.telling
          HAVING min(i.state) = 1 AND max(i.state) = 1 AND max(i.visits) = 0 AND max(i.changes) = 0 AND max(i.visit) IS NULL)
        """, generation, story, (long)Following.TotalMilliseconds, (SqliteGround.Clock(sql) - Fresh).ToUnixTimeMilliseconds());

    /// <summary>Those that are due.</summary>
    public static List<Visit> Due(Sql sql, long now, int count) => sql.Rows(
        "SELECT i.id, f.first_url, i.url, i.origin, i.etag, i.modified, i.visits FROM items i JOIN feeds f ON f.id = i.feed WHERE i.visit <= $1 AND i.state = 1 ORDER BY i.visit, i.id LIMIT $2",
        r => new Visit(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.Text(4), r.Text(5), r.GetInt32(6)), now, count);

    /// <summary>Writes what one showed. What came enters the log as any page does; the item stays with the capture that it brought.</summary>
    public static Receipt? Write(Sql sql, Visited what)
    {
        if (sql.Rows("SELECT c.telling FROM items i JOIN captures c ON c.id = i.capture WHERE i.id = $1 AND i.state = 1", r => r.GetInt32(0), what.Item) is not [var telling]) return null; // it was taken down meanwhile
        var (receipt, capture) = what.Entry is { } entry ? SqliteGround.Append(sql, entry) : (null, null);
        bool? gone = receipt == Receipt.Known && sql.Number("SELECT telling FROM captures WHERE id = $1", capture!.Value.Value) == telling ? false : what.Gone;
        sql.Run(
            """
            UPDATE items SET visits = $2, visit = $3, looked = coalesce($4, looked), gone = coalesce($5, gone), etag = CASE WHEN $6 THEN $7 ELSE etag END, modified = CASE WHEN $6 THEN $8 ELSE modified END
            WHERE id = $1
            """,
            what.Item, what.Visits, what.Due?.ToUnixTimeMilliseconds(), gone is null ? null : what.At.ToUnixTimeMilliseconds(), gone switch { true => 1, false => 0, _ => (int?)null },
            receipt is Receipt.Accepted or Receipt.Known ? 1 : 0, what.ETag, what.LastModified);
        if (gone is null) return receipt;
        int generation = SqliteStore.Generation(sql);
        SqliteWork.Add(sql, generation, sql.Rows("SELECT story FROM members WHERE gen = $1 AND telling = $2", r => Chore.Compose(new StoryId(r.GetInt32(0))), generation, telling));
        return receipt;
    }

    /// <summary>When a telling's page was last looked at: by what came of it, as far as that could be read, or by a look that found it as it was or gone.</summary>
    public static Sighting? Seen(Sql sql, int generation, TellingId telling)
    {
        var came = sql.Rows(
            """
            SELECT fetched FROM captures c WHERE telling = $2 AND id <= (SELECT placed FROM progress WHERE gen = $1) AND NOT EXISTS (SELECT 1 FROM unread u WHERE u.gen = $1 AND u.capture = c.id)
            ORDER BY id DESC LIMIT 1
            """, r => r.Time(0), generation, telling.Value).FirstOrDefault();
        var look = sql.Rows(
            "SELECT i.looked, i.gone FROM items i JOIN captures c ON c.id = i.capture WHERE c.telling = $1 AND i.looked IS NOT NULL ORDER BY i.looked DESC LIMIT 1",
            r => new Sighting(telling, DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(0)), r.GetBoolean(1)), telling.Value).FirstOrDefault();
        return look is not null && !(came > look.At) ? look : came is { } at ? new Sighting(telling, at, false) : null;
    }
}
