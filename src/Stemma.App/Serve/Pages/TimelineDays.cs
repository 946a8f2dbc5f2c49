using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>What happened on one day (or in one month, or between two days).</summary>
/// <param name="Day">The day in words.</param>
/// <param name="Entries">What happened; each with the words that date it.</param>
public sealed record TimelineDay(string Day, IReadOnlyList<Quoting> Entries);

/// <summary>Lays the timeline out by day.</summary>
internal static class TimelineDays
{
    private const int MostEntries = 60, BriefEntries = 6;

    /// <summary>The full run.</summary>
    public static IReadOnlyList<TimelineDay> Of(Story story, Places places) => Laid(story.Timeline.Take(MostEntries), places);

    /// <summary>What most texts tell, of two that stand equal the later; empty where the full run is hardly longer.</summary>
    public static IReadOnlyList<TimelineDay> Brief(Story story, Places places)
    {
        if (story.Timeline.Count < BriefEntries * 2) return [];
        var origins = story.Tree.Provenances.Where(p => p.OriginKnown).ToDictionary(p => p.Telling, p => p.Origin);
        return Laid(story.Timeline.Take(MostEntries).Select((e, at) => (Entry: e, At: at, Texts: Texts(e), Reports: e.Also.Count))
            .OrderByDescending(e => e.Texts).ThenByDescending(e => e.Reports).ThenByDescending(e => e.At)
            .Take(BriefEntries).OrderBy(e => e.At).Select(e => e.Entry), places);

        int Texts(TimelineEntry entry) => entry.Also.Prepend(entry.Telling).Where(origins.ContainsKey).Select(t => origins[t]).Distinct().Count();
    }

    private static IReadOnlyList<TimelineDay> Laid(IEnumerable<TimelineEntry> entries, Places places) =>
        [.. entries.GroupBy(e => DayOf(e.When), StringComparer.Ordinal).Select(day => Day(Times.Moment(day.Key), day, places))];

    private static TimelineDay Day(string day, IEnumerable<TimelineEntry> entries, Places places) => new(day, [.. entries.Select(e => Entry(e, day, places))]);

    // The label stands where it says more than the day does ("Sunday afternoon", not "Sunday").
    private static Quoting Entry(TimelineEntry entry, string day, Places places) => new(
        entry.Label == DayOf(entry.When) || day.StartsWith(entry.Label, StringComparison.Ordinal) ? "" : entry.Label,
        places.Shown(entry.Telling, PlainWords.Unbroken(entry.Text.ReplaceLineEndings(" "))),
        places.At(entry.Telling, entry.At.Start),
        entry.Also.Count);

    private static string DayOf(string when)
    {
        int time = when.IndexOf('T', StringComparison.Ordinal);
        return time < 0 ? when : when[..time];
    }
}
