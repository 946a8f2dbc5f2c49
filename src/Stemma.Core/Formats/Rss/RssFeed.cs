using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Rss;

/// <summary>RSS in all its versions: 0.90 and 1.0 in RDF, 0.91 to 2.0, and Microsoft's CDF.</summary>
internal static class RssFeed
{
    /// <summary>Which RSS a document is.</summary>
    public static string Version(XmlElement root, string text)
    {
        if (root.Is("rdf"))
        {
            var rss = root.Attributes.Where(a => a.Prefix == "xmlns" || a.Name == "xmlns").Select(a => a.Value.ToLowerInvariant()).Concat(root.Elements.Select(e => e.Namespace.ToLowerInvariant()));
            return rss.Any(n => n.Contains("rdf/simple/0.9", StringComparison.Ordinal)) ? "rss090" : "rss10";
        }
        if (XmlNamespaces.Short(root.Namespace) == "cdf" || (root.Is("channel") && root.Attribute("href") is not null)) return "cdf";
        if (root.Namespace.Contains("rss1.1", StringComparison.OrdinalIgnoreCase)) return "rss11";
        var version = (root.Attribute("version") ?? "").Trim();
        return version switch
        {
            "0.91" => text.AsSpan(0, Math.Min(text.Length, 1000)).Contains("netscape.com", StringComparison.OrdinalIgnoreCase) ? "rss091n" : "rss091u",
            "0.90" or "0.9" => "rss090",
            "0.92" => "rss092",
            "0.93" => "rss093",
            "0.94" => "rss094",
            "1.0" => "rss10",
            _ => version.StartsWith('2') ? "rss20" : "rss",
        };
    }

    /// <summary>The channel's account of itself.</summary>
    public static FeedPart Feed(FeedScope scope)
    {
        var channel = Channel(scope);
        var part = Part(scope, channel);
        // In RDF the picture and the form stand beside the channel.
        return part with { Extras = [.. part.Extras, .. channel == scope.Root ? [] : FeedExtras.Of(scope, scope.Root).Where(x => x.Name == "textinput")], Image = part.Image ?? FeedImages.Of(scope, scope.Root), Language = part.Language ?? channel.Attribute("xml", "lang") ?? scope.Root.Attribute("xml", "lang") ?? scope.Language };
    }

    /// <summary>Its items: in the channel, beside it, or in a list.</summary>
    public static IEnumerable<FeedPart> Items(FeedScope scope)
    {
        var channel = Channel(scope);
        var inside = channel == scope.Root ? [] : scope.Root.Elements.Where(IsItem);
        var channels = channel == scope.Root ? [channel] : scope.Root.Elements.Where(e => e.Is("channel"));
        return channels.SelectMany(c => c.Elements).SelectMany(e => e.Is("items") ? e.Elements : [e]).Where(IsItem).Concat(inside).Select(e => Part(scope, e));

        bool IsItem(XmlElement e) => scope.Key(e) is "item" or "entry";
    }

    private static XmlElement Channel(FeedScope scope) => scope.Root.Elements.FirstOrDefault(e => e.Is("channel")) ?? scope.Root;

