namespace Stemma.App.Store.Sqlite;

/// <summary>All rows of a table, to be put into another database.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Columns">Its columns, as they stand in a statement.</param>
/// <param name="Cells">The rows.</param>
internal sealed record Rows(string Table, string Columns, IReadOnlyList<object?[]> Cells)
{
    /// <summary>Reads a table.</summary>
    public static Rows Of(Sql sql, string table)
    {
        string columns = string.Join(", ", sql.Rows($"SELECT name FROM pragma_table_info('{table}') ORDER BY cid", r => r.GetString(0)));
        return new Rows(table, columns, sql.Rows($"SELECT {columns} FROM {table}", r => Enumerable.Range(0, r.FieldCount).Select(i => r.IsDBNull(i) ? null : r.GetValue(i)).ToArray()));
    }

    /// <summary>Puts the rows in.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="how">The statement's beginning: INSERT, or what is done about rows that are there.</param>
    public void Put(Sql sql, string how)
    {
        foreach (object?[] row in Cells) sql.Run($"{how} INTO {Table} ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, row.Length).Select(i => $"${i}"))})", row);
    }
}
