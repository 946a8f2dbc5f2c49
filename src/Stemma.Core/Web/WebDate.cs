using System.Globalization;

namespace Stemma.Core.Web;

/// <summary>A date as feeds and pages write it.</summary>
/// <param name="At">The moment, in the zone that was written; UTC where none was.</param>
/// <param name="HasTime">False where only a day, month or year was given.</param>
/// <param name="HasZone">False where no zone was given.</param>
public readonly record struct WebMoment(DateTimeOffset At, bool HasTime, bool HasZone);

/// <summary>
/// Reads the dates of feeds, headers and pages: ISO 8601 and W3CDTF, RFC 822/1123 with all zone names, asctime, day-month-year with the months of some
/// thirty languages, numbers with slashes, points and hyphens, East Asian forms, Unix seconds.
/// </summary>
public static class WebDate
{
    private const int MaxLength = 100;

    /// <summary>The moment of a date, or null where the text is none.</summary>
    public static DateTimeOffset? Parse(string? text) => Read(text)?.At;

    /// <summary>The date with what it leaves open, or null where the text is none.</summary>
    public static WebMoment? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength) return null;
        if (WebDatePieces.Of(text) is not { } pieces) return null;
        if (Single(pieces) is { } single) return single;
        if (Day(pieces) is not { } day) return null;
        if (pieces.Clock is not { } clock)
        {
            return Made(day, TimeSpan.Zero, null, false, pieces.Zone is not null);
        }
        var offset = pieces.Zone is { } zone ? WebZones.Offset(zone, day + clock) : pieces.Korean ? 540 : (int?)null;
        return Made(day, clock, offset, true, pieces.Zone is not null);
    }

    private static WebMoment? Made(DateTime day, TimeSpan clock, int? offsetMinutes, bool hasTime, bool hasZone)
    {
        var minutes = offsetMinutes ?? 0;
        var ticks = day.Ticks + clock.Ticks;
        var utc = ticks - (minutes * TimeSpan.TicksPerMinute);
        if (utc < 0 || utc > DateTime.MaxValue.Ticks || ticks < 0 || ticks > DateTime.MaxValue.Ticks) return null;
        return Math.Abs(minutes) <= 14 * 60
            ? new WebMoment(new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)), hasTime, hasZone)
            : new WebMoment(new DateTimeOffset(utc, TimeSpan.Zero), hasTime, hasZone);
    }

    // One run of digits: Unix time, or a date without marks.
    private static WebMoment? Single(WebDatePieces p)
    {
        if (p.Month is not null || p.Numbers.Count != 1) return null;
        var digits = p.Numbers[0].Digits;
        if (p.Clock is null && p.Zone is null && digits.Length is >= 9 and <= 13 && digits.Length != 12 && long.TryParse(digits, out var seconds))
        {
            if (digits.Length == 13) seconds /= 1000;
            return new WebMoment(DateTimeOffset.FromUnixTimeSeconds(seconds), true, true);
        }
        return null;
    }

    private static DateTime? Day(WebDatePieces p)
    {
        var n = p.Numbers;
        if (p.Month is { } month) return WithMonthName(n, month);
        return n.Count switch
        {
            1 => p.LeadingHyphen && n[0].Digits.Length == 4 ? Date(2000 + Int(n[0].Digits[..2]), Int(n[0].Digits[2..]), 1) : Bare(n[0].Digits),
            2 => n[0].Digits.Length == 4 ? (n[1].Digits.Length == 3 ? Ordinal(n[0].Value, n[1].Value) : Date(n[0].Value, n[1].Value, 1)) : n[1].Digits.Length == 4 ? Date(n[1].Value, n[0].Value, 1)
                : p.LeadingHyphen ? Date(Year(n[0]), n[1].Value, 1) : null,
            3 => Numbers(n[0], n[1], n[2]),
            _ => null,
        };
    }

    private static DateTime? WithMonthName(IReadOnlyList<WebDatePieces.Number> n, int month)
    {
        if (n.Count == 1) return n[0].Digits.Length == 4 ? Date(n[0].Value, month, 1) : null;
        if (n.Count != 2) return null;
        var yearFirst = n[0].Digits.Length > 2 || n[0].Value > 31;
        var (year, day) = yearFirst ? (n[0], n[1]) : (n[1], n[0]);
        return day.Digits.Length > 2 ? null : Date(Year(year), month, day.Value);
    }

    private static DateTime? Numbers(WebDatePieces.Number a, WebDatePieces.Number b, WebDatePieces.Number c)
    {
        if (a.Digits.Length == 4) return Date(a.Value, b.Value, c.Value);
        if (c.Digits.Length is not (2 or 4) || a.Digits.Length > 2) return null;
        return c.Before switch
        {
            '-' when c.Digits.Length == 2 => Date(Year(a), b.Value, c.Value) ?? Date(Year(c), b.Value, a.Value),
            '/' => Date(Year(c), a.Value, b.Value) ?? Date(Year(c), b.Value, a.Value),
            _ => Date(Year(c), b.Value, a.Value) ?? Date(Year(c), a.Value, b.Value),
        };
    }

    private static DateTime? Bare(string d) => d.Length switch
    {
        4 => Date(Int(d), 1, 1),
        5 when d[0] == '0' => Ordinal(2000 + Int(d[..2]), Int(d[2..])), // ISO 8601 with a year of two digits; no number and no year begins with 0, so the others of five digits are no days
        6 => d[0] is '1' or '2' ? Date(Int(d[..4]), Int(d[4..]), 1) ?? Short(d) : Short(d),
        7 when Int(d[..4]) is >= 1900 and <= 2100 => Ordinal(Int(d[..4]), Int(d[4..])), // other numbers of seven digits are no days
        8 => Date(Int(d[..4]), Int(d[4..6]), Int(d[6..])),
        12 or 14 => Whole(d),
        _ => null,
    };

    private static DateTime? Short(string d) => Date(2000 + Int(d[..2]), Int(d[2..4]), Int(d[4..]));

    private static DateTime? Whole(string d) =>
        DateTime.TryParseExact(d.PadRight(14, '0'), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private static int Year(WebDatePieces.Number n) => n.Digits.Length > 2 ? n.Value : n.Value < 70 ? 2000 + n.Value : 1900 + n.Value;

    private static int Int(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // The day of the year (ISO 8601).
    private static DateTime? Ordinal(int year, int day) =>
        year is >= 1 and <= 9999 && day >= 1 && day <= (DateTime.IsLeapYear(year) ? 366 : 365) ? new DateTime(year, 1, 1).AddDays(day - 1) : null;

    private static DateTime? Date(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;
}
