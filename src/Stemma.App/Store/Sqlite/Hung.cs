namespace Stemma.App.Store.Sqlite;

/// <summary>What hangs on reports and stands in the story of its report: tracks, comments, what was chosen for a story's comments. No fold makes it, so none loses it.</summary>
internal static class Hung
{
    private static readonly string[] Tables = ["tracks", "comments", "comment_modes"];

    /// <summary>Hands what hangs on a report that stops standing on to another of the story it stood in; where there is none, it waits for the report to stand again.</summary>
    /// <param name="sql">The database.</param>
    /// <param name="generation">The generation in which it stood.</param>
    /// <param name="standing">The generation in which the other is to stand.</param>
    /// <param name="telling">The report.</param>
    public static void HandOn(Sql sql, int generation, int standing, int telling)
    {
        if (Next(sql, generation, standing, telling) is not { } next) return;
        foreach (string table in Tables) sql.Run($"UPDATE OR REPLACE {table} SET telling = $2 WHERE telling = $1", telling, next);
    }

    /// <summary>Hands on what hangs on reports that do not stand any more in the next generation.</summary>
    public static void Swap(Sql sql, int generation, int next)
    {
        var loose = Tables.SelectMany(table => sql.Rows($"SELECT DISTINCT telling FROM {table} WHERE telling NOT IN (SELECT telling FROM members WHERE gen = $1)", r => r.GetInt32(0), next));
        foreach (int telling in loose.Distinct().ToList()) HandOn(sql, generation, next, telling);
    }

    private static long? Next(Sql sql, int generation, int standing, int telling) => sql.Cell(
        """
        SELECT min(m.telling) FROM members m JOIN members s ON s.gen = $2 AND s.telling = m.telling
        WHERE m.gen = $1 AND m.telling <> $3 AND m.story = (SELECT story FROM members WHERE gen = $1 AND telling = $3)
        """, generation, standing, telling) as long?;
}
