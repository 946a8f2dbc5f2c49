using Stemma.Core.Formats.Wires;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.NewsMlG2;

/// <summary>The codes of an item, and what the aliases before them stand for where a catalog in the document says so.</summary>
internal sealed class QCodes
{
    private const int MostSchemes = 1000;

    private readonly Dictionary<string, string> schemes = new(StringComparer.Ordinal);

    /// <summary>The catalogs of a document's first element and of its header.</summary>
    public static QCodes Of(XmlElement root) => new QCodes().With(root).With(root.Child("header"));

    /// <summary>These, and the catalogs of an item, which come first.</summary>
    public QCodes In(XmlElement item)
    {
        if (!item.All("catalog").Any()) return this;
        var own = new QCodes().With(item);
        foreach (var (alias, uri) in schemes) own.schemes.TryAdd(alias, uri);
        return own;
    }

    private QCodes With(XmlElement? e)
    {
        foreach (var scheme in e.All("catalog").SelectMany(c => c.All("scheme")).Take(MostSchemes))
            if (scheme.Attribute("alias") is { } alias && scheme.Attribute("uri") is { } uri) schemes.TryAdd(alias, uri);
        return this;
    }

    /// <summary>What an element names by qcode, uri or literal and by its name; null where it names nothing.</summary>
    /// <param name="e">The element, or null.</param>
    /// <param name="role">The attribute that says what it is to the document.</param>
    public WireTerm? Term(XmlElement? e, string role)
    {
        if (e is null) return null;
        string? name = e.Said("name") ?? (e.Elements.Any() ? null : WireWords.Folded(e.Text)), literal = WireWords.Folded(e.Attribute("literal"));
        if (WireWords.Folded(e.Attribute("qcode")) is { } qcode && qcode.IndexOf(':') is > 0 and var colon)
            return new WireTerm(qcode[(colon + 1)..], name, schemes.GetValueOrDefault(qcode[..colon], qcode[..colon]), e.Attribute(role));
        var uri = WireWords.Folded(e.Attribute("uri"));
        return uri is null && literal is null && name is null ? null : new WireTerm(uri ?? literal, name, null, e.Attribute(role));
    }
}
