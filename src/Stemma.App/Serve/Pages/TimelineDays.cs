using Stemma.Core.News;

namespace Stemma.App.Serve.Pages;

/// <summary>What happened on one day (or in one month, or between two days).</summary>
/// <param name="Day">The day in words.</param>
/// <param name="Entries">What happened; each with the words that date it.</param>
public sealed record TimelineDay(string Day, IReadOnlyList<Quoting> Entries);

/// <summary>Lays the timeline out by day.</summary>
internal static class TimelineDays
{
    private const int MostEntries = 60;

    public static IReadOnlyList<TimelineDay> Of(Story story, Places places) =>
        [.. story.Timeline.Take(MostEntries).GroupBy(e => DayOf(e.When), StringComparer.Ordinal)
            .Select(day => Day(Times.Moment(day.Key), day, places))];

    private static TimelineDay Day(string day, IEnumerable<TimelineEntry> entries, Places places) => new(day, [.. entries.Select(e => Entry(e, day, places))]);

    // The label stands where it says more than the day does ("Sunday afternoon", not "Sunday").
    private static Quoting Entry(TimelineEntry entry, string day, Places places) => new(
        entry.Label == DayOf(entry.When) || day.StartsWith(entry.Label, StringComparison.Ordinal) ? "" : entry.Label,
        places.Shown(entry.Telling, entry.Text.ReplaceLineEndings(" ")),
        places.At(entry.Telling, entry.At.Start),
        entry.Also.Count);

    private static string DayOf(string when)
    {
        int time = when.IndexOf('T', StringComparison.Ordinal);
        return time < 0 ? when : when[..time];
    }
}
