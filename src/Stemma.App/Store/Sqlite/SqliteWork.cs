namespace Stemma.App.Store.Sqlite;

/// <summary>Work items in SQLite.</summary>
internal sealed class SqliteWork(SqliteFile file, int generation) : IWork
{
    public ValueTask<IReadOnlyList<int>> Next(ChoreKind kind, int count, CancellationToken ct) => file.Read<IReadOnlyList<int>>(sql =>
        sql.Rows("SELECT key FROM work WHERE gen = $1 AND kind = $2 ORDER BY key LIMIT $3", r => r.GetInt32(0), generation, (int)kind, count), ct);

    public async ValueTask<IReadOnlyList<int>> Begin(ChoreKind kind, int count, CancellationToken ct)
    {
        var keys = await Next(kind, count, ct);
        if (keys.Count > 0) await file.Write(sql => { foreach (int key in keys) sql.Run("UPDATE work SET begun = 1 WHERE gen = $1 AND kind = $2 AND key = $3", generation, (int)kind, key); }, ct);
        return keys;
    }

    public ValueTask<int> Count(ChoreKind kind, CancellationToken ct) => file.Read(sql =>
        sql.Number("SELECT count(*) FROM work WHERE gen = $1 AND kind = $2", generation, (int)kind), ct);

    public ValueTask Add(IReadOnlyList<Chore> chores, CancellationToken ct) => file.Write(sql => Add(sql, generation, chores), ct);

    public ValueTask Done(IReadOnlyList<Chore> chores, CancellationToken ct) => file.Write(sql => Strike(sql, generation, chores), ct);

    internal static void Add(Sql sql, int generation, IEnumerable<Chore> chores)
    {
        foreach (var chore in chores) sql.Run("INSERT INTO work (gen, kind, key) VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET begun = 2 WHERE begun = 1", generation, (int)chore.Kind, chore.Key);
    }

    internal static void Strike(Sql sql, int generation, IEnumerable<Chore> chores)
    {
        foreach (var chore in chores) sql.Run("DELETE FROM work WHERE gen = $1 AND kind = $2 AND key = $3", generation, (int)chore.Kind, chore.Key);
    }
}
