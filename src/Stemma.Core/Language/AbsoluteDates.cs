namespace Stemma.Core.Language;

/// <summary>Dates by day, month and year in words or digits. The year may be missing; the reference and the verb then decide it.</summary>
internal static class AbsoluteDates
{
    /// <summary>The patterns, each a date that begins at the position or null.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Patterns = [DayMonth, MonthDay, MonthYear, YearFirst, DayFirst, DayMonthDigits, YearMonthInHan, Decade, YearAlone, MonthAlone, Holiday, .. DateStretches.Patterns, .. DateShares.Absolute];

    private static DateHit? DayMonth(DateText t, int at)
    {
        int next = AfterWeekday(t, at);
        if (next > at) t.Take("the", ref next);
        if (at > 0 && t.WordBefore(at).Length == 0 && IsPrice(t, at)) return null;
        bool spelt = false;
        if (!t.Day(ref next, out int day) && !(spelt = t.Language != "en" && t.SpeltDay(ref next, out day))) return null;
        int? last = LastDay(t, at, ref next, day);
        int of = next;
        bool linked = t.Take("of", ref of) && t.Lower[of - 1] != ',';
        if (!linked) of = next;
        else t.Take("the", ref of);
        if (of < t.Lower.Length && t.Lower[of] is '-' or '/') of++;
        if ((spelt && !linked) || !t.Month(ref of, out int month)) return null;
        return Opened(t, at, Whole(t, of, month, day, last));
    }

    private static bool IsPrice(DateText t, int at)
    {
        int end = at;
        while (end > 0 && t.Lower[end - 1] == ' ') end--;
        return end > 0 && t.Lower[end - 1] is '$' or '€' or '£';
    }

    // "from" and "between" belong to a stretch of days.
    private static DateHit? Opened(DateText t, int at, DateHit? hit) => hit is { Precision: Precision.Week } ? hit.Value with { Start = t.Opener(at) } : hit;

    private static DateHit? MonthDay(DateText t, int at)
    {
        int next = AfterWeekday(t, at);
        if (t.Language is not ("en" or "tr" or "hi" or "ja" or "zh") || !t.Month(ref next, out int month)) return null;
        if (next < t.Lower.Length && t.Lower[next] is '-' or '/') next++;
        t.Take("the", ref next);
        int comma = next;
        if (t.Mark(',', ref comma) && t.Day(ref comma, out _) && char.IsLetter(t.Lower[comma - 1])) t.Mark(',', ref next);       // "October, 1st"
        if (!t.Day(ref next, out int day)) return null;
        int? last = LastDay(t, at, ref next, day);
        if (next < t.Lower.Length && t.Lower[next] == '日') next++;
        return Opened(t, at, Whole(t, next, month, day, last));
    }

    // "10-12", "10 to 12" before or after a month's name.
    private static int? LastDay(DateText t, int start, ref int at, int day)
    {
        int next = at;
        if (!t.To(ref next, start)) return null;
        t.Take("the", ref next);
        if (!t.Day(ref next, out int last) || last <= day) return null;
        at = next;
        return last;
    }

    private static int AfterWeekday(DateText t, int at)
    {
        int next = at;
        if (!t.Take("this", ref next) && !t.Take("last", ref next)) t.Take("next", ref next);
        if (!t.Take("weekday", ref next)) return at;
        if (!t.Mark(',', ref next)) t.Mark('.', ref next);
        return next;
    }

    // With the year after day and month where it stands.
    private static DateHit? Whole(DateText t, int at, int month, int day, int? last)
    {
        int next = at;
        if (LoneYear(t, ref next, out int lone, t.Language != "en")) return Of(next, lone, month, day, last, false);
        if (next < t.Lower.Length && t.Lower[next] is '-' or '/') next++;
        if (!t.Mark(',', ref next)) while (t.Take("of", ref next)) { }
        if (t.Year(ref next, out int year) || ShortYear(t, ref next, out year)) return Of(next, year, month, day, last, false);
        if (t.Reference is null) return null;
        return Of(at, t.Today.Year, month, day, last, true) ?? Of(at, t.Today.Year - (t.Today.Year % 4), month, day, last, true);
    }

    internal static bool ShortYear(DateText t, ref int at, out int year)
    {
        int next = at;
        if (t.Mark('\'', ref next) && t.Digits(2, 2, ref next, out year)) { at = next; year = Century(year); return true; }
        next = at;
        bool dashed = next > 0 && t.Lower[next - 1] is '-' or '/';
        if (dashed && t.Digits(2, 2, ref next, out year)) { at = next; year = Century(year); return true; }
        year = 0;
        return false;
    }

