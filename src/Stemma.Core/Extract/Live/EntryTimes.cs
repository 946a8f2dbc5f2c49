using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>What is known of an entry's time.</summary>
/// <param name="Told">What machines are told, or null.</param>
/// <param name="Shown">What a reader sees, or null.</param>
/// <param name="Day">The day of the heading above it, or null.</param>
internal readonly record struct KnownTime(StatedTime? Told, EntryClock? Shown, DateOnly? Day);

/// <summary>Gives clock times their days: from a moment that is known, through the entries in their order, a day on (or back) where the clock jumps.</summary>
internal static class EntryTimes
{
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(30), Early = TimeSpan.FromHours(12), Late = TimeSpan.FromHours(1), Widest = TimeSpan.FromHours(14);

    /// <summary>The moments, one an entry in page order; null where nothing fixes it.</summary>
    /// <param name="entries">What is known of each.</param>
    /// <param name="published">When the page was first published, or null.</param>
    /// <param name="updated">When it was last changed, or else fetched; or null.</param>
    public static DateTimeOffset?[] Of(IReadOnlyList<KnownTime> entries, StatedTime? published, DateTimeOffset? updated)
    {
        var zone = Zone(entries, published, updated);
        var found = entries.Select(e => Fixed(e, zone)).ToArray();
        bool rising = IsRising(entries, found);
        int[] order = [.. Enumerable.Range(0, found.Length)];
        if (!rising) Array.Reverse(order); // from the oldest to the newest
        if (Array.TrueForAll(found, f => f is null)) Anchor(entries, found, order, zone, published, updated);
        int known = Array.FindIndex(order, i => found[i] is not null);
        if (known < 0) return found;
        var near = found[order[known]]!.Value;
        for (int k = known - 1; k >= 0; k--)
            if (entries[order[k]].Shown is { } clock) found[order[k]] = near = Step(On(Day(near, zone), clock, zone), near, -1);
        near = found[order[known]]!.Value;
        for (int k = known + 1; k < order.Length; k++)
        {
            if (found[order[k]] is null && entries[order[k]].Shown is { } clock) found[order[k]] = Step(On(Day(near, zone), clock, zone), near, 1);
            near = found[order[k]] ?? near;
        }
        return found;
    }

    // The newest entry is no newer than the last change; the oldest about as old as the page.
    private static void Anchor(IReadOnlyList<KnownTime> entries, DateTimeOffset?[] found, int[] order, TimeSpan zone, StatedTime? published, DateTimeOffset? updated)
    {
        if (updated is { } last && Array.FindLast(order, i => entries[i].Shown is not null) is var newest && entries[newest].Shown is { } late)
        {
            var at = On(Day(last, zone), late, zone);
            found[newest] = at > last + Late ? at.AddDays(-1) : at;
        }
        else if (published is { } first && Array.Find(order, i => entries[i].Shown is not null) is var oldest && entries[oldest].Shown is { } early)
        {
            var at = On(Day(first.At, first.HasTime ? zone : first.At.Offset), early, zone);
            found[oldest] = first.HasTime && at < first.At - Early ? at.AddDays(1) : at;
        }
    }

    private static DateTimeOffset Step(DateTimeOffset at, DateTimeOffset near, int way) => (near - at) * way > Disorder ? at.AddDays(way) : at;

    private static DateOnly Day(DateTimeOffset at, TimeSpan zone) => DateOnly.FromDateTime(at.ToOffset(zone).DateTime);

    private static DateTimeOffset? Fixed(KnownTime entry, TimeSpan zone)
    {
        if (entry.Told is { HasTime: true } told) return told.At.Offset == TimeSpan.Zero ? told.At.ToOffset(zone) : told.At;
        var day = entry.Shown?.Day ?? (entry.Told is { } said ? DateOnly.FromDateTime(said.At.DateTime) : entry.Day);
        return entry.Shown is { } clock && day is { } known ? On(known, clock, zone) : null;
    }

    private static DateTimeOffset On(DateOnly day, EntryClock clock, TimeSpan zone)
    {
        var local = day.ToDateTime(clock.Time);
        return new DateTimeOffset(local, clock.Zone is { } named ? TimeSpan.FromMinutes(Math.Clamp(WebZones.Offset(named, local), -840, 840)) : zone);
    }

    // The page's zone: a moment in UTC beside the clock that readers see, else the first offset that is stated.
    private static TimeSpan Zone(IReadOnlyList<KnownTime> entries, StatedTime? published, DateTimeOffset? updated)
    {
        foreach (var entry in entries)
        {
            if (entry is not { Told: { HasTime: true } told, Shown: { Zone: null } shown }) continue;
            if (told.At.Offset != TimeSpan.Zero) return told.At.Offset;
            var apart = shown.Time - TimeOnly.FromDateTime(told.At.UtcDateTime); // 0 to 24 hours
            if (apart > Widest) apart -= TimeSpan.FromDays(1);
            if (apart.Seconds != 0) apart = TimeSpan.FromMinutes(Math.Round(apart.TotalMinutes));
            if (WebZones.InUse(apart)) return apart;
        }
        var stated = entries.Select(e => e.Told).Append(published).Where(t => t is { HasTime: true }).Select(t => t!.At.Offset).Append(updated?.Offset ?? TimeSpan.Zero);
        return stated.FirstOrDefault(o => o != TimeSpan.Zero);
    }

    // Over midnight the short way round the clock.
    private static TimeSpan Nearest(TimeSpan step) => step > Early ? step - 2 * Early : step < -Early ? step + 2 * Early : step;

    // By the moments known; else by the clock's steps.
    private static bool IsRising(IReadOnlyList<KnownTime> entries, DateTimeOffset?[] found)
    {
        int up = 0, down = 0;
        for (int i = 1; i < found.Length; i++)
        {
            var step = found[i] is { } b && found[i - 1] is { } a ? b - a
                : entries[i].Shown is { } y && entries[i - 1].Shown is { } x ? Nearest(y.Time.ToTimeSpan() - x.Time.ToTimeSpan()) : TimeSpan.Zero;
            if (step > TimeSpan.Zero) up++;
            else if (step < TimeSpan.Zero) down++;
        }
        return up > down;
    }
}
