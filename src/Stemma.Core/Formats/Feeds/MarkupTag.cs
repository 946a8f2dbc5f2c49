namespace Stemma.Core.Formats.Feeds;

/// <summary>A tag of HTML, cut at its attributes.</summary>
/// <param name="Name">As written.</param>
/// <param name="Attributes">Names and raw values.</param>
/// <param name="SelfClosed">True where it ends with "/>".</param>
/// <param name="End">Where the text after it begins.</param>
internal readonly record struct MarkupTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool SelfClosed, int End)
{
    /// <summary>Reads a tag.</summary>
    /// <param name="html">The text.</param>
    /// <param name="at">Where the tag's name begins.</param>
    /// <param name="max">At most so many attributes.</param>
    public static MarkupTag At(string html, int at, int max)
    {
        var end = at;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is ':' or '-' or '_')) end++;
        var name = html[at..end];
        var attributes = new List<(string, string)>();
        at = end;
        while (at < html.Length)
        {
            var c = html[at];
            if (c == '>') return new MarkupTag(name, attributes, html[at - 1] == '/', at + 1);
            if (c == '<') return new MarkupTag(name, attributes, false, at);
            if (char.IsWhiteSpace(c) || c is '/' or '"' or '\'' or '=')
            {
                at++;
                continue;
            }
            var (attribute, value, next) = Attribute(html, at);
            if (attributes.Count < max && attributes.TrueForAll(a => a.Item1 != attribute)) attributes.Add((attribute, value));
            at = next;
        }
        return new MarkupTag(name, attributes, false, html.Length);
    }

    private static (string Name, string Value, int Next) Attribute(string html, int at)
    {
        var end = at;
        while (end < html.Length && !char.IsWhiteSpace(html[end]) && html[end] is not ('=' or '>' or '/' or '<')) end++;
        var name = html[at..end];
        at = end;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length || html[at] != '=') return (name, "", end);
        at++;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at < html.Length && html[at] is '"' or '\'')
        {
            var close = html.IndexOf(html[at], at + 1);
            return close < 0 ? (name, html[(at + 1)..], html.Length) : (name, html[(at + 1)..close], close + 1);
        }
        end = at;
        while (end < html.Length && !char.IsWhiteSpace(html[end]) && html[end] != '>') end++;
        return (name, html[at..end], end);
    }
}