    // "de 92", "of 87" at a clause's end, which no day can be.
    private static bool LoneYear(DateText t, ref int at, out int year, bool bare = false)
    {
        int next = at;
        bool of = t.Take("of", ref next, out year);
        if ((!of && !bare) || (of && t.Lower[next - 1] == ',') || !t.Digits(2, 2, ref next, out year) || year < 32 || !t.Closes(next) || t.WordAfter(next).Length > 0) return false;
        if (next < t.Lower.Length && (t.Lower[next] is '%' || next + 1 < t.Lower.Length && char.IsDigit(t.Lower[next + 1]))) return false;
        (at, year) = (next, Century(year));
        return true;
    }

    private static int Century(int year) => year < 50 ? 2000 + year : 1900 + year;

    private static DateHit? Of(int end, int year, int month, int day, int? last, bool noYear)
    {
        if (DateText.DayOf(year, month, day) is not { } from) return null;
        if (last is null || last <= day || DateText.DayOf(year, month, last.Value) is not { } to) return new DateHit(end, from, from.AddDays(1), Precision.Day, 0, noYear);
        return new DateHit(end, from, to.AddDays(1), Precision.Week, 0, noYear);
    }

    private static DateHit? MonthYear(DateText t, int at)
    {
        int next = at;
        if (!t.Month(ref next, out int month)) return null;
        if (next < t.Lower.Length && t.Lower[next] is '-' or '/') next++;
        if (!LoneYear(t, ref next, out int year))
        {
            if (!t.Mark(',', ref next)) while (t.Take("of", ref next)) { }
            if (!t.Year(ref next, out year) && !ShortYear(t, ref next, out year)) return null;
        }
        var from = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(next, from, from.AddMonths(1), Precision.Month);
    }

    // A month's name alone; "may", "march" and "mars" only where a preposition shows them to be months.
    private static DateHit? MonthAlone(DateText t, int at)
    {
        int next = at;
        if (t.Reference is null || !t.Month(ref next, out int month, false) || !t.Closes(next) || next - at < 3) return null;
        if (t.Language == "de" && !char.IsUpper(t.Text[at])) return null;
        bool doubtful = t.Lower[at..next] is "may" or "march" or "mars" or "august" or "ocak" or "kasım" or "ekim" or "मई";
        if (doubtful && !Prepositions.Contains(t.WordBefore(at))) return null;
        if (doubtful && t.Language == "en" && !char.IsUpper(t.Text[at]) && t.WordBefore(at) is not ("in" or "since" or "until" or "between" or "from" or "during")) return null;
        var from = new DateTime(t.Today.Year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(next, from, from.AddMonths(1), Precision.Month, 0, true);
    }

    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal)
    {
        "in", "since", "of", "by", "until", "from", "late", "early", "mid", "through", "during", "last", "this", "next", "till", "en", "de", "depuis", "fin", "début", "mi", "between", "and", "to", "before", "after", "im", "bis", "seit",
    };

    // "2019-01-04", "2019/1/4", "2019.01.04", "2019年1月4日", "20190104".
    private static DateHit? YearFirst(DateText t, int at)
    {
        int next = at;
        if (t.Digits(8, 8, ref next, out int all) && t.Closes(next) && DateText.DayOf(all / 10000, all / 100 % 100, all % 100) is { Year: >= 1900 and < 2100 } packed) return new DateHit(next, packed, packed.AddDays(1), Precision.Day);
        next = at;
        if (!t.Digits(4, 4, ref next, out int year) || next >= t.Lower.Length) return null;
        char mark = t.Lower[next];
        if (mark is not ('-' or '/' or '.' or '年' or '년')) return null;
        next++;
        if (!t.Digits(1, 2, ref next, out int month) || next >= t.Lower.Length) return null;
        if (mark is '年' or '년' ? t.Lower[next] is not ('月' or '월') : t.Lower[next] != mark) return null;
        next++;
        if (!t.Digits(1, 2, ref next, out int day) || DateText.DayOf(year, month, day) is not { } from) return null;
        if (mark is '年' or '년') { if (next >= t.Lower.Length || t.Lower[next] is not ('日' or '号' or '號' or '일')) return null; next = AfterDay(t, next + 1); }
        else if (!t.Closes(next) && t.Lower[next] != 't') return null;
        return new DateHit(next, from, from.AddDays(1), Precision.Day);
    }

