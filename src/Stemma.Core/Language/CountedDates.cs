using static Stemma.Core.Language.RelativeDates;

namespace Stemma.Core.Language;

/// <summary>Dates counted in units from the reference day: "three days ago", "in two weeks", "the past three months".</summary>
internal static class CountedDates
{
    /// <summary>The patterns, each a date that begins at the position or null. They need a reference.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Patterns = [Ago, PastUnits];

    // "three days ago", "vor drei Tagen", "il y a trois jours", "in three days", "three days later".
    private static DateHit? Ago(DateText t, int at)
    {
        int next = at, sign = 0;
        if (t.Take("prefixago", ref next)) sign = -1;
        else if (t.Take("in", ref next) && next > at) sign = 1;
        if (next > at && next < t.Lower.Length && t.Lower[next] != ' ' && !DateWords.IsDense(t.Lower[next])) return null;
        if (!t.Count(ref next, out int count)) return null;
        t.Take("of", ref next);
        if (!t.Take("unit", ref next, out int unit)) return null;
        if (sign == 0)
        {
            int after = next;
            if (t.Take("ago", ref next)) sign = -1;
            else if (t.Take("later", ref next)) sign = 1;
            else return null;
            if (sign > 0 && t.Take("this", ref after)) return null;
            after = next;
            if (sign > 0 && (t.Take("this", ref after) || t.Take("day", ref after))) return null;      // "30 minutes later this week"
            if (sign > 0 && DateTense.Ahead(t, at, next) == false) return null;                         // "three days later he died" counts from what went before
        }
        else if (sign > 0 && unit > 1 && unit < Hour && DateTense.Ahead(t, at, next) == false) return null;  // "won in a month" is a duration
        return Counted(t, next, unit, sign * count);
    }

    // "the past three months", "next two weeks", "過去三年".
    private static DateHit? PastUnits(DateText t, int at)
    {
        int next = at, sign;
        if (t.Take("past", ref next)) sign = -1;
        else if (t.Take("coming", ref next)) sign = 1;
        else
        {
            if (!t.Count(ref next, out int before)) return null;
            if (t.Take("past", ref next)) sign = -1;
            else if (t.Take("coming", ref next)) sign = 1;
            else return UnitsAfter(t, next, before);
            return t.Take("unit", ref next, out int after) ? Stretch(t, next, after, sign * before) : null;
        }
        return t.Count(ref next, out int count) && t.Take("unit", ref next, out int unit) ? Stretch(t, next, unit, sign * count) : null;
    }

    // "5 años pasados", "2 días siguientes".
    private static DateHit? UnitsAfter(DateText t, int at, int count)
    {
        int next = at;
        if (!t.Take("unit", ref next, out int unit)) return null;
        if (t.Take("pastafter", ref next)) return Stretch(t, next, unit, -count);
        return t.Take("comingafter", ref next) ? Stretch(t, next, unit, count) : null;
    }

    private static DateHit? Counted(DateText t, int end, int unit, int count)
    {
        if (Math.Abs(count) > 9000) return null;
        if (unit is Hour or Minute)
        {
            var moment = unit == Hour ? t.Reference!.Value.AddHours(count) : t.Reference!.Value.AddMinutes(count);
            return new DateHit(end, moment, moment.AddMinutes(1), Precision.Minute);
        }
        if (unit == 1) return DayHit(end, t.Today.AddDays(count));
        if (unit is 2 or Fortnight) { var day = t.Today.AddDays((unit == 2 ? 7 : 14) * count); return new DateHit(end, day.AddDays(-3), day.AddDays(4), Precision.Week); }
        if (unit == 3) { var month = FirstOfMonth(t.Today).AddMonths(count); return new DateHit(end, month, month.AddMonths(1), Precision.Month); }
        int year = t.Today.Year + (unit == Decade ? 10 * count : count);
        return unit is Weekend or Quarter || year is < 1 or > 9000 ? null : new DateHit(end, new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(year + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), Precision.Year);
    }

    private static DateHit? Stretch(DateText t, int end, int unit, int count)
    {
        if (unit == Quarter && Math.Abs(count) < 90)
        {
            var quarter = FirstOfMonth(t.Today).AddMonths(-((t.Today.Month - 1) % 3));
            return count < 0 ? new DateHit(end, quarter.AddMonths(3 * count), quarter, Precision.Week) : new DateHit(end, quarter.AddMonths(3), quarter.AddMonths(3 + 3 * count), Precision.Week);
        }
        var other = unit switch
        {
            1 => t.Today.AddDays(count),
            2 => t.Today.AddDays(7 * count),
            3 => t.Today.AddMonths(count),
            4 => Math.Abs(count) < 900 ? t.Today.AddYears(count) : t.Today,
            Decade => Math.Abs(count) < 90 ? t.Today.AddYears(10 * count) : t.Today,
            _ => t.Today,
        };
        if (other == t.Today) return null;
        return count < 0 ? new DateHit(end, other, t.Today, Precision.Week) : new DateHit(end, t.Today.AddDays(1), other.AddDays(1), Precision.Week);
    }
}
