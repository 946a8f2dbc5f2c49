namespace Stemma.App.Store.Sqlite;

/// <summary>Which sentence model helped to place what; "" is none.</summary>
internal static class ModelRows
{
    /// <summary>The one that was noted last.</summary>
    public static string InForce(Sql sql, int generation) =>
        sql.Cell("SELECT model FROM sentence_models WHERE gen = $1 ORDER BY after DESC LIMIT 1", generation) as string ?? "";

    /// <summary>Notes the one that helps from what is placed next on.</summary>
    public static void Note(Sql sql, int generation, string model) => sql.Run(
        "INSERT OR REPLACE INTO sentence_models (gen, after, model) VALUES ($1, (SELECT coalesce(max(placed), 0) FROM progress WHERE gen = $1), $2)", generation, model);

    /// <summary>How many tellings came while another was in force.</summary>
    public static int PlacedOtherwise(Sql sql, int generation, string model) => model.Length == 0 && sql.Cell("SELECT 1 FROM sentence_models WHERE gen = $1", generation) is null ? 0 : sql.Number(
        """
        SELECT count(*) FROM tellings t WHERE gen = $1 AND capture <= (SELECT coalesce(max(placed), 0) FROM progress WHERE gen = $1)
        AND coalesce((SELECT model FROM sentence_models m WHERE m.gen = $1 AND m.after < t.capture ORDER BY m.after DESC LIMIT 1), '') <> $2
        """, generation, model);
}
