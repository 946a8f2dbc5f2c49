using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Days as written in datelines and above reports ("Sept 5", "12. September 2023", "12 sep").</summary>
internal static class Days
{
    private static readonly FrozenDictionary<string, int> Months = DataFile.Rows(typeof(Days), "months.tsv")
        .SelectMany(r => r[1].Split('|').Select(m => (Name: m, Number: int.Parse(r[0])))).DistinctBy(m => m.Name)
        .ToFrozenDictionary(m => m.Name, m => m.Number, StringComparer.Ordinal);

    /// <summary>The number of a month's name or short form; 0 for another word.</summary>
    public static int Month(string word) => Months.GetValueOrDefault(word.Trim('.', ',').ToLowerInvariant());

    /// <summary>Whether the words are a day and month, with or without year.</summary>
    public static bool Looks(string text) => Parts(text) is { Month: > 0 } or { Year: > 0, Day: 0 };

    /// <summary>The day; where no year is written, the one that puts it nearest to <paramref name="near"/>; null without either.</summary>
    public static DateOnly? Of(string text, DateTimeOffset? near)
    {
        var (year, month, day) = Parts(text);
        if (month == 0 || day == 0) return null;
        if (year == 0)
        {
            if (near is not { } at) return null;
            year = at.Year;
            if (month - at.Month > 6) year--;
            else if (at.Month - month > 6) year++;
        }
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static (int Year, int Month, int Day) Parts(string text)
    {
        int year = 0, month = 0, day = 0;
        var words = text.Split([' ', '\u00A0', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 4) return default;
        foreach (var word in words)
        {
            if (word is "de" or "of" or "le" or "den") continue;
            if (Month(word) is > 0 and var m && month == 0) month = m;
            else if (word.Length == 4 && int.TryParse(word, out int y) && y is > 1900 and < 2100) year = y;
            else if (word.Length <= 4 && int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'e'), out int d) && d is >= 1 and <= 31 && day == 0) day = d;
            else return default;
        }
        return month > 0 && day == 0 ? default : (year, month, day);
    }
}
