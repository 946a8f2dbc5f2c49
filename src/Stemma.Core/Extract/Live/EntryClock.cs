using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.Core.Language;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Live;

/// <summary>The time of an entry as a reader sees it: "14:32", "2.32pm", "14.32 Uhr", "12 Sep, 14:32 CEST", "午後2時32分". "5 minutes ago" is none: it moves.</summary>
/// <param name="Time">The hour and minute.</param>
/// <param name="Zone">The zone that stands beside it, or null.</param>
/// <param name="Day">The day that stands beside it, or null.</param>
/// <param name="End">Where in the line the words behind it begin.</param>
internal sealed partial record EntryClock(TimeOnly Time, WebZones.Zone? Zone, DateOnly? Day, int End)
{
    private const int Longest = 60, MostWords = 7, LongestLead = 10, LongestDay = 40, Opening = 48;
    private static readonly string[] Afternoon = ["p.m", "pm", "p. m", "下午", "午後", "오후", "晚上", "م", "مساء", "μ.μ", "μμ"];

    /// <summary>A short line that is a time and no more; null for another.</summary>
    /// <param name="line">White space folded.</param>
    /// <param name="language">The page's language.</param>
    /// <param name="near">A moment near it: the year and the week that it leaves open.</param>
    public static EntryClock? Whole(string line, string language, DateTimeOffset? near)
    {
        if (line.Length is < 2 or > Longest || !line.Any(char.IsDigit) || line.AsSpan().Count(' ') >= MostWords) return null;
        var lower = Plain(line);
        if (Clock(lower, line, anywhere: true) is not var (time, zone, from, to)) return null;
        var rest = (lower[..from] + " " + lower[to..]).Trim(' ', ',', '|', '·', '•', '-', '–', '—', ':', '(', ')', '[', ']', '.', '+');
        var day = rest.Length == 0 ? null : DayOf(rest, language, near);
        return rest.Length == 0 || day is not null || IsLead(lower[..from], lower[to..]) ? new EntryClock(time, zone, day, line.Length) : null;
    }

    /// <summary>A time with which a line begins ("12.31 Uhr: ...", "14:32 – ..."); null where it begins otherwise.</summary>
    public static EntryClock? Before(string line)
    {
        if (line.Length < 6 || !(char.IsDigit(line[0]) || line[0] is '(' or '[' or '+' or '•')) return null;
        var head = line.Length > Opening ? line[..Opening] : line;
        var lower = Plain(head);
        if (Clock(lower, head, anywhere: false) is not var (time, zone, from, end) || end >= line.Length) return null;
        while (end < line.Length && (line[end] is ')' or ']' or '+' || char.IsWhiteSpace(line[end]))) end++;
        bool parted = end < line.Length && line[end] is ':' or '–' or '—' or '-' or '|' or '•' or '·' or ',' or '.';
        bool closed = line[0] is '(' or '[' or '+' || lower[from..Math.Min(end, lower.Length)].Any(c => char.IsLetter(c) || c == ':');
        if (!parted && !closed) return null;
        while (end < line.Length && !char.IsLetterOrDigit(line[end]) && line[end] is not ('"' or '“' or '„' or '«' or '\'' or '(' or '¿' or '¡')) end++;
        return end < line.Length ? new EntryClock(time, zone, null, end) : null;
    }

    /// <summary>How many characters at the head of an entry's line say the hour of the entry ("12.31 Uhr: "); none where they say another, or no sentence begins behind them.</summary>
    /// <param name="line">White space folded.</param>
    /// <param name="time">When the entry was made, in the page's zone.</param>
    public static int HourOf(string line, DateTimeOffset time)
    {
        if (Before(line) is not { } shown || char.IsLower(line[shown.End])) return 0;
        var local = shown.Zone is { } zone ? time.ToOffset(TimeSpan.FromMinutes(Math.Clamp(WebZones.Offset(zone, time.DateTime), -840, 840))) : time;
        return (local.Hour, local.Minute) == (shown.Time.Hour, shown.Time.Minute) ? shown.End : 0;
    }

    /// <summary>The day that a heading between entries names ("Friday 12 September", "Gestern"); null where it names none or says more.</summary>
    public static DateOnly? DayOf(string line, string language, DateTimeOffset? near)
    {
        var text = line.Trim(' ', ',', ':', '.', '|', '-', '–');
        if (text.Length is < 3 or > LongestDay || text.Count(' '.Equals) > 5) return null;
        if (TextDates.Of(text, new DateHabits(true)) is { Time: var told }) return DateOnly.FromDateTime(told.At.DateTime);
        var lower = Plain(text);
        if (Short().Match(lower) is { Success: true } pair && near is { } about && Pair(pair, about) is { } day) return day;
        var words = lower.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var plain = string.Join(' ', words.Where(w => char.IsDigit(w[0]) || Days.Month(w) > 0));
        if (plain.Length > 2 && words.Length <= 5 && Days.Of(plain, near) is { } written) return written;
        // A weekday or "yesterday" alone, as the language room reads it.
        var times = Dates.Of(text, language, near);
        return times is [{ Precision: Precision.Day } only] && only.At.Length >= text.Length - 3 ? DateOnly.FromDateTime(only.From.DateTime) : null;
    }

