using System.Globalization;
using System.Text;
using System.Xml;

namespace Stemma.Core.Formats.Atom;

/// <summary>Writes an Atom feed (RFC 4287), entry by entry. What cannot stand in XML, or would turn the text around it, is left out.</summary>
public sealed class AtomWriter : IDisposable
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    private readonly XmlWriter _xml;

    /// <summary>Begins the feed.</summary>
    /// <param name="into">Where UTF-8 bytes go; it stays open.</param>
    /// <param name="head">All but the entries.</param>
    public AtomWriter(Stream into, AtomHead head)
    {
        _xml = XmlWriter.Create(into, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("feed", Atom);
        Language(head.Language);
        Plain("id", head.Id);
        Text("title", Title(head.Title));
        if (head.Subtitle is { } subtitle) Text("subtitle", AtomText.Line(subtitle));
        Time("updated", head.Updated);
        Person("author", head.Author);
        foreach (var link in head.Links) Link(link);
        if (head.Icon is { } icon) Plain("icon", icon);
        if (head.Generator is { } version)
        {
            _xml.WriteStartElement("generator", Atom);
            _xml.WriteAttributeString("version", version);
            _xml.WriteString("Stemma");
            _xml.WriteEndElement();
        }
    }

    /// <summary>Adds an entry.</summary>
    public void Add(AtomEntry entry)
    {
        _xml.WriteStartElement("entry", Atom);
        Language(entry.Language);
        Plain("id", entry.Id);
        Text("title", Title(entry.Title));
        Time("updated", entry.Updated);
        if (entry.Published is { } published) Time("published", published);
        foreach (var author in entry.Authors.Where(a => AtomText.Line(a.Name).Length > 0)) Person("author", author);
        foreach (var link in entry.Links.DistinctBy(l => (l.Rel, l.Rel == "alternate" ? l.Type + " " + l.Language : l.Href))) Link(link);
        foreach (string category in entry.Categories.Select(AtomText.Line).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)) Category(category);
        if (entry.Summary is { } summary) Text("summary", AtomText.Lines(summary));
        if (entry.Html is { } html) Text("content", AtomText.Lines(html), "html");
        if (entry.Source is { } source) From(source);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the feed.</summary>
    public void Dispose()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    private static string Title(string title) => AtomText.Line(title) is { Length: > 0 } line ? line : "Untitled";

    private void From(AtomSource source)
    {
        _xml.WriteStartElement("source", Atom);
        Plain("id", source.Id);
        Text("title", Title(source.Title));
        Time("updated", source.Updated);
        if (source.Link is { } link) Link(new AtomLink("alternate", link, "text/html"));
        _xml.WriteEndElement();
    }

    private void Link(AtomLink link)
    {
        if (AtomText.Address(link.Href) is not { } href) return;
        _xml.WriteStartElement("link", Atom);
        _xml.WriteAttributeString("rel", link.Rel);
        if (link.Type is { } type) _xml.WriteAttributeString("type", type);
        if (AtomText.Language(link.Language) is { } language) _xml.WriteAttributeString("hreflang", language);
        _xml.WriteAttributeString("href", href);
        _xml.WriteEndElement();
    }

    private void Category(string term)
    {
        _xml.WriteStartElement("category", Atom);
        _xml.WriteAttributeString("term", term);
        _xml.WriteEndElement();
    }

    private void Person(string name, AtomPerson person)
    {
        _xml.WriteStartElement(name, Atom);
        Plain("name", AtomText.Line(person.Name));
        if (AtomText.Address(person.Uri) is { } uri) Plain("uri", uri);
        _xml.WriteEndElement();
    }

    private void Text(string name, string text, string type = "text")
    {
        _xml.WriteStartElement(name, Atom);
        _xml.WriteAttributeString("type", type);
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    private void Plain(string name, string text) => _xml.WriteElementString(name, Atom, text);

    private void Time(string name, DateTimeOffset at) =>
        Plain(name, at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private void Language(string? tag)
    {
        if (AtomText.Language(tag) is { } language) _xml.WriteAttributeString("xml", "lang", Xml, language);
    }
}
