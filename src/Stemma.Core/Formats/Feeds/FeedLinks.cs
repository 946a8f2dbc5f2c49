using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Links of feeds and items.</summary>
internal static class FeedLinks
{
    /// <summary>Reads link elements: href and its attributes, or an address as text.</summary>
    public static List<FeedLink> Of(FeedScope scope, IEnumerable<XmlElement> elements)
    {
        var found = new List<FeedLink>();
        foreach (var e in elements.Take(200))
        {
            var href = e.Attribute("href") ?? e.Attribute("rdf", "resource");
            var url = FeedUrls.Absolute(href ?? e.Text, scope.Base(e));
            if (url is null && e.Attributes.Count == 0) continue;
            var rel = (e.Attribute("rel") ?? "alternate").Trim().ToLowerInvariant();
            const string registry = "http://www.iana.org/assignments/relation/";
            if (rel.StartsWith(registry, StringComparison.Ordinal)) rel = rel[registry.Length..];
            var type = e.Attribute("type") ?? (rel == "self" ? "application/atom+xml" : rel == "alternate" ? "text/html" : null);
            found.Add(new FeedLink(url, rel, type, e.Attribute("title"), e.Attribute("hreflang"), e.Attribute("length")));
        }
        return found;
    }

    /// <summary>Licences of Creative Commons, as links (RFC 4946).</summary>
    public static IEnumerable<FeedLink> Licences(FeedScope scope, XmlElement e) =>
        from l in scope.All(e, "cc:license")
        let url = FeedUrls.Absolute(l.Attribute("rdf", "resource") ?? l.Text, scope.Base(l))
        where url is not null
        select new FeedLink(url, "license", null, null, null, null);

    /// <summary>The page's address: the first alternate link to HTML, else the first alternate, else the first that is not the feed itself.</summary>
    public static string? Main(IReadOnlyList<FeedLink> links) =>
        (links.FirstOrDefault(l => l.Url is not null && l.Rel == "alternate" && l.Type is null or "text/html" or "application/xhtml+xml")
        ?? links.FirstOrDefault(l => l.Url is not null && l.Rel == "alternate")
        ?? links.FirstOrDefault(l => l.Url is not null && l.Rel is "related" or "via"))?.Url;
}
