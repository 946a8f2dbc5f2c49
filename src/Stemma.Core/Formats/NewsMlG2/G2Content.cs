using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMlG2;

/// <summary>What an item conveys.</summary>
/// <param name="Bodies">Its texts.</param>
/// <param name="Nitf">The document of the first NITF in it, or null: its lines stand in where the item has none.</param>
/// <param name="Related">Files it names, items a package holds, pictures of its NITF.</param>
/// <param name="Parts">How its parts come, in order.</param>
/// <param name="Words">How many words it says that it has, or null.</param>
internal sealed record G2Content(IReadOnlyList<WireText> Bodies, WireDocument? Nitf, IReadOnlyList<WireRelated> Related, IReadOnlyList<string> Parts, int? Words)
{
    private const int Most = 1000;

    /// <summary>Reads an item's contentSet, or a package's references.</summary>
    public static G2Content Of(XmlElement item)
    {
        var (bodies, related, parts) = (new List<WireText>(), new List<WireRelated>(), new List<string>());
        WireDocument? nitf = null;
        int? words = null;
        foreach (var part in item.Below(e => e.Is("inlineXML")).Where(IsPart).Take(Most))
        {
            parts.Add(part.Name);
            words ??= WireWords.Number(part.Attribute("wordcount"));
            if (part.Is("inlineXML") && part.Elements.FirstOrDefault() is { } root)
            {
                if (root.Is("nitf")) nitf ??= NitfReader.Of(root);
                if (Html(root, part) is { Length: > 0 } html) bodies.Add(new WireText(html, part.Attribute("rendition"), true));
            }
            else if (part.Is("inlineData") && part.Attribute("encoding") is null && !string.IsNullOrWhiteSpace(part.Text)) bodies.Add(new WireText(part.Text, null, part.Attribute("contenttype")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true));
            else if (part.Is("remoteContent") || part.Is("itemRef")) related.Add(Reference(part));
        }
        return new G2Content(bodies, nitf, nitf is null ? related : [.. related, .. nitf.Related], parts, words);
    }

    private static bool IsPart(XmlElement e) => e.Is("inlineXML") || e.Is("inlineData") || e.Is("remoteContent") || e.Is("itemRef");

    // NITF and XHTML are texts; tables of results and events are not.
    private static string? Html(XmlElement root, XmlElement part)
    {
        if (root.Is("nitf")) return NitfBody.Html(root);
        if (root.Is("html")) return XmlHtml.Inside(root.Child("body") ?? root);
        return root.Is("p") || root.Is("div") || root.Is("body") || root.Is("article") || root.Is("section") ? XmlHtml.Inside(part) : null;
    }

    private static WireRelated Reference(XmlElement e) => new()
    {
        Key = e.Attribute("rendition"),
        Uri = e.Attribute("residref"),
        Href = e.Attribute("href"),
        Type = WireWords.Bare(e.Child("itemClass")?.Attribute("qcode")) is { Length: > 0 } type ? type : Kind(e.Attribute("contenttype")),
        Headline = e.Said("headline") ?? e.Said("title"),
        Description = e.Said("description"),
    };

    private static string? Kind(string? contentType) => contentType?.Split('/')[0] switch { "image" => "picture", { } kind and ("video" or "audio" or "text") => kind, _ => null };
}
