namespace Stemma.Core.Language;

/// <summary>A date found: where it ends and the stretch of time it names, in the reference's zone.</summary>
/// <param name="End">First position after it.</param>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after it.</param>
/// <param name="Precision">How finely it is known.</param>
/// <param name="Weekday">1 to 7 where a bare weekday names it, whose direction the verb decides; else 0.</param>
/// <param name="NoYear">Whether the year was not given.</param>
/// <param name="Third">1 early, 2 mid, 3 late, where it is such a part; else 0.</param>
/// <param name="Start">Where it begins if a word before it belongs to it ("from", "between"); else -1.</param>
internal readonly record struct DateHit(int End, DateTime From, DateTime To, Precision Precision, int Weekday = 0, bool NoYear = false, int Third = 0, int Start = -1);

/// <summary>A text in lower case with the reference day, and the small steps that date patterns are made of. Each step moves the position on success only.</summary>
internal sealed class DateText(string text, DateWords words, string language, DateTime? reference)
{
    /// <summary>The text as it stands.</summary>
    public string Text { get; } = text;

    /// <summary>The text in lower case, same positions.</summary>
    public string Lower { get; } = text.ToLowerInvariant().Replace('’', '\'').Replace('\u00A0', ' ').Replace('\u202F', ' ');

    /// <summary>The language's words.</summary>
    public DateWords Words { get; } = words;

    /// <summary>Primary subtag.</summary>
    public string Language { get; } = language;

    /// <summary>The reference's moment, or null.</summary>
    public DateTime? Reference { get; } = reference;

    /// <summary>The reference's day; only where there is a reference.</summary>
    public DateTime Today => Reference!.Value.Date;

    /// <summary>Skips spaces of the same line.</summary>
    public int Skip(int at)
    {
        while (at < Lower.Length && Lower[at] == ' ') at++;
        return at;
    }

    /// <summary>Takes a phrase of a kind, spaces before it allowed.</summary>
    public bool Take(string kind, ref int at, out int value)
    {
        var found = Words.Longest(kind, Lower, Skip(at));
        value = found?.Value ?? 0;
        if (found is null) return false;
        at = found.Value.End;
        return true;
    }

    /// <summary>Takes a phrase of a kind where it stands.</summary>
    public bool Take(string kind, ref int at) => Take(kind, ref at, out _);

    /// <summary>Takes a character, spaces before it allowed.</summary>
    public bool Mark(char mark, ref int at)
    {
        int next = Skip(at);
        if (next >= Lower.Length || Lower[next] != mark) return false;
        at = next + 1;
        return true;
    }

    /// <summary>Takes a run of <paramref name="least"/> to <paramref name="most"/> digits that is not longer.</summary>
    public bool Digits(int least, int most, ref int at, out int value)
    {
        int next = Skip(at), n = 0;
        value = 0;
        while (next + n < Lower.Length && n <= most && char.IsDigit(Lower[next + n])) value = value * 10 + (int)char.GetNumericValue(Lower[next + n++]);
        if (n < least || n > most) return false;
        at = next + n;
        return true;
    }

    /// <summary>Takes a year of four digits.</summary>
    public bool Year(ref int at, out int year)
    {
        int next = at;
        if (!Digits(4, 4, ref next, out year) || year is < 1000 or > 2199 || !Closes(next)) return false;
        at = next;
        return true;
    }

    /// <summary>Takes a day of the month: "5", "5th", "5.", "fifth".</summary>
    public bool Day(ref int at, out int day)
    {
        int next = at;
        if (Take("ord", ref next, out day) && day is >= 1 and <= 31) { at = next; return true; }
        next = at;
        if (!Digits(1, 2, ref next, out day) || day is < 1 or > 31) return false;
        if (next < Lower.Length && Lower[next] == '.' && Words.Is("suffix", ".")) { at = next + 1; return true; }
        int suffix = next;
        if (next < Lower.Length && Lower[next] != ' ' && Words.Longest("suffix", Lower, suffix) is { } end) next = end.End;
        if (next < Lower.Length && (char.IsLetterOrDigit(Lower[next]) && !DateWords.IsDense(Lower[next]) || Lower[next] is '%' or ':')) return false;
        at = next;
        return true;
    }

    /// <summary>Takes a month by name, or by abbreviation with or without its full stop.</summary>
    public bool Month(ref int at, out int month, bool abbreviated = true)
    {
        if (Take("month", ref at, out month)) return true;
        if (!abbreviated || !Take("abbr", ref at, out month)) return false;
        if (at < Lower.Length && Lower[at] == '.') at++;
        return true;
    }

