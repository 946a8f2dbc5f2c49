using System.Text;

namespace Stemma.Core.Formats.Opml;

/// <summary>Writes lists of subscriptions.</summary>
public static class OpmlWriter
{
    /// <summary>The list as an XML document, all attributes kept; what cannot stand in XML is left out.</summary>
    public static string Write(OpmlDocument document)
    {
        var made = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml");
        var attributes = document.Attributes.Any(a => a.Key == "version") ? document.Attributes : [new("version", "2.0"), .. document.Attributes];
        Attributes(made, attributes);
        made.Append(">\n  <head>\n");
        foreach (var (name, text) in document.Head.Where(h => IsName(h.Key))) made.Append("    <").Append(name).Append('>').Append(Escaped(text)).Append("</").Append(name).Append(">\n");
        made.Append("  </head>\n  <body>\n");
        foreach (var outline in document.Outlines) Outline(made, outline, 2);
        return made.Append("  </body>\n</opml>\n").ToString();
    }

    private static void Outline(StringBuilder made, OpmlOutline outline, int depth)
    {
        made.Append(' ', depth * 2).Append("<outline");
        Attributes(made, outline.Attributes);
        if (outline.Outlines.Count == 0)
        {
            made.Append("/>\n");
            return;
        }
        made.Append(">\n");
        foreach (var inner in outline.Outlines) Outline(made, inner, depth + 1);
        made.Append(' ', depth * 2).Append("</outline>\n");
    }

    private static void Attributes(StringBuilder made, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        foreach (var (name, value) in attributes.Where(a => IsName(a.Key))) made.Append(' ').Append(name).Append("=\"").Append(Escaped(value)).Append('"');
    }

    private static bool IsName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':');

    private static string Escaped(string text)
    {
        var made = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': made.Append("&amp;"); break;
                case '<': made.Append("&lt;"); break;
                case '>': made.Append("&gt;"); break;
                case '"': made.Append("&quot;"); break;
                case '\n' or '\r' or '\t': made.Append("&#").Append(rune.Value).Append(';'); break;
                case < ' ' or 0xFFFE or 0xFFFF: break;
                default: made.Append(rune.ToString()); break;
            }
        }
        return made.ToString();
    }
}
