using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Stemma.Tests.Serve;

/// <summary>
/// What RSS 2.0, the RSS Advisory Board's profile and the W3C's validator demand or recommend of a feed: a checker that shares nothing with our writer.
/// </summary>
internal static partial class RssRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Dublin = "http://purl.org/dc/elements/1.1/", Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly string[] ChannelParts = ["title", "link", "description", "language", "lastBuildDate", "pubDate", "generator", "docs", "ttl", "item", "image", "category", "copyright", "managingEditor", "webMaster"];
    private static readonly string[] ItemParts = ["title", "link", "description", "author", "category", "comments", "enclosure", "guid", "pubDate", "source"];

    /// <summary>What is wrong with a document; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(XDocument document)
    {
        var root = document.Root!;
        if (root.Name != "rss" || root.Attribute("version")?.Value != "2.0") return ["root: no rss of version 2.0"];
        return root.Elements().ToList() is [var channel] && channel.Name == "channel" ? [.. Channel(channel), .. channel.Descendants().SelectMany(Everywhere)] : ["rss: not one channel"];
    }

    private static IEnumerable<string> Channel(XElement channel)
    {
        foreach (string finding in Exactly(channel, "title", "link", "description").Concat(AtMost(channel, "language", "lastBuildDate", "pubDate", "generator", "docs", "ttl")).Concat(Known(channel, ChannelParts))) yield return finding;
        foreach (string name in (string[])["title", "description"]) if (channel.Element(name)?.Value.Trim().Length == 0) yield return $"channel: empty {name}";
        if (!IsAddress(channel.Element("link")?.Value)) yield return "channel: link is no address";
        if (channel.Element("language") is { } language && !AtomValues.IsLanguage(language.Value)) yield return "channel: language is no tag";
        if (channel.Element("lastBuildDate") is { } built && !IsDate(built.Value)) yield return "lastBuildDate: no RFC 822 date";
        if (channel.Element("docs") is { } docs && !IsAddress(docs.Value)) yield return "docs: no address";
        var self = channel.Elements(Atom + "link").Where(l => l.Attribute("rel")?.Value == "self").ToList();
        if (self.Count != 1) yield return "channel: not one atom:link to itself";
        if (self.Any(s => s.Attribute("type")?.Value != "application/rss+xml")) yield return "channel: self link of another type";
        foreach (var link in channel.Elements(Atom + "link"))
            if (!IsAddress(link.Attribute("href")?.Value) || link.Attribute("rel") is null) yield return "atom:link: no address or no relation";
        var items = channel.Elements("item").ToList();
        foreach (string finding in items.SelectMany(Item)) yield return finding;
        foreach (var same in items.GroupBy(i => i.Element("guid")?.Value).Where(g => g.Count() > 1)) yield return $"item: guid {same.Key} used twice";
        if (items.Count > 0 && items[0].ElementsAfterSelf().Any(e => e.Name != "item")) yield return "channel: metadata after an item";
    }

    private static IEnumerable<string> Item(XElement item)
    {
        foreach (string finding in AtMost(item, ItemParts.Where(p => p != "category").ToArray()).Concat(Known(item, ItemParts))) yield return finding;
        if (item.Element("title") is null && item.Element("description") is null) yield return "item: neither title nor description";
        if (item.Element("title") is { } title && title.Value.Trim().Length == 0) yield return "item: empty title";
        if (item.Element("link") is { } link && !IsAddress(link.Value)) yield return "item: link is no address";
        if (item.Element("guid") is not { } guid) yield return "item: no guid";
        else if (guid.Attribute("isPermaLink")?.Value != "false" ? !IsAddress(guid.Value) : guid.Value.Trim().Length == 0) yield return "guid: no permalink, and does not say so";
        if (item.Element("pubDate") is { } at && !IsDate(at.Value)) yield return "pubDate: no RFC 822 date";
        if (item.Element("author") is { } author && !author.Value.Contains('@', StringComparison.Ordinal)) yield return "author: no mail address";
        if (item.Elements(Dublin + "creator").Any(c => c.Value.Trim().Length == 0)) yield return "dc:creator: empty";
        if (item.Element("source") is { } source && (!IsAddress(source.Attribute("url")?.Value) || source.Value.Trim().Length == 0)) yield return "source: no url or no name";
        if (item.Element(Content + "encoded") is { } encoded && encoded.ElementsAfterSelf("description").Any()) yield return "item: description after content:encoded";
    }

    private static IEnumerable<string> Everywhere(XElement e)
    {
        if (!e.HasElements && e.Value.Any(c => c is >= '\x7F' and <= '\x9F' or '\uFFFE' or '\uFFFF')) yield return $"{e.Name.LocalName}: control characters";
        if (e.Name.LocalName is "description" or "encoded" && Running().IsMatch(e.Value)) yield return $"{e.Name.LocalName}: runs something";
        if (e.Name.Namespace != XNamespace.None && e.Name.Namespace != Atom && e.Name.Namespace != Dublin && e.Name.Namespace != Content) yield return $"{e.Name}: of no namespace we know";
    }

    private static bool IsAddress(string? value) => value is not null && AtomValues.IsAbsolute(value.Trim()) && value.StartsWith("http", StringComparison.Ordinal);

    private static bool IsDate(string value) => DateShape().IsMatch(value) && DateTimeOffset.TryParseExact(value, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static IEnumerable<string> Exactly(XElement e, params string[] names) => names.Where(n => e.Elements(n).Count() != 1).Select(n => $"{e.Name.LocalName}: not one {n}");

    private static IEnumerable<string> AtMost(XElement e, params string[] names) => names.Where(n => e.Elements(n).Count() > 1).Select(n => $"{e.Name.LocalName}: more than one {n}");

    private static IEnumerable<string> Known(XElement e, string[] names) => e.Elements().Where(c => c.Name.Namespace == XNamespace.None && !names.Contains(c.Name.LocalName)).Select(c => $"{e.Name.LocalName}: unknown element {c.Name.LocalName}");

    [GeneratedRegex("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-5][0-9] GMT$")]
    private static partial Regex DateShape();

    [GeneratedRegex("<(script|style|iframe|object|embed|form|meta|link)\\b|\\son[a-z]+\\s*=\\s*[\"']|(href|src)\\s*=\\s*[\"']?\\s*javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Running();
}