    private static FeedPart Part(FeedScope scope, XmlElement e)
    {
        var links = FeedLinks.Of(scope, scope.All(e, "link", "atom:link", "a10:link"));
        if (e.Attribute("href") is { } href && FeedUrls.Absolute(href, scope.Base(e)) is { } cdf) links.Insert(0, new FeedLink(cdf, "alternate", "text/html", null, null, null));
        var guid = scope.First(e, "guid", "id", "atom:id");
        var id = guid?.Text.Trim();
        var isLink = id is { Length: > 0 } && guid!.Is("guid") && guid.Attribute("isPermaLink")?.Trim().ToLowerInvariant() is not "false";
        var authors = FeedPeople.Of(scope, e, "author", "dc:author", "dc:creator", "creator", "managingeditor", "atom:author", "itunes:author", "googleplay:author");
        return new FeedPart
        {
            Title = FeedTexts.First(scope, e, "text/plain", "title", "dc:title", "atom:title", "media:title", "itunes:title")
                ?? (scope.First(e, "media:group") is { } named ? FeedTexts.First(scope, named, "text/plain", "media:title") : null),
            Summary = FeedTexts.First(scope, e, "text/html", "summary", "description", "abstract", "tagline", "atom:summary", "subtitle", "dc:description", "itunes:summary", "itunes:subtitle", "media:description")
                ?? (scope.First(e, "media:group") is { } group ? FeedTexts.First(scope, group, "text/html", "media:description") : null),
            Info = FeedTexts.First(scope, e, "text/html", "info"),
            Rights = FeedTexts.First(scope, e, "text/plain", "copyright", "rights", "dc:rights", "atom:rights", "media:copyright"),
            Content = [.. Texts(scope, e).Select(c => FeedTexts.Of(scope, c, "text/html")).Where(t => t.Value.Length > 0)],
            Id = string.IsNullOrEmpty(id) ? null : id,
            IdIsLink = isLink && links.Count == 0,
            Link = LastPlain(scope, e) ?? FeedLinks.Main(links) ?? (isLink ? FeedUrls.Absolute(id, scope.Base(guid!)) : null) ?? FeedUrls.Absolute(e.Attribute("rdf", "about"), scope.Base(e)),
            Links = [.. links, .. FeedLinks.Licences(scope, e)],
            Author = Author(scope, e, authors),
            Authors = authors,
            Contributors = [.. scope.All(e, "dc:contributor", "contributor", "atom:contributor").Select(p => FeedPeople.Of(scope, p)).OfType<FeedPerson>()],
            Publisher = scope.Plain(e, "webmaster", "dc:publisher") ?? FeedPeople.Written(scope.First(e, "itunes:owner") is { } owner ? FeedPeople.Of(scope, owner) : null),
            Categories = FeedCategories.Of(scope, e),
            Enclosures = FeedEnclosures.Of(scope, e, links),
            Published = scope.Date(e, "pubdate", "published", "atom:published", "dcterms:issued", "issued"),
            Updated = scope.Date(e, "dc:date", "lastbuilddate", "atom:updated", "dcterms:modified", "updated", "modified"),
            Created = scope.Date(e, "dcterms:created", "created"),
            Language = scope.Plain(e, "language", "dc:language") ?? e.Attribute("xml", "lang")?.Replace('_', '-'),
            Image = FeedImages.Of(scope, e),
            Icon = scope.Address(e, "atom:icon", "icon"),
            Logo = scope.Address(e, "atom:logo", "logo"),
            Generator = FeedGenerators.Of(scope, e),
            Source = Source(scope, e),
            Comments = scope.Address(e, "comments"),
            Place = FeedPlaces.Of(scope, e),
            Valid = scope.Period(e, "dcterms:valid"),
            Extras = FeedExtras.Of(scope, e),
        };
    }

    // Of several links the last is the page: those before it lead to trackers.
    private static string? LastPlain(FeedScope scope, XmlElement e) =>
        scope.All(e, "link").Where(l => (l.Attribute("rel") ?? "alternate") == "alternate").Select(l => FeedUrls.Absolute(l.Attribute("href") ?? l.Text, scope.Base(l))).LastOrDefault(u => u is not null);

    // Where an item has a summary beside its description, the description is the text.
    private static IEnumerable<XmlElement> Texts(FeedScope scope, XmlElement e) =>
        scope.All(e, "content:encoded", "fullitem", "content", "atom:content", "body", "xhtml:body", "xhtml:div")
            .Concat(scope.First(e, "summary") is null ? [] : scope.All(e, "description"));

    private static FeedPart? Source(FeedScope scope, XmlElement e)
    {
        if (scope.First(e, "source") is not { } source) return null;
        var link = FeedUrls.Absolute(source.Attribute("url"), scope.Base(source));
        return new FeedPart { Title = FeedTexts.Of(scope, source, "text/plain"), Link = link, Links = link is null ? [] : [new FeedLink(link, "alternate", null, null, null, null)] };
    }

    // The author as the feed writes it, where it is a text.
    private static string? Author(FeedScope scope, XmlElement e, IReadOnlyList<FeedPerson> authors)
    {
        if (authors.Count == 0) return null;
        var written = scope.All(e, "author", "dc:author", "dc:creator", "creator", "managingeditor").FirstOrDefault(x => !x.Elements.Any() && !string.IsNullOrWhiteSpace(x.Text));
        return written?.Text.Trim() ?? FeedPeople.Written(authors[0]);
    }
}
