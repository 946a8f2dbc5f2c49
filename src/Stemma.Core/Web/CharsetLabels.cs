using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Stemma.Core.Web;

/// <summary>The names encodings go by, and where a text declares its own.</summary>
internal static class CharsetLabels
{
    private static readonly FrozenDictionary<string, string> Names = ReadNames();
    private static readonly SearchValues<char> EndOfLabel = SearchValues.Create("\"' \t\r\n;/?>");

    /// <summary>The canonical name of a label (any case), or null where we cannot read that encoding.</summary>
    public static string? Canonical(string label)
    {
        var folded = label.Trim().Trim('"', '\'').ToLowerInvariant();
        if (Names.TryGetValue(folded, out var name)) return name;
        return folded.Length is > 0 and < 40 && Encoding(folded) is { } other ? other.WebName : null;
    }

    /// <summary>The reader of a canonical name; null where there is none.</summary>
    public static Encoding? Encoding(string name)
    {
        switch (name)
        {
            case "utf-8": return new UTF8Encoding(false, false);
            case "utf-16le": return new UnicodeEncoding(false, false);
            case "utf-16be": return new UnicodeEncoding(true, false);
            case "utf-32le": return new UTF32Encoding(false, false);
            case "utf-32be": return new UTF32Encoding(true, false);
            case "us-ascii" or "iso-8859-1": return CodePagesEncodingProvider.Instance.GetEncoding("windows-1252");
            case "utf-7": return null;
            default:
                try
                {
                    return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
                }
                catch (ArgumentException)
                {
                    return null;
                }
        }
    }

    /// <summary>The encoding of an XML declaration ("&lt;?xml version='1.0' encoding='koi8-r'?&gt;") at the start, or null.</summary>
    public static string? OfXmlDeclaration(string head)
    {
        var start = head.AsSpan().TrimStart();
        if (!start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) return null;
        var end = start.IndexOf('>');
        return Attribute(end < 0 ? start : start[..end], "encoding");
    }

    /// <summary>The charset of a meta element in the head of a page, or null.</summary>
    public static string? OfMeta(string head)
    {
        var rest = head.AsSpan();
        while (true)
        {
            var at = rest.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            rest = rest[(at + 5)..];
            var end = rest.IndexOf('>');
            var tag = end < 0 ? rest : rest[..end];
            if (Attribute(tag, "charset") is { } name) return name;
        }
    }

    private static string? Attribute(ReadOnlySpan<char> tag, string attribute)
    {
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var value = tag[(at + attribute.Length)..].TrimStart();
        if (value.IsEmpty || value[0] != '=') return null;
        value = value[1..].TrimStart(" \t\r\n\"'");
        var end = value.IndexOfAny(EndOfLabel);
        return Canonical((end < 0 ? value : value[..end]).ToString());
    }

    private static FrozenDictionary<string, string> ReadNames()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var cells in News.DataFile.Rows(typeof(CharsetLabels), "charsets.tsv"))
        {
            found[cells[0]] = cells[0];
            foreach (var label in cells[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)) found[label] = cells[0];
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
