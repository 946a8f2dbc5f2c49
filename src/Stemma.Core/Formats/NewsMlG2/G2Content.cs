using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMlG2;

/// <summary>What an item conveys.</summary>
/// <param name="Bodies">Its texts.</param>
/// <param name="Inner">The documents of the NITF in it.</param>
/// <param name="Related">Files it names, items a package holds, pictures of its NITF.</param>
/// <param name="Parts">How its parts come, in order.</param>
/// <param name="Words">How many words it says that it has, or null.</param>
internal sealed record G2Content(IReadOnlyList<WireText> Bodies, IReadOnlyList<WireDocument> Inner, IReadOnlyList<WireRelated> Related, IReadOnlyList<string> Parts, int? Words)
{
    private const int Most = 1000;

    /// <summary>The document of the first NITF, or null: its lines stand in where the item has none.</summary>
    public WireDocument? Nitf => Inner.Count > 0 ? Inner[0] : null;

    /// <summary>Reads an item's contentSet, or a package's references.</summary>
    /// <param name="item">The item.</param>
    /// <param name="language">Its own language, or null: what is in it comes before what is in others.</param>
    public static G2Content Of(XmlElement item, string? language)
    {
        var (bodies, related, inner) = (new List<WireText>(), new List<WireRelated>(), new List<WireDocument>());
        int? words = null;
        var parts = item.Below(e => e.Is("inlineXML")).Where(IsPart).Take(Most).ToList();
        foreach (var part in parts.OrderBy(p => IsIn(p, language) && IsIn(p.Elements.FirstOrDefault(), language) ? 0 : 1))
        {
            words ??= WireWords.Number(part.Attribute("wordcount"));
            if (part.Is("inlineXML") && part.Elements.FirstOrDefault() is { } root)
            {
                if (root.Is("nitf")) inner.Add(NitfReader.Of(root));
                if (Html(root, part) is { Length: > 0 } html) bodies.Add(new WireText(html, part.Attribute("rendition"), true));
            }
            else if (part.Is("inlineData") && part.Attribute("encoding") is null && !string.IsNullOrWhiteSpace(part.Text)) bodies.Add(new WireText(part.Text, null, part.Attribute("contenttype")?.Contains("html", StringComparison.OrdinalIgnoreCase) == true));
            else if (part.Is("remoteContent") || part.Is("itemRef")) related.Add(Reference(part));
        }
        return new G2Content(bodies, inner, inner.Count == 0 ? related : [.. related, .. inner[0].Related], [.. parts.Select(p => p.Name)], words);
    }

    /// <summary>Whether an element is in a language; one that does not say which is in the item's.</summary>
    public static bool IsIn(XmlElement? e, string? language) => language is null || (e?.Attribute("xml", "lang") ?? e?.Attribute("lang")) is not { } tag
        || language.StartsWith(tag, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language, StringComparison.OrdinalIgnoreCase);

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
