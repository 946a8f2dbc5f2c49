using System.Text.Json;
using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Tracks in SQLite.</summary>
internal sealed class SqliteTracks(SqliteFile file, KeptStories kept) : ITracks
{
    private const string Columns = "number, telling, credit, at, by, undone";
    private const string Emptied = """undone = 1, body = x'', credit = '{"Provider":"","Url":null,"Caption":"","Checked":""}'""";

    public ValueTask<TrackEntry> Add(TellingId telling, Track track, TrackCredit credit, string by, CancellationToken ct) => file.Write(sql =>
    {
        var entry = new TrackEntry(1 + sql.Number("SELECT max(number) FROM tracks"), telling, credit, SqliteGround.Clock(sql), by, false);
        sql.Run("INSERT INTO tracks (number, telling, credit, body, at, by) VALUES ($1, $2, $3, $4, $5, $6)",
            entry.Number, telling.Value, JsonSerializer.Serialize(credit, Shapes.Default.TrackCredit), Packing.PackJson(track, Shapes.Default.Track), entry.At.Cell(), by);
        Renew(sql, telling.Value);
        return entry;
    }, ct);

    public async ValueTask<TrackEntry?> Undo(int number, CancellationToken ct)
    {
        var undone = await file.Write(sql =>
        {
            if (sql.Run($"UPDATE tracks SET {Emptied} WHERE number = $1 AND undone = 0", number) == 0) return null;
            var undone = Rows(sql).Single(t => t.Number == number);
            Renew(sql, undone.Telling.Value);
            return undone;
        }, ct);
        kept.Clear();
        return undone;
    }

    public ValueTask<IReadOnlyList<TrackEntry>> All(CancellationToken ct) => file.Read<IReadOnlyList<TrackEntry>>(Rows, ct);

    internal static List<TrackEntry> Rows(Sql sql) => sql.Rows($"SELECT {Columns} FROM tracks ORDER BY number", Entry);

    /// <summary>Takes back what was taken back elsewhere in the same log: its number and its moment name it.</summary>
    internal static void UndoAgain(Sql sql, TrackEntry undone) => sql.Run($"UPDATE tracks SET {Emptied} WHERE number = $1 AND at = $2", undone.Number, undone.At.Cell());

    /// <summary>The tracks that stand in a story, in the order attached.</summary>
    internal static List<AttachedTrack> Of(Sql sql, int generation, int story) => sql.Rows(
        $"SELECT {Columns}, body FROM tracks WHERE undone = 0 AND telling IN (SELECT telling FROM members WHERE gen = $1 AND story = $2) ORDER BY number",
        r => new AttachedTrack(Entry(r), Packing.UnpackJson(r.Bytes(6), Shapes.Default.Track)), generation, story);

    /// <summary>Erases the tracks of a report. What was disputed of them names them no more: their numbers may be given again.</summary>
    internal static void Erase(Sql sql, int telling)
    {
        sql.Run("UPDATE petitions SET subject = 'an erased track' WHERE kind = 1 AND EXISTS (SELECT 1 FROM tracks WHERE telling = $1 AND petitions.subject GLOB 'track ' || number || ',*')", telling);
        sql.Run("DELETE FROM tracks WHERE telling = $1", telling);
    }

    // What is kept at hand of a story is kept under the number it was composed as.
    private static void Renew(Sql sql, int telling)
    {
        int generation = SqliteStore.Generation(sql);
        sql.Run("UPDATE stories SET composed = $3 WHERE gen = $1 AND id = (SELECT story FROM members WHERE gen = $1 AND telling = $2)", generation, telling, StoryRows.Change(sql));
    }

    private static TrackEntry Entry(Microsoft.Data.Sqlite.SqliteDataReader r) => new(
        r.GetInt32(0), new TellingId(r.GetInt32(1)), JsonSerializer.Deserialize(r.GetString(2), Shapes.Default.TrackCredit)!, Cells.Time(r.GetString(3)), r.GetString(4), r.GetInt32(5) != 0);
}
