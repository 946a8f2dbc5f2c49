namespace Stemma.App.Store.Sqlite;

/// <summary>Rows of whole generations.</summary>
internal static class Generations
{
    private static readonly string[] Tables = ["tellings", "unread", "joins", "alignments", "members", "stories", "work", "editions", "progress", "unlisted", "keys_changed", "sentence_models"];

    /// <summary>Drops all generations but one.</summary>
    public static void DropOthers(Sql sql, int keep)
    {
        foreach (var (row, packed, outlet, title, language, generation, id) in sql.Rows(
            "SELECT row, body, outlet, title, language, gen, id FROM tellings WHERE gen <> $1",
            r => (r.GetInt64(0), r.Bytes(1), r.Text(2), r.GetString(3), r.GetString(4), r.GetInt32(5), r.GetInt32(6)), keep))
        {
            var body = Packing.UnpackJson(packed, Shapes.Default.TellingBody);
            TermRows.Remove(sql, row, body, title, outlet, language);
            NameRows.Remove(sql, generation, id, body);
        }
        foreach (string table in Tables) sql.Run($"DELETE FROM {table} WHERE gen <> $1", keep);
    }
}
