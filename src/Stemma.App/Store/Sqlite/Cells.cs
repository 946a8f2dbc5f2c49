using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Stemma.App.Store.Sqlite;

/// <summary>How values stand in cells.</summary>
internal static class Cells
{
    public static string? Text(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    public static byte[] Bytes(this SqliteDataReader row, int at) => row.GetFieldValue<byte[]>(at);

    public static DateTimeOffset? Time(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : Time(row.GetString(at));

    public static DateTimeOffset Time(string cell) => DateTimeOffset.Parse(cell, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateOnly? Day(this SqliteDataReader row, int at) => row.IsDBNull(at) ? null : DateOnly.ParseExact(row.GetString(at), "O", CultureInfo.InvariantCulture);

    public static string Cell(this DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static string? Cell(this DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    public static string Cell(this DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
