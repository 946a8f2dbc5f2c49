using Stemma.Core.News;

namespace Stemma.App.Store.Sqlite;

/// <summary>Who of its story a telling is tied to most strongly: its own ties, and those of later tellings to it.</summary>
internal static class NearestRows
{
    private sealed record Row(TellingId Later, IReadOnlyList<(TellingId Earlier, double Score)> Ties);

    /// <summary>The one, or null; of equals the first in the log.</summary>
    public static TellingId? Of(Sql sql, int generation, TellingId telling)
    {
        var mates = sql.Rows("SELECT b.telling FROM members a JOIN members b ON b.gen = a.gen AND b.story = a.story WHERE a.gen = $1 AND a.telling = $2 AND b.telling <> $2",
            r => new TellingId(r.GetInt32(0)), generation, telling.Value).ToHashSet();
        var rows = sql.Rows("SELECT j.later, j.earlier, j.score, j.ties FROM members a JOIN members b ON b.gen = a.gen AND b.story = a.story JOIN joins j ON j.gen = b.gen AND j.later = b.telling "
            + "WHERE a.gen = $1 AND a.telling = $2 AND b.telling >= $2", r => new Row(new TellingId(r.GetInt32(0)), [(new TellingId(r.GetInt32(1)), r.GetDouble(2)), .. Ties(r.IsDBNull(3) ? [] : r.Bytes(3))]), generation, telling.Value);
        var near = rows.SelectMany(row => row.Ties.Where(t => row.Later == telling ? mates.Contains(t.Earlier) : t.Earlier == telling).Select(t => (Other: row.Later == telling ? t.Earlier : row.Later, t.Score)));
        return near.OrderByDescending(n => n.Score).ThenBy(n => n.Other).Select(n => (TellingId?)n.Other).FirstOrDefault();
    }

    private static IEnumerable<(TellingId, double)> Ties(byte[] blob) => Packing.UnpackTies(blob).Select(t => (t.Earlier, t.Score));
}
