using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Stemma.Tests.Serve;

/// <summary>A feed as it was answered.</summary>
/// <param name="Address">The address asked.</param>
/// <param name="ContentType">The header.</param>
/// <param name="Bytes">The body.</param>
/// <param name="Now">The time then.</param>
internal sealed record AnsweredFeed(string Address, string? ContentType, byte[] Bytes, DateTimeOffset Now);

/// <summary>
/// What the W3C's feed validator (github.com/w3c/feedvalidator; messages by the names in its logging.py) refuses or warns of in Atom 1.0 and RSS 2.0 beyond
/// what <see cref="AtomRules"/> and <see cref="RssRules"/> find: written anew after its rules, with nothing of our writers. A finding begins with the message's name.
/// </summary>
internal static partial class ValidatorRules
{
    private const int MostBytes = 5_000_000;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Dublin = "http://purl.org/dc/elements/1.1/", Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly Dictionary<string, string> Prefixes = new()
    {
        ["http://www.w3.org/2005/Atom"] = "atom",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/rss/1.0/modules/content/"] = "content",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
    };

    private static readonly string[] Paging = ["first", "last", "next", "previous", "current", "prev-archive", "next-archive"];

    /// <summary>What it would say; empty where nothing.</summary>
    public static IReadOnlyList<string> Said(AnsweredFeed feed)
    {
        if (feed.Bytes.Length > MostBytes) return ["ValidatorLimit"];
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(feed.Bytes);
        }
        catch (DecoderFallbackException)
        {
            return ["UnicodeError"];
        }
        var root = XDocument.Load(XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }), LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!;
        bool rss = root.Name == "rss";
        string[] lines = text.Split('\n');
        return
        [
            .. Transport(feed, text, rss), .. Namespaces(root, rss), .. root.DescendantsAndSelf().SelectMany(Characters), .. root.DescendantsAndSelf().SelectMany(e => rss ? OfRss(e, lines, feed) : OfAtom(e, lines, feed)),
            .. root.DescendantsAndSelf(Atom + "link").SelectMany(l => Link(l, feed)), .. rss ? Channel(root.Element("channel")!) : Feed(root),
        ];
    }

    private static IEnumerable<string> Transport(AnsweredFeed feed, string text, bool rss)
    {
        string[] parts = [.. (feed.ContentType ?? "").Split(';').Select(p => p.Trim())];
        if (parts[0] != (rss ? "application/rss+xml" : "application/atom+xml")) yield return $"UnexpectedContentType: {parts[0]}";
        if (!parts.Contains("charset=utf-8", StringComparer.OrdinalIgnoreCase)) yield return "EncodingMismatch: no charset in the header";
        if (!Declaration().IsMatch(text)) yield return "BadXmlVersion or NotUTF8: the document does not begin with its declaration in UTF-8";
        if (text.Contains("<!DOCTYPE", StringComparison.Ordinal)) yield return "ContainsSystemEntity";
    }

    private static IEnumerable<string> Namespaces(XElement root, bool rss)
    {
        foreach (var declared in root.DescendantsAndSelf().Attributes().Where(a => a.IsNamespaceDeclaration))
        {
            bool bare = declared.Name.Namespace == XNamespace.None;
            if (!Prefixes.TryGetValue(declared.Value, out string? usual)) yield return $"UnknownNamespace: {declared.Value}";
            else if (!bare && declared.Name.LocalName != usual) yield return $"NonstdPrefix: {declared.Name.LocalName}";
            else if (!rss && !bare && usual == "atom") yield return "AvoidNamespacePrefix: atom";
        }
    }

    private static IEnumerable<string> Characters(XElement e)
    {
        string own = string.Concat(e.Nodes().OfType<XText>().Select(t => t.Value)) + string.Concat(e.Attributes().Select(a => a.Value));
        if (own.Any(c => c is >= '\x80' and <= '\x9F' or '\uFFFD')) yield return $"BadCharacters: {e.Name.LocalName}";
    }

    private static IEnumerable<string> Feed(XElement feed)
    {
        var links = feed.Elements(Atom + "link").ToList();
        foreach (var same in links.GroupBy(Kind).Where(g => g.Count() > 1)) yield return $"DuplicateAtomLink: {same.Key}";
        if (!links.Any(l => l.Attribute("rel")?.Value == "self")) yield return "MissingSelf";
        if (feed.Attribute(XNamespace.Xml + "lang") is null) yield return "MissingDCLanguage";
        foreach (string same in feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "updated")!.Value).GroupBy(u => u).Where(g => g.Count() > 1).Select(g => g.Key)) yield return $"DuplicateUpdated: {same}";
        foreach (var entry in feed.Elements(Atom + "entry"))
        {
            if (entry.Element(Atom + "content") is null && entry.Element(Atom + "summary") is null) yield return "MissingTextualContent: entry";
            if (entry.Elements(Atom + "link").Any(l => Paging.Contains(l.Attribute("rel")?.Value))) yield return "FeedHistoryRelInEntry";
        }
    }

    private static IEnumerable<string> Channel(XElement channel)
    {
        if (channel.Element("language") is null) yield return "MissingDCLanguage";
        if (!channel.Elements(Atom + "link").Any(l => l.Attribute("rel")?.Value == "self")) yield return "MissingAtomSelfLink";
        if (channel.Elements("item").SkipWhile((_, i) => i == 0).Any(i => i.ElementsAfterSelf().Any(e => e.Name != "item"))) yield return "MisplacedItem";
        foreach (var item in channel.Elements("item"))
        {
            if (item.Element(Content + "encoded") is { } whole && !whole.ElementsBeforeSelf("description").Any()) yield return "NeedDescriptionBeforeContent";
            foreach (var (core, extension) in new[] { ("author", Dublin + "creator"), ("category", Dublin + "subject"), ("pubDate", Dublin + "date"), ("source", Dublin + "source"), ("guid", Atom + "id"), ("pubDate", Atom + "published") })
                if (item.Element(core) is not null && item.Element(extension) is not null) yield return $"DuplicateItemSemantics: {core}";
        }
    }

    private static IEnumerable<string> OfRss(XElement e, string[] lines, AnsweredFeed feed) => (e.Parent?.Name.LocalName, e.Name.LocalName) switch
    {
        ("channel", "title" or "description") or ("item", "title" or "category" or "source") when e.Name.Namespace == XNamespace.None => Bare(e, lines, "ContainsHTML").Concat(Filled(e)),
        ("item", "description" or "encoded") => ValidatorValues.Html(e.Value, e.Name.LocalName),
        (_, "link" or "docs") when e.Name.Namespace == XNamespace.None => Where(!ValidatorValues.IsFullAddress(e.Value), $"InvalidFullLink: {e.Value}"),
        (_, "guid") => Where(e.Value.Length < 9 && e.Value.All(char.IsAsciiDigit), "NotSufficientlyUnique: guid").Concat(Where(!ValidatorValues.IsName(e.Value), $"InvalidUUID: {e.Value}")),
        (_, "pubDate" or "lastBuildDate") => Where(!DateTimeOffset.TryParseExact(e.Value, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at), $"InvalidRFC2822Date: {e.Value}").Concat(Plausible(at, e, feed)),
        (_, "language") => Where(!ValidatorValues.IsLanguage(e.Value), $"InvalidLanguage: {e.Value}"),
        (_, "creator") => Where(ValidatorValues.HoldsMail(e.Value), "ContainsEmail: creator"),
        ("item" or "channel", "author" or "managingEditor" or "webMaster") => Where(!NamedMail().IsMatch(e.Value), $"EmailFormat: {e.Value}"),
        _ => [],
    };

    private static IEnumerable<string> OfAtom(XElement e, string[] lines, AnsweredFeed feed)
    {
        if (e.Attribute(XNamespace.Xml + "lang") is { } tag && !ValidatorValues.IsLanguage(tag.Value)) yield return $"InvalidLanguage: {tag.Value}";
        if (e.Nodes().OfType<XText>().Any(t => t.Value != t.Value.Trim()) && e.Name.LocalName is "id" or "updated" or "published" or "uri") yield return $"UnexpectedWhitespace: {e.Name.LocalName}";
        foreach (string finding in e.Name.LocalName switch
        {
            "title" or "subtitle" or "summary" or "rights" or "content" when e.Attribute("type")?.Value == "html" => ValidatorValues.Html(e.Value, e.Name.LocalName).Concat(Filled(e)),
            "title" or "subtitle" or "summary" or "rights" or "content" => Bare(e, lines, "ContainsUndeclaredHTML").Concat(Filled(e)),
            "name" => Bare(e, lines, "ContainsHTML").Concat(Where(ValidatorValues.HoldsMail(e.Value), "ContainsEmail: name")).Concat(Filled(e)),
            "generator" => Filled(e),
            "id" => Where(!(e.Value.StartsWith("urn:", StringComparison.Ordinal) ? ValidatorValues.IsName(e.Value) : ValidatorValues.IsFullAddress(e.Value)), $"InvalidFullLink: {e.Value}").Concat(Where(!ValidatorValues.IsCanonical(e.Value), $"NonCanonicalURI: {e.Value}")),
            "uri" => Where(!ValidatorValues.IsFullAddress(e.Value), $"InvalidIRI: {e.Value}"),
            "updated" or "published" => Plausible(DateTimeOffset.Parse(e.Value, CultureInfo.InvariantCulture), e, feed),
            "category" => Where(string.IsNullOrEmpty(e.Attribute("term")?.Value), "AttrNotBlank: term"),
            _ => [],
        }) yield return finding;
    }

    private static IEnumerable<string> Link(XElement link, AnsweredFeed feed)
    {
        string href = link.Attribute("href")?.Value ?? "", rel = link.Attribute("rel")?.Value ?? "alternate", type = link.Attribute("type")?.Value ?? "";
        if (!ValidatorValues.IsFullAddress(href)) yield return $"InvalidIRI: {href}";
        if (link.Attribute("hreflang") is { } tag && !ValidatorValues.IsLanguage(tag.Value)) yield return $"InvalidLanguage: {tag.Value}";
        if (rel != "self" || link.Parent!.Name.LocalName is not ("feed" or "channel")) yield break;
        if (type is not ("" or "application/atom+xml" or "application/rss+xml")) yield return $"SelfNotAtom: {type}";
        if (href != feed.Address) yield return $"SelfDoesntMatchLocation: {href}";
    }

    // Text that is not said to be HTML: end tags, and entities where no line of it has a mark as &#x (the RSS profile's way).
    private static IEnumerable<string> Bare(XElement e, string[] lines, string message)
    {
        if (ValidatorValues.EndTag(e.Value) is { } tag) return [$"{message}: {e.Name.LocalName} has {tag}"];
        int from = ((IXmlLineInfo)e).LineNumber - 1;
        bool marked = lines.Skip(from).Take(1 + e.Value.Count(c => c == '\n')).Any(l => l.Contains("&#x", StringComparison.Ordinal));
        if (!marked && ValidatorValues.Entity(e.Value) is { } entity) return [$"{message}: {e.Name.LocalName} has {entity}"];
        return !marked && e.Document!.Root!.Name == "rss" && Marks().IsMatch(e.Value) ? [$"CharacterData: {e.Name.LocalName}"] : [];
    }

    private static IEnumerable<string> Plausible(DateTimeOffset at, XElement e, AnsweredFeed feed) => Where(at.Year < 1990 || at > feed.Now.AddMinutes(10), $"ImplausibleDate: {e.Name.LocalName} {e.Value}");

    private static IEnumerable<string> Filled(XElement e) => Where(e.Value.Length == 0, $"NotBlank: {e.Name.LocalName}");

    private static (string?, string?, string?) Kind(XElement link) => (link.Attribute("type")?.Value, link.Attribute("rel")?.Value, link.Attribute("hreflang")?.Value);

    private static IEnumerable<string> Where(bool broken, string finding) => broken ? [finding] : [];

    [GeneratedRegex("^<\\?xml version=[\"']1\\.0[\"'] encoding=[\"']utf-8[\"']", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex("&#[x0-9]|<[/a-zA-Z]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+ \([^)]+\)$")]
    private static partial Regex NamedMail();
}
