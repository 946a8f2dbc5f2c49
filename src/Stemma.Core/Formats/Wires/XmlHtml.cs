using System.Collections.Frozen;
using System.Text;
using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Wires;

/// <summary>XHTML or NITF as HTML of few elements: paragraphs, headings, lists, tables, quotations, links. What an element that is not known says stays; scripts and styles go.</summary>
internal static class XmlHtml
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["p"] = "p",
        ["h1"] = "h1",
        ["h2"] = "h2",
        ["h3"] = "h3",
        ["h4"] = "h4",
        ["h5"] = "h5",
        ["h6"] = "h6",
        ["hl1"] = "h2",
        ["hl2"] = "h2",
        ["ul"] = "ul",
        ["ol"] = "ol",
        ["li"] = "li",
        ["dl"] = "dl",
        ["dt"] = "dt",
        ["dd"] = "dd",
        ["blockquote"] = "blockquote",
        ["bq"] = "blockquote",
        ["table"] = "table",
        ["tr"] = "tr",
        ["td"] = "td",
        ["th"] = "th",
        ["caption"] = "p",
        ["pre"] = "pre",
        ["a"] = "a",
        ["br"] = "br",
        ["hr"] = "hr",
        ["div"] = "div",
        ["section"] = "div",
        ["article"] = "div",
        ["block"] = "div",
        ["fn"] = "p",
        ["figure"] = "figure",
        ["figcaption"] = "figcaption",
        ["img"] = "img",
        ["note"] = "div",
        ["title"] = "p",
        ["header"] = "div",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Silent = FrozenSet.ToFrozenSet(["script", "style", "media", "head", "nitf-table-metadata", "custom-table"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in an element, as HTML.</summary>
    public static string Inside(XmlElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.Children) Write(node, html);
        return html.ToString().Trim();
    }

    private static void Write(XmlNode node, StringBuilder html)
    {
        if (node is XmlText text)
        {
            Escape(text.Value, html);
            return;
        }
        var element = (XmlElement)node;
        if (Silent.Contains(element.Name)) return;
        var name = Names.GetValueOrDefault(element.Name);
        if (name is not null) Open(name, element, html);
        foreach (var child in element.Children) Write(child, html);
        if (name is not null and not ("br" or "hr" or "img")) html.Append("</").Append(name).Append('>');
    }

    private static void Open(string name, XmlElement element, StringBuilder html)
    {
        html.Append('<').Append(name);
        foreach (var attribute in (string[])(name == "a" ? ["href"] : name == "img" ? ["src", "alt"] : []))
        {
            if (element.Attribute(attribute) is not { } value) continue;
            html.Append(' ').Append(attribute).Append("=\"");
            Escape(value, html);
            html.Append('"');
        }
        html.Append('>');
    }

    /// <summary>Words as they stand in HTML.</summary>
    public static void Escape(string text, StringBuilder html)
    {
        foreach (char c in text)
        {
            if (c == '<') html.Append("&lt;");
            else if (c == '>') html.Append("&gt;");
            else if (c == '&') html.Append("&amp;");
            else if (c == '"') html.Append("&quot;");
            else html.Append(c);
        }
    }
}
