using System.Buffers;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>Bytes made text.</summary>
/// <param name="Text">The text, without its byte order mark.</param>
/// <param name="Encoding">The encoding it was read with, lower case ("utf-8", "windows-1252", "gb18030").</param>
/// <param name="Problems">What did not fit: a wrong declaration, broken bytes, a text cut at the cap.</param>
public sealed record DecodedText(string Text, string Encoding, IReadOnlyList<Problem> Problems);

/// <summary>
/// Finds the encoding of a page or feed and reads it: byte order mark, HTTP charset, XML declaration, meta charset, else UTF-8 where valid, else windows-1252.
/// A declaration that the bytes contradict is set aside (labels after the WHATWG Encoding Standard).
/// </summary>
public static class Charset
{
    private const int Sample = 1024, LeastSample = 64;
    private const int LeastZeros = 8; // a zero in so many characters: a wide encoding so damaged that its characters no longer stand where they should

    private static readonly SearchValues<char> EndOfParameter = SearchValues.Create(";\"' \t,");

    /// <summary>Reads the bytes.</summary>
    /// <param name="bytes">The body, transfer and content encoding undone.</param>
    /// <param name="contentType">The Content-Type as sent ("text/html; charset=koi8-r"), or null.</param>
    /// <param name="cap">At most so many bytes are read.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType, int cap)
    {
        var problems = new List<Problem>();
        if (bytes.Length > cap)
        {
            problems.Add(new Problem("text-cut", $"The text is longer than {cap} bytes; the rest was left out."));
            bytes = bytes[..cap];
        }
        if (Bom(bytes) is var (bom, length) && length > 0)
        {
            return Read(bytes[length..], Known(bom)!, bom, problems);
        }
        if ((Wide(bytes) ?? OfZeros(bytes)) is { } wide)
        {
            return Read(bytes, Known(wide)!, wide, problems);
        }
        var declared = Declared(bytes, contentType);
        var name = Choose(bytes, declared);
        if (declared.Count > 0 && !string.Equals(name, declared[0], StringComparison.Ordinal))
        {
            problems.Add(new Problem("charset-mismatch", $"The text is declared as {declared[0]} but was read as {name}."));
        }
        var read = Read(bytes, Known(name)!, name, problems);
        return read.Text.Length < LeastSample || read.Text.AsSpan().Count('\0') * LeastZeros < read.Text.Length ? read : read with { Text = WithoutZeros(read.Text) };
    }

    // Replace would first list all their places, which takes several times what the text does.
    private static string WithoutZeros(string text) => string.Create(text.Length - text.AsSpan().Count('\0'), text, static (kept, all) =>
    {
        int at = 0;
        foreach (char c in all)
            if (c != '\0') kept[at++] = c;
    });

    /// <summary>The charset parameter of a Content-Type as a canonical name, or null where there is none or it is unknown.</summary>
    public static string? OfContentType(string? contentType)
    {
        if (contentType is null) return null;
        var at = contentType.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = contentType.AsSpan(at + 7).TrimStart();
        if (rest.IsEmpty || rest[0] != '=') return null;
        rest = rest[1..].TrimStart(" \t\"'");
        var end = rest.IndexOfAny(EndOfParameter);
        return CharsetLabels.Canonical((end < 0 ? rest : rest[..end]).ToString());
    }

    private static (string Name, int Length) Bom(ReadOnlySpan<byte> b) =>
        b.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? ("utf-8", 3)
        : b.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? ("utf-32be", 4)
        : b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? ("utf-32le", 4)
        : b.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? ("utf-16be", 2)
        : b.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? ("utf-16le", 2)
        : b.StartsWith((ReadOnlySpan<byte>)[0x84, 0x31, 0x95, 0x33]) ? ("gb18030", 4)
        : ("", 0);

    // A text that opens with "<" in a wide encoding, without a byte order mark (XML 1.0, appendix F); white space may stand before it.
    private static string? Wide(ReadOnlySpan<byte> b) =>
        Opening(b, 4, 3) is [0, 0, 0, (byte)'<', ..] ? "utf-32be"
        : Opening(b, 4, 0) is [(byte)'<', 0, 0, 0, ..] ? "utf-32le"
        : Opening(b, 2, 1) is [0, (byte)'<', 0, not 0, ..] ? "utf-16be"
        : Opening(b, 2, 0) is [(byte)'<', 0, not 0, 0, ..] ? "utf-16le"
        : b is [0x4C, 0x6F, 0xA7, 0x94, ..] ? "ibm037"
        : null;

