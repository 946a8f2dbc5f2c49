using System.Text.RegularExpressions;
using Stemma.Core.News;

namespace Stemma.App.Mail;

/// <summary>Where a mail that a program put below begins: at a ruled line, at a block of header lines, at "On Monday Mira wrote:".</summary>
public static partial class QuotedMail
{
    private const int MostBetween = 4;
    private static readonly Dictionary<string, HashSet<string>> Words = DataFile.Lines(typeof(QuotedMail), "mail-quotes.txt")
        .Select(static l => l.Split(':', 2)).ToDictionary(static p => p[0], static p => p[1].Split(',').Select(static w => w.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.Ordinal);

    private static readonly Regex Wrote = new($@"(?<!\p{{L}})(?:{string.Join('|', Words["wrote"].Select(Regex.Escape))})(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The number of the line that it begins at, from 0; the number of lines where there is none.</summary>
    /// <param name="lines">The mail's lines.</param>
    public static int Begins(IReadOnlyList<string> lines)
    {
        for (int n = 0; n < lines.Count; n++)
            if (Ruled().IsMatch(lines[n]) || IsHeader(lines, n)) return n;
            else if (Lead(lines, n) is { } lead) return lead;
        return lines.Count;
    }

    // From, then within a few lines the date and whom it is to or what it is about.
    private static bool IsHeader(IReadOnlyList<string> lines, int at)
    {
        if (!Names(lines[at], "from")) return false;
        var next = lines.Skip(at + 1).Where(static l => !string.IsNullOrWhiteSpace(l)).Take(MostBetween).ToList();
        return next.Any(static l => Names(l, "date")) && next.Any(static l => Names(l, "rest"));
    }

    private static bool Names(string line, string what) =>
        line.IndexOfAny([':', '：']) is > 0 and < 40 and var colon && Words[what].Contains(line[..colon].Trim().Trim('*').Trim());

    // It may be folded over two lines. Programs name a time of day or an address there; who writes below what he quotes with ">" is not cut off: that is told by its own mark.
    private static int? Lead(IReadOnlyList<string> lines, int at)
    {
        string line = lines[at].Trim().Trim('*').TrimEnd();
        if (line is not [.., ':' or '：'] || line[0] == '>' || !Wrote.IsMatch(line)) return null;
        bool folded = !Dated().IsMatch(line) || !line.Any(char.IsDigit);
        string whole = folded && at > 0 ? lines[at - 1] + " " + line : line;
        if (!Dated().IsMatch(whole) || !whole.Any(char.IsDigit)) return null;
        return lines.Skip(at + 1).FirstOrDefault(static l => !string.IsNullOrWhiteSpace(l)) is ['>', ..] ? null : folded ? at - 1 : at;
    }

    [GeneratedRegex(@"^\s*(?:-{4,}.*-{4,}|_{10,})\s*$")]
    private static partial Regex Ruled();

    [GeneratedRegex(@"@|\d[:.h]\d\d(?!\d)")]
    private static partial Regex Dated();
}
