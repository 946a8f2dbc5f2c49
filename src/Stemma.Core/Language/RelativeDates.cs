namespace Stemma.Core.Language;

/// <summary>Dates counted from the reference day: "yesterday", "last week", "three days ago", "Sunday".</summary>
internal static class RelativeDates
{
    /// <summary>Units of the data file beyond day, week, month and year.</summary>
    internal const int Weekend = 8, Fortnight = 9, Decade = 10, Quarter = 11, Hour = 20, Minute = 21;

    /// <summary>The patterns, each a date that begins at the position or null. They need a reference.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Patterns = [DayWord, DayAndPart, PartOf, ThisPart, Weekday, WeekdayOf, WholeUnit, UnitOf, UnitBefore, MonthOf, Mid, DayOfMonth, .. CountedDates.Patterns, .. DateShares.Relative];

    private static DateHit? DayWord(DateText t, int at)
    {
        int next = at;
        if (!t.Take("day", ref next, out int days)) return null;
        return DayHit(next, t.Today.AddDays(days));
    }

    // "tonight", "anoche", "gisteravond": the value is (days from today + 5) * 10000 + the part's hours.
    private static DateHit? DayAndPart(DateText t, int at)
    {
        int next = at;
        return t.Take("dayandpart", ref next, out int value) ? PartHit(next, t.Today.AddDays(value / 10000 - 5), value % 10000) : null;
    }

    // "the morning of June 3", "la noche del lunes", "in der Nacht zum Sonntag".
    private static DateHit? PartOf(DateText t, int at)
    {
        int next = at;
        if ((at > 0 && t.Lower[at - 1] == '-') || !t.Take("part", ref next, out int part) || (part < 100 && t.Language == "en")) return null;
        while (t.Take("of", ref next)) if (t.Lower[next - 1] is ',' or '،') return null;
        t.Take("the", ref next);
        int day = t.Skip(next);
        if (day >= t.Lower.Length || DateWords.IsDense(t.Lower[at])) return null;
        return (DayWord(t, day) ?? DayAt(t, day) ?? Weekday(t, day)) is { Precision: Precision.Day } hit ? PartHit(hit.End, hit.From, part) with { Weekday = hit.Weekday, NoYear = hit.NoYear } : null;
    }

    // "el día 18", "dia 12": the nearest such day, where nothing follows that it may count.
    private static DateHit? DayOfMonth(DateText t, int at)
    {
        int next = at;
        if (!t.Take("dayword", ref next)) return null;
        int of = next;
        if (!t.Day(ref next, out int day) && !t.SpeltDay(ref next, out day)) return null;
        of = next;
        if (t.Take("of", ref of) && t.Lower[of - 1] != ',') return null;
        for (int n = 0; n < 3; n++)
        {
            var month = FirstOfMonth(t.Today).AddMonths(n == 0 ? 0 : n == 1 ? -1 : 1);
            bool ahead = DateTense.Ahead(t, at, next) == true;
            if (DateText.DayOf(month.Year, month.Month, day) is { } found && (n > 0 ? n == 2 == ahead : ahead ? found >= t.Today : found <= t.Today)) return DayHit(next, found);
        }
        return null;
    }

    // "this morning", "last night".
    private static DateHit? ThisPart(DateText t, int at)
    {
        int next = at;
        bool last = t.Take("last", ref next);
        if (!last && !t.Take("this", ref next)) return null;
        if (!t.Take("part", ref next, out int part) || (last && part != 2024)) return null;
        return PartHit(next, t.Today.AddDays(last ? -1 : 0), part);
    }

