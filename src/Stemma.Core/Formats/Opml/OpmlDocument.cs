using Stemma.Core.News;

namespace Stemma.Core.Formats.Opml;

/// <summary>An outline: its attributes as written, and the outlines in it.</summary>
/// <param name="Attributes">Names with their prefixes, and values, in order.</param>
/// <param name="Outlines">The outlines in it, in order.</param>
public sealed record OpmlOutline(IReadOnlyList<KeyValuePair<string, string>> Attributes, IReadOnlyList<OpmlOutline> Outlines)
{
    /// <summary>The value of an attribute (any case), trimmed; null where it is missing or empty.</summary>
    public string? Attribute(string name) =>
        Attributes.Where(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(a => a.Value.Trim()).FirstOrDefault(v => v.Length > 0);
}

/// <summary>A subscription of a list.</summary>
/// <param name="Title">Its title; the site's or feed's address where it has none.</param>
/// <param name="FeedUrl">The feed's address as written.</param>
/// <param name="SiteUrl">The site's address; the feed's where it has none.</param>
/// <param name="Category">The title of the outline it stands in, "" where it stands in none.</param>
/// <param name="Description">Its description, or null.</param>
public sealed record OpmlSubscription(string Title, string FeedUrl, string SiteUrl, string Category, string? Description);

/// <summary>A list of subscriptions (OPML 1.0 to 2.0), kept whole: what is read is written back with all its attributes.</summary>
/// <param name="Attributes">The first element's attributes, namespaces among them.</param>
/// <param name="Head">Names and texts of the head.</param>
/// <param name="Outlines">The outlines.</param>
/// <param name="Problems">What was wrong with it.</param>
public sealed record OpmlDocument(
    IReadOnlyList<KeyValuePair<string, string>> Attributes, IReadOnlyList<KeyValuePair<string, string>> Head, IReadOnlyList<OpmlOutline> Outlines, IReadOnlyList<Problem> Problems)
{
    /// <summary>All outlines that name a feed, in order.</summary>
    public IEnumerable<OpmlSubscription> Subscriptions => Outlines.SelectMany(o => Under(o, ""));

    /// <summary>Titles of the outlines that are meant for a feed (they have a type or an address, and nothing in them) and name none, in order.</summary>
    public IEnumerable<string> WithoutFeed => Outlines.SelectMany(Unnamed);

    private static IEnumerable<string> Unnamed(OpmlOutline outline)
    {
        if (outline.Outlines.Count > 0) return outline.Outlines.SelectMany(Unnamed);
        bool meant = outline.Attribute("xmlUrl") is null && (outline.Attribute("type") ?? outline.Attribute("htmlUrl") ?? outline.Attribute("url")) is not null;
        return meant ? [outline.Attribute("title") ?? outline.Attribute("text") ?? outline.Attribute("htmlUrl") ?? outline.Attribute("url") ?? ""] : [];
    }

    private static IEnumerable<OpmlSubscription> Under(OpmlOutline outline, string category)
    {
        var title = outline.Attribute("title") ?? outline.Attribute("text");
        if (outline.Attribute("xmlUrl") is { } feed)
        {
            var site = outline.Attribute("htmlUrl") ?? feed;
            yield return new OpmlSubscription(title ?? site, feed, site, category, outline.Attribute("description"));
        }
        foreach (var inner in outline.Outlines.SelectMany(o => Under(o, title ?? category))) yield return inner;
    }
}
