using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Atom;

/// <summary>Atom 1.0 (RFC 4287) and its drafts, 0.3 among them.</summary>
internal static class AtomFeed
{
    /// <summary>Which Atom a document is.</summary>
    public static string Version(XmlElement root) => root.Attribute("version") switch
    {
        "0.1" => "atom01",
        "0.2" => "atom02",
        "0.3" => "atom03",
        _ => root.Namespace.Contains("2005/Atom", StringComparison.OrdinalIgnoreCase) ? "atom10"
            : root.Namespace.Contains("purl.org/atom/ns", StringComparison.OrdinalIgnoreCase) ? "atom03" : "atom",
    };

    /// <summary>The feed's account of itself.</summary>
    public static FeedPart Feed(FeedScope scope) => scope.Root.Is("entry") ? new FeedPart() : Part(scope, scope.Root);

    /// <summary>Its entries.</summary>
    public static IEnumerable<FeedPart> Items(FeedScope scope) =>
        scope.Root.Is("entry") ? [Part(scope, scope.Root)] : scope.All(scope.Root, "entry", "item").Select(e => Part(scope, e));

    private static FeedPart Part(FeedScope scope, XmlElement e)
    {
        var links = FeedLinks.Of(scope, scope.All(e, "link"));
        var author = People(scope, e, "author", "dc:creator", "dc:author", "itunes:author");
        var source = scope.First(e, "source");
        return new FeedPart
        {
            Title = FeedTexts.First(scope, e, "text/plain", "title", "dc:title", "media:title"),
            Summary = FeedTexts.First(scope, e, "text/plain", "summary", "subtitle", "tagline", "dc:description", "media:description", "itunes:summary")
                ?? FeedTexts.First(scope, scope.First(e, "media:group") ?? e, "text/plain", "media:description"),
            Info = FeedTexts.First(scope, e, "text/plain", "info"),
            Rights = FeedTexts.First(scope, e, "text/plain", "rights", "copyright", "dc:rights"),
            Content = [.. scope.All(e, "content", "content:encoded", "body", "xhtml:body").Select(c => Content(scope, c)).OfType<FeedText>()],
            Id = scope.First(e, "id", "guid") is { } written ? FeedUrls.Absolute(written.Text, scope.Base(written)) : null,
            Link = FeedLinks.Main(links) ?? (scope.Plain(e, "id") is { } id && id.StartsWith("http", StringComparison.OrdinalIgnoreCase) && e.Is("entry") ? id : null),
            Links = [.. links, .. ContentLinks(scope, e), .. FeedLinks.Licences(scope, e)],
            Author = FeedPeople.Written(author),
            Authors = author,
            Contributors = People(scope, e, "contributor", "dc:contributor"),
            Publisher = scope.Plain(e, "dc:publisher"),
            Categories = FeedCategories.Of(scope, e),
            Enclosures = FeedEnclosures.Of(scope, e, links),
            Published = scope.Date(e, "published", "issued", "dcterms:issued", "pubdate"),
            Updated = scope.Date(e, "updated", "modified", "dcterms:modified", "dc:date"),
            Created = scope.Date(e, "created", "dcterms:created"),
            Language = e.Attribute("xml", "lang")?.Replace('_', '-') ?? scope.Plain(e, "dc:language", "language") ?? (e == scope.Root ? scope.Language : null),
            Image = FeedImages.Of(scope, e),
            Icon = scope.Address(e, "icon"),
            Logo = scope.Address(e, "logo"),
            Generator = FeedGenerators.Of(scope, e),
            Source = source is null ? null : Part(scope, source),
            Comments = links.FirstOrDefault(l => l.Rel == "replies")?.Url,
            Place = FeedPlaces.Of(scope, e),
            Valid = scope.Period(e, "dcterms:valid"),
            Extras = FeedExtras.Of(scope, e),
        };
    }

    // Content that only points elsewhere is a link, not a text.
    private static FeedText? Content(FeedScope scope, XmlElement c)
    {
        if (c.Attribute("src") is not null) return null;
        var text = FeedTexts.Of(scope, c, scope.Key(c) is "content" ? "text/plain" : "text/html");
        return text.Value.Length == 0 ? null : text;
    }

    private static IEnumerable<FeedLink> ContentLinks(FeedScope scope, XmlElement e) =>
        from c in scope.All(e, "content")
        let url = FeedUrls.Absolute(c.Attribute("src"), scope.Base(c))
        where url is not null
        select new FeedLink(url, "content", c.Attribute("type"), null, null, null);

    private static IReadOnlyList<FeedPerson> People(FeedScope scope, XmlElement e, params string[] keys) =>
        FeedPeople.Of(scope, e, keys);
}
