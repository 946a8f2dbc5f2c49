using System.Buffers;
using System.Text;

namespace Stemma.Core.Web;

/// <summary>Percent-encoding of addresses.</summary>
internal static class PercentCode
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
    private static readonly SearchValues<char> AllowedInPath = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/");
    private static readonly SearchValues<char> AllowedInQuery = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?");

    /// <summary>The part of an address a piece of text stands in.</summary>
    internal enum Part
    {
        /// <summary>The path.</summary>
        Path,

        /// <summary>The query.</summary>
        Query,
    }

    /// <summary>Decodes what needs no encoding, encodes what may not stand bare, writes the rest in upper case (RFC 3986, 6.2.2).</summary>
    public static string Normalise(string text, Part part)
    {
        var allowed = part == Part.Path ? AllowedInPath : AllowedInQuery;
        if (text.AsSpan().IndexOfAnyExcept(allowed) < 0) return text;
        var made = new StringBuilder(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '%' && Byte(text, i) is { } value)
            {
                if (value < 0x80 && Unreserved.Contains((char)value)) made.Append((char)value);
                else Append(made, (byte)value);
                i += 3;
                continue;
            }
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            if (rune.IsAscii && allowed.Contains((char)rune.Value)) made.Append((char)rune.Value);
            else foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) Append(made, b);
            i += used;
        }
        return made.ToString();
    }

    /// <summary>The text with all its percent-encoding undone as UTF-8; null where that is broken.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (Byte(text, i) is not { } value) return null;
                bytes.Add((byte)value);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }
        var decoded = Encoding.UTF8.GetString([.. bytes]);
        return decoded.Contains('\uFFFD', StringComparison.Ordinal) ? null : decoded;
    }

    /// <summary>The byte that "%2f" at a place stands for, or null.</summary>
    public static int? Byte(string text, int at) =>
        at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2])
            ? Convert.ToInt32(text.Substring(at + 1, 2), 16)
            : null;

    private static void Append(StringBuilder made, byte value) => made.Append('%').Append(value.ToString("X2"));
}