    // "Sunday", "last Sunday", "lundi dernier", "Sunday last week".
    private static DateHit? Weekday(DateText t, int at)
    {
        int next = at, weeks = int.MinValue, nearest = 0;
        if (t.Take("nearest", ref next, out nearest)) { }
        else if (t.Take("lastof", ref next, out int han)) weeks = han;
        else if (t.Take("this", ref next)) weeks = 0;
        else if (t.Take("last", ref next)) weeks = -1;
        else if (t.Take("next", ref next)) weeks = 1;
        int day0 = t.Skip(next);
        if (!t.Take("weekday", ref next, out int weekday) && !Compound(t, ref next, out weekday)) return null;
        if (next - day0 <= 3 && !DateWords.IsDense(t.Lower[day0]) && !IsAbbreviationOfDay(t, day0, ref next, weeks > int.MinValue)) return null;
        if (nearest != 0) return DayHit(next, t.Today.AddDays(nearest > 0 ? (weekday - IsoDay(t.Today) + 6) % 7 + 1 : -((IsoDay(t.Today) - weekday + 6) % 7 + 1)));
        if (weeks == int.MinValue && t.Take("lastafter", ref next)) weeks = -1;
        else if (weeks == int.MinValue && t.Take("nextafter", ref next)) weeks = 1;
        if (weeks == int.MinValue && DayBeside(t, next, weekday) is { } dated) return dated;
        if (weeks == 1 && t.Language == "ar") return DayHit(next, t.Today.AddDays((weekday - IsoDay(t.Today) + 6) % 7 + 1));
        if (weeks == 0 && t.Language is "es" or "pt" or "fr" or "it") return DayHit(next, ThisDay(t, at, next, weekday));
        if (weeks > int.MinValue) return DayHit(next, Monday(t.Today).AddDays(7 * weeks + weekday - 1));
        var past = t.Today.AddDays(-((IsoDay(t.Today) - weekday + 7) % 7));
        return new DateHit(next, past, past.AddDays(1), Precision.Day, weekday);
    }

    // "este martes", "ce mardi" name the report's own days: this week's, but the latest one of a past verb and the next one of a future verb.
    private static DateTime ThisDay(DateText t, int at, int end, int weekday)
    {
        var day = Monday(t.Today).AddDays(weekday - 1);
        if (day == t.Today) return day;
        bool? ahead = DateTense.Ahead(t, at, end);
        return day > t.Today && ahead == false ? day.AddDays(-7) : day < t.Today && ahead == true ? day.AddDays(7) : day;
    }

    // "Tuesday of last week", "Wednesday evening next week", "next week on Tuesday", "lunes de la semana pasada".
    private static DateHit? WeekdayOf(DateText t, int at)
    {
        int next = at;
        if (WeekAt(t, at) is { } first)
        {
            next = first.End;
            if (!t.Take("on", ref next) || !t.Take("weekday", ref next, out int day)) return null;
            return DayHit(next, first.From.AddDays(day - 1));
        }
        if (!t.Take("weekday", ref next, out int weekday) || (next - at <= 3 && !DateWords.IsDense(t.Lower[at]))) return null;
        bool parted = t.Take("part", ref next, out int part);
        while (t.Take("of", ref next)) { }
        t.Take("the", ref next);
        if (WeekAt(t, t.Skip(next)) is not { } week) return null;
        var on = week.From.AddDays(weekday - 1);
        return parted ? PartHit(week.End, on, part) : DayHit(week.End, on);
    }

    private static DateHit? WeekAt(DateText t, int at) =>
        (WholeUnit(t, at) ?? UnitOf(t, at) ?? UnitBefore(t, at)) is { Precision: Precision.Week, Third: 0 } hit && hit.From.DayOfWeek == DayOfWeek.Monday && (hit.To - hit.From).Days == 7 ? hit : null;

    /// <summary>"this year", "last week", "el mes pasado": a unit and its place before or after it.</summary>
    public static DateHit? Unit(DateText t, int at) => WholeUnit(t, at) ?? UnitOf(t, at) ?? UnitBefore(t, at);

