namespace Stemma.Core.Language;

/// <summary>Tells the numbers of dates, years, clock times and scores from quantities.</summary>
internal static class NumberInDate
{
    /// <summary>Whether the number of tokens <paramref name="i"/> to <paramref name="end"/> is part of a date or time.</summary>
    public static bool Is(NumberReading reading, string text, string language, int i, int end)
    {
        if (reading.At(i).Kind != TokenKind.Number) return false;
        string before = reading.Folded(i - 1), after = reading.Folded(end);
        if (before == "." && DateWords.IsMonth(reading.Folded(i - 2), language)) return true;
        if (DateWords.IsMonth(before, language) || (DateWords.IsMonth(after, language) && after.Length > 2)) return true;
        if (after == "." && DateWords.IsMonth(reading.Folded(end + 1), language)) return true;
        if (after is "a.m" or "p.m" or "am" or "pm" or "o'clock" or "gmt" or "utc" or "uhr" or "h" or "heures" or "est" or "edt" or "年" or "月" or "日" or "時" or "时" or "点") return true;
        if (IsSeparator(text, reading, end) && reading.Touches(end) && reading.Touches(end + 1) && end + 1 < reading.Count && reading.At(end + 1).Kind == TokenKind.Number) return true;
        if (i > 1 && IsSeparator(text, reading, i - 1) && reading.Touches(i) && reading.Touches(i - 1) && reading.At(i - 2).Kind == TokenKind.Number) return true;
        return IsYear(reading, text, i, end, before, after);
    }

    private static bool IsSeparator(string text, NumberReading reading, int i) => i > 0 && i < reading.Count && text[reading.At(i).Start] is ':' or '/';

    private static bool IsYear(NumberReading reading, string text, int i, int end, string before, string after)
    {
        var token = reading.At(i).In(text);
        if (token.Length != 4 || token.IndexOfAnyExceptInRange('0', '9') >= 0 || token[0] is not ('1' or '2') || end > i + 1) return false;
        int year = (token[0] - '0') * 1000 + (token[1] - '0') * 100 + (token[2] - '0') * 10 + token[3] - '0';
        if (year is < 1000 or > 2100) return false;
        if (before is "$" or "€" or "£" or "about" or "some" or "than" or "least" or "nearly" or "almost" or "over" or "to" && year < 1500) return false;
        bool cued = before is "in" or "since" or "of" or "by" or "until" or "from" or "during" or "year" or "im" or "seit" or "en" or "de" or "nel" or "dal" or "del" or "before" or "after" or "jahr" or "année" or "año" or "em" or "the" or "early" or "late" or "mid" or "(" or "," or "and" or "between" or "–" or "-" or "в" or "с" or "sinds" or "or" or "through";
        bool nothingCounted = end >= reading.Count || reading.At(end).Kind == TokenKind.Mark && after is not ("%" or "°" or "-" or "€") || Stems.IsStopWord(after, "en");
        return cued || nothingCounted || year is >= 1900 and <= 2050;
    }
}
