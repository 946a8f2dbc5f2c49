using Stemma.Core.Formats.Tracks;
using Stemma.Core.News;

namespace Stemma.Core.Formats.TrackCsv;

/// <summary>
/// Reads a track from a table with a head, divided by commas, semicolons or tabs: as FlightRadar24 gives it (Timestamp, UTC, Callsign, Position "lat,lon", Altitude in feet, Speed, Direction), or
/// any with columns for latitude, longitude and time, or day and time. Heights are read where their unit is known. All other columns are left out.
/// </summary>
public static class CsvTrack
{
    private static readonly string[] Latitudes = ["latitude", "lat"], Longitudes = ["longitude", "lon", "lng", "long"], Positions = ["position"];
    private static readonly string[] InUtc = ["utc", "time_utc", "time (utc)"], Times = [.. InUtc, "timestamp", "datetime", "date_time", "time", "date"];
    private static readonly string[] Metres = ["ele", "elevation", "elevation_m", "altitude_m", "alt_m", "height_m"], Feet = ["altitude_ft", "alt_ft", "altitude_feet"];

    /// <summary>Reads a table.</summary>
    /// <param name="text">The table.</param>
    public static (Track? Track, IReadOnlyList<Problem> Problems) Read(string text)
    {
        string head = text.TrimStart().Split('\n', 2)[0];
        char divider = new[] { ',', ';', '\t' }.MaxBy(d => head.Count(c => c == d));
        var rows = CsvRows.Of(text, divider);
        var names = rows.Select(static r => r.Cells).FirstOrDefault([]).Select(static c => c.Trim().ToLowerInvariant()).ToList();
        int latitude = Column(Latitudes), longitude = Column(Longitudes), position = latitude < 0 || longitude < 0 ? Column(Positions) : -1, date = Column(["date"]), clock = Column(["time"]), metres = Column(Metres), feet = position >= 0 ? Column(["altitude"]) : Column(Feet);
        var times = Times.Select(n => names.IndexOf(n)).Where(static c => c >= 0).ToList();
        if (position < 0 && (latitude < 0 || longitude < 0))
            return (null, [new Problem("no-columns", "the file is no GeoJSON and no GPX, and its first line names no columns \"latitude\" and \"longitude\", nor a column \"Position\" that holds both", "line 1")]);

        var gathering = new TrackGathering();
        gathering.Begin();
        foreach (var (line, cells) in rows.Skip(1))
        {
            if (gathering.IsFull) break;
            string? Cell(int column) => column >= 0 && column < cells.Count ? cells[column].Trim() : null;
            string?[] both = position < 0 ? new string?[] { Cell(latitude), Cell(longitude) } : Cell(position)?.Split(',') ?? [];
            var said = times.Select(c => (Time: Cell(c) ?? "", Zoned: InUtc.Contains(names[c]) || TrackGathering.HasZone(Cell(c)))).ToList();
            if (date >= 0 && clock >= 0) said.Add(($"{Cell(date)} {Cell(clock)}", TrackGathering.HasZone(Cell(clock))));
            // One whose zone is told comes before one that is taken for UTC.
            var at = said.OrderByDescending(static s => s.Zoned).Select(static s => TrackGathering.Time(s.Time)).FirstOrDefault(static t => t is not null);
            gathering.Add($"line {line}", Degrees(both.ElementAtOrDefault(0)), Degrees(both.ElementAtOrDefault(1)), at,
                TrackGathering.Number(Cell(metres)) ?? TrackGathering.Feet(TrackGathering.Number(Cell(feet))), said.Any(static s => !string.IsNullOrWhiteSpace(s.Time)));
        }
        return gathering.Made();

        int Column(string[] called) => names.FindIndex(n => called.Contains(n));

        // A comma that divides nothing is a decimal one.
        double? Degrees(string? said) => TrackGathering.Number(divider == ',' || position >= 0 ? said : said?.Replace(',', '.'));
    }
}
