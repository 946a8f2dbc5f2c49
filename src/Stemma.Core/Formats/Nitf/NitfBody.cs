using System.Text;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Nitf;

/// <summary>The body of an NITF document (IPTC, NITF 2.5 to 3.6).</summary>
internal static class NitfBody
{
    /// <summary>The running text as HTML: what stands in body.content, and the end's tagline. Media are left out: they are pictures of the document.</summary>
    /// <param name="root">A "nitf" element, or a part of one.</param>
    public static string Html(XmlElement root)
    {
        var body = root.Is("body") ? root : root.Child("body") ?? root;
        var content = body.Child("body.content");
        if (content is null) return XmlHtml.Inside(body);
        var html = new StringBuilder(XmlHtml.Inside(content));
        foreach (var end in body.Child("body.end").All("tagline").Concat(body.Child("body.end").All("bibliography")))
        {
            if (WireWords.Folded(end.Text) is not { } words) continue;
            html.Append("<p>");
            XmlHtml.Escape(words, html);
            html.Append("</p>");
        }
        return html.ToString();
    }

    /// <summary>Its pictures and films: media-reference with media-caption and media-producer.</summary>
    public static IEnumerable<WireRelated> Media(XmlElement root) => root.Below("media").Take(1000).Select(media => new WireRelated
    {
        Uri = media.Attribute("id"),
        Type = media.Attribute("media-type") is "image" ? "picture" : media.Attribute("media-type"),
        Href = media.Below("media-reference").Select(r => r.Attribute("source") ?? r.Attribute("data-location")).FirstOrDefault(s => s is not null),
        AltText = media.Below("media-reference").Select(r => r.Attribute("alternate-text")).FirstOrDefault(s => s is not null),
        Description = WireWords.Folded(string.Join(' ', media.All("media-caption").Select(c => c.Text))),
        Credit = media.Said("media-producer"),
    });

    /// <summary>A byline as it is to be printed, without the titles of its people (byttl).</summary>
    public static string? Byline(XmlElement? head)
    {
        var lines = head.All("byline").Select(b => WireWords.Folded(Spaced(b))?.TrimEnd(',', ' ')).OfType<string>().ToList();
        return lines.Count == 0 ? null : string.Join(", ", lines);
    }

    /// <summary>The dateline as it is to be printed, or null.</summary>
    public static string? Dateline(XmlElement? head) => head.At("dateline") is { } line ? WireWords.Folded(Spaced(line)) : null;

    // "By<person>A. B.</person><byttl>Agency</byttl>": elements that stand side by side are words apart; a comma stays where it is.
    private static string Spaced(XmlElement element)
    {
        var made = new StringBuilder();
        foreach (var node in element.Children.Where(n => n is not XmlElement e || !e.Is("byttl")))
        {
            var text = node is XmlText t ? t.Value : Spaced((XmlElement)node);
            if (made.Length > 0 && text.Length > 0 && !char.IsWhiteSpace(made[^1]) && char.IsLetterOrDigit(text[0])) made.Append(' ');
            made.Append(text);
        }
        return made.ToString();
    }
}