    // Where the zeros of Latin letters lie, in a text whose opening says nothing: no encoding of single bytes has any.
    private static string? OfZeros(ReadOnlySpan<byte> b)
    {
        b = b[..Math.Min(b.Length / 4 * 4, Sample)];
        if (b.Length < LeastSample) return null;
        Span<int> zeros = stackalloc int[4];
        for (int i = 0; i < b.Length; i++) if (b[i] == 0) zeros[i % 4]++;
        int many = b.Length / 4 * 6 / 10, few = b.Length / 4 / 20;
        return (zeros[0] >= many, zeros[1] >= many, zeros[2] >= many, zeros[3] >= many) switch
        {
            (true, true, true, false) when zeros[3] <= few => "utf-32be",
            (false, true, true, true) when zeros[0] <= few => "utf-32le",
            (true, false, true, false) when zeros[1] + zeros[3] <= few => "utf-16be",
            (false, true, false, true) when zeros[0] + zeros[2] <= few => "utf-16le",
            _ => null,
        };
    }

    // The bytes behind the white space that they open with, where a character takes so many bytes, that of ASCII at the given place.
    private static ReadOnlySpan<byte> Opening(ReadOnlySpan<byte> b, int width, int place)
    {
        while (b.Length >= width && b[place] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f' && b[..width].Count((byte)0) == width - 1) b = b[width..];
        return b;
    }

    // What the headers and the text say of themselves, strongest first, canonical names.
    private static List<string> Declared(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1024)]);
        var found = new List<string>(3);
        foreach (var name in (ReadOnlySpan<string?>)[OfContentType(contentType), CharsetLabels.OfXmlDeclaration(head), CharsetLabels.OfMeta(head)])
        {
            // A label that was read as single bytes cannot be a wide encoding: the text is UTF-8 then (HTML, "prescan").
            var narrow = name is not null && name.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-8" : name;
            if (narrow is not null && !found.Contains(narrow)) found.Add(narrow);
        }
        return found;
    }

    private static string Choose(ReadOnlySpan<byte> bytes, List<string> declared)
    {
        var (many, broken) = Utf8Shape.Count(bytes);
        if (many == 0 && broken == 0)
        {
            return declared.Count == 0 ? "utf-8" : declared[0];
        }
        if (broken == 0 && many >= Needed(declared)) return "utf-8";
        foreach (var name in declared)
        {
            if (name == "utf-8" ? broken == 0 || many > broken : Fits(bytes, name)) return name;
        }
        return many > broken || broken == 0 ? "utf-8" : "windows-1252";
    }

    // How many valid UTF-8 sequences outweigh a declaration: in double-byte encodings some fall together by chance.
    private static int Needed(List<string> declared) =>
        declared.Count == 0 || declared[0] is "utf-8" or "iso-8859-1" or "windows-1252" or "us-ascii" ? 1
        : declared[0].StartsWith("windows-", StringComparison.Ordinal) || declared[0].StartsWith("iso-8859", StringComparison.Ordinal) ? 3
        : 12;

    private static bool Fits(ReadOnlySpan<byte> bytes, string name)
    {
        if (name == "us-ascii") return false;
        var text = Known(name)!.GetString(bytes);
        var bad = 0;
        foreach (var c in text)
        {
            if (c is '\uFFFD' or (>= '\u0080' and <= '\u009F')) bad++;
        }
        return bad * 200 <= text.Length;
    }

    private static DecodedText Read(ReadOnlySpan<byte> bytes, Encoding encoding, string name, List<Problem> problems)
    {
        var text = encoding.GetString(bytes);
        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            problems.Add(new Problem("charset-broken-bytes", $"Some bytes are not valid {name} and were replaced."));
        }
        return new DecodedText(text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text, name, problems);
    }

    private static Encoding? Known(string name) => CharsetLabels.Encoding(name);
}