    // "04.01.2019", "4/1/2019" (month first in English where it can be), "4-1-19".
    private static DateHit? DayFirst(DateText t, int at)
    {
        int next = AfterWeekday(t, at);
        if (!t.Digits(1, 2, ref next, out int first) || next >= t.Lower.Length || t.Lower[next] is not ('.' or '/' or '-')) return null;
        char mark = t.Lower[next++];
        int second0 = next;
        if (!t.Digits(1, 2, ref next, out int second) || second0 >= t.Lower.Length || t.Lower[second0] == ' ' || next >= t.Lower.Length || t.Lower[next] != mark) return null;
        next++;
        int year0 = next;
        if (year0 >= t.Lower.Length || t.Lower[year0] == ' ' && mark != '.') return null;
        if (!t.Digits(4, 4, ref next, out int year) && !t.Digits(2, 2, ref next, out year) || !t.Closes(next)) return null;
        if (next < t.Lower.Length - 1 && t.Lower[next] == mark && char.IsDigit(t.Lower[next + 1])) return null;
        if (year < 100) year = Century(year);
        var (day, month) = Ordered(t, mark, first, second);
        return DateText.DayOf(year, month, day) is { } from ? new DateHit(next, from, from.AddDays(1), Precision.Day) : null;
    }

    private static (int Day, int Month) Ordered(DateText t, char mark, int first, int second)
    {
        bool monthFirst = t.Language == "en" && mark != '.';
        return (monthFirst && first <= 12) || second > 12 ? (second, first) : (first, second);
    }

    // "5月9日火曜日", "10月12日（月）": the weekday after the day.
    private static int AfterDay(DateText t, int at)
    {
        int next = at;
        if (next < t.Lower.Length && t.Lower[next] is '，' or '、') next++;
        return t.Take("weekday", ref next) ? next : at;
    }

    // "22/04", "28.10.", "10月3日", "10월 3일".
    private static DateHit? DayMonthDigits(DateText t, int at)
    {
        int next = AfterWeekday(t, at);
        if (t.Reference is null || !t.Digits(1, 2, ref next, out int first) || next >= t.Lower.Length) return null;
        char mark = t.Lower[next++];
        bool han = mark is '月' or '월';
        if (!han && (mark is not ('/' or '.') || next >= t.Lower.Length || t.Lower[next] == ' ' && t.Language != "de")) return null;
        if (!t.Digits(1, 2, ref next, out int second)) return null;
        if (han)
        {
            if (next >= t.Lower.Length || t.Lower[next] is not ('日' or '号' or '號' or '일')) return null;
            int end = AfterDay(t, next + 1);
            return Of(end, t.Today.Year, first, second, null, true) ?? Of(end, t.Today.Year - (t.Today.Year % 4), first, second, null, true);
        }
        if (mark == '.') { if (next >= t.Lower.Length || t.Lower[next] != '.') return null; next++; }
        if (!t.Closes(next) || next < t.Lower.Length && t.Lower[next] is '/' or '%') return null;
        if (next + 1 < t.Lower.Length && t.Lower[next] is '.' or ',' && char.IsDigit(t.Lower[next + 1])) return null;
        var (day, month) = Ordered(t, mark, first, second);
        return Of(next, t.Today.Year, month, day, null, true);
    }

