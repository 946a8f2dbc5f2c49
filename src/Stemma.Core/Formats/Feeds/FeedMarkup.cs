using System.Collections.Frozen;
using System.Text;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Feeds;

/// <summary>
/// HTML inside feeds: what acts (scripts, frames, event handlers) is dropped and relative addresses are made absolute. It keeps junk out of the text; pages
/// are sanitised again where they are served.
/// </summary>
internal static class FeedMarkup
{
    private const int MaxAttributes = 100;
    private static readonly FrozenSet<string> Elements = Set("elements");
    private static readonly FrozenSet<string> WithContent = Set("dropped-with-content");
    private static readonly FrozenSet<string> Void = Set("void");
    private static readonly FrozenSet<string> Addresses = Set("address-attributes");
    private static readonly FrozenSet<string> Refused = Set("refused-attributes");

    /// <summary>True for an element that has no end tag.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>True where a text holds tags or references of HTML.</summary>
    public static bool LooksLikeHtml(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf('<', at + 1))
        {
            var from = text[at + 1] == '/' ? at + 2 : at + 1;
            var end = from;
            while (end < text.Length && end - from < 16 && char.IsAsciiLetterOrDigit(text[end])) end++;
            var name = text[from..end].ToLowerInvariant();
            if (end < text.Length && text[end] is '>' or ' ' or '/' or '\n' or '\t' && (Elements.Contains(name) || WithContent.Contains(name)) && text.IndexOf('>', end) >= 0) return true;
        }
        return false;
    }

    /// <summary>The HTML cleaned.</summary>
    /// <param name="html">A fragment.</param>
    /// <param name="base">What relative addresses are resolved against, or null.</param>
    public static string Clean(string html, string? @base)
    {
        var made = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            if (open < 0) break;
            AppendText(made, html.AsSpan(at, open - at));
            at = Tag(html, open, @base, made);
        }
        AppendText(made, html.AsSpan(at));
        return made.ToString();
    }

    // Text as it stands; an ampersand that begins no reference is written as one.
    private static void AppendText(StringBuilder made, ReadOnlySpan<char> text)
    {
        while (text.IndexOf('&') is var at && at >= 0)
        {
            made.Append(text[..at]);
            text = text[at..];
            made.Append(IsReference(text) ? "&" : "&amp;");
            text = text[1..];
        }
        made.Append(text);
    }

    private static bool IsReference(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && end < 34 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '#')) end++;
        return end > 1 && end < text.Length && text[end] == ';';
    }

    // Handles the "<" at a place; where reading goes on is handed back.
    private static int Tag(string html, int open, string? @base, StringBuilder made)
    {
        var rest = html.AsSpan(open);
        if (rest.StartsWith("<!--"))
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }
        if (rest.Length > 1 && rest[1] is '!' or '?')
        {
            var end = html.IndexOf('>', open);
            return end < 0 ? html.Length : end + 1;
        }
        var closing = rest.Length > 1 && rest[1] == '/';
        var from = open + (closing ? 2 : 1);
        if (from >= html.Length || !char.IsAsciiLetter(html[from]))
        {
            made.Append("&lt;");
            return open + 1;
        }
        var tag = MarkupTag.At(html, from, MaxAttributes);
        var name = tag.Name.ToLowerInvariant();
        if (WithContent.Contains(name)) return closing ? tag.End : Past(html, tag, name);
        if (!Elements.Contains(name)) return tag.End;
        if (closing && Void.Contains(name)) return tag.End;
        if (closing) made.Append("</").Append(name).Append('>');
        else Write(made, tag, name, @base);
        return tag.End;
    }

    private static int Past(string html, MarkupTag tag, string name)
    {
        if (tag.SelfClosed) return tag.End;
        var end = html.IndexOf($"</{name}", tag.End, StringComparison.OrdinalIgnoreCase);
        if (end < 0) return html.Length;
        var close = html.IndexOf('>', end);
        return close < 0 ? html.Length : close + 1;
    }

    private static void Write(StringBuilder made, MarkupTag tag, string name, string? @base)
    {
        made.Append('<').Append(name);
        foreach (var (attribute, raw) in tag.Attributes)
        {
            var key = attribute.ToLowerInvariant();
            if (key.StartsWith("on", StringComparison.Ordinal) || Refused.Contains(key) || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':')) continue;
            var value = raw;
            if (Addresses.Contains(key))
            {
                if (FeedUrls.IsUnsafe(System.Net.WebUtility.HtmlDecode(raw))) value = "";
                else if (@base is not null) value = PageUrl.Resolve(raw, @base) ?? raw;
            }
            else if (key == "style")
            {
                value = MarkupStyle.Clean(System.Net.WebUtility.HtmlDecode(raw));
                if (value.Length == 0) continue;
            }
            made.Append(' ').Append(name == "svg" ? attribute : key).Append("=\"").Append(value.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Append('"');
        }
        made.Append(Void.Contains(name) ? " />" : ">");
    }

    private static FrozenSet<string> Set(string name) => DataFile.Rows(typeof(FormatSniffer), "markup.tsv").First(c => c[0] == name)[1].Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
