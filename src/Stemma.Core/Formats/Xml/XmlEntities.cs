using System.Globalization;
using System.Net;
using System.Text;

namespace Stemma.Core.Formats.Xml;

/// <summary>Character references and entities: those of XML and HTML, nothing declared by the document.</summary>
internal static class XmlEntities
{
    /// <summary>What the ampersand at a place stands for, and how many characters it takes; a stray one stands for itself.</summary>
    public static (string Value, int Length) At(string text, int at, Action<string, string> wrong)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 34 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#')) end++;
        var name = text.AsSpan(at + 1, end - at - 1);
        var closed = end < text.Length && text[end] == ';';
        if (name.Length == 0 || !closed)
        {
            wrong("xml-stray-ampersand", "An \"&\" stands in the text.");
            return ("&", 1);
        }
        var length = name.Length + 2;
        if (name[0] == '#') return Numbered(name[1..]) is { } character ? (character, length) : Unknown(text.Substring(at, length), wrong);
        switch (name)
        {
            case "amp": return ("&", length);
            case "lt": return ("<", length);
            case "gt": return (">", length);
            case "quot": return ("\"", length);
            case "apos": return ("'", length);
        }
        var written = text.Substring(at, length);
        var known = WebUtility.HtmlDecode(written);
        if (known == written) return Unknown(written, wrong);
        wrong("xml-html-entity", $"{written} is an entity of HTML, not of XML.");
        return (known, length);
    }

    /// <summary>A text with all its references resolved.</summary>
    public static string Resolve(string text, Action<string, string> wrong)
    {
        if (!text.Contains('&', StringComparison.Ordinal)) return text;
        var made = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '&')
            {
                made.Append(text[i++]);
                continue;
            }
            var (value, length) = At(text, i, wrong);
            made.Append(value);
            i += length;
        }
        return made.ToString();
    }

    private static (string, int) Unknown(string written, Action<string, string> wrong)
    {
        wrong("xml-unknown-entity", $"{written} is not known.");
        return (written, written.Length);
    }

    // The numbers 128 to 159 mean windows-1252 wherever they are written.
    private static string? Numbered(ReadOnlySpan<char> digits)
    {
        var hex = digits.Length > 0 && digits[0] is 'x' or 'X';
        if (!int.TryParse(hex ? digits[1..] : digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return null;
        if (code is >= 128 and <= 159) return Windows((char)code).ToString();
        return code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }

    /// <summary>What a control character from 128 to 159 is in windows-1252; others stay.</summary>
    public static char Windows(char c) => c is >= '\u0080' and <= '\u009F' ? Encoding1252[c - 128] : c;

    private const string Encoding1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
}