    private static DateOnly? Pair(Match pair, DateTimeOffset near)
    {
        int day = int.Parse(pair.Groups["d"].Value, CultureInfo.InvariantCulture), month = int.Parse(pair.Groups["m"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || day < 1) return null;
        int year = near.Year + (month - near.Month > 6 ? -1 : near.Month - month > 6 ? 1 : 0);
        return day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static (TimeOnly Time, WebZones.Zone? Zone, int From, int To)? Clock(string lower, string line, bool anywhere)
    {
        foreach (Match match in Clocks().Matches(lower))
        {
            if (!anywhere && match.Index > 4) return null;
            int hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture), minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
            var half = match.Groups["half"].Success ? match.Groups["half"].Value : match.Groups["first"].Value;
            if (!match.Groups["m"].Success && half.Length == 0 && !match.Groups["word"].Success) continue;
            if (half.Length > 0 && hour is > 0 and <= 12) hour = hour % 12 + (Array.Exists(Afternoon, a => half.StartsWith(a, StringComparison.Ordinal)) ? 12 : 0);
            if (hour > 23 || minute > 59) continue;
            var (zone, end) = ZoneAt(line, lower, match.Index + match.Length);
            return (new TimeOnly(hour, minute), zone, match.Index, end);
        }
        return null;
    }

    // "CEST", "GMT+2", "(ET)" behind a clock time: capitals only, for "est" is a French word.
    private static (WebZones.Zone?, int) ZoneAt(string line, string lower, int at)
    {
        int from = at;
        while (from < line.Length && line[from] is ' ' or '(') from++;
        int end = from;
        while (end < line.Length && char.IsUpper(line[end])) end++;
        if (end - from is < 1 or > 5 || end < line.Length && char.IsLetter(line[end]) || !WebZones.Known(lower[from..end])) return (null, at);
        var (name, minutes) = (lower[from..end], 0);
        if (end + 1 < line.Length && line[end] is '+' or '-' or '−' && char.IsAsciiDigit(line[end + 1]))
        {
            int sign = line[end] == '+' ? 1 : -1, digits = ++end;
            while (end < line.Length && char.IsAsciiDigit(line[end]) && end - digits < 2) end++;
            minutes = Math.Clamp(sign * 60 * int.Parse(line[digits..end], CultureInfo.InvariantCulture), -840, 840);
        }
        if (end < line.Length && line[end] == ')') end++;
        return (new WebZones.Zone(name, minutes), end);
    }

    // A word that stands before a time and names no day: "at", "Update", "Stand", "klo".
    private static bool IsLead(string before, string behind) => before.Trim() is { Length: <= LongestLead } word && !word.Any(c => char.IsDigit(c) || c is ' ' or '%' or '\'' or '"') && !behind.Any(char.IsLetterOrDigit);

    // Same length: lower case, ASCII digits.
    private static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        foreach (char c in line) plain.Append(char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c is '：' or '٫' ? ':' : char.ToLowerInvariant(c));
        return plain.ToString();
    }

    [GeneratedRegex("""(?<![\d:.,/€$£%-])(?<first>午後|下午|오후|午前|上午|오전|晚上)?\s?(?<h>[012]?\d)(?:\s?(?:[:h時时點点시]|(?<dot>\.))\s?(?<m>[0-5]\d)(?::[0-5]\d)?(?:分|분)?(?![\d%])(?(dot)(?!\d|\.(?=.)))|(?<word>\s?(?:uhr|uur|heures|h(?![a-z\d])|時(?!間)|时(?!间)|点|點|시(?!간))))?(?:\s?(?<half>[ap]\.?\s?m\b\.?|(?:ص|م)(?!\w)|صباحا|مساء|[πμ]\.?μ\.?(?!\w)))?(?:\s?(?<word>uhr|uur|hrs|heures|h(?![a-z\d])))?(?!\w)""", RegexOptions.CultureInvariant)]
    private static partial Regex Clocks();

    [GeneratedRegex("""(?<!\d)(?<d>\d{1,2})[./](?<m>\d{1,2})\.?(?![\d./])""", RegexOptions.CultureInvariant)]
    private static partial Regex Short();
}
