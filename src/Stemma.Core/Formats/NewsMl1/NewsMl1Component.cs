using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMl1;

/// <summary>What an item's tree of components holds.</summary>
/// <param name="Bodies">Its texts, in order.</param>
/// <param name="Related">Its pictures and other files.</param>
/// <param name="Type">What its first content item is: "text", "picture"; or null.</param>
internal sealed record NewsMl1Component(IReadOnlyList<WireText> Bodies, IReadOnlyList<WireRelated> Related, string? Type)
{
    private const int Most = 1000;

    /// <summary>The lines of the item: each as the outermost component has it.</summary>
    public static Func<string, string?> Lines(XmlElement item)
    {
        var lines = item.Below("NewsLines").ToList();
        return name => lines.SelectMany(l => l.All(name)).Select(l => WireWords.Folded(l.Text)).FirstOrDefault(l => l is not null);
    }

    /// <summary>The content of the item.</summary>
    public static NewsMl1Component Content(XmlElement item)
    {
        var (bodies, related) = (new List<WireText>(), new List<WireRelated>());
        string? type = null;
        foreach (var content in item.Below("ContentItem").Take(Most))
        {
            var kind = WireWords.Bare(content.Child("MediaType")?.Attribute("FormalName"));
            if (kind is "photo" or "graphic" or "image" or "picture") kind = "picture";
            if (content.Child("DataContent") is { } data && Text(data, kind) is { } body) bodies.Add(body);
            else if (content.Attribute("Href") is { } href) related.Add(File(content, href, kind));
            else continue;
            type ??= kind.Length > 0 ? kind : bodies.Count > 0 ? "text" : null;
        }
        return new NewsMl1Component(bodies, related, bodies.Count > 0 ? "text" : type);
    }

    // NITF, paragraphs, a page; or words, in which some agencies write tags.
    private static WireText? Text(XmlElement data, string kind)
    {
        if (kind is "picture" or "video" or "audio" or "binary" || string.IsNullOrWhiteSpace(data.Text)) return null;
        if (data.Below("body.content").FirstOrDefault() is { } nitf) return new WireText(NitfBody.Html(nitf.Parent!), null, true);
        if (data.Elements.Any()) return new WireText(XmlHtml.Inside(data.Below("body").FirstOrDefault() ?? data), null, true);
        var words = data.Text.Trim();
        return new WireText(words, null, words.StartsWith('<') || words.Contains("</p>", StringComparison.OrdinalIgnoreCase));
    }

    // A picture's caption is the text of its component, or the headline of that.
    private static WireRelated File(XmlElement content, string href, string kind)
    {
        var component = content.Parent is { } parent && parent.Is("NewsComponent") ? parent : null;
        var lines = component?.Child("NewsLines");
        return new WireRelated { Href = href, Type = kind.Length > 0 ? kind : null, Headline = lines.Said("HeadLine"), Description = lines.Said("NewsLine", "NewsLineText"), Credit = lines.Said("CreditLine") ?? lines.Said("ByLine") };
    }
}
