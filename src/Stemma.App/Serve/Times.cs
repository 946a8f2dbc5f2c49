using System.Globalization;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve;

/// <summary>Times in words. Without a reader's own zone, near ones are told by how long ago, far ones by their day.</summary>
public static class Times
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH", "yyyy-MM-dd"];

    /// <summary>"12 minutes ago", "5 hours ago", "yesterday", "2 March", "2 March 2025".</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < -10 } => Day(at, now),
        { TotalMinutes: < 2 } => "just now",
        { TotalHours: < 1 } gone => $"{gone.TotalMinutes:0} minutes ago",
        { TotalHours: < 1.5 } => "an hour ago",
        { TotalHours: < 23.5 } gone => $"{gone.TotalHours:0} hours ago",
        { TotalHours: < 36 } => "yesterday",
        _ => Day(at, now),
    };

    /// <summary>"2 March", with the year where it is another one.</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now) => at.ToString(at.Year == now.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Monday 2 March 2026, 14:10 (UTC+01:00)"; without a time of day only the day.</summary>
    public static string Full(DateTimeOffset at, bool hasTime = true) =>
        at.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)
        + (hasTime ? at.ToString(", HH:mm", CultureInfo.InvariantCulture) + (at.Offset == TimeSpan.Zero ? " (UTC)" : at.ToString(" '(UTC'zzz')'", CultureInfo.InvariantCulture)) : "");

    /// <summary>A time as a page states it; null where it states none.</summary>
    public static string? Full(StatedTime? time) => time is null ? null : Full(time.At, time.HasTime);

    /// <summary>The time of a live blog's entry: in full, and no more than "13:55" where the entry before is of the same day and zone.</summary>
    public static string Entry(DateTimeOffset at, DateTimeOffset? before) =>
        before is { } b && b.Date == at.Date && b.Offset == at.Offset ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : Full(at);

    /// <summary>"5 May 2031, 14:03 UTC", for lists; "no date" where there is none.</summary>
    public static string Short(DateTimeOffset? at) => at is { } t ? PlainWords.Time(t) : "no date";

    /// <summary>How far off in either direction: "12 minutes ago", "in 3 hours".</summary>
    public static string From(DateTimeOffset at, DateTimeOffset now) => at <= now ? $"{Span(now - at)} ago" : $"in {Span(at - now)}";

    /// <summary>"for 5 hours" in the last day, "since Tuesday" in the last week, "since 5 May" before.</summary>
    public static string Since(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalHours: < 24 } ago => $"for {Span(ago)}",
        { TotalDays: < 7 } => $"since {at.ToUniversalTime():dddd}",
        _ => $"since {at.ToUniversalTime():d MMMM}",
    };

    private static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => "a minute",
        { TotalMinutes: < 90 } => PlainWords.Count((int)Math.Round(span.TotalMinutes), "minute"),
        { TotalHours: < 36 } => PlainWords.Count((int)Math.Round(span.TotalHours), "hour"),
        _ => PlainWords.Count((int)Math.Round(span.TotalDays), "day"),
    };

    /// <summary>The minute of a time: what is told by <see cref="Ago"/> is told so for as long.</summary>
    public static string Minute(DateTimeOffset at) => at.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);

    /// <summary>For the datetime attribute.</summary>
    public static string Iso(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture);

    /// <summary>The day of a timeline's entry in words: "Monday 2 March 2026", "March 2026", "4 to 10 September 2023".</summary>
    /// <param name="when">As <see cref="TimelineEntry.When"/> has it, or two of them divided by a stroke.</param>
    public static string Moment(string when)
    {
        int stroke = when.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0) return One(when, "dddd d MMMM yyyy");
        string[] from = One(when[..stroke], "d MMMM yyyy").Split(' '), to = One(when[(stroke + 1)..], "d MMMM yyyy").Split(' ');
        int shared = from.Length == to.Length ? from.Reverse().Zip(to.Reverse()).TakeWhile(p => p.First == p.Second).Count() : 0;
        return $"{string.Join(' ', from[..Math.Max(1, from.Length - shared)])} to {string.Join(' ', to)}";
    }

    private static string One(string when, string pattern)
    {
        if (DateTimeOffset.TryParseExact(when, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return at.ToString(pattern, CultureInfo.InvariantCulture);
        return DateTime.TryParseExact(when, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month.ToString("MMMM yyyy", CultureInfo.InvariantCulture) : when;
    }
}
