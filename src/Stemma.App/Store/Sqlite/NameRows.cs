using Stemma.App.Store.Reading;
using Stemma.Core.News;
using Stemma.Core.Search;

namespace Stemma.App.Store.Sqlite;

/// <summary>
/// Rows of the index of names. A row's number is its report's second (32 bits), its generation's last bit, its id (30 bits): in that order they run from the oldest report to the
/// newest. The index keeps no text, so a row is taken out by saying once more what was put in.
/// </summary>
internal static class NameRows
{
    private const int IdBits = 30, MostLooked = 4096, LookedAtOnce = 64, MostRead = 12;

    /// <summary>The report that a row is of, as SQL.</summary>
    public const string Telling = "(names.rowid & 1073741823)";

    /// <summary>Whether a row is of a generation, as SQL.</summary>
    public static string Within(int generation) => $"((names.rowid >> {IdBits}) & 1) = {generation & 1}";

    /// <summary>Whether what has a key is not delisted, as SQL: an editor granted that it is.</summary>
    /// <param name="subject">The parameter that holds its <see cref="EntityRow.Subject"/>.</param>
    public static string Listed(string subject) => $"NOT EXISTS (SELECT 1 FROM petitions WHERE story IS NULL AND subject = {subject} AND kind = 1 AND state = 1)";

    /// <summary>The number of a report's row.</summary>
    public static long Row(int generation, int telling, DateTimeOffset? at) =>
        (Math.Clamp(at?.ToUnixTimeSeconds() ?? 0, 0, uint.MaxValue) << (IdBits + 1)) | ((long)(generation & 1) << IdBits) | (uint)telling;

    public static void Add(Sql sql, int generation, int telling, DateTimeOffset? at, IReadOnlyList<Named> names)
    {
        if (names.Count > 0) sql.Run("INSERT INTO names (rowid, terms) VALUES ($1, $2)", Row(generation, telling, at), EntityTerms.Of(names));
    }

    public static void Remove(Sql sql, int generation, int telling, TellingBody body)
    {
        if (body.NamedAs is { } terms) sql.Run("INSERT INTO names (names, rowid, terms) VALUES ('delete', $1, $2)", Row(generation, telling, body.At), terms);
    }

    /// <summary>A key as a match.</summary>
    public static string Match(string term) => $"\"{term}\"";

    /// <summary>What the reports call something, and whether it may have a page; null where none names it.</summary>
    public static EntityRow? One(Sql sql, int generation, string key)
    {
        var (stories, origins, newest) = Spread(sql, generation, key);
        if (newest.Count == 0) return null;
        var called = TellingRows.These(sql, generation, newest).SelectMany(t => t.Named).Where(n => EntityTerms.Key(n.Name) == key).ToList();
        if (called.Count == 0) return null;
        string name = called.CountBy(n => n.Name, StringComparer.Ordinal).MaxBy(n => n.Value).Key;
        var kinds = called.Select(n => n.Kind).Where(k => k != NameKind.Unknown).Distinct().ToList();
        return new EntityRow(key, name, kinds is [var kind] ? kind : NameKind.Unknown, EntityRow.MayHavePage(EntityTerms.IsListed(key), stories, origins));
    }

    /// <summary>Whether something may have a page.</summary>
    public static bool HasPage(Sql sql, int generation, string key) => Spread(sql, generation, key) is var (stories, origins, newest) && newest.Count > 0 && EntityRow.MayHavePage(EntityTerms.IsListed(key), stories, origins);

    // In how many stories and from how many origins it is named, counted no further than is asked; with the newest reports.
    private static (int Stories, int Origins, List<TellingId> Newest) Spread(Sql sql, int generation, string key)
    {
        var stories = new HashSet<int>();
        var origins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var newest = new List<TellingId>();
        long below = long.MaxValue;
        for (int looked = 0; looked < MostLooked; looked += LookedAtOnce)
        {
            var rows = sql.Rows(
                $"""
                SELECT names.rowid, m.telling, m.story, m.origin FROM names CROSS JOIN members m ON m.gen = $1 AND m.telling = {Telling}
                WHERE names MATCH $2 AND names.rowid < $3 AND {Within(generation)} AND {Listed("$4")} ORDER BY names.rowid DESC LIMIT {LookedAtOnce}
                """,
                r => (Row: r.GetInt64(0), Telling: r.GetInt32(1), Story: r.GetInt32(2), Origin: r.Text(3)), generation, Match(EntityTerms.Term(key)), below, EntityRow.Subject(key));
            foreach (var row in rows)
            {
                stories.Add(row.Story);
                if (row.Origin is { } origin) origins.Add(origin);
                if (newest.Count < MostRead) newest.Add(new TellingId(row.Telling));
            }
            if (rows.Count < LookedAtOnce || EntityRow.MayHavePage(false, stories.Count, origins.Count)) break;
            below = rows[^1].Row;
        }
        return (stories.Count, origins.Count, newest);
    }
}
