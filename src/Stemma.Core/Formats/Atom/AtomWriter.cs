using System.Text;
using System.Xml;
using Stemma.Core.Formats.Out;

namespace Stemma.Core.Formats.Atom;

/// <summary>Writes an Atom feed (RFC 4287, its pages as RFC 5005 has them). What cannot stand in XML, or would turn the text around it, is left out.</summary>
public sealed class AtomWriter : IFeedWriter
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    private readonly XmlWriter _xml;

    /// <summary>Begins the feed.</summary>
    /// <param name="into">Where UTF-8 bytes go; it stays open.</param>
    /// <param name="head">All but the entries.</param>
    public AtomWriter(Stream into, OutFeed head)
    {
        _xml = XmlWriter.Create(into, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("feed", Atom);
        Language(head.Language);
        Plain("id", head.Id);
        Words("title", OutText.Title(head.Title));
        if (OutText.Line(head.Subtitle ?? "") is { Length: > 0 } subtitle) Words("subtitle", subtitle);
        Time("updated", head.Updated);
        Person("author", head.Author);
        Link("self", head.Self, MediaType);
        Link("alternate", head.Page, "text/html");
        Link("first", head.First, MediaType);
        Link("previous", head.Previous, MediaType);
        Link("next", head.Next, MediaType);
        if (head.Generator is { } version)
        {
            _xml.WriteStartElement("generator", Atom);
            _xml.WriteAttributeString("version", version);
            _xml.WriteString("Stemma");
            _xml.WriteEndElement();
        }
    }

    /// <inheritdoc/>
    public void Add(OutEntry entry)
    {
        _xml.WriteStartElement("entry", Atom);
        Language(entry.Language);
        Plain("id", entry.Id);
        Words("title", OutText.Title(entry.Title));
        Time("updated", entry.Updated);
        if (entry.Published is { } published) Time("published", published);
        foreach (var author in entry.Authors.Where(a => OutText.Name(a.Name).Length > 0)) Person("author", author);
        Link("alternate", entry.Page, "text/html", entry.StandsForOriginal ? entry.Language : null);
        Link("via", entry.Original, "text/html", entry.Language);
        if (entry.StandsForOriginal) Link("related", entry.Here, "text/html");
        foreach (string category in OutText.Lines(entry.Categories)) Category(category);
        if (Summary(entry) is { } summary) Words("summary", summary);
        if (entry.Html is { } html) Text("content", OutText.Lines(html), "html");
        if (entry.Source is { } source) From(source);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the feed.</summary>
    public void Dispose()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    // An entry must have something to read: its headline, where no text and no summary came with it.
    private static string? Summary(OutEntry entry) =>
        OutText.Lines(entry.Summary ?? "") is { } words && !string.IsNullOrWhiteSpace(words) ? words : entry.Html is null ? OutText.Title(entry.Title) : null;

    private void From(OutSource source)
    {
        _xml.WriteStartElement("source", Atom);
        Plain("id", source.Site);
        Words("title", OutText.Title(source.Title));
        Time("updated", source.Updated);
        Link("alternate", source.Site, "text/html");
        Link("self", source.Feed, null);
        _xml.WriteEndElement();
    }

    private void Link(string rel, string? to, string? type, string? language = null)
    {
        if (OutText.Address(to) is not { } href) return;
        _xml.WriteStartElement("link", Atom);
        _xml.WriteAttributeString("rel", rel);
        if (type is not null) _xml.WriteAttributeString("type", type);
        if (OutText.Language(language) is { } tag) _xml.WriteAttributeString("hreflang", tag);
        _xml.WriteAttributeString("href", href);
        _xml.WriteEndElement();
    }

    private void Category(string term)
    {
        _xml.WriteStartElement("category", Atom);
        _xml.WriteAttributeString("term", term);
        _xml.WriteEndElement();
    }

    private void Person(string name, OutPerson person)
    {
        _xml.WriteStartElement(name, Atom);
        _xml.WriteStartElement("name", Atom);
        OutXml.Marked(_xml, OutText.Name(person.Name));
        _xml.WriteEndElement();
        if (OutText.Address(person.Uri) is { } uri) Plain("uri", uri);
        _xml.WriteEndElement();
    }

    // Plain words: where a tag or an entity seems to stand in them, as the HTML that shows just these words.
    private void Words(string name, string words)
    {
        if (OutText.LooksMarked(words)) Text(name, Escaped(words), "html");
        else Text(name, words);
    }

    private static string Escaped(string words) =>
        words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private void Text(string name, string text, string type = "text")
    {
        _xml.WriteStartElement(name, Atom);
        _xml.WriteAttributeString("type", type);
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Plain(string name, string text) => _xml.WriteElementString(name, Atom, text);

    private void Time(string name, DateTimeOffset at) => Plain(name, OutText.Time(at));

    private void Language(string? tag)
    {
        if (OutText.Language(tag) is { } language) _xml.WriteAttributeString("xml", "lang", Xml, language);
    }
}
