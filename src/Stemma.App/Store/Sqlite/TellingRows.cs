using Microsoft.Data.Sqlite;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Tellings as rows, with their terms in the full-text index.</summary>
internal static class TellingRows
{
    private const string Columns = "id, name, url, outlet, keys, body, step, version, edition";

    // Door 2 stands in the statement itself. A copy that was there before the takedown is a neighbour, and neighbours stay.
    private const string Insert =
        """
        INSERT INTO tellings (gen, id, capture, name, url, outlet, title, language, at, text_hash, keys, body, step, version, edition, source)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
        WHERE $10 = 0 OR NOT EXISTS (SELECT 1 FROM tombstones WHERE text_hash = $10 AND after < $3)
        """;

    /// <summary>Puts a telling in the place of the one with its id.</summary>
    /// <returns>False where a tombstone bars its text; nothing has changed then.</returns>
    public static bool Put(Sql sql, int generation, TellingId capture, Telling telling)
    {
        var body = new TellingBody(telling.Article, telling.Statements, telling.Fetched, telling.Earlier);
        var article = telling.Article;
        if (sql.Cell("SELECT 1 FROM tombstones WHERE $1 <> 0 AND text_hash = $1 AND after < $2", unchecked((long)telling.Keys.TextHash), capture.Value) is not null) return false;
        Remove(sql, generation, telling.Id.Value);
        int added = sql.Run(
            Insert, generation, telling.Id.Value, capture.Value, telling.Name, telling.Url, telling.Outlet, article.Title, article.Language, telling.At?.ToUniversalTime().Cell(),
            unchecked((long)telling.Keys.TextHash), Packing.PackKeys(telling.Keys), Packing.PackJson(body, Shapes.Default.TellingBody),
            (int)telling.Stamp.Step, telling.Stamp.Version, telling.Stamp.Edition, OutletSql.KeyOf(telling));
        if (added == 0) return false;
        TermRows.Add(sql, (long)sql.Cell("SELECT last_insert_rowid()")!, body, article.Title, telling.Outlet, article.Language);
        return true;
    }

    /// <summary>Takes one out.</summary>
    public static void Remove(Sql sql, int generation, int id)
    {
        foreach (var (row, body, outlet, title, language) in sql.Rows(
            "SELECT row, body, outlet, title, language FROM tellings WHERE gen = $1 AND id = $2",
            r => (r.GetInt64(0), r.Bytes(1), r.Text(2), r.GetString(3), r.GetString(4)), generation, id))
        {
            TermRows.Remove(sql, row, Packing.UnpackJson(body, Shapes.Default.TellingBody), title, outlet, language);
            sql.Run("DELETE FROM tellings WHERE row = $1", row);
        }
    }

    public static Telling? One(Sql sql, int generation, int id) =>
        sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND id = $2", Of, generation, id).FirstOrDefault();

    public static List<Telling> After(Sql sql, int generation, int after, int count) =>
        sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND id > $2 ORDER BY id LIMIT $3", Of, generation, after, count);

    public static Telling? MadeOf(Sql sql, int generation, int capture) =>
        sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND capture = $2 AND id = (SELECT telling FROM captures WHERE id = $2)", Of, generation, capture).FirstOrDefault();

    public static List<Telling> CapturedBetween(Sql sql, int generation, int after, int through) =>
        sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND capture > $2 AND capture <= $3 ORDER BY id", Of, generation, after, through);

    private static Telling Of(SqliteDataReader r)
    {
        var body = Packing.UnpackJson(r.Bytes(5), Shapes.Default.TellingBody);
        return new Telling
        {
            Id = new TellingId(r.GetInt32(0)),
            Name = r.GetString(1),
            Url = r.Text(2),
            Outlet = r.Text(3),
            Keys = Packing.UnpackKeys(r.Bytes(4)),
            Article = body.Article,
            Statements = body.Statements,
            Fetched = body.Fetched,
            Earlier = body.Earlier,
            Stamp = new Stamp((Step)r.GetInt32(6), r.GetInt32(7), r.GetInt32(8)),
        };
    }
}
