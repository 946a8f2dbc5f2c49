using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>A line of the table that tells a track without a drawing.</summary>
/// <param name="What">"Start", "End", "Gap begins", "Gap ends", "Part ends", "Part begins", or "".</param>
/// <param name="Time">When, in UTC; "" where it is not given.</param>
/// <param name="Place">Degrees north and east.</param>
/// <param name="Height">In metres; "" where it is not given.</param>
/// <param name="Way">How far from the start.</param>
public sealed record TrackRow(string What, string Time, string Place, string Height, string Way);

/// <summary>What a track shows, in words.</summary>
public static class TrackWords
{
    private const int RowsBetween = 8, MostGaps = 10;

    /// <summary>"850 m", "8.5 km", "1,204 km".</summary>
    public static string Length(double metres) => metres switch
    {
        < 995 => Said($"{metres:0} m"),
        < 9950 => Said($"{metres / 1000:0.0} km"),
        _ => Said($"{metres / 1000:#,0} km"),
    };

    /// <summary>"45 s", "38 min", "2 h 33 min", "3 d 4 h".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 59.5 } => Said($"{span.TotalSeconds:0} s"),
        { TotalMinutes: < 59.5 } => Said($"{span.TotalMinutes:0} min"),
        { TotalHours: < 47.99 } => TimeSpan.FromMinutes(Math.Round(span.TotalMinutes)) is var near ? Said($"{(int)near.TotalHours} h {near.Minutes} min") : "",
        _ => Said($"{(int)span.TotalDays} d {span.Hours} h"),
    };

    /// <summary>"40.4675° N, 50.0467° E".</summary>
    public static string Place(Fix fix) => Said($"{Math.Abs(fix.Latitude):0.0000}° {(fix.Latitude < 0 ? "S" : "N")}, {Math.Abs(fix.Longitude):0.0000}° {(fix.Longitude < 0 ? "W" : "E")}");

    /// <summary>The time of a place on the drawing: "03:55", with its day where the track has several; null where it is not given.</summary>
    public static string? Clock(Fix fix, TrackPath path) => fix.At?.ToUniversalTime().ToString(path.Begins?.UtcDateTime.Date == path.Ends?.UtcDateTime.Date ? "HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is measured of it, each with its name: distance, time, places, gaps, heights.</summary>
    public static IReadOnlyList<(string Name, string Value)> Facts(TrackPath path)
    {
        var facts = new List<(string, string)>();
        var gaps = path.Legs.Where(static l => l.IsGap).ToList();
        facts.Add(("Distance", Length(path.Metres) + (gaps.Count > 0 ? $", {Length(path.GapMetres)} of it straight across gaps" : "")));
        if (path is { Begins: { } begins, Ends: { } ends })
        {
            facts.Add(("Time", ends <= begins ? PlainWords.Time(begins)
                : begins.UtcDateTime.Date == ends.UtcDateTime.Date ? Said($"{begins.UtcDateTime:d MMM yyyy, HH:mm} to {ends.UtcDateTime:HH:mm} UTC")
                : $"{PlainWords.Time(begins)} to {PlainWords.Time(ends)}"));
            if (ends > begins) facts.Add(("Duration", Span(ends - begins)));
        }
        else facts.Add(("Time", "not given"));
        if (path.Legs.Count(static l => l.IsApart) is > 0 and var apart) facts.Add(("Parts", Said($"{apart + 1}, without a way from one to the next")));
        facts.Add(("Places", Said($"{path.Fixes.Count:#,0}")));
        if (gaps.Count > 0) facts.Add(("Gaps", PlainWords.Count(gaps.Count, "gap") + (gaps.Max(static g => g.To.At - g.From.At) is { } longest && longest > TimeSpan.Zero ? $", the longest {Span(longest)}" : "")));
        if (path.Fixes.Max(static f => f.Height) is { } top && path.Fixes.Min(static f => f.Height) is { } bottom) facts.Add(("Height", Said($"{bottom:#,0} to {top:#,0} m")));
        return facts;
    }

    /// <summary>The drawing in one sentence, for those who do not see it.</summary>
    public static string Alternative(TrackPath path)
    {
        Fix first = path.Fixes[0], last = path.Fixes[^1];
        if (path.Fixes.Count == 1) return $"One place: {Place(first)}{Timed(first)}.";
        return $"A track of {Length(path.Metres)} from {Place(first)}{Timed(first)} to {Place(last)}{Timed(last)}. The table below tells the places between.";
    }

    /// <summary>The track as a table: its ends, a few places between, and the ends of its longest gaps.</summary>
    public static IReadOnlyList<TrackRow> Rows(TrackPath path)
    {
        var gaps = path.Legs.Index().Where(static l => l.Item.IsGap).OrderByDescending(static l => l.Item.Metres).Take(MostGaps).Select(static l => l.Index).ToHashSet();
        var parts = path.Legs.Index().Where(static l => l.Item.IsApart).Take(MostGaps).Select(static l => l.Index).ToHashSet();
        var told = TrackMarks.Of(path, RowsBetween).Concat(parts).Concat(parts.Select(static p => p + 1)).Concat(gaps).Concat(gaps.Select(static g => g + 1)).Distinct().Order().ToHashSet();
        var rows = new List<TrackRow>();
        double way = 0;
        for (int i = 0; i < path.Fixes.Count; i++)
        {
            if (i > 0) way += path.Legs[i - 1].Metres;
            if (!told.Contains(i)) continue;
            var fix = path.Fixes[i];
            string what = i == 0 ? "Start" : i == path.Fixes.Count - 1 ? "End" : parts.Contains(i - 1) ? "Part begins" : parts.Contains(i) ? "Part ends" : gaps.Contains(i) ? "Gap begins" : gaps.Contains(i - 1) ? "Gap ends" : "";
            rows.Add(new TrackRow(what, fix.At is { } at ? at.ToUniversalTime().ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) : "", Place(fix), fix.Height is { } height ? Said($"{height:#,0} m") : "", Length(way)));
        }
        return rows;
    }

    private static string Timed(Fix fix) => fix.At is { } at ? $" ({PlainWords.Time(at)})" : "";

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
