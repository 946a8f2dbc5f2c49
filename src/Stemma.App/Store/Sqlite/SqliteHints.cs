using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Hints in SQLite.</summary>
internal sealed class SqliteHints(SqliteFile file) : IHints
{
    public ValueTask<(HintVersion Hint, int Reports)> Add(SiteHint hint, string by, CancellationToken ct) => file.Write(sql =>
    {
        var kept = new HintVersion(
            1 + sql.Number("SELECT max(number) FROM hints"), hint, 1 + sql.Number("SELECT max(version) FROM hints WHERE site = $1 AND path = $2", hint.Site, hint.Path), SqliteGround.Clock(sql), by, false);
        sql.Run("INSERT INTO hints (number, site, path, version, body, at, by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            kept.Number, hint.Site, hint.Path, kept.Version, JsonSerializer.Serialize(hint, Shapes.Default.SiteHint), kept.Since.Cell(), by);
        return (kept, Reread(sql, hint));
    }, ct);

    public ValueTask<(HintVersion Hint, int Reports)?> Undo(int number, CancellationToken ct) => file.Write<(HintVersion, int)?>(sql =>
    {
        if (sql.Run("UPDATE hints SET undone = 1 WHERE number = $1 AND undone = 0", number) == 0) return null;
        var undone = Rows(sql).Single(h => h.Number == number);
        return (undone, Reread(sql, undone.Hint));
    }, ct);

    public ValueTask<IReadOnlyList<HintVersion>> All(CancellationToken ct) => file.Read<IReadOnlyList<HintVersion>>(Rows, ct);

    /// <summary>How often hints were added or undone (<see cref="HintVersion.Changes"/>).</summary>
    internal static int Changes(Sql sql) => sql.Number("SELECT count(*) + coalesce(sum(undone), 0) FROM hints");

    internal static List<HintVersion> Rows(Sql sql) => sql.Rows("SELECT number, body, version, at, by, undone FROM hints ORDER BY number", r => new HintVersion(
        r.GetInt32(0), JsonSerializer.Deserialize(r.GetString(1), Shapes.Default.SiteHint)!, r.GetInt32(2), Cells.Time(r.GetString(3)), r.GetString(4), r.GetInt32(5) != 0));

    // What is not placed yet is read with the new hint when its turn comes; a page whose bytes went is read no more.
    private static int Reread(Sql sql, SiteHint hint)
    {
        int generation = SqliteStore.Generation(sql);
        var covered = sql.Rows(
            "SELECT telling, url FROM captures WHERE url IS NOT NULL AND id IN (SELECT id FROM held) AND (host = $1 OR host LIKE '%.' || $1) AND id <= coalesce((SELECT placed FROM progress WHERE gen = $2), 0) ORDER BY telling",
            r => (Telling: r.GetInt32(0), Url: r.GetString(1)), hint.Site.Split(':')[0], generation)
            .Concat(Stated(sql, hint, generation))
            .Where(c => Uri.TryCreate(c.Url, UriKind.Absolute, out var address) && hint.Covers(address)).Select(c => c.Telling).Distinct().Order().ToList();
        SqliteWork.Add(sql, generation, covered.Select(t => Chore.Reread(new TellingId(t))));
        return covered.Count;
    }

    // Reports that came without an address and are known by the one that their page states.
    private static IEnumerable<(int Telling, string Url)> Stated(Sql sql, SiteHint hint, int generation) => sql.Rows(
        """
        SELECT t.id, t.url FROM tellings t
        WHERE t.gen = $2 AND t.url IS NOT NULL AND (t.source = $1 OR t.source LIKE '%.' || $1 OR 'www.' || t.source = $1)
          AND EXISTS (SELECT 1 FROM captures c WHERE c.telling = t.id AND c.url IS NULL AND EXISTS (SELECT 1 FROM held h WHERE h.id = c.id)) AND t.id <= coalesce((SELECT placed FROM progress WHERE gen = $2), 0)
        ORDER BY t.id
        """,
        r => (r.GetInt32(0), r.GetString(1)), hint.Site.Split(':')[0], generation);
}
