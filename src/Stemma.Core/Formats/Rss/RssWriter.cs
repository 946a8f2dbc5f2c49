using System.Globalization;
using System.Text;
using System.Xml;
using Stemma.Core.Formats.Out;

namespace Stemma.Core.Formats.Rss;

/// <summary>
/// Writes an RSS 2.0 feed as the RSS Advisory Board's profile (rssboard.org/rss-profile) asks: plain titles with their marks as character references, descriptions as HTML,
/// authors as dc:creator, whole texts as content:encoded, its own address and its pages (RFC 5005) as atom:link.
/// </summary>
public sealed class RssWriter : IFeedWriter
{
    /// <summary>The format's media type.</summary>
    public const string MediaType = "application/rss+xml";

    private const string Atom = "http://www.w3.org/2005/Atom", Dublin = "http://purl.org/dc/elements/1.1/", Content = "http://purl.org/rss/1.0/modules/content/";

    private readonly XmlWriter _xml;
    private readonly string? _home;

    /// <summary>Begins the feed.</summary>
    /// <param name="into">Where UTF-8 bytes go; it stays open.</param>
    /// <param name="head">All but the entries.</param>
    public RssWriter(Stream into, OutFeed head)
    {
        _home = head.Page;
        _xml = XmlWriter.Create(into, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Replace });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("rss");
        _xml.WriteAttributeString("version", "2.0");
        _xml.WriteAttributeString("xmlns", "atom", null, Atom);
        _xml.WriteAttributeString("xmlns", "dc", null, Dublin);
        _xml.WriteAttributeString("xmlns", "content", null, Content);
        _xml.WriteStartElement("channel");
        Marked("title", OutText.Title(head.Title));
        Plain("link", OutText.Address(head.Page) ?? "");
        Marked("description", OutText.Title(head.Subtitle ?? head.Title));
        if (OutText.Language(head.Language) is { } language) Plain("language", language);
        Plain("lastBuildDate", Time(head.Updated));
        if (head.Generator is { } version) Plain("generator", "Stemma " + version);
        Plain("docs", "https://www.rssboard.org/rss-specification");
        Link("self", head.Self);
        Link("first", head.First);
        Link("previous", head.Previous);
        Link("next", head.Next);
    }

    /// <inheritdoc/>
    public void Add(OutEntry entry)
    {
        _xml.WriteStartElement("item");
        Marked("title", OutText.Title(entry.Title));
        Plain("link", entry.Page ?? OutText.Address(_home) ?? "");
        if (entry.Summary is { } summary) Plain("description", Html(summary));
        if (entry.Html is { } html) _xml.WriteElementString("encoded", Content, OutText.Lines(html));
        foreach (string author in OutText.Lines(entry.Authors.Select(a => OutText.Name(a.Name)))) _xml.WriteElementString("creator", Dublin, author);
        foreach (string category in OutText.Lines(entry.Categories)) Marked("category", category);
        _xml.WriteStartElement("guid");
        _xml.WriteAttributeString("isPermaLink", "false");
        _xml.WriteString(entry.Id);
        _xml.WriteEndElement();
        Plain("pubDate", Time(entry.Published ?? entry.Updated));
        if (OutText.Language(entry.Language) is { } language) _xml.WriteElementString("language", Dublin, language);
        if (entry.Source is { Feed: { } feed } source && OutText.Address(feed) is { } address) From(source, address);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the feed.</summary>
    public void Dispose()
    {
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    // The element names the feed that the item was taken from; where that is not known it says nothing.
    private void From(OutSource source, string feed)
    {
        _xml.WriteStartElement("source");
        _xml.WriteAttributeString("url", feed);
        OutXml.Marked(_xml, OutText.Title(source.Title));
        _xml.WriteEndElement();
    }

    private void Link(string rel, string? to)
    {
        if (OutText.Address(to) is not { } href) return;
        _xml.WriteStartElement("link", Atom);
        _xml.WriteAttributeString("href", href);
        _xml.WriteAttributeString("rel", rel);
        _xml.WriteAttributeString("type", MediaType);
        _xml.WriteEndElement();
    }

    private void Marked(string name, string text)
    {
        _xml.WriteStartElement(name);
        OutXml.Marked(_xml, text);
        _xml.WriteEndElement();
    }

    private static string Html(string text) => OutText.Lines(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private void Plain(string name, string text) => _xml.WriteElementString(name, text);

    // RFC 822 with a year of four digits.
    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}
