using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Anpa;

/// <summary>
/// Reads ANPA 1312 (the wire service format of American agencies): SYN SYN SOH, service and number; priority, category, format; keyword, version, day, words; STX and lines that open with "^" (slug, headline,
/// notes to editors, byline); then paragraphs; ETX and the time.
/// </summary>
public static class AnpaReader
{
    private const char Soh = '\u0001', Stx = '\u0002', Etx = '\u0003';

    /// <summary>The message of a file; null where its header is none.</summary>
    public static WireDocument? Of(string text)
    {
        int soh = text.IndexOf(Soh), stx = text.IndexOf(Stx, soh + 1);
        if (soh < 0 || stx < 0 || Header.Match(text[(soh + 1)..stx]) is not { Success: true } head) return null;
        int etx = text.IndexOf(Etx, stx);
        var rows = text[(stx + 1)..(etx < 0 ? text.Length : etx)].Replace("\r", "", StringComparison.Ordinal).Split('\n');
        var (lines, paragraphs) = Parted(rows);
        int by = lines.FindIndex(l => l.StartsWith("By ", StringComparison.Ordinal));
        var take = WireWords.Folded(head.Groups["version"].Value);
        var foot = etx < 0 ? "" : text[(etx + 1)..].Split('\n')[0];
        return new WireDocument
        {
            Type = "text",
            // Numbers begin anew each day: without a time they name nothing.
            Uri = Sent(foot) is null ? null : $"urn:anpa1312:{head.Groups["service"].Value.ToLowerInvariant()}{head.Groups["number"].Value}:{Bare(foot)}",
            Urgency = head.Groups["priority"].Value switch { "f" => 1, "u" => 2, "b" => 3, "r" or "d" => 4, _ => 5 },
            Services = [new WireTerm(head.Groups["category"].Value.ToLowerInvariant(), null)],
            WordCount = WireWords.Number(head.Groups["words"].Value.TrimStart('0')),
            AltIds = [new WireTerm(head.Groups["number"].Value, null, "sequence")],
            Slugline = Cycle.Replace(head.Groups["keyword"].Value, ""),
            Signals = take is null ? [] : [take],
            Headlines = Headline(lines, by) is { } headline ? [new WireText(headline)] : [],
            EdNotes = [.. lines.Where(l => Note.IsMatch(l)).Select(l => Note.Replace(l, "").TrimEnd(')'))],
            Byline = by > 0 ? lines[by] : null,
            Provider = foot.Length > 1 && foot.IndexOf('-') is > 0 and < 8 and var dash ? new WireTerm(null, foot[..dash].Trim()) : null,
            Bodies = paragraphs.Length > 0 ? [new WireText(paragraphs)] : [],
            VersionCreated = Sent(foot),
        };
    }

    // "^...<" and "^...=" are lines of the head; what is indented is the text.
    private static (List<string> Lines, string Paragraphs) Parted(string[] rows)
    {
        var (lines, text) = (new List<string>(), new StringBuilder());
        foreach (var row in rows)
        {
            var bare = row.Trim(' ', '\t').TrimEnd('<', '=', ' ');
            if (row.StartsWith('^') && text.Length == 0) lines.AddRange(row[1..].Split(['^'], StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim().TrimEnd('<', '=', ' ')).Where(l => l.Length > 0 && l[0] != '*'));
            else if (bare.Length > 0 && !bare.StartsWith('^')) text.Append(text.Length > 0 ? "\n\n" : "").Append(bare.Replace("``", "“", StringComparison.Ordinal).Replace("''", "”", StringComparison.Ordinal).Replace(" _ ", " — ", StringComparison.Ordinal));
        }
        return (lines, text.ToString());
    }

    // The first line behind the slug that is no note, byline or list of pictures.
    private static string? Headline(List<string> lines, int by) =>
        lines.Skip(1).Take(by > 0 ? by - 1 : 3).FirstOrDefault(l => !Note.IsMatch(l) && !l.StartsWith("AP Photo", StringComparison.Ordinal));

    private static string Bare(string foot) => string.Concat(foot.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).ToLowerInvariant();

    // "AP-WF-11-13-13 1509GMT": month, day, year.
    private static DateTimeOffset? Sent(string foot) => Foot.Match(foot) is { Success: true } at
        && DateTimeOffset.TryParseExact($"{at.Groups[1].Value} {at.Groups[2].Value}", "MM-dd-yy HHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent : null;

    private static readonly Regex Header = new(@"^(?<service>[A-Za-z]{1,3})(?<number>\d{4})[^\n]*\r?\n(?<priority>[a-z]) (?<category>[A-Za-z])(?<format>[\s\S]{0,2}) ?(?<keyword>\S+)(?<version>[^\n]*?)\s+\d\d-\d\d(?: (?<words>\d{4}))?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Note = new(@"^\(?(?:Eds: ?|EDITOR'S NOTE (?:_|—|--) )", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Cycle = new(@"^(?:[A-Z]{2}-)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Foot = new(@"-(\d\d-\d\d-\d\d) (\d{4})GMT", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
