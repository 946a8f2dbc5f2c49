using System.Xml.Linq;

namespace Stemma.Tests.Serve;

/// <summary>
/// What RFC 4287 demands or recommends of a feed, with the basics of RFC 5005 (paging) and 4685 (threads): a checker that shares nothing with
/// our writer. A finding is named after the element and what is wrong with it.
/// </summary>
internal static class AtomRules
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";
    private static readonly XNamespace Threads = "http://purl.org/syndication/thread/1.0";

    private static readonly string[] FeedParts = ["author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title", "updated"];
    private static readonly string[] EntryParts = ["author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title", "updated"];

    private static readonly Dictionary<string, string[]> AttributesOf = new()
    {
        ["link"] = ["href", "rel", "type", "hreflang", "title", "length"],
        ["category"] = ["term", "scheme", "label"],
        ["generator"] = ["uri", "version"],
        ["content"] = ["type", "src"],
        ["title"] = ["type"],
        ["subtitle"] = ["type"],
        ["summary"] = ["type"],
        ["rights"] = ["type"],
    };

    /// <summary>What is wrong with a document; empty when nothing is.</summary>
    public static IReadOnlyList<string> Broken(XDocument document)
    {
        var root = document.Root!;
        if (root.Name == Atom + "entry") return [.. Entry(root, feedHasAuthor: false), .. Everywhere(root)];
        return root.Name == Atom + "feed" ? [.. Feed(root), .. Paging(root), .. Everywhere(root)] : [$"root: {root.Name} is no atom:feed"];
    }

    private static IEnumerable<string> Feed(XElement feed)
    {
        foreach (string finding in Exactly(feed, "id", "title", "updated").Concat(AtMost(feed, "generator", "icon", "logo", "rights", "subtitle"))) yield return finding;
        foreach (string finding in Known(feed, [.. FeedParts, "entry"]).Concat(Alternates(feed))) yield return finding;
        var entries = feed.Elements(Atom + "entry").ToList();
        bool author = feed.Element(Atom + "author") is not null;
        if (!author && entries.Count == 0) yield return "feed: no author";
        if (entries.Count > 0 && entries[0].ElementsAfterSelf().Any(e => e.Name.Namespace == Atom && e.Name != Atom + "entry")) yield return "feed: metadata after an entry";
        var self = feed.Elements(Atom + "link").Where(l => Rel(l) == "self").ToList();
        if (self.Count != 1) yield return "feed: not one self link";
        if (self.Any(s => s.Attribute("type") is { } type && !type.Value.StartsWith("application/atom+xml", StringComparison.Ordinal))) yield return "feed: self link of another type";
        foreach (string finding in entries.SelectMany(e => Entry(e, author))) yield return finding;
        foreach (var same in entries.GroupBy(e => e.Element(Atom + "id")?.Value).Where(g => g.Count() > 1)) yield return $"entry: id {same.Key} used twice";
        if (entries.Any(e => e.Element(Atom + "id")?.Value == feed.Element(Atom + "id")?.Value)) yield return "entry: id of the feed itself";
    }

    private static IEnumerable<string> Entry(XElement entry, bool feedHasAuthor)
    {
        foreach (string finding in Exactly(entry, "id", "title", "updated").Concat(AtMost(entry, "content", "published", "rights", "source", "summary"))) yield return finding;
        foreach (string finding in Known(entry, EntryParts).Concat(Alternates(entry))) yield return finding;
        bool author = feedHasAuthor || entry.Element(Atom + "author") is not null || entry.Element(Atom + "source")?.Element(Atom + "author") is not null;
        if (!author) yield return "entry: no author";
        var content = entry.Element(Atom + "content");
        if (content is null && !entry.Elements(Atom + "link").Any(l => Rel(l) == "alternate")) yield return "entry: neither content nor alternate link";
        bool summary = entry.Element(Atom + "summary") is not null;
        if (content is not null && !summary && (content.Attribute("src") is not null || IsBase64(content))) yield return "entry: content elsewhere or in base64 and no summary";
        if (content is null && !summary) yield return "entry: neither content nor summary";
        if (entry.Element(Atom + "source") is { } source)
            foreach (string finding in Exactly(source, "id", "title", "updated").Concat(Known(source, FeedParts)).Concat(Alternates(source))) yield return finding;
    }

    private static IEnumerable<string> Everywhere(XElement root) => root.DescendantsAndSelf().Where(e => e.Name.Namespace == Atom && !e.Ancestors().Any(a => a.Name == Atom + "content"))
        .SelectMany(One).Concat(root.DescendantsAndSelf().SelectMany(Common)).Concat(root.Descendants().SelectMany(Threading));

    private static IEnumerable<string> One(XElement e)
    {
        string name = e.Name.LocalName;
        var unknown = e.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace == XNamespace.None && !AttributesOf.GetValueOrDefault(name, []).Contains(a.Name.LocalName));
        return unknown.Select(a => $"{name}: unknown attribute {a.Name}").Concat(name switch
        {
            "id" => Where(!AtomValues.IsAbsolute(e.Value), "id: no absolute IRI"),
            "updated" or "published" => Where(!AtomValues.IsDate(e.Value), $"{name}: no RFC 3339 date"),
            "icon" or "logo" => Where(AtomValues.Resolved(e, e.Value) is null, $"{name}: no IRI"),
            "uri" => Where(AtomValues.Resolved(e, e.Value) is null, "uri: no IRI"),
            "email" => Where(!e.Value.Contains('@', StringComparison.Ordinal) || e.Value.Contains(' ', StringComparison.Ordinal), "email: no address"),
            "name" => Where(e.Value.Trim().Length == 0, "name: empty"),
            "author" or "contributor" => Exactly(e, "name").Concat(AtMost(e, "uri", "email")).Concat(Known(e, ["name", "uri", "email"])),
            "generator" => Where(e.Value.Trim().Length == 0, "generator: empty").Concat(Where(e.Attribute("uri") is { } uri && AtomValues.Resolved(e, uri.Value) is null, "generator: no IRI")),
            "category" => Where(string.IsNullOrEmpty(e.Attribute("term")?.Value), "category: no term").Concat(Where(e.Attribute("scheme") is { } s && !AtomValues.IsAbsolute(s.Value), "category: scheme is no IRI")),
            "link" => Link(e),
            "title" => Text(e).Concat(Where(e.Value.Trim().Length == 0, "title: empty")),
            "subtitle" or "summary" or "rights" => Text(e),
            "content" => Content(e),
            _ => [],
        });
    }

    private static IEnumerable<string> Link(XElement link)
    {
        if (link.Attribute("href") is not { } href) yield return "link: no href";
        else if (AtomValues.Resolved(link, href.Value) is null) yield return "link: no IRI, or relative without a base";
        if (link.Attribute("rel") is { } rel && !AtomValues.IsRelation(rel.Value)) yield return "link: unknown relation";
        if (link.Attribute("type") is { } type && !AtomValues.IsMediaType(type.Value)) yield return "link: no media type";
        if (link.Attribute("hreflang") is { } language && !AtomValues.IsLanguage(language.Value)) yield return "link: no language tag";
        if (link.Attribute("length") is { } length && !length.Value.All(char.IsAsciiDigit)) yield return "link: length is no number";
        if (!link.IsEmpty && link.Value.Trim().Length > 0) yield return "link: not empty";
    }

    private static IEnumerable<string> Text(XElement text)
    {
        string type = text.Attribute("type")?.Value ?? "text", name = text.Name.LocalName;
        if (type is not ("text" or "html" or "xhtml")) yield return $"{name}: type {type}";
        if (type is "text" or "html" && text.HasElements) yield return $"{name}: elements in {type}";
        if (type == "xhtml" && !IsDiv(text)) yield return $"{name}: xhtml without its div";
    }

    private static IEnumerable<string> Content(XElement content)
    {
        string type = content.Attribute("type")?.Value ?? "text";
        if (content.Attribute("src") is { } src)
        {
            if (AtomValues.Resolved(content, src.Value) is null) yield return "content: src is no IRI";
            if (content.Nodes().Any()) yield return "content: src and content";
            if (type is "text" or "html" or "xhtml") yield return "content: src without a media type";
            yield break;
        }
        if (type is "text" or "html" or "xhtml")
        {
            foreach (string finding in Text(content)) yield return finding;
            yield break;
        }
        if (!AtomValues.IsMediaType(type)) yield return "content: no media type";
        else if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("message/", StringComparison.OrdinalIgnoreCase)) yield return "content: composite type";
        else if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && content.HasElements) yield return "content: elements in text";
        else if (IsBase64(content) && !Convert.TryFromBase64String(content.Value.Trim(), new byte[content.Value.Length], out _)) yield return "content: no base64";
    }

    // RFC 5005: relations of one document, each once; a complete feed has no pages.
    private static IEnumerable<string> Paging(XElement feed)
    {
        string[] pages = ["first", "last", "next", "previous", "current", "prev-archive", "next-archive"];
        var links = feed.Elements(Atom + "link").ToList();
        foreach (string page in pages.Where(p => links.Count(l => Rel(l) == p) > 1)) yield return $"paging: {page} twice";
        var self = links.FirstOrDefault(l => Rel(l) == "self")?.Attribute("href")?.Value;
        if (self is not null && links.Any(l => Rel(l) is "next" or "previous" && l.Attribute("href")?.Value == self)) yield return "paging: next or previous is the page itself";
        bool complete = feed.Element(History + "complete") is not null;
        if (complete && links.Any(l => Rel(l) is "next" or "previous" or "prev-archive")) yield return "paging: complete, and in pages";
        if (complete && feed.Element(History + "archive") is not null) yield return "paging: complete, and an archive";
        if (feed.Element(History + "archive") is not null && links.All(l => Rel(l) != "current")) yield return "paging: an archive without its current feed";
        if (feed.Elements(History + "complete").Concat(feed.Elements(History + "archive")).Any(e => e.Nodes().Any())) yield return "paging: mark is not empty";
    }

    private static IEnumerable<string> Threading(XElement e)
    {
        if (e.Name == Threads + "in-reply-to" && (e.Attribute("ref") is not { } answered || !AtomValues.IsAbsolute(answered.Value))) yield return "thread: in-reply-to without ref";
        if (e.Name == Threads + "total" && !(e.Value.Length > 0 && e.Value.All(char.IsAsciiDigit))) yield return "thread: total is no number";
        if (e.Attribute(Threads + "count") is { } count && (!count.Value.All(char.IsAsciiDigit) || Rel(e) != "replies")) yield return "thread: count";
        if (e.Attribute(Threads + "updated") is { } updated && !AtomValues.IsDate(updated.Value)) yield return "thread: updated";
    }

    private static IEnumerable<string> Common(XElement e)
    {
        if (e.Attribute(XNamespace.Xml + "lang") is { Value.Length: > 0 } language && !AtomValues.IsLanguage(language.Value)) yield return $"{e.Name.LocalName}: xml:lang is no tag";
        if (e.Attribute(XNamespace.Xml + "base") is { } at && !AtomValues.IsReference(at.Value)) yield return $"{e.Name.LocalName}: xml:base is no IRI";
        if (!e.HasElements && e.Value.Any(c => c is >= '\x7F' and <= '\x9F' or '\uFFFE' or '\uFFFF')) yield return $"{e.Name.LocalName}: control characters";
    }

    private static IEnumerable<string> Exactly(XElement e, params string[] names) => names.Where(n => e.Elements(Atom + n).Count() != 1).Select(n => $"{e.Name.LocalName}: not one {n}");

    private static IEnumerable<string> AtMost(XElement e, params string[] names) => names.Where(n => e.Elements(Atom + n).Count() > 1).Select(n => $"{e.Name.LocalName}: more than one {n}");

    private static IEnumerable<string> Known(XElement e, string[] names) =>
        e.Elements().Where(c => c.Name.Namespace == Atom && !names.Contains(c.Name.LocalName)).Select(c => $"{e.Name.LocalName}: unknown element {c.Name.LocalName}")
            .Concat(e.Elements().Where(c => c.Name.Namespace == XNamespace.None).Select(c => $"{e.Name.LocalName}: element {c.Name.LocalName} of no namespace"))
            .Concat(Where(e.Nodes().OfType<XText>().Any(t => t.Value.Trim().Length > 0), $"{e.Name.LocalName}: text between elements"));

    private static IEnumerable<string> Alternates(XElement e) => e.Elements(Atom + "link").Where(l => Rel(l) == "alternate")
        .GroupBy(l => (l.Attribute("type")?.Value, l.Attribute("hreflang")?.Value)).Where(g => g.Count() > 1).Select(_ => $"{e.Name.LocalName}: two alternate links of one type and language");

    private static string Rel(XElement link) => link.Attribute("rel")?.Value ?? "alternate";

    private static bool IsDiv(XElement text) => text.Elements().ToList() is [var div] && div.Name == XName.Get("div", "http://www.w3.org/1999/xhtml") && text.Nodes().OfType<XText>().All(t => t.Value.Trim().Length == 0);

    private static bool IsBase64(XElement content) => content.Attribute("type")?.Value is { } type && type is not ("text" or "html" or "xhtml") && AtomValues.IsMediaType(type) &&
        !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) && !type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Where(bool broken, string finding) => broken ? [finding] : [];
}
