using Microsoft.Data.Sqlite;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>Tellings as rows, with their terms in the full-text index.</summary>
internal static class TellingRows
{
    private const string Columns = "id, name, url, outlet, keys, body, step, version, edition";

    // Door 2 stands in the statement itself. A copy that was there before the takedown is a neighbour, and neighbours stay.
    private static readonly string Insert =
        $"""
        INSERT INTO tellings (gen, id, capture, name, url, outlet, title, language, at, text_hash, keys, body, step, version, edition, source)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
        WHERE $10 = 0 OR NOT EXISTS (SELECT 1 FROM bars WHERE text_hash = $10 AND after < $3 AND {AtHost("$3")})
        """;

    private static string AtHost(string capture) => TombstoneRows.Reaches($"(SELECT c.host FROM captures c WHERE c.id = {capture})");

    /// <summary>Puts a telling in the place of the one with its id.</summary>
    /// <returns>False where a tombstone bars its text; nothing has changed then.</returns>
    public static bool Put(Sql sql, int generation, TellingId capture, PackedTelling packed)
    {
        var telling = packed.Telling;
        var article = telling.Article;
        if (sql.Cell($"SELECT 1 FROM bars WHERE $1 <> 0 AND text_hash = $1 AND after < $2 AND {AtHost("$2")}", unchecked((long)telling.Keys.TextHash), capture.Value) is not null) return false;
        bool first = sql.Cell("SELECT 1 FROM tellings WHERE id = $1", telling.Id.Value) is null;
        Remove(sql, generation, telling.Id.Value);
        int added = sql.Run(
            Insert, generation, telling.Id.Value, capture.Value, telling.Name, telling.Url, telling.Outlet, article.Title, article.Language, telling.At?.ToUniversalTime().Cell(),
            unchecked((long)telling.Keys.TextHash), packed.Keys, packed.Body,
            (int)telling.Stamp.Step, telling.Stamp.Version, telling.Stamp.Edition, OutletSql.KeyOf(telling));
        if (added == 0) return false;
        if (first) LateCopies.File(sql, telling, capture);
        TermRows.Add(sql, (long)sql.Cell("SELECT last_insert_rowid()")!, packed.Terms);
        NameRows.Add(sql, generation, telling.Id.Value, telling.At, telling.Named);
        if (article.WantsNoSearch) sql.Run("INSERT INTO unlisted (gen, telling) VALUES ($1, $2)", generation, telling.Id.Value);
        HeldRows.Come(sql, generation, capture.Value);
        return true;
    }

    /// <summary>Takes one out.</summary>
    public static void Remove(Sql sql, int generation, int id)
    {
        foreach (var (row, body, outlet, title, language, capture) in sql.Rows(
            "SELECT row, body, outlet, title, language, capture FROM tellings WHERE gen = $1 AND id = $2",
            r => (r.GetInt64(0), r.Bytes(1), r.Text(2), r.GetString(3), r.GetString(4), r.GetInt32(5)), generation, id))
        {
            var had = Packing.UnpackJson(body, Shapes.Default.TellingBody);
            HeldRows.Leave(sql, generation, capture, had.Article);
            TermRows.Remove(sql, row, had, title, outlet, language);
            NameRows.Remove(sql, generation, id, had);
            if (had.Article.WantsNoSearch) sql.Run("DELETE FROM unlisted WHERE gen = $1 AND telling = $2", generation, id);
            sql.Run("DELETE FROM tellings WHERE row = $1", row);
        }
    }

    public static Telling? One(Sql sql, int generation, int id) => These(sql, generation, [new TellingId(id)]).FirstOrDefault();

    public static List<Telling> These(Sql sql, int generation, IReadOnlyList<TellingId> ids) =>
        Abreast.Of([.. ids.SelectMany(id => sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND id = $2", Row.Of, generation, id.Value))], Environment.ProcessorCount, r => r.Telling());

    public static List<Telling> After(Sql sql, int generation, int after, int count) =>
        Abreast.Of(sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND id > $2 ORDER BY id LIMIT $3", Row.Of, generation, after, count), Environment.ProcessorCount, r => r.Telling());

    public static Telling? MadeOf(Sql sql, int generation, int capture) =>
        sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND capture = $2 AND id = (SELECT telling FROM captures WHERE id = $2)", Row.Of, generation, capture).FirstOrDefault()?.Telling();

    public static List<Telling> CapturedBetween(Sql sql, int generation, int after, int through) =>
        Abreast.Of(sql.Rows($"SELECT {Columns} FROM tellings WHERE gen = $1 AND capture > $2 AND capture <= $3 ORDER BY id", Row.Of, generation, after, through), Environment.ProcessorCount, r => r.Telling());

    private sealed record Row(TellingId Id, string Name, string? Url, string? Outlet, byte[] Keys, byte[] Body, Stamp Stamp)
    {
        public static Row Of(SqliteDataReader r) => new(
            new TellingId(r.GetInt32(0)), r.GetString(1), r.Text(2), r.Text(3), r.Bytes(4), r.Bytes(5), new Stamp((Step)r.GetInt32(6), r.GetInt32(7), r.GetInt32(8)));

        public Telling Telling()
        {
            var body = Packing.UnpackJson(Body, Shapes.Default.TellingBody);
            return new Telling
            {
                Id = Id,
                Name = Name,
                Url = Url,
                Outlet = Outlet,
                Keys = Packing.UnpackKeys(Keys),
                Article = body.Article,
                Statements = body.Statements,
                Named = body.Named ?? [],
                Fetched = body.Fetched,
                Earlier = body.Earlier,
                Stamp = Stamp,
            };
        }
    }
}

/// <summary>A telling as its row has it: what costs time is done before anyone waits for the database.</summary>
/// <param name="Telling">The telling.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="Body">Article and statements.</param>
/// <param name="Terms">What is searched for in it.</param>
internal sealed record PackedTelling(Telling Telling, byte[] Keys, byte[] Body, SearchedTexts Terms)
{
    /// <summary>Null where nothing was read, or what was read is barred.</summary>
    public static PackedTelling? Of(ReadCapture read) => read is { Telling: { } telling, Barred: false } ? Of(telling) : null;

    public static PackedTelling Of(Telling telling)
    {
        var body = new TellingBody(telling.Article, telling.Statements, telling.Fetched, telling.Earlier, telling.Named.Count > 0 ? telling.Named : null, telling.Named.Count > 0 ? EntityTerms.Of(telling.Named) : null);
        return new PackedTelling(telling, Packing.PackKeys(telling.Keys), Packing.PackJson(body, Shapes.Default.TellingBody), SearchedTexts.Of(body, telling.Article.Title, telling.Outlet, telling.Article.Language));
    }
}
