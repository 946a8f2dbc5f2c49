namespace Stemma.Core.Language;

/// <summary>Shares of years and rows of years: quarters and halves, the first and last months of a year, decades, centuries.</summary>
internal static class DateShares
{
    private const int Quarter = 11, Half = 12;

    /// <summary>Those that need no reference.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Absolute = [QuarterOf, Century, DecadeWord];

    /// <summary>Those that a reference is needed for.</summary>
    public static readonly IReadOnlyList<Func<DateText, int, DateHit?>> Relative = [EdgeOf];

    // "Q1 of 2017", "the first half of 2015", "segundo semestre de 2019", "second quarter last year".
    private static DateHit? QuarterOf(DateText t, int at)
    {
        int next = at;
        if (Named(t, ref next) is not { } part || YearAt(t, ref next) is not { } year) return null;
        int months = part.Unit == Quarter ? 3 : 6;
        if (part.Number < 1 || part.Number * months > 12) return null;
        var from = year.AddMonths(months * (part.Number - 1));
        return new DateHit(next, from, from.AddMonths(months), Precision.Week);
    }

    private static (int Number, int Unit)? Named(DateText t, ref int at)
    {
        int next = at;
        if (at + 1 < t.Lower.Length && t.Lower[at] is 'q' or 'h' && t.Lower[at + 1] is >= '1' and <= '4' && t.Closes(at + 2))
        {
            bool quarter = t.Lower[at] == 'q';
            int number = t.Lower[at + 1] - '0';
            at += 2;
            return (number, quarter ? Quarter : Half);
        }
        if (!t.Day(ref next, out int ordinal) || !t.Take("unit", ref next, out int unit) || unit is not (Quarter or Half)) return null;
        at = next;
        return (ordinal, unit);
    }

    // The year that a share is of: "of 2017", "2017", "of last year"; its first day.
    private static DateTime? YearAt(DateText t, ref int at)
    {
        int next = at;
        while (t.Take("of", ref next)) { }
        t.Take("the", ref next);
        t.Take("year", ref next);
        if (t.Year(ref next, out int year)) { at = next; return First(year); }
        if (t.Reference is null || RelativeDates.Unit(t, t.Skip(next)) is not { Precision: Precision.Year } hit) return null;
        at = hit.End;
        return hit.From;
    }

    // "the first ten days of last year", "los últimos cuatro meses de 2021".
    private static DateHit? EdgeOf(DateText t, int at)
    {
        int next = at;
        bool first = t.Take("firstn", ref next), counted = first || t.Take("past", ref next);
        if (!counted || !t.Count(ref next, out int count) || !t.Take("unit", ref next, out int unit) || unit is not (1 or 3)) return null;
        int of = next;
        if (!t.Take("of", ref of) || YearAt(t, ref next) is not { } year || count > (unit == 1 ? 365 : 12)) return null;
        var end = year.AddYears(1);
        var from = first ? year : unit == 1 ? end.AddDays(-count) : end.AddMonths(-count);
        var to = !first ? end : unit == 1 ? year.AddDays(count) : year.AddMonths(count);
        return new DateHit(next, from, to, Precision.Week);
    }

    // "the 15th century", "siglo XV", "19. Jahrhundert".
    private static DateHit? Century(DateText t, int at)
    {
        int next = at;
        if (t.Take("century", ref next)) return Roman(t, ref next) is { } after ? CenturyHit(next, after) : null;
        if (!(Roman(t, ref next) is { } number) && !t.Day(ref next, out number)) return null;
        return t.Take("century", ref next) ? CenturyHit(next, number) : null;
    }

    private static DateHit? CenturyHit(int end, int number) =>
        number is < 1 or > 21 ? null : new DateHit(end, First(Math.Max(1, number * 100 - 100)), First(number * 100), Precision.Week);

    // A Roman number in capitals up to XXI, with the ending that French gives it.
    private static int? Roman(DateText t, ref int at)
    {
        int start = t.Skip(at), end = start, sum = 0, last = 0;
        while (end < t.Text.Length && end - start < 6 && ValueOf(t.Text[end]) is > 0 and var value)
        {
            sum += value > last ? value - 2 * last : value;
            last = value;
            end++;
        }
        if (sum == 0) return null;
        if (!t.Closes(end) && t.Words.Longest("suffix", t.Lower, end) is { } suffix) end = suffix.End;
        if (!t.Closes(end)) return null;
        at = end;
        return sum;
    }

    private static int ValueOf(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 0 };

    // "década de 1990", "les années 90", "de jaren '90", "the nineties".
    private static DateHit? DecadeWord(DateText t, int at)
    {
        int next = at;
        bool named = t.Take("decade", ref next);
        if (t.Take("tens", ref next, out int tens)) return named || (t.Language == "en" && IsOfYears(t, at)) ? DecadeHit(next, 1900 + tens) : null;
        if (!named || IsCounted(t, at)) return null;
        if (t.Year(ref next, out int year)) return year % 10 == 0 ? DecadeHit(next, year) : null;
        t.Mark('\'', ref next);
        return t.Digits(2, 2, ref next, out tens) && tens % 10 == 0 && t.Closes(next) ? DecadeHit(next, tens < 30 ? 2000 + tens : 1900 + tens) : null;
    }

    // "cinco años 40 trabajadores": the years are counted, and the figure counts what follows.
    private static bool IsCounted(DateText t, int at)
    {
        int end = at;
        while (end > 0 && t.Lower[end - 1] == ' ') end--;
        int start = end - t.WordBefore(at).Length;
        return start == end ? end > 0 && char.IsAsciiDigit(t.Lower[end - 1]) : t.Count(ref start, out _) && start == end;
    }

    // "the nineties", "in the late nineties"; "her twenties" are years of a life.
    private static bool IsOfYears(DateText t, int at)
    {
        var before = t.WordBefore(at);
        if (before is not ("early" or "late" or "mid")) return before is "the" or "in" or "since";
        int start = at - 1;
        while (start > 0 && t.Lower[start] is ' ' or '-') start--;
        return t.WordBefore(start + 1 - before.Length) == "the";
    }

    private static DateHit DecadeHit(int end, int year) => new(end, First(year), First(year + 10), Precision.Week);

    private static DateTime First(int year) => new(year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
}
