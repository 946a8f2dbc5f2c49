using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Style attributes: known properties with plain values are kept.</summary>
internal static class MarkupStyle
{
    private static readonly FrozenSet<string> Properties = Set("style-properties");
    private static readonly FrozenSet<string> Shorthands = Set("style-shorthands");
    private static readonly FrozenSet<string> Keywords = Set("style-keywords");

    /// <summary>The declarations that are safe, as "name: value;" divided by blanks; "" where none is.</summary>
    public static string Clean(string style)
    {
        if (style.Length > 2000) return "";
        style = WithoutUrls(style);
        if (style.Contains("url", StringComparison.OrdinalIgnoreCase) || style.Any(c => c is '\\' or '"' or '<' or '>' or '@' or '{' or '}')) return "";
        var kept = new List<string>();
        foreach (var declaration in style.Split(';'))
        {
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var name = declaration[..colon].Trim().ToLowerInvariant();
            var value = declaration[(colon + 1)..].Trim();
            if (value.Length == 0 || value.Contains(':', StringComparison.Ordinal)) continue;
            if (Properties.Contains(name) || (Shorthands.Contains(name.Split('-')[0]) && value.Split(' ').All(IsPlain))) kept.Add($"{name}: {value};");
        }
        return string.Join(' ', kept);
    }

    private static string WithoutUrls(string style)
    {
        while (style.IndexOf("url(", StringComparison.OrdinalIgnoreCase) is var at && at >= 0 && style.IndexOf(')', at) is var end && end > 0) style = style[..at] + " " + style[(end + 1)..];
        return style;
    }

    private static bool IsPlain(string word)
    {
        if (word.Length == 0 || Keywords.Contains(word)) return true;
        if (word[0] == '#') return word[1..].All(char.IsAsciiHexDigit);
        if (word.StartsWith("rgb(", StringComparison.Ordinal)) return word[4..].All(c => char.IsAsciiDigit(c) || c is '%' or ',' or ')');
        var i = 0;
        while (i < word.Length && char.IsAsciiDigit(word[i])) i++;
        if (i > 2) return false;
        if (i < word.Length && word[i] == '.') i++;
        var fraction = i;
        while (i < word.Length && char.IsAsciiDigit(word[i])) i++;
        return i - fraction <= 2 && word[i..] is "" or "cm" or "em" or "ex" or "in" or "mm" or "pc" or "pt" or "px" or "%" or "," or ")";
    }

    private static FrozenSet<string> Set(string name) => DataFile.Rows(typeof(FormatSniffer), "markup.tsv").First(c => c[0] == name)[1].Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
