namespace Stemma.Core.Language;

/// <summary>Stretches named by both ends in one breath: "March to May 2017", "Nov 18-Dec 19, 2015", "2014-2018". "From" and "between" before them belong to them.</summary>
internal static class DateStretches
{
    private readonly record struct Edge(int Month, int Day);

    /// <summary>The patterns, each a date that begins at the position or null.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Patterns = [MonthToMonth, YearToYear];

    private static DateHit? MonthToMonth(DateText t, int at)
    {
        int next = at;
        if (EdgeAt(t, ref next) is not { } first || !t.To(ref next, at)) return null;
        t.Take("the", ref next);
        int second = t.Skip(next);
        if (EdgeAt(t, ref next) is not { } last || (first.Day == 0 && last.Day == 0 && first.Month == last.Month)) return null;
        if (first.Day > 0 && last.Day == 0) return null;
        if (t.Language is "en" or "de" && (!char.IsUpper(t.Text[at]) && !char.IsDigit(t.Text[at]) && t.Opener(at) < 0 || second >= t.Text.Length)) return null;
        int end = next;
        if (!t.Mark(',', ref next)) while (t.Take("of", ref next)) { }
        if (t.Year(ref next, out int year) || AbsoluteDates.ShortYear(t, ref next, out year)) return Hit(t, at, next, first, last, IsBefore(first, last) ? year : year - 1, false);
        return t.Reference is null ? null : Hit(t, at, end, first, last, t.Today.Year, true);
    }

    private static bool IsBefore(Edge a, Edge b) => a.Month < b.Month || (a.Month == b.Month && a.Day <= b.Day);

    // A day and month in either order, or a month alone.
    private static Edge? EdgeAt(DateText t, ref int at)
    {
        int next = at;
        bool dayFirst = t.Day(ref next, out int day);
        if (dayFirst && t.Take("of", ref next)) t.Take("the", ref next);
        if (!t.Month(ref next, out int month)) return null;
        int after = next;
        if (!dayFirst && t.Language == "en" && t.Day(ref after, out day)) next = after;
        else if (!dayFirst) day = 0;
        at = next;
        return new Edge(month, day);
    }

    private static DateHit? Hit(DateText t, int at, int end, Edge first, Edge last, int year, bool noYear)
    {
        if (DateText.DayOf(year, first.Month, Math.Max(1, first.Day)) is not { } from) return null;
        if (DateText.DayOf(IsBefore(first, last) ? year : year + 1, last.Month, Math.Max(1, last.Day)) is not { } to) return null;
        t.Take("closing", ref end);
        return new DateHit(end, from, last.Day > 0 ? to.AddDays(1) : to.AddMonths(1), Precision.Week, 0, noYear, 0, t.Opener(at));
    }

    // "2014-2018"; "2014-18" is left to those who know whether it is a season.
    private static DateHit? YearToYear(DateText t, int at)
    {
        int next = at;
        if (!t.Digits(4, 4, ref next, out int first) || first is < 1500 or > 2100 || (at > 0 && t.Lower[at - 1] is '-' or '–' or '/' or '.' or ',')) return null;
        if ((!t.Mark('-', ref next) && !t.Mark('–', ref next)) || !t.Year(ref next, out int last) || last <= first || last > 2200 || (last < 1900 && t.Opener(at) < 0)) return null;
        if (next < t.Lower.Length && t.Lower[next] is '-' or '–' or '/') return null;
        if (t.Opener(at) < 0 && AbsoluteDates.Counts(t, next)) return null; // "1500-2000 people"
        return new DateHit(next, Year(first), Year(last + 1), Precision.Week, 0, false, 0, t.Opener(at));
    }

    private static DateTime Year(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
}
