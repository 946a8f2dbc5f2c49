using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds the day and time that a short line above or below a report states ("Published: Sept. 11, 2023 at 10:21 p.m.", "12.09.2023, 07:15 Uhr").</summary>
internal static class TextDates
{
    /// <summary>The time with whether it is said to be that of a change; null where the line states none or says more than that.</summary>
    /// <param name="line">As it stands, white space folded.</param>
    /// <param name="habits">How the page writes its dates.</param>
    public static (StatedTime Time, bool Updated)? Of(string line, DateHabits habits = default)
    {
        if (line.Length > 90 || !HasDigit(line) || Ascii.IsValid(line) && !MayHoldDay(line)) return null;
        var lower = Plain(line);
        if (Day(lower, lower.Length <= 40 ? habits : habits with { ShortYears = false }) is not { } day) return null;
        var time = Time(lower);
        var at = new DateTimeOffset(day.ToDateTime(time ?? TimeOnly.MinValue), TimeSpan.Zero);
        return (new StatedTime(at, time is not null, "text"), DateLabels.SaysUpdated(lower));
    }

    // Lower case, other scripts' digits and the signs of East Asian days made plain.
    private static string Plain(string line)
    {
        var lower = line.ToLowerInvariant();
        if (!lower.AsSpan().ContainsAnyInRange('\u0601', '\uFFFF')) return lower;
        var plain = new StringBuilder(lower.Length);
        for (int i = 0; i < lower.Length; i++)
        {
            char c = lower[i];
            bool sign = i > 0 && (char.IsDigit(lower[i - 1]) || lower[i - 1] == ' ' && i > 1 && char.IsDigit(lower[i - 2]));
            if (char.IsDigit(c)) plain.Append((char)('0' + (int)char.GetNumericValue(c)));
            else if (sign && c is '年' or '月' or '년' or '월') plain.Append('-');
            else plain.Append(c is '日' or '일' or '號' or '号' ? ' ' : c);
        }
        return plain.Replace("- ", "-").ToString();
    }

    private static DateOnly? Day(string line, DateHabits habits)
    {
        if (!MayHoldDay(line)) return null;
        var words = line.Split([' ', ',', '|', '(', ')', '•', '·', '\u00A0', '–', '—', ';'], StringSplitOptions.RemoveEmptyEntries);
        int strange = 0;
        DateOnly? found = null;
        for (int i = 0; i < words.Length; i++)
        {
            if (found is null && (Numeric(words[i], habits) ?? Written(words, i)) is { } day) found = day;
            else if (words[i].Length > 3 && AreLetters(words[i]) && Month(words[i]) == 0) strange++;
        }
        return strange <= 7 ? found : null;
    }

    // A day has a year of four digits, or figures with two marks between them.
    private static bool MayHoldDay(string line)
    {
        int digits = 0, marks = 0;
        foreach (char c in line)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else digits = 0;
            if (c is '-' or '.' or '/') marks++;
            if (digits == 4 || marks == 2) return true;
        }
        return false;
    }

    private static bool HasDigit(string line)
    {
        foreach (char c in line) if (char.IsDigit(c)) return true;
        return false;
    }

    private static bool AreLetters(string word)
    {
        foreach (char c in word) if (!char.IsLetter(c)) return false;
        return true;
    }

    private static DateOnly? Numeric(string word, DateHabits habits)
    {
        if (!word.AsSpan().ContainsAnyInRange('0', '9')) return null;
        int cut = word.IndexOf('t');
        var parts = (cut == 10 ? word[..10] : word).Split(['-', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !parts.All(p => p.Length <= 4 && p.All(char.IsAsciiDigit))) return null;
        int[] n = [.. parts.Select(int.Parse)];
        if (parts[0].Length == 4) return Valid(n[0], n[1], n[2]);
        bool slashed = word.Contains('/');
        if (parts[2].Length == 2 && !word.Contains('-') && habits.ShortYears) n[2] += n[2] < 70 ? 2000 : 1900;
        else if (parts[2].Length != 4) return null;
        return slashed && (n[1] > 12 || habits.MonthFirst && n[0] <= 12) ? Valid(n[2], n[0], n[1]) : Valid(n[2], n[1], n[0]);
    }

    private static int Month(string word) => Days.Month(word) is > 0 and var known ? known : word.Length > 3 && char.IsLetter(word[0]) ? WebDateWords.Month(word.Trim('.', ',')) ?? 0 : 0;

    // "september 11 2023", "11 september 2023", "11. de septiembre de 2023"
    private static DateOnly? Written(string[] words, int i)
    {
        int month = Month(words[i]);
        if (month == 0) return null;
        int year = 0, day = 0;
        for (int j = Math.Max(0, i - 2); j < Math.Min(words.Length, i + 4); j++)
        {
            var word = words[j].Trim('.', ':', '\'');
            if (word.Length == 4 && int.TryParse(word, out int y) && y is > 1990 and < 2100 && j > i) year = y;
            else if (word.Length <= 4 && day == 0 && int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'º'), out int d) && d is >= 1 and <= 31) day = d;
        }
        return year > 0 && day > 0 ? Valid(year, month, day) : null;
    }

    private static DateOnly? Valid(int year, int month, int day) =>
        year is > 1990 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static TimeOnly? Time(string line)
    {
        for (int i = 1; i + 2 < line.Length; i++)
        {
            if (line[i] != ':' || !char.IsAsciiDigit(line[i - 1]) || !char.IsAsciiDigit(line[i + 1]) || !char.IsAsciiDigit(line[i + 2])) continue;
            int start = i >= 2 && char.IsAsciiDigit(line[i - 2]) ? i - 2 : i - 1;
            int hour = int.Parse(line[start..i]), minute = int.Parse(line[(i + 1)..(i + 3)]);
            var rest = line[(i + 3)..].TrimStart();
            if (rest.StartsWith('p') && hour < 12) hour += 12;
            else if (rest.StartsWith('a') && hour == 12) hour = 0;
            return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
        }
        return null;
    }
}
