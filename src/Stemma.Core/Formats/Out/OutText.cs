using System.Globalization;
using System.Text;

namespace Stemma.Core.Formats.Out;

/// <summary>Text made fit to stand in XML or JSON, and in a list beside other people's text.</summary>
public static class OutText
{
    private const int LineLength = 400;

    /// <summary>One line: white space folded, controls gone, cut at a length that no honest headline has.</summary>
    public static string Line(string text)
    {
        var made = new StringBuilder(Math.Min(text.Length, LineLength));
        bool gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) gap = made.Length > 0;
            else if (!Barred(rune))
            {
                if (gap) made.Append(' ');
                gap = false;
                made.Append(rune.ToString());
            }
            if (made.Length >= LineLength) return made.Append('…').ToString();
        }
        return made.ToString();
    }

    /// <summary>A headline: one line, "Untitled" where nothing is left of it.</summary>
    public static string Title(string title) => Line(title) is { Length: > 0 } line ? line : "Untitled";

    /// <summary>Words as lines, each once, without those that are empty.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> words) => words.Select(Line).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>A time as Atom and JSON Feed want it (RFC 3339), in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text of several lines: line ends and tabs stay, other controls go.</summary>
    public static string Lines(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || Barred(rune))) made.Append(rune.ToString());
        return made.ToString();
    }

    /// <summary>An absolute http or https address in ASCII, user name and password left out; null for anything else.</summary>
    public static string? Address(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0) return null;
        string host = address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;
        string clean = address.Scheme + "://" + host + (address.IsDefaultPort ? "" : ":" + address.Port) + address.PathAndQuery + address.Fragment;
        return clean.All(c => c is > ' ' and <= '~' and not ('<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`')) ? clean : null;
    }

    /// <summary>The tag where it has the shape of one (RFC 5646: letters, then groups of up to eight letters and digits); else null.</summary>
    public static string? Language(string? tag)
    {
        if (tag is null or "" or "und") return null;
        var parts = tag.Split('-');
        bool whole = parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter) && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
        return whole ? tag : null;
    }

    // Noncharacters, the byte order mark, and the embeddings, overrides and isolates that turn the text around them (Unicode TR 9, 2.1-2.4).
    private static bool Barred(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is 0xFEFF or (>= 0xFDD0 and <= 0xFDEF) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
