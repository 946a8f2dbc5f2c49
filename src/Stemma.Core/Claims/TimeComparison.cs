using Stemma.Core.Language;

namespace Stemma.Core.Claims;

/// <summary>Parts one event's reports by times that cannot both hold.</summary>
internal static class TimeComparison
{
    private const double ClockHours = 3; // clock times nearer than this may be rounded; whole hours apart they may be zones

    /// <summary>The sides, each side's members with a time; fewer than two when the times agree.</summary>
    public static IReadOnlyList<IReadOnlyList<Happening>> Sides(IReadOnlyList<Happening> group)
    {
        var timed = group.Where(h => h.Time is { Precision: Precision.Day or Precision.PartOfDay or Precision.Minute })
            .OrderByDescending(h => h.Time!.Precision).ToList();
        var sides = new List<List<Happening>>();
        foreach (var happening in timed)
        {
            var homes = sides.Where(s => s.Exists(o => HappeningGroups.Overlap(o.Time!, happening.Time!))).ToList();
            if (homes.Count == 1) homes[0].Add(happening);
            else if (homes.Count == 0) sides.Add([happening]); // one that allows several sides takes none
        }
        return sides;
    }

    /// <summary>Whether zone, rounding or a night between two days may explain the difference.</summary>
    public static bool Close(IReadOnlyList<IReadOnlyList<Happening>> sides)
    {
        var first = sides.Select(s => s.MaxBy(h => h.Time!.Precision)!.Time!).ToList();
        for (int i = 0; i < first.Count; i++)
        {
            for (int j = i + 1; j < first.Count; j++) if (!Close(first[i], first[j])) return false;
        }
        return true;
    }

    private static bool Close(TimeMention a, TimeMention b)
    {
        if (a.Precision == Precision.Minute && b.Precision == Precision.Minute) return Math.Abs((a.From - b.From).TotalHours) < ClockHours;
        if (a.Precision == Precision.PartOfDay && b.Precision == Precision.PartOfDay) return a.From.Date != b.From.Date && Gap(a, b) < ClockHours * 4;
        return Gap(a, b) < 24; // a day against the next, or a part of it: the same night in two zones
    }

    private static double Gap(TimeMention a, TimeMention b) => Math.Max((b.From - a.To).TotalHours, (a.From - b.To).TotalHours);
}