    // "Friday 13", "Saturday the 14th": the nearest month in which that day is that weekday.
    private static DateHit? DayBeside(DateText t, int at, int weekday)
    {
        int next = at;
        t.Take("the", ref next);
        t.Take("dayword", ref next);
        bool the = next > at;
        int digits = next;
        if (!t.Day(ref next, out int day) || (!the && t.Digits(1, 2, ref digits, out _) && digits < t.Lower.Length && t.Lower[digits] is ':' or '/' or 'h' || ClockTimes.At(t, t.Skip(at)) is not null)) return null;
        if (t.WordAfter(next) is { Length: > 0 } word && (Units.Find(word) is not null || t.Words.Is("clock", word))) return null;
        for (int n = 0; n < 12; n++)
        {
            var month = FirstOfMonth(t.Today).AddMonths(n % 2 == 0 ? n / 2 : -(n + 1) / 2);
            if (DateText.DayOf(month.Year, month.Month, day) is { } found && IsoDay(found) == weekday) return DayHit(next, found);
        }
        return null;
    }

    // "Dienstagmorgen", "maandagavond": the part of day is glued on and read later.
    private static bool Compound(DateText t, ref int at, out int weekday)
    {
        weekday = 0;
        if (t.Language is not ("de" or "nl")) return false;
        int start = t.Skip(at);
        for (int length = 6; length <= 10 && start + length < t.Lower.Length; length++)
        {
            if (!char.IsLetter(t.Lower[start + length - 1])) return false;
            if (!t.Words.Is("weekday", t.Lower[start..(start + length)]) || t.Words.Longest("part", t.Lower, start + length) is null) continue;
            int next = start;
            weekday = WeekdayNumber(t, t.Lower[start..(start + length)]);
            at = next + length;
            return weekday > 0;
        }
        return false;
    }

    private static int WeekdayNumber(DateText t, string word) => t.Words.Longest("weekday", word, 0)?.Value ?? 0;

    // "Mon." and "Fri" are taken only in English with a capital; "mar", "do", "fr" never without a date beside them.
    private static bool IsAbbreviationOfDay(DateText t, int start, ref int next, bool cued)
    {
        if (t.Language != "en" || !char.IsUpper(t.Text[start]) && !cued) return false;
        if (t.Lower[start..next] is "sun" or "sat" or "wed" && !cued && !(next < t.Lower.Length && t.Lower[next] == '.')) return false;
        return true;
    }

    // "先月", "上周", "이번 주": one word for a unit and its place.
    private static DateHit? WholeUnit(DateText t, int at)
    {
        int next = at;
        if (!t.Take("whole", ref next, out int value)) return null;
        int unit = (value + 50) / 100, offset = value - unit * 100;
        if (unit == 2 && t.Take("weekday", ref next, out int weekday)) return DayHit(next, Monday(t.Today).AddDays(7 * offset + weekday - 1));
        if (unit == 2)
        {
            int glued = next;
            t.Take("of", ref glued);
            if (t.Take("weekday", ref glued, out weekday)) return DayHit(glued, Monday(t.Today).AddDays(7 * offset + weekday - 1));
        }
        if (unit == 4)
        {
            int month = next;
            t.Take("of", ref month);
            if ((t.Digits(1, 2, ref month, out int m) && month < t.Lower.Length && t.Lower[month] is '月' or '월' || t.Take("month", ref month, out m)) && m is >= 1 and <= 12)
            {
                var from = new DateTime(t.Today.Year + offset, m, 1, 0, 0, 0, DateTimeKind.Unspecified);
                int end = t.Lower[month - 1] is '月' or '월' ? month : month + 1;
                int day = end;
                if (t.Digits(1, 2, ref day, out int d) && day < t.Lower.Length && t.Lower[day] is '日' or '号' or '號' or '일' && DateText.DayOf(from.Year, m, d) is { } exact) return DayHit(day + 1, exact);
                return new DateHit(end, from, from.AddMonths(1), Precision.Month);
            }
        }
        var whole = UnitHit(t, next, unit, offset);
        if (unit != 4 || whole is null) return whole;
        t.Take("of", ref next);
        if (!t.Take("halves", ref next, out int half) || half is not (1 or 2)) return whole;
        return new DateHit(next, whole.Value.From.AddMonths(6 * (half - 1)), whole.Value.From.AddMonths(6 * half), Precision.Week);
    }

