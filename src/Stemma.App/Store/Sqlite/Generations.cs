namespace Stemma.App.Store.Sqlite;

/// <summary>Rows of whole generations.</summary>
internal static class Generations
{
    private static readonly string[] Tables = ["tellings", "unread", "joins", "alignments", "members", "stories", "work", "editions", "progress"];

    /// <summary>Drops all generations but one.</summary>
    public static void DropOthers(Sql sql, int keep)
    {
        foreach (var (row, body, outlet, title, language) in sql.Rows(
            "SELECT row, body, outlet, title, language FROM tellings WHERE gen <> $1",
            r => (r.GetInt64(0), r.Bytes(1), r.Text(2), r.GetString(3), r.GetString(4)), keep))
        {
            TermRows.Remove(sql, row, Packing.UnpackJson(body, Shapes.Default.TellingBody), title, outlet, language);
        }
        foreach (string table in Tables) sql.Run($"DELETE FROM {table} WHERE gen <> $1", keep);
    }
}
