using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>The list of reports by outlet and folder.</summary>
internal static class ListSql
{
    private const int MostShelves = 60;

    // A telling came with the items of the feeds that gave any of its captures.
    private const string InFolder = "EXISTS (SELECT 1 FROM captures c JOIN items i ON i.capture = c.id JOIN feeds f ON f.id = i.feed WHERE c.telling = t.id AND f.folder = $3)";

    // What a reader has read since it was last changed; sources that he muted. $7 is his account.
    internal const string NotRead = " AND NOT EXISTS (SELECT 1 FROM shelf_read s WHERE s.account = $7 AND s.telling = t.id AND s.upto >= t.capture)";
    private const string NotMuted = " AND NOT EXISTS (SELECT 1 FROM shelf_muted u WHERE u.account = $7 AND u.source = t.source)";

    /// <summary>A page of it: unread ones first.</summary>
    public static ListedReports Page(Sql sql, int generation, ItemsAsked asked, int skip, int count)
    {
        int mark = asked.Mark?.Value ?? int.MaxValue, head = SqliteGround.Head(sql);
        string where = "t.gen = $1" + (asked.Outlet is null ? "" : " AND t.source = $2") + (asked.Folder is null ? "" : $" AND {InFolder}") + (asked is { Reader: not null, Outlet: null } ? NotMuted : "");
        string fresh = "t.capture > $4" + (asked.Reader is null ? "" : NotRead), old = asked.Reader is null ? "+t.capture <= $4" : $"NOT ({fresh})";
        int unread = mark >= head ? 0 : sql.Number($"SELECT count(*) FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id WHERE {where} AND {fresh}", Values(0, 0));
        var reports = skip < unread ? Part(fresh, skip, count + 1, true) : [];
        if (reports.Count <= count) reports.AddRange(Part(old, Math.Max(0, skip - unread), count + 1 - reports.Count, false));
        return new ListedReports([.. reports.Take(count)], unread, reports.Count > count, new TellingId(head));

        object?[] Values(int from, int most) => [generation, asked.Outlet, asked.Folder, mark, most, from, asked.Reader];

        List<ListedReport> Part(string half, int from, int most, bool isUnread) => sql.Rows(
            $"""
            SELECT t.id, m.story, t.title, t.url, t.outlet, t.source, t.at, t.body FROM tellings t{(asked.Outlet is null ? "" : " INDEXED BY tellings_source")} JOIN members m ON m.gen = t.gen AND m.telling = t.id
            WHERE {where} AND {half} ORDER BY t.at DESC, t.id DESC LIMIT $5 OFFSET $6
            """, r => Report(r, isUnread), Values(from, most));
    }

    /// <summary>What it can be chosen by.</summary>
    public static Shelves Shelves(Sql sql, int generation, ItemsAsked asked)
    {
        int mark = asked.Mark?.Value ?? int.MaxValue;
        string own = asked.Reader is null ? "" : NotRead.Replace("$7", "$3", StringComparison.Ordinal) + NotMuted.Replace("$7", "$3", StringComparison.Ordinal);
        var fresh = sql.Rows($"SELECT t.source, count(*) FROM tellings t WHERE t.gen = $1 AND t.capture > $2 AND t.source IS NOT NULL{own} GROUP BY +t.source", r => (Key: r.GetString(0), Unread: r.GetInt32(1)), generation, mark, asked.Reader)
            .ToDictionary(f => f.Key, f => f.Unread, StringComparer.Ordinal);
        var outlets = asked.Folder is { } folder
            ? sql.Rows(
                """
                SELECT t.source FROM feeds f CROSS JOIN items i ON i.feed = f.id CROSS JOIN captures c ON c.id = i.capture CROSS JOIN tellings t ON t.gen = $1 AND t.id = c.telling
                WHERE f.folder = $2 AND t.source IS NOT NULL GROUP BY t.source ORDER BY count(*) DESC, t.source
                """, r => r.GetString(0), generation, folder)
            : [.. fresh.Keys.Order(StringComparer.Ordinal).Union(sql.Rows(
                "SELECT source FROM tellings WHERE gen = $1 AND source IS NOT NULL GROUP BY source ORDER BY count(*) DESC, source LIMIT $2", r => r.GetString(0), generation, MostShelves + 1))];
        var shown = outlets.OrderByDescending(o => fresh.GetValueOrDefault(o)).Take(MostShelves).Select(o => new Shelf(o, OutletSql.Name(sql, generation, o), fresh.GetValueOrDefault(o)));
        return new Shelves(Folders(sql, generation, mark, own, asked.Reader), [.. shown], outlets.Count > MostShelves);
    }

    private static List<Shelf> Folders(Sql sql, int generation, int mark, string own, int? reader)
    {
        var fresh = sql.Rows(
            $"""
            SELECT f.folder, count(DISTINCT t.id) FROM tellings t JOIN captures c ON c.telling = t.id JOIN items i ON i.capture = c.id JOIN feeds f ON f.id = i.feed
            WHERE t.gen = $1 AND t.capture > $2 AND f.folder <> ''{own} GROUP BY f.folder
            """, r => (Folder: r.GetString(0), Unread: r.GetInt32(1)), generation, mark, reader).ToDictionary(f => f.Folder, f => f.Unread, StringComparer.Ordinal);
        return sql.Rows("SELECT DISTINCT folder FROM feeds WHERE folder <> '' ORDER BY folder", r => new Shelf(r.GetString(0), r.GetString(0), fresh.GetValueOrDefault(r.GetString(0))));
    }

    private static ListedReport Report(SqliteDataReader r, bool unread) => new(
        new TellingId(r.GetInt32(0)), new StoryId(r.GetInt32(1)), r.GetString(2), r.Text(3), r.Text(4), r.Text(5), r.Time(6), Packing.UnpackJson(r.Bytes(7), Shapes.Default.TellingBody).Article.Kind, unread);
}
