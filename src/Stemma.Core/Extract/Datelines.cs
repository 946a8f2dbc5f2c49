using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Reads where, by which agency and on which day a report says it was written.</summary>
internal static class Datelines
{
    private const int Longest = 110;
    private static readonly string[] Joints = [" — ", " – ", " - ", " -- ", " --", ".- ", ".– ", "— ", "– ", " | ", " —", " –", ": "];

    /// <summary>The dateline that opens a paragraph, or null.</summary>
    /// <param name="paragraph">The first paragraphs of the body.</param>
    /// <param name="near">A day near which the report was published: gives the year.</param>
    public static Dateline? Of(string paragraph, DateTimeOffset? near)
    {
        if (Tass(paragraph, near) is { } tass) return tass;
        var reach = paragraph.Length > Longest ? paragraph[..Longest] : paragraph;
        int best = -1, length = 0;
        foreach (var joint in Joints)
        {
            int at = reach.IndexOf(joint, StringComparison.Ordinal);
            if (at >= 0 && (best < 0 || at < best)) { best = at; length = joint.Length; }
        }
        if (best <= 0) return BracketOnly(paragraph, reach, near);
        var head = reach[..best];
        var read = Read(head, near);
        if (read is { Place: null, Agency: not null } && AgencyFirst(paragraph, best + length, read, near) is { } italian) return italian;
        return read is null ? null : read with { Text = paragraph[..(best + length)].TrimEnd() };
    }

    /// <summary>How many characters an emptied dateline ("( – ") takes up at the paragraph's start; 0 where there is none.</summary>
    public static int Emptied(string paragraph)
    {
        int i = 0;
        bool dash = false;
        for (; i < paragraph.Length && i < 16; i++)
        {
            char c = paragraph[i];
            if (c is '–' or '—' or '-') dash = true;
            else if (!(char.IsWhiteSpace(c) || (c is '(' or ')' && !dash))) break;
        }
        bool space = i > 1 && char.IsWhiteSpace(paragraph[i - 1]);
        return dash && space && paragraph.AsSpan(0, i).IndexOf('(') >= 0 ? i : 0;
    }

    // "SEOUL (AP) North Korea ...": no dash; taken only with a known agency and a place in capitals.
    private static Dateline? BracketOnly(string paragraph, string reach, DateTimeOffset? near)
    {
        int close = reach.IndexOf(')');
        if (close <= 0 || close + 1 >= paragraph.Length) return null;
        var read = Read(reach[..(close + 1)], near);
        return read is { Agency: not null, Place: { } place } && Agencies.Named(read.Agency) is not null && IsCapitals(place)
            ? read with { Text = paragraph[..(close + 1)] } : null;
    }

    // "(ANSA) - ROMA, 12 SET -"
    private static Dateline? AgencyFirst(string paragraph, int from, Dateline agency, DateTimeOffset? near)
    {
        var rest = paragraph[from..];
        if (rest.Length > 60) rest = rest[..60];
        int dash = rest.IndexOf(" - ", StringComparison.Ordinal);
        if (dash <= 0 || Read(rest[..dash], near) is not { Agency: null, Place: not null } place || !IsCapitals(place.Place)) return null;
        return place with { Agency = agency.Agency, Text = paragraph[..(from + dash + 2)] };
    }

    // "MOSCOW, September 12. /TASS/."
    private static Dateline? Tass(string paragraph, DateTimeOffset? near)
    {
        int slash = paragraph.IndexOf('/');
        if (slash is < 3 or > 60) return null;
        int close = paragraph.IndexOf('/', slash + 1);
        if (close < 0 || close - slash > 30) return null;
        var wire = Agencies.Named(paragraph[(slash + 1)..close]);
        if (Read(paragraph[..slash].TrimEnd(' ', '.'), near) is not { Place: { } place } read) return null;
        bool stop = close + 1 < paragraph.Length && paragraph[close + 1] == '.';
        // An agency that no list has needs all of the form: capitals, the day, the stop.
        if (wire is null && !(stop && read.Day is not null && IsCapitals(place) && char.IsUpper(paragraph[slash + 1]))) return null;
        return read with { Agency = wire?.Name ?? paragraph[(slash + 1)..close].Trim(), Text = paragraph[..(stop ? close + 2 : close + 1)] };
    }

    private static Dateline? Read(string head, DateTimeOffset? near)
    {
        var (before, agency) = CutAgency(head.Trim());
        var parts = before.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        DateOnly? day = null;
        bool dated = false;
        while (parts.Count > 0 && Days.Looks(parts[^1]))
        {
            day = Days.Of(parts[^1], near) ?? day;
            dated = true;
            parts.RemoveAt(parts.Count - 1);
        }
        if (parts.Count > 0 && !dated && TrailingDay(parts[^1]) is var (place, said) && said.Length > 0)
        {
            day = Days.Of(said, near);
            parts[^1] = place;
            dated = true;
        }
        if (parts.Count == 0) return agency is null || !KnownOrShort(agency) ? null : new Dateline(head, null, agency, day);
        var where = string.Join(", ", parts);
        return IsPlace(parts, agency is not null && (dated || KnownOrShort(agency))) ? new Dateline(head, where, agency, day) : null;
    }

    private static bool KnownOrShort(string agency) => Agencies.Named(agency) is not null || Agencies.Listed(agency).Count > 0;

    private static (string Before, string? Agency) CutAgency(string head)
    {
        if (!head.EndsWith(')')) return (head, null);
        int open = head.LastIndexOf('(');
        if (open < 0) return (head, null);
        var agency = head[(open + 1)..^1].Trim();
        return agency.Length is >= 2 and <= 40 ? (head[..open].Trim().TrimEnd('.'), agency) : (head, null);
    }

    private static (string Place, string Day) TrailingDay(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int n = Math.Min(3, words.Length - 1); n >= 2; n--)
        {
            var tail = string.Join(' ', words[^n..]);
            if (Days.Looks(tail)) return (string.Join(' ', words[..^n]), tail);
        }
        return (part, "");
    }

    private static bool IsPlace(List<string> parts, bool vouched)
    {
        if (parts.Count > 4 || parts.Sum(p => p.Length) > 60) return false;
        foreach (var part in parts)
        {
            var words = part.Split([' ', '/', '-'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 5) return false;
            if (!char.IsUpper(part[0])) return false;
            if (part.Any(c => c is '"' or '“' or '?' or '!' or ';' or '(' or ':') || part.Any(char.IsDigit)) return false;
        }
        return vouched || IsCapitals(parts[0]);
    }

    /// <summary>Whether a place is written in capitals.</summary>
    public static bool IsCapitals(string place)
    {
        int letters = place.Count(char.IsLetter);
        return letters >= 3 && place.Where(char.IsLetter).All(char.IsUpper) || place is "UN" or "LA";
    }
}
