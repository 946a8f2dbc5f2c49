using System.Collections.Frozen;

namespace Stemma.Core.Language;

/// <summary>A clock time: minutes after midnight and, where the text tells it, the zone's offset in minutes.</summary>
/// <param name="End">First position after it.</param>
/// <param name="Minutes">Minutes after midnight.</param>
/// <param name="Offset">The zone's offset in minutes, or null.</param>
/// <param name="Sure">Whether the text says which half of the day it is.</param>
internal readonly record struct ClockHit(int End, int Minutes, int? Offset, bool Sure = false);

/// <summary>Clock times: "7 p.m. (1000 GMT)", "19:00", "8 Uhr 30", "19h30", "noon", "下午3点".</summary>
internal static class ClockTimes
{
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["gmt"] = 0,
        ["utc"] = 0,
        ["est"] = -300,
        ["edt"] = -240,
        ["et"] = -300,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["bst"] = 60,
        ["cet"] = 60,
        ["cest"] = 120,
        ["mez"] = 60,
        ["mesz"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["ist"] = 330,
        ["kst"] = 540,
        ["jst"] = 540,
        ["aest"] = 600,
        ["aedt"] = 660,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The clock time that begins at the position, or null.</summary>
    /// <param name="t">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="dotted">Whether "20.30" is one without more, because a day stands beside it.</param>
    public static ClockHit? At(DateText t, int at, bool dotted = false)
    {
        int next = at, hour, minute = 0;
        if (t.Take("noon", ref next, out hour)) return Zoned(t, next, hour * 60);
        bool afternoon = Half(t, ref next) is { } half && half;
        bool halved = next > at;
        if (!t.Digits(1, 2, ref next, out hour) || hour > 24 || next > at + 3 + (halved ? 8 : 0)) return null;
        bool exact = halved;
        if (next < t.Lower.Length && t.Lower[next] is ':' or '.' or 'h' or '時' or '点' or '點' or '시' or 'u')
        {
            char mark = t.Lower[next];
            int after = next + 1;
            if (t.Digits(mark is 'h' or '時' or '点' or '點' or '시' ? 1 : 2, 2, ref after, out int m) && m < 60 && (mark != '.' || AfterDot(t, after) || dotted && EndsThere(t, after)))
            {
                (minute, next, exact) = (m, after, mark != '.' || exact || dotted);
                if (next < t.Lower.Length && t.Lower[next] == ':' && t.Digits(2, 2, ref after, out _) == false) { int seconds = next + 1; if (t.Digits(2, 2, ref seconds, out _)) next = seconds; }
                if (next < t.Lower.Length && t.Lower[next] is '分' or '분') next++;
            }
            else if (mark is '時' or '点' or '點' or '시' || (mark == 'h' && t.Closes(next + 1))) { next++; exact = true; }
            else if (mark is ':' or 'u') return null;
        }
        int clock = next;
        bool sure = halved || hour > 12;
        if (Meridiem(t, ref next) is { } pm) { if (hour > 12) return null; hour = hour % 12 + (pm ? 12 : 0); sure = exact = true; }
        else if (t.Take("clock", ref next)) { exact = true; int m0 = next; if (t.Digits(2, 2, ref m0, out int m) && m < 60 && minute == 0) { minute = m; next = m0; } }
        if (exact && hour < 12 && !sure && t.Words.Longest("day", t.Lower, t.Skip(next)) is null && t.Take("part", ref next, out int part)) { sure = true; if (part % 100 > 12) hour += 12; }
        if (halved && hour < 12 && afternoon) hour += 12;
        if (!exact || !t.Closes(next) || clock < at) return null;
        return hour == 24 && minute > 0 ? null : Zoned(t, next, hour * 60 + minute) with { Sure = sure };
    }

    private static bool EndsThere(DateText t, int at) =>
        t.Closes(at) && (at >= t.Lower.Length || t.Lower[at] is not ('%' or '€' or '$') && (t.Lower[at] is not ('.' or ',' or '-' or '/') || at + 1 >= t.Lower.Length || !char.IsDigit(t.Lower[at + 1])));

    // "8.30 Uhr", "8.30 p.m."
    private static bool AfterDot(DateText t, int at)
    {
        int next = at;
        return Meridiem(t, ref next) is not null || t.Take("clock", ref next);
    }

    // "午後3時", "오후 3시": the half of the day stands first. True for afternoon.
    private static bool? Half(DateText t, ref int at)
    {
        if (t.Language is not ("ja" or "zh" or "ko")) return null;
        return t.Take("part", ref at, out int part) ? part >= 1100 : null;
    }

    private static bool? Meridiem(DateText t, ref int at)
    {
        int next = t.Skip(at);
        if (next + 1 >= t.Lower.Length || t.Lower[next] is not ('a' or 'p')) return null;
        bool pm = t.Lower[next] == 'p';
        int end = t.Lower[next + 1] == 'm' ? next + 2 : string.CompareOrdinal(t.Lower, next + 1, ".m.", 0, 3) == 0 ? next + 4 : string.CompareOrdinal(t.Lower, next + 1, ". m.", 0, 4) == 0 ? next + 5 :
            string.CompareOrdinal(t.Lower, next + 1, ".m", 0, 2) == 0 ? next + 3 : -1;
        if (end < 0 || (char.IsLetter(t.Lower[end - 1]) && !t.Closes(end))) return null;
        at = end;
        return pm;
    }

    private static ClockHit Zoned(DateText t, int end, int minutes)
    {
        int next = t.Skip(end);
        if (ZoneAt(t, next) is { } zone) return new ClockHit(zone.End, minutes, zone.Offset);
        if (t.Lower.AsSpan(next).StartsWith("local time")) { end = next + 10; next = t.Skip(end); }
        if (next >= t.Lower.Length || t.Lower[next] is not ('(' or ',' or ';')) return new ClockHit(end, minutes, null);
        bool paren = t.Lower[next++] == '(';
        if (!paren) next = t.Skip(next);
        int digits = next;
        if (!t.Digits(4, 4, ref digits, out int other))
        {
            if (!t.Digits(1, 2, ref digits, out int h) || digits >= t.Lower.Length || t.Lower[digits] is not (':' or '.')) return new ClockHit(end, minutes, null);
            digits++;
            if (!t.Digits(2, 2, ref digits, out int m)) return new ClockHit(end, minutes, null);
            other = h * 100 + m;
        }
        digits = t.Skip(digits);
        if (ZoneAt(t, digits) is not { Offset: 0 } gmt || other / 100 > 24 || other % 100 > 59) return new ClockHit(end, minutes, null);
        int stop = gmt.End;
        if (paren && stop < t.Lower.Length && t.Lower[stop] == ')') stop++;
        int offset = minutes - (other / 100 * 60 + other % 100);
        return new ClockHit(stop, minutes, offset > 14 * 60 ? offset - 1440 : offset < -12 * 60 ? offset + 1440 : offset);
    }

    private static (int End, int Offset)? ZoneAt(DateText t, int at)
    {
        int end = at;
        while (end < t.Text.Length && end - at < 5 && char.IsAsciiLetterUpper(t.Text[end])) end++;
        return end > at && t.Closes(end) && Zones.TryGetValue(t.Lower[at..end], out int offset) ? (end, offset) : null;
    }
}
