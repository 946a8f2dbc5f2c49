using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Categories of all vocabularies.</summary>
internal static class FeedCategories
{
    private const string Podcasts = "http://www.itunes.com/";

    /// <summary>The categories of a part in the document's order, whatever their vocabulary, each once.</summary>
    public static IReadOnlyList<FeedCategory> Of(FeedScope scope, XmlElement e)
    {
        var found = e.Elements.SelectMany(c => scope.Key(c) == "media:group" ? c.Elements.Where(m => scope.Key(m) == "media:category") : [c]).SelectMany(c => One(scope, c));
        return [.. found.Where(c => c.Term.Length > 0 || c.Label is not null || c.Scheme is not null && c.Scheme is not Podcasts).Distinct().Take(200)];
    }

    private static IEnumerable<FeedCategory> One(FeedScope scope, XmlElement c) => scope.Key(c) switch
    {
        "category" or "atom:category" => Plain(c),
        "dc:subject" or "keywords" => [new FeedCategory(c.Text.Trim(), null, null)],
        "media:category" => [new FeedCategory(c.Text.Trim(), c.Attribute("scheme") ?? "http://search.yahoo.com/mrss/category_schema", c.Attribute("label"))],
        "itunes:category" => new[] { c }.Concat(c.Elements.Where(s => s.Is("category"))).Select(s => new FeedCategory((s.Attribute("text") ?? s.Text).Trim(), Podcasts, null)),
        "itunes:keywords" => c.Text.Split([',', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => new FeedCategory(w, Podcasts, null)),
        _ => [],
    };

    private static IEnumerable<FeedCategory> Plain(XmlElement c)
    {
        var term = c.Attribute("term") ?? c.Text.Trim();
        yield return new FeedCategory(term.Trim(), c.Attribute("scheme") ?? c.Attribute("domain"), c.Attribute("label"));
    }
}

/// <summary>Files of items.</summary>
internal static class FeedEnclosures
{
    /// <summary>The files of a part: enclosures, links that say so, media content.</summary>
    public static IReadOnlyList<FeedEnclosure> Of(FeedScope scope, XmlElement e, IReadOnlyList<FeedLink> links)
    {
        var media = scope.All(e, "media:content").Concat(scope.All(e, "media:group").SelectMany(g => scope.All(g, "media:content")));
        var found = scope.All(e, "enclosure").Select(x => One(scope, x, x.Attribute("url") ?? x.Attribute("href"), x.Attribute("length")))
            .Concat(links.Where(l => l.Rel == "enclosure" && l.Url is not null).Select(l => new FeedEnclosure(l.Url!, l.Type, l.Length)))
            .Concat(media.Select(x => One(scope, x, x.Attribute("url"), x.Attribute("fileSize"))))
            .Concat(scope.All(e, "media:peerlink").Select(x => One(scope, x, x.Attribute("href"), null)));
        return [.. found.OfType<FeedEnclosure>().DistinctBy(f => f.Url).Take(200)];
    }

    private static FeedEnclosure? One(FeedScope scope, XmlElement e, string? url, string? length) =>
        FeedUrls.Absolute(url, scope.Base(e)) is { } address ? new FeedEnclosure(address, e.Attribute("type") ?? e.Attribute("medium"), length) : null;
}

/// <summary>Pictures of feeds and items.</summary>
internal static class FeedImages
{
    /// <summary>The picture of a part, or null.</summary>
    public static FeedImage? Of(FeedScope scope, XmlElement e)
    {
        if (scope.First(e, "image") is { } image)
        {
            string? Text(string name) => scope.Plain(image, name, $"dc:{name}");
            var url = scope.Address(image, "url") ?? FeedUrls.Absolute(image.Attribute("href") ?? image.Attribute("url") ?? image.Attribute("rdf", "resource") ?? (image.Elements.Any() ? null : image.Text), scope.Base(image));
            var made = new FeedImage(url, Text("title"), scope.Address(image, "link"), Text("width"), Text("height"), Text("description"));
            if (made != new FeedImage(null, null, null, null, null, null) && !(image.Attribute("rdf", "resource") is not null && scope.First(scope.Root, "image") is not null && e != scope.Root)) return made;
        }
        var podcast = scope.First(e, "itunes:image", "itunes:link", "googleplay:image");
        return podcast is not null && FeedUrls.Absolute(podcast.Attribute("href") ?? podcast.Text, scope.Base(podcast)) is { } href ? new FeedImage(href, null, null, null, null, null) : null;
    }
}

/// <summary>What made a feed.</summary>
internal static class FeedGenerators
{
    /// <summary>The generator of a part, or null.</summary>
    public static FeedGenerator? Of(FeedScope scope, XmlElement e)
    {
        if (scope.First(e, "generator", "atom:generator") is { } g) return new FeedGenerator(g.Text.Trim(), FeedUrls.Absolute(g.Attribute("uri") ?? g.Attribute("url"), scope.Base(g)), g.Attribute("version"));
        var agent = scope.First(e, "admin:generatoragent")?.Attribute("rdf", "resource");
        return agent is null ? null : new FeedGenerator(agent, agent, null);
    }
}
