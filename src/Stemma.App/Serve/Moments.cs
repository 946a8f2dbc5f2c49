using System.Globalization;
using Stemma.Core.Render;

namespace Stemma.App.Serve;

/// <summary>Times as pages say them.</summary>
internal static class Moments
{
    /// <summary>"5 May 2031, 14:03 UTC"; "no date" where there is none.</summary>
    public static string Full(DateTimeOffset? at) => at is { } t ? t.ToUniversalTime().ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) : "no date";

    /// <summary>"12 minutes", "3 hours", "2 days".</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalSeconds: < 90 } => "a minute",
        { TotalMinutes: < 90 } s => PlainWords.Count((int)Math.Round(s.TotalMinutes), "minute"),
        { TotalHours: < 36 } s => PlainWords.Count((int)Math.Round(s.TotalHours), "hour"),
        var s => PlainWords.Count((int)Math.Round(s.TotalDays), "day"),
    };

    /// <summary>"12 minutes ago", "in 3 hours".</summary>
    public static string From(DateTimeOffset at, DateTimeOffset now) => at <= now ? $"{Span(now - at)} ago" : $"in {Span(at - now)}";

    /// <summary>"since Tuesday" in the last week, "since 5 May" before.</summary>
    public static string Since(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalHours: < 24 } ago => $"for {Span(ago)}",
        { TotalDays: < 7 } => $"since {at.ToUniversalTime():dddd}",
        _ => $"since {at.ToUniversalTime():d MMMM}",
    };
}