    // "this week", "last month", "next year", with "early", "late" or "mid" before.
    private static DateHit? UnitOf(DateText t, int at)
    {
        int next = at;
        var part = Third(t, ref next);
        bool early = part == 1 && t.Lower[at..next].StartsWith("earlier", StringComparison.Ordinal), later = part == 3 && t.Lower[at..next].StartsWith("later", StringComparison.Ordinal);
        if (part != 0) t.Take("of", ref next);
        if (part != 0) t.Take("the", ref next);
        int offset, unit;
        if (t.Take("twice", ref next, out int twice)) offset = twice;
        else if (t.Take("this", ref next)) offset = 0;
        else if (t.Take("last", ref next)) offset = -1;
        else if (t.Take("next", ref next)) offset = 1;
        else return null;
        if (!t.Take("unit", ref next, out unit) || unit >= Hour || unit == 1) return null;
        int named = next;
        if (unit == 2 && part == 0 && t.Take("weekday", ref named, out int weekday) && named - next > 4) return DayHit(named, Monday(t.Today).AddDays(7 * offset + weekday - 1));
        if (UnitHit(t, next, unit, offset) is not { } hit) return null;
        if (part == 0 && t.Language == "de" && t.Take("halves", ref next)) return Thirds(hit with { End = next }, 1);
        if (early) return hit with { To = Max(t.Today.AddDays(1), hit.From.AddDays(1)), Precision = Precision.Week };
        if (later) return hit with { From = Min(t.Today, hit.To.AddDays(-1)), Precision = Precision.Week };
        return part == 0 ? hit : Thirds(hit, part);
    }

    // "la semaine dernière", "el mes pasado", "la settimana scorsa", "next" words after the unit.
    private static DateHit? UnitBefore(DateText t, int at)
    {
        int next = at;
        if (!t.Take("unit", ref next, out int unit) || unit >= Hour || unit == 1) return null;
        if (t.Take("lastafter", ref next)) return UnitHit(t, next, unit, -1);
        return t.Take("nextafter", ref next) ? UnitHit(t, next, unit, 1) : null;
    }

    // "last September", "this March", "mars dernier", "marzo próximo".
    private static DateHit? MonthOf(DateText t, int at)
    {
        int next = at, offset = int.MinValue;
        var part = Third(t, ref next);
        if (part != 0) t.Take("of", ref next);
        if (t.Take("this", ref next)) offset = 0;
        else if (t.Take("last", ref next)) offset = -1;
        else if (t.Take("next", ref next)) offset = 1;
        int name = t.Skip(next);
        if (!t.Month(ref next, out int month, false) || (t.Language == "en" && !char.IsUpper(t.Text[name]))) return null;
        if (offset == int.MinValue && t.Take("lastafter", ref next)) offset = -1;
        else if (offset == int.MinValue && t.Take("nextafter", ref next)) offset = 1;
        if (offset == int.MinValue) return null;
        int year = t.Today.Year + (offset < 0 && month >= t.Today.Month ? -1 : offset > 0 && month <= t.Today.Month ? 1 : 0);
        var from = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        var hit = new DateHit(next, from, from.AddMonths(1), Precision.Month);
        return part == 0 ? hit : Thirds(hit, part);
    }

    // "early 2019", "mid-March", "Ende Mai", "late Sunday".
    private static DateHit? Mid(DateText t, int at)
    {
        int next = at;
        var part = Third(t, ref next);
        if (part == 0) return null;
        if (next < t.Lower.Length && t.Lower[next] == '-') next++;
        t.Take("of", ref next);
        t.Take("the", ref next);
        int start = t.Skip(next);
        if (start >= t.Lower.Length) return null;
        if (ThisPart(t, start) is { } hours) return hours;
        if ((Weekday(t, start) ?? DayWord(t, start) ?? DayAt(t, start)) is { Precision: Precision.Day } day) return day with { From = day.From.AddHours(part == 1 ? 0 : part == 2 ? 10 : 18), To = part == 1 ? day.From.AddHours(8) : part == 2 ? day.From.AddHours(16) : day.To, Precision = Precision.PartOfDay };
        DateHit? best = WeekAt(t, start);
        foreach (var pattern in AbsoluteDates.Patterns) if (pattern(t, start) is { Precision: Precision.Month or Precision.Year } hit && (best is null || hit.End > best.Value.End)) best = hit;
        return best is null ? null : Thirds(best.Value, part);
    }

