using System.Xml;

namespace Stemma.Core.Formats.Out;

/// <summary>Plain words in elements that half of all readers take for text and half for HTML.</summary>
internal static class OutXml
{
    /// <summary>
    /// Writes them with their marks as hexadecimal references: of all spellings of "&lt;" and "&amp;" the one that goes wrong in fewest readers (RSS Advisory Board's profile, "Character Data").
    /// What would be a tag is kept from being one.
    /// </summary>
    public static void Marked(XmlWriter xml, string words)
    {
        string text = OutText.Untagged(words);
        for (int from = 0; from < text.Length;)
        {
            int mark = text.AsSpan(from).IndexOfAny('&', '<', '>');
            int end = mark < 0 ? text.Length : from + mark;
            xml.WriteString(text[from..end]);
            if (end < text.Length) xml.WriteCharEntity(text[end]);
            from = end + 1;
        }
    }
}
