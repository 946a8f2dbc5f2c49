using Stemma.Core.Formats.Xml;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Feeds;

/// <summary>What is known around an element: where the document came from, and which vocabulary is the feed's own.</summary>
/// <param name="Url">The document's address, or null.</param>
/// <param name="Language">The Content-Language, or null.</param>
/// <param name="Family">The short name of the feed's own vocabulary: "rss" or "atom".</param>
/// <param name="Root">The first element.</param>
internal sealed record FeedScope(string? Url, string? Language, string Family, XmlElement Root)
{
    private const int MostOfBase = 4096; // characters; a longer one makes every address of the feed as long

    // The elements inside an element by their names, each element looked at once however many names are asked for.
    private readonly Dictionary<XmlElement, ILookup<string, XmlElement>> inside = [];

    /// <summary>The name of an element: bare in the feed's own vocabulary, else "dc:creator", in lower case.</summary>
    public string Key(XmlElement e)
    {
        var name = e.Name.ToLowerInvariant();
        var ns = XmlNamespaces.Short(e.Namespace);
        if (ns is "" or "cdf" || ns == Family || e.Namespace == Root.Namespace) return name;
        if (ns == "rss" && Family == "rss") return name;
        return ns is not null ? $"{ns}:{name}" : e.Prefix.Length > 0 ? $"{e.Prefix.ToLowerInvariant()}:{name}" : $"?:{name}";
    }

    /// <summary>The elements inside with one of these names, the first name's first.</summary>
    public IEnumerable<XmlElement> All(XmlElement parent, params IReadOnlyList<string> keys)
    {
        if (!inside.TryGetValue(parent, out var named)) inside[parent] = named = parent.Elements.ToLookup(Key, StringComparer.Ordinal);
        return keys.SelectMany(k => named[k]);
    }

    /// <summary>The first of them, or null.</summary>
    public XmlElement? First(XmlElement parent, params IReadOnlyList<string> keys) => All(parent, keys).FirstOrDefault();

    /// <summary>The text of the first of them that has one, trimmed, or null.</summary>
    public string? Plain(XmlElement parent, params IReadOnlyList<string> keys) => All(parent, keys).Select(e => e.Text.Trim()).FirstOrDefault(t => t.Length > 0);

    /// <summary>The address that the first of them holds, absolute, or null.</summary>
    public string? Address(XmlElement parent, params IReadOnlyList<string> keys) =>
        All(parent, keys).Select(e => FeedUrls.Absolute(e.Text, Base(e))).FirstOrDefault(u => u is not null);

    /// <summary>The date of the first of them that has one, or null.</summary>
    public FeedDate? Date(XmlElement parent, params IReadOnlyList<string> keys) => Plain(parent, keys) is { } text ? new FeedDate(text, WebDate.Parse(text)) : null;

    /// <summary>The period of the first of them that has one ("start=...; end=...", a DCMI Period), nulls where it says none.</summary>
    public (FeedDate? From, FeedDate? Until) Period(XmlElement parent, string key)
    {
        var parts = (Plain(parent, key) ?? "").Split(';').Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries)).Where(p => p.Length == 2).ToList();
        return (End("start"), End("end"));

        FeedDate? End(string name) => parts.FirstOrDefault(p => p[0].Equals(name, StringComparison.OrdinalIgnoreCase)) is [_, var text] ? new FeedDate(text, WebDate.Parse(text)) : null;
    }

    /// <summary>What addresses at an element are resolved against: xml:base of it and those around it, else the document's address.</summary>
    public string? Base(XmlElement e)
    {
        var around = e.Parent is { } parent ? Base(parent) : Url;
        if (e.Attribute("xml", "base") is not { Length: > 0 and <= MostOfBase } own || FeedUrls.IsUnsafe(own)) return around;
        return PageUrl.Resolve(own, around) ?? (around is null ? own : around);
    }

    /// <summary>The language of an element: xml:lang of it or those around it, else the document's.</summary>
    public string? LanguageOf(XmlElement e)
    {
        for (var x = e; x is not null; x = x.Parent)
        {
            if (x.Attribute("xml", "lang") is { } tag) return tag.Trim() is { Length: > 0 } own ? own.Replace('_', '-') : null;
        }
        return Language;
    }
}