    /// <summary>Takes a count in digits or one word ("three", "a").</summary>
    public bool Count(ref int at, out int count)
    {
        int next = Skip(at);
        if (Digits(1, 4, ref at, out count)) return at >= Lower.Length || Lower[at] is not ('.' or ',' or ':' or '%') || at + 1 >= Lower.Length || !char.IsDigit(Lower[at + 1]);
        if (Take("count", ref at, out count)) return true;
        int end = next;
        while (end < Lower.Length && end - next < 21 && (char.IsLetter(Lower[end]) || Lower[end] == '-')) end++;
        if (end == next || end - next > 20) return false;
        var word = Lower[next..end];
        if (NumberWords.Of(Language).Values.TryGetValue(word, out double value)) count = (int)value;
        else if (word is "a" or "an" or "einem" or "einer" or "un" or "une" or "una" or "uno" or "um" or "uma" or "een") count = 1;
        else if (word is "couple" or "paar") count = 2;
        else return false;
        at = end;
        if (count == 1 && Take("few", ref at)) count = 2;
        return count is > 0 and < 10_000;
    }

    /// <summary>Takes what stands between the ends of a stretch: a dash, "to", or "and" after "between".</summary>
    /// <param name="at">Where it may stand.</param>
    /// <param name="start">Where the stretch's first end begins.</param>
    public bool To(ref int at, int start)
    {
        if (Mark('-', ref at) || Mark('–', ref at)) return true;
        int next = at;
        if (!Take("to", ref next) || (next < Lower.Length && Lower[next] != ' ' && !DateWords.IsDense(Lower[next - 1]))) return false;
        if (Words.Is("and", Lower[Skip(at)..next]) && Opener(start, "between") < 0) return false;
        at = next;
        return true;
    }

    /// <summary>Where the word before the position ("from", "between", an article after it allowed) begins; -1 where none of the kind stands there.</summary>
    public int Opener(int at, string kind = "from")
    {
        int start = WordOf(kind, at);
        if (start >= 0) return start;
        int article = WordOf("the", at);
        return article < 0 ? -1 : WordOf(kind, article);
    }

    private int WordOf(string kind, int at)
    {
        int end = at;
        while (end > 0 && Lower[end - 1] == ' ') end--;
        for (int length = 1; length <= 9 && length <= end; length++)
        {
            int start = end - length;
            if ((start == 0 || !char.IsLetter(Lower[start - 1])) && Words.Is(kind, Lower[start..end])) return start;
        }
        return -1;
    }

    /// <summary>Takes a number below 32 in one word ("diez", "ventinove").</summary>
    public bool SpeltDay(ref int at, out int day)
    {
        int start = Skip(at), end = start;
        while (end < Lower.Length && end - start < 16 && char.IsLetter(Lower[end])) end++;
        bool known = end > start && NumberWords.Of(Language).Values.TryGetValue(Lower[start..end], out double value) && value is >= 1 and <= 31;
        day = known ? (int)NumberWords.Of(Language).Values[Lower[start..end]] : 0;
        if (known) at = end;
        return known;
    }

    /// <summary>Whether a number or word may end before the position.</summary>
    public bool Closes(int at) => at >= Lower.Length || !char.IsLetterOrDigit(Lower[at]) || DateWords.IsDense(Lower[at]);

    /// <summary>Whether a word or number may begin at the position.</summary>
    public bool Opens(int at) =>
        at == 0 || DateWords.IsDense(Lower[at]) || DateWords.IsDense(Lower[at - 1]) || !char.IsLetterOrDigit(Lower[at - 1]);

    /// <summary>The word before the position, in lower case; "" where a mark or line end stands there.</summary>
    public string WordBefore(int at)
    {
        int end = at;
        while (end > 0 && Lower[end - 1] == ' ') end--;
        int start = end;
        while (start > 0 && (char.IsLetter(Lower[start - 1]) || Lower[start - 1] == '\'')) start--;
        return Lower[start..end];
    }

    /// <summary>The word after the position, in lower case.</summary>
    public string WordAfter(int at)
    {
        int start = Skip(at), end = start;
        while (end < Lower.Length && char.IsLetter(Lower[end])) end++;
        return Lower[start..end];
    }

    /// <summary>A day, or null where the calendar has none.</summary>
    public static DateTime? DayOf(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) : null;
}
