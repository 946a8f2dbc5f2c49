using Microsoft.Data.Sqlite;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Sources and their reports.</summary>
internal static class OutletSql
{
    private const int PerPage = 40;

    private const string Reports =
        """
        SELECT t.id, m.story, t.title, t.url, t.outlet, t.at, m.origin, m.kind FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id
        WHERE t.gen = $1 AND t.source = $2
        """;

    /// <summary>What a telling's source is called by: its page's host without "www.", else its outlet's name in lower case.</summary>
    public static string? KeyOf(Telling telling) => OutletSettings.HostOf(telling.Url) ?? telling.Outlet?.Trim().ToLowerInvariant();

    public static OutletRows Page(Sql sql, int generation, int skip, int count)
    {
        var rows = sql.Rows(
            """
            SELECT source, count(*), max(at) FROM tellings WHERE gen = $1 AND source IS NOT NULL GROUP BY source ORDER BY 2 DESC, 1 LIMIT $2 OFFSET $3
            """,
            r => new OutletRow(r.GetString(0), r.GetString(0), r.GetInt32(1), r.Time(2)), generation, count + 1, skip);
        int all = sql.Number("SELECT count(DISTINCT source) FROM tellings WHERE gen = $1", generation);
        int nameless = sql.Number("SELECT count(*) FROM tellings WHERE gen = $1 AND source IS NULL", generation);
        return new OutletRows([.. rows.Take(count).Select(r => Named(sql, generation, r))], all, nameless, rows.Count > count);
    }

    public static OutletPage? One(Sql sql, int generation, string key, int skip)
    {
        int reports = sql.Number("SELECT count(*) FROM tellings WHERE gen = $1 AND source = $2", generation, key);
        if (reports == 0) return null;
        var latest = sql.Rows($"{Reports} ORDER BY t.at DESC, t.id DESC LIMIT $3 OFFSET $4", Report, generation, key, PerPage + 1, skip);
        // Where the origin is the source itself, the text is its own.
        var origins = sql.Rows(
            """
            SELECT CASE WHEN own THEN NULL ELSE origin END, own, count(*) FROM
              (SELECT m.origin AS origin, m.origin IS NOT NULL AND (lower(m.origin) = lower(t.outlet) OR lower(m.origin) = t.source) AS own
               FROM tellings t JOIN members m ON m.gen = t.gen AND m.telling = t.id WHERE t.gen = $1 AND t.source = $2)
            GROUP BY 1, 2 ORDER BY 3 DESC, 1
            """,
            r => new OriginCount(r.Text(0), r.GetInt32(1) != 0, r.GetInt32(2)), generation, key);
        var row = Named(sql, generation, new OutletRow(key, key, reports, latest.Select(l => l.At).FirstOrDefault()));
        return new OutletPage(row, [.. latest.Take(PerPage)], origins, latest.Count > PerPage);
    }

    /// <summary>The name of a source as its latest report gives it, else its key.</summary>
    public static string Name(Sql sql, int generation, string key) =>
        (string?)sql.Cell("SELECT outlet FROM tellings WHERE gen = $1 AND source = $2 AND outlet IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1", generation, key) ?? key;

    private static OutletRow Named(Sql sql, int generation, OutletRow row) => row with { Name = Name(sql, generation, row.Key) };

    public static List<OutletRow> After(Sql sql, int generation, string key, int count) =>
    [
        .. sql.Rows("SELECT source, count(*), max(at) FROM tellings WHERE gen = $1 AND source > $2 GROUP BY source ORDER BY 1 LIMIT $3", r => new OutletRow(r.GetString(0), r.GetString(0), r.GetInt32(1), r.Time(2)), generation, key, count)
            .Select(r => Named(sql, generation, r)),
    ];

    public static List<ReportRow> ReportsAfter(Sql sql, int generation, string key, Reached? reached, int count) => reached is not { } last
        ? sql.Rows($"{Reports} ORDER BY t.at DESC, t.id DESC LIMIT $3", Report, generation, key, count)
        : sql.Rows($"{Reports} AND (coalesce(t.at, ''), t.id) < ($4, $5) ORDER BY t.at DESC, t.id DESC LIMIT $3", Report, generation, key, count, last.At?.ToUniversalTime().Cell() ?? "", last.Telling.Value);

    private static ReportRow Report(SqliteDataReader r) => new(new TellingId(r.GetInt32(0)), new StoryId(r.GetInt32(1)), r.GetString(2), r.Text(3), r.Text(4), r.Time(5), r.Text(6), r.Text(7));
}
