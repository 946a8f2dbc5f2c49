using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Stemma.Core.Formats.Out;

/// <summary>Text made fit to stand in XML or JSON, and in a list beside other people's text.</summary>
public static partial class OutText
{
    private const int LineLength = 400;

    // ISO 639-1.
    private static readonly FrozenSet<string> TwoLetters = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
        + "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv "
        + "sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
                made.Append(Told(rune));
            }
            if (made.Length >= LineLength) return made.Append('…').ToString();
        }
        return made.ToString();
    }

    /// <summary>A headline: one line, "Untitled" where nothing is left of it.</summary>
    public static string Title(string title) => Line(title) is { Length: > 0 } line ? line : "Untitled";

    /// <summary>Who wrote something: one line, without a mail address that stands in it between angle brackets.</summary>
    public static string Name(string name) => Line(Mail().Replace(name, ""));

    /// <summary>Words as lines, each once, without those that are empty.</summary>
    public static IEnumerable<string> Lines(IEnumerable<string> words) => words.Select(Line).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Text for an element that some readers take for HTML, though it is none: whatever would open or close a tag in it is kept apart by a word joiner (U+2060), which shows nothing.
    /// </summary>
    public static string Untagged(string text) => TagMark().Replace(text, "<\u2060");

    /// <summary>Whether a reader could take a text for HTML: a tag or an entity seems to stand in it.</summary>
    public static bool LooksMarked(string text) => TagMark().IsMatch(text) || EntityMark().IsMatch(text);

    /// <summary>A time as Atom and JSON Feed want it (RFC 3339), in UTC, to the microsecond.</summary>
    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Text of several lines: line ends and tabs stay, other controls go.</summary>
    public static string Lines(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || Barred(rune))) made.Append(Told(rune));
        return made.ToString();
    }

    // A letter that was lost before it came here is no letter: the mark that stands for it counts as a fault of whoever shows it.
    private static string Told(Rune rune) => rune == Rune.ReplacementChar ? "?" : rune.ToString();

    /// <summary>An absolute http or https address in ASCII, user name and password left out; null for anything else.</summary>
    public static string? Address(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0) return null;
        string host = address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;
        string clean = address.Scheme + "://" + host + (address.IsDefaultPort ? "" : ":" + address.Port) + (address.PathAndQuery + address.Fragment).Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
        return clean.All(c => c is > ' ' and <= '~' and not ('<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`')) ? clean : null;
    }

    /// <summary>The tag where it names a language (RFC 5646: a code of two letters that is given or any of three, then groups of up to eight letters and digits); else null.</summary>
    public static string? Language(string? tag)
    {
        if (tag is null or "" or "und") return null;
        var parts = tag.Split('-');
        bool whole = (parts[0].Length == 3 && parts[0].All(char.IsAsciiLetter) || TwoLetters.Contains(parts[0])) && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit));
        return whole ? tag : null;
    }

    // Noncharacters, the byte order mark, and the embeddings, overrides and isolates that turn the text around them (Unicode TR 9, 2.1-2.4).
    private static bool Barred(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is 0xFEFF or (>= 0xFDD0 and <= 0xFDEF) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    [GeneratedRegex(@"<[^<>\s]*@[^<>\s]*>")]
    private static partial Regex Mail();

    [GeneratedRegex("<(?=[/!?A-Za-z])")]
    private static partial Regex TagMark();

    [GeneratedRegex(@"&(?=[#\w])(?![A-Z]\b(?!;))")] // not that of "AT&T"
    private static partial Regex EntityMark();
}
