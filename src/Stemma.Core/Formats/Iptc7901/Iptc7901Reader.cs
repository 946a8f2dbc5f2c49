using System.Globalization;
using System.Text.RegularExpressions;
using Stemma.Core.Formats.Wires;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Iptc7901;

/// <summary>
/// Reads IPTC 7901 (the text transmission format of 1979, still sent by European agencies): SOH, source and number, priority, category, word count, slug; STX, the headline's lines and the text; ETX and the time.
/// </summary>
public static class Iptc7901Reader
{
    private const char Soh = '\u0001', Stx = '\u0002', Etx = '\u0003';

    /// <summary>The message of a file; null where its header is none.</summary>
    public static WireDocument? Of(string text)
    {
        int from = text.IndexOf(Soh), stx = text.IndexOf(Stx, from + 1);
        if (from < 0 || stx < 0 || Header.Match(text[(from + 1)..stx]) is not { Success: true } head) return null;
        int etx = text.IndexOf(Etx, stx);
        var body = text[(stx + 1)..(etx < 0 ? text.Length : etx)].Replace("\r", "", StringComparison.Ordinal);
        var (lines, rest) = Parted(body);
        var slug = head.Groups["slug"].Value.Split('\n').Select(l => l.Trim().TrimEnd('/')).LastOrDefault(l => l.Length > 0);
        int by = lines.FindIndex(l => l.StartsWith("By ", StringComparison.Ordinal));
        var titles = by > 0 ? lines[..by] : lines;
        var sent = etx < 0 ? null : Sent(text[(etx + 1)..]);
        return new WireDocument
        {
            Type = "text",
            // Numbers begin anew each day: without a time they name nothing.
            Uri = sent is null ? null : $"urn:iptc7901:{head.Groups["source"].Value}{head.Groups["number"].Value}:{text[(etx + 1)..].Split('\n')[0].Trim().Replace(' ', '-')}",
            Urgency = WireWords.Number(head.Groups["priority"].Value),
            Services = [new WireTerm(head.Groups["category"].Value, null)],
            WordCount = WireWords.Number(head.Groups["words"].Value),
            Provider = WireWords.Folded(head.Groups["agency"].Value) is { } agency ? new WireTerm(null, agency) : null,
            AltIds = [new WireTerm(head.Groups["number"].Value, null, "sequence")],
            Slugline = slug,
            Headlines = titles.Count > 0 ? [new WireText(titles[^1])] : [],
            Signals = [.. titles.SkipLast(1)],
            Byline = by > 0 ? lines[by] : null,
            Bodies = [new WireText(Flowing(rest))],
            VersionCreated = sent,
        };
    }

    // The headline's lines go up to one that ends with "="; without such, the first line alone.
    private static (List<string> Lines, string Body) Parted(string body)
    {
        var all = body.Split('\n');
        int end = Array.FindIndex(all, 0, Math.Min(all.Length, 8), l => l.TrimEnd().EndsWith('='));
        if (end < 0) end = 0;
        return ([.. all[..(end + 1)].Select(l => l.TrimEnd().TrimEnd('=').Trim()).Where(l => l.Length > 0)], string.Join('\n', all[(end + 1)..]));
    }

    // Lines are broken at some sixty characters; a blank line or an indented one begins a paragraph.
    private static string Flowing(string text) => Paragraphs.Replace(text.Trim('\n'), "\n\n").Trim();

    // "242200 GMT Jun 17": day, hour and minute, month, year.
    private static DateTimeOffset? Sent(string foot) => Foot.Match(foot) is { Success: true } at
        && DateTimeOffset.TryParseExact($"{at.Groups[1].Value} {at.Groups[2].Value}", "ddHHmm MMM yy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent) ? sent : null;

    private static readonly Regex Header = new(@"^(?<source>[a-z]{1,4})(?<number>\d{1,5})[ ]+(?<priority>\d)[ ]+(?<category>[a-z]{1,4})[ ]+(?<words>\d{1,5})\s+(?:[a-z]{5}[ ]+)?(?<agency>[A-Za-z-]+)?(?<slug>[\s\S]*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Foot = new(@"^\s*(\d{6}) GMT (\w{3} \d\d)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Paragraphs = new(@"\n(?:[ \t]*\n)+[ \t]*|\n[ \t]{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
