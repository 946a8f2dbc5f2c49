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

    /// <summary>A page of it: unread ones first.</summary>
    public static ListedReports Page(Sql sql, int generation, ItemsAsked asked, int skip, int count)
    {
        int mark = asked.Mark?.Value ?? int.MaxValue, head = SqliteGround.Head(sql);
        string where = "t.gen = $1" + (asked.Outlet is null ? "" : " AND t.source = $2") + (asked.Folder is null ? "" : $" AND {InFolder}");
        int unread = mark >= head ? 0 : sql.Number($"SELECT count(*) FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id WHERE {where} AND t.capture > $4", Values(0, 0));
        var reports = skip < unread ? Part("t.capture > $4", skip, count + 1, true) : [];
        if (reports.Count <= count) reports.AddRange(Part("+t.capture <= $4", Math.Max(0, skip - unread), count + 1 - reports.Count, false));
        return new ListedReports([.. reports.Take(count)], unread, reports.Count > count, new TellingId(head));

        object?[] Values(int from, int most) => [generation, asked.Outlet, asked.Folder, mark, most, from];

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
        var fresh = sql.Rows("SELECT t.source, count(*) FROM tellings t WHERE t.gen = $1 AND t.capture > $2 AND t.source IS NOT NULL GROUP BY +t.source", r => (Key: r.GetString(0), Unread: r.GetInt32(1)), generation, mark)
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
        return new Shelves(Folders(sql, generation, mark), [.. shown], outlets.Count > MostShelves);
    }

    private static List<Shelf> Folders(Sql sql, int generation, int mark)
    {
        var fresh = sql.Rows(
            """
            SELECT f.folder, count(DISTINCT t.id) FROM tellings t JOIN captures c ON c.telling = t.id JOIN items i ON i.capture = c.id JOIN feeds f ON f.id = i.feed
            WHERE t.gen = $1 AND t.capture > $2 AND f.folder <> '' GROUP BY f.folder
            """, r => (Folder: r.GetString(0), Unread: r.GetInt32(1)), generation, mark).ToDictionary(f => f.Folder, f => f.Unread, StringComparer.Ordinal);
        return sql.Rows("SELECT DISTINCT folder FROM feeds WHERE folder <> '' ORDER BY folder", r => new Shelf(r.GetString(0), r.GetString(0), fresh.GetValueOrDefault(r.GetString(0))));
    }

    private static ListedReport Report(SqliteDataReader r, bool unread) => new(
        new TellingId(r.GetInt32(0)), new StoryId(r.GetInt32(1)), r.GetString(2), r.Text(3), r.Text(4), r.Text(5), r.Time(6), Packing.UnpackJson(r.Bytes(7), Shapes.Default.TellingBody).Article.Kind, unread);
}