    // "early Jan. 6": a day with its month.
    private static DateHit? DayAt(DateText t, int at)
    {
        DateHit? best = null;
        foreach (var pattern in AbsoluteDates.Patterns) if (pattern(t, at) is { Precision: Precision.Day } hit && (best is null || hit.End > best.Value.End)) best = hit;
        return best;
    }

    private static int Third(DateText t, ref int at) =>
        t.Take("early", ref at) ? 1 : t.Take("mid", ref at) ? 2 : t.Take("late", ref at) ? 3 : 0;

    private static DateHit Thirds(DateHit whole, int part)
    {
        var hit = whole with { Third = part };
        if (hit.Precision == Precision.Year) return hit with { From = hit.From.AddMonths(4 * (part - 1)), To = hit.From.AddMonths(4 * part), Precision = Precision.Week };
        if (hit.Precision == Precision.Month) return hit with { From = hit.From.AddDays(10 * (part - 1)), To = part == 3 ? hit.To : hit.From.AddDays(10 * part), Precision = Precision.Week };
        int days = (int)(hit.To - hit.From).TotalDays;
        return hit with { From = hit.From.AddDays(days * (part - 1) / 3), To = part == 3 ? hit.To : hit.From.AddDays(Math.Max(1, days * part / 3)) };
    }

    private static DateHit? UnitHit(DateText t, int end, int unit, int offset)
    {
        var monday = Monday(t.Today);
        return unit switch
        {
            2 => new DateHit(end, monday.AddDays(7 * offset), monday.AddDays(7 * offset + 7), Precision.Week),
            3 => new DateHit(end, FirstOfMonth(t.Today).AddMonths(offset), FirstOfMonth(t.Today).AddMonths(offset + 1), Precision.Month),
            4 => new DateHit(end, new DateTime(t.Today.Year + offset, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), new DateTime(t.Today.Year + offset + 1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), Precision.Year),
            Weekend => new DateHit(end, monday.AddDays(7 * offset + 5), monday.AddDays(7 * offset + 7), Precision.Week),
            Fortnight when offset == 1 => new DateHit(end, t.Today.AddDays(1), t.Today.AddDays(15), Precision.Week),
            Quarter => QuarterHit(end, t.Today.AddDays(1 - t.Today.Day).AddMonths(-((t.Today.Month - 1) % 3) + (3 * offset))),
            Decade => DecadeHit(end, t.Today.Year / 10 * 10 + 10 * offset),
            _ => null,
        };
    }

    private static DateHit QuarterHit(int end, DateTime from) => new(end, from, from.AddMonths(3), Precision.Week);

    private static DateHit DecadeHit(int end, int year)
    {
        var from = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(end, from, from.AddYears(10), Precision.Week);
    }

    /// <summary>A day with part of day <paramref name="part"/>, hours from*100+to.</summary>
    public static DateHit PartHit(int end, DateTime day, int part) =>
        new(end, day.AddHours(part / 100), day.AddHours(part % 100), Precision.PartOfDay);

    /// <summary>A whole day.</summary>
    internal static DateHit DayHit(int end, DateTime day) => new(end, day, day.AddDays(1), Precision.Day);

    private static DateTime Monday(DateTime day) => day.AddDays(1 - IsoDay(day));

    private static int IsoDay(DateTime day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    /// <summary>The first day of a day's month.</summary>
    internal static DateTime FirstOfMonth(DateTime day) => day.AddDays(1 - day.Day);

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
