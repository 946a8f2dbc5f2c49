namespace Stemma.Core.Web;

/// <summary>Bounds how deeply a page's elements nest: parsers walk the open elements for each new one, so depth costs its square.</summary>
internal static class HtmlDepth
{
    private const int Deepest = 6000;

    /// <summary>The page up to where more elements than that stand open; the whole page nearly always.</summary>
    public static string Bound(string html)
    {
        int depth = 0;
        for (int i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            char c = html[i + 1];
            if (c == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(c) && !ClosesItself(html.AsSpan(i + 1)) && ++depth > Deepest) return html[..i];
        }
        return html;
    }

    // Void elements, and those whose end tag is often left out.
    private static bool ClosesItself(ReadOnlySpan<char> rest)
    {
        int end = 0;
        while (end < rest.Length && end < 10 && char.IsAsciiLetterOrDigit(rest[end])) end++;
        Span<char> name = stackalloc char[10];
        rest[..end].ToLowerInvariant(name);
        return name[..end] is "br" or "hr" or "img" or "input" or "meta" or "link" or "source" or "area" or "base" or "col" or "embed" or "track" or "wbr" or "param" or
            "p" or "li" or "td" or "tr" or "th" or "dt" or "dd" or "option" or "tbody" or "thead" or "path" or "circle" or "rect" or "use";
    }
}