    // "2018年10月", "2018年", "10月", "2018년".
    private static DateHit? YearMonthInHan(DateText t, int at)
    {
        int next = at, year = 0;
        int one = next;
        if (t.Digits(4, 4, ref one, out int y) && one < t.Lower.Length && t.Lower[one] is '年' or '년') { year = y; next = one + 1; }
        int two = next;
        if (t.Digits(1, 2, ref two, out int month) && month is >= 1 and <= 12 && two < t.Lower.Length && t.Lower[two] is '月' or '월' && (year > 0 || t.Reference is not null))
        {
            var from = new DateTime(year > 0 ? year : t.Today.Year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
            int end = two + 1;
            if (end < t.Lower.Length && t.Lower[end] == '份') end++;
            return new DateHit(end, from, from.AddMonths(1), Precision.Month, 0, year == 0);
        }
        if (year is < 1000 or >= 2200) return null;
        int share = next;
        t.Take("of", ref share);
        if (!t.Take("halves", ref share, out int half) || half is not (1 or 2)) return YearHit(next, year);
        var first = new DateTime(year, 6 * half - 5, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(share, first, first.AddMonths(6), Precision.Week);
    }

    // "1990s", "the 1990s", "1990er", "années 1990" is not told here.
    private static DateHit? Decade(DateText t, int at)
    {
        int next = at;
        bool full = t.Digits(4, 4, ref next, out int year);
        if (!full && (at == 0 || t.Lower[at - 1] is not ('\'' or '‘') || !t.Digits(2, 2, ref next, out year))) return null;
        if (!full) year = Century(year);
        if (year % 10 != 0 || year is < 1000 or > 2100 || next >= t.Lower.Length) return null;
        if (t.Lower[next] == '\'') next++;
        if (next < t.Lower.Length && t.Lower[next] == 's' && t.Closes(next + 1)) next++;
        else if (t.Language == "de" && string.CompareOrdinal(t.Lower, next, "er", 0, 2) == 0 && t.Closes(next + 2)) next += 2;
        else return null;
        var from = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(next, from, from.AddYears(10), Precision.Week);
    }

    private static DateHit? YearAlone(DateText t, int at)
    {
        int next = at;
        t.Take("year", ref next);
        bool named = next > at;
        if (!t.Year(ref next, out int year) || (!named && (year is < 1500 or > 2099 || year < 1900 && !IsOldYear(t, at, next)))) return null;
        if (next < t.Lower.Length && (t.Lower[next] is '%' or '°' or ':' || t.Lower[next] is '.' or ',' or '-' or '/' && next + 1 < t.Lower.Length && char.IsDigit(t.Lower[next + 1]))) return null;
        if (at > 0 && t.Lower[at - 1] is '.' or ',' or '/' or '$' or '€' or '£' or ':' or '+' or '#') return null;
        if (at > 1 && t.Lower[at - 1] == '-' && char.IsLetterOrDigit(t.Lower[at - 2])) return null;
        if (!named && !Prepositions.Contains(t.WordBefore(at)) && Counts(t, next)) return null;
        return YearHit(next, year);
    }

    // Years before 1900 need a preposition before them and no noun that they might count.
    private static bool IsOldYear(DateText t, int at, int end) =>
        t.WordBefore(at) is "in" or "since" or "from" or "until" or "to" or "en" or "desde" or "hasta" or "depuis" or "im" or "seit" or "nel" or "dal" or "sinds" or "tot" or "em" or "between" &&
        (t.WordAfter(end) is "" or "to" or "bis" or "tot" or "hasta" || Stems.IsStopWord(t.WordAfter(end), t.Language));

    // "Christmas", "Heiligabend" where a preposition stands before and no noun after ("before Christmas", not "a Christmas tree").
    private static DateHit? Holiday(DateText t, int at)
    {
        int next = at;
        if (t.Reference is null || !t.Take("holiday", ref next, out int value)) return null;
        if (t.WordBefore(at) is { Length: > 0 } before && !HolidayCues.Contains(before)) return null;
        if (t.WordBefore(at).Length == 0 && at > 1 && t.WordAfter(next).Length > 0) return null;
        if (t.WordAfter(next) is { Length: > 0 } word && !HolidayCues.Contains(word) && !Stems.IsStopWord(word, t.Language) && !t.Words.Is("part", word)) return null;
        return Whole(t, next, value / 100, value % 100, null);
    }

    private static readonly HashSet<string> HolidayCues = new(StringComparer.Ordinal)
    {
        "on", "at", "by", "before", "after", "since", "until", "till", "early", "of", "am", "an", "um", "vor", "nach", "seit", "bis", "zu", "à", "avant", "après", "depuis", "en", "antes", "desde", "hasta", "a", "prima", "dopo", "antes", "após", "met", "voor", "na", "sinds", "op",
    };

    /// <summary>Whether what follows is counted: people, homes, a unit.</summary>
    internal static bool Counts(DateText t, int at)
    {
        var word = t.WordAfter(at);
        return word is "people" or "men" or "women" or "children" or "troops" or "soldiers" or "workers" or "jobs" or "homes" or "deaths" or "cases" or "or" or "million" or "billion" or "personen" or "menschen" or "personnes" or "personas" ||
            (word.Length > 1 && Units.Find(word) is { } unit && (unit.Unit is not ("year" or "month" or "day") || word.EndsWith('s')));
    }

    private static DateHit YearHit(int end, int year)
    {
        var from = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new DateHit(end, from, from.AddYears(1), Precision.Year);
    }
}
