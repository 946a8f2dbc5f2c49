using System.Text;

namespace Stemma.Tests.Serve;

/// <summary>The checker must fail on what the validator warns of, or its silence about our feeds says nothing.</summary>
public sealed class ValidatorRulesTest
{
    private const string Atom = """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
          <id>https://vesper.example/feed</id>
          <title type="text">Vesper Point</title>
          <updated>2031-03-01T10:00:00Z</updated>
          <author><name>Ilse Norrgard</name></author>
          <link rel="self" type="application/atom+xml" href="https://vesper.example/feed.atom" />
          <link rel="alternate" type="text/html" href="https://vesper.example/" />
          <entry>
            <id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07</id>
            <title type="text">Tram depot reopens</title>
            <updated>2031-03-01T10:00:00Z</updated>
            <link rel="alternate" hreflang="de" href="https://vesper.example/1" />
            <summary type="text">Short.</summary>
          </entry>
          <entry>
            <id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c08</id>
            <title type="text">Ferry sails</title>
            <updated>2031-02-01T10:00:00Z</updated>
            <link rel="alternate" href="https://vesper.example/2" />
            <content type="html">&lt;p&gt;Long &amp;amp; &lt;b&gt;wide&lt;/b&gt;.&lt;/p&gt;</content>
          </entry>
        </feed>
        """;

    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
          <channel>
            <title>Vesper Point</title>
            <link>https://vesper.example/</link>
            <description>All of it</description>
            <language>en</language>
            <lastBuildDate>Sat, 01 Mar 2031 10:00:00 GMT</lastBuildDate>
            <atom:link href="https://vesper.example/feed.rss" rel="self" type="application/rss+xml" />
            <item>
              <title>Tram &#x26; depot</title>
              <link>https://vesper.example/1</link>
              <description>Short.</description>
              <content:encoded>&lt;p&gt;Long.&lt;/p&gt;</content:encoded>
              <dc:creator>Ilse Norrgard</dc:creator>
              <category>city</category>
              <guid isPermaLink="false">urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07</guid>
              <pubDate>Sat, 01 Mar 2031 10:00:00 GMT</pubDate>
            </item>
          </channel>
        </rss>
        """;

    [Theory]
    [InlineData("encoding=\"utf-8\"", "encoding=\"us-ascii\"", "BadXmlVersion")]
    [InlineData("version=\"1.0\"", "version=\"1.0\" ", "BadXmlVersion")]
    [InlineData(" xmlns=\"http", " xmlns:a=\"http://www.w3.org/2005/Atom\" xmlns=\"http", "NonstdPrefix: a")]
    [InlineData(" xmlns=\"http", " xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns=\"http", "AvoidNamespacePrefix")]
    [InlineData(" xmlns=\"http", " xmlns:x=\"https://x.example/\" xmlns=\"http", "UnknownNamespace")]
    [InlineData("xml:lang=\"en\"", "xml:lang=\"english\"", "InvalidLanguage: english")]
    [InlineData("xml:lang=\"en\"", "", "MissingDCLanguage")]
    [InlineData("hreflang=\"de\"", "hreflang=\"xx\"", "InvalidLanguage: xx")]
    [InlineData("Vesper Point", "Vesper &lt;/b> Point", "ContainsUndeclaredHTML: title has b")]
    [InlineData("Vesper Point", "Vesper &amp;amp; Point", "ContainsUndeclaredHTML: title has amp")]
    [InlineData("Vesper Point", "Vesper &amp;1 Point", "ContainsUndeclaredHTML: title has 1")]
    [InlineData("Vesper Point", "Vesper \uFFFD Point", "BadCharacters: title")]
    [InlineData("Vesper Point", "Vesper &#x85; Point", "BadCharacters: title")]
    [InlineData("Vesper Point", "", "NotBlank: title")]
    [InlineData("Ilse Norrgard", "Ilse &lt;ilse@ilse.example>", "ContainsEmail: name")]
    [InlineData("Ilse Norrgard", "", "NotBlank: name")]
    [InlineData("https://vesper.example/feed</id>", "HTTPS://Vesper.example/feed</id>", "NonCanonicalURI")]
    [InlineData("<id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07", "<id>urn:uuid:f9dfb335", "InvalidFullLink")]
    [InlineData("<id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07", "<id> urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07", "UnexpectedWhitespace: id")]
    [InlineData("2031-02-01T10", "2031-03-01T10", "DuplicateUpdated")]
    [InlineData("2031-02-01T10", "1989-02-01T10", "ImplausibleDate: updated")]
    [InlineData("2031-02-01T10", "2031-06-01T10", "ImplausibleDate: updated")]
    [InlineData("feed.atom", "feed.atom?page=1", "SelfDoesntMatchLocation")]
    [InlineData("type=\"application/atom+xml\"", "type=\"text/html\"", "SelfNotAtom")]
    [InlineData("rel=\"self\"", "rel=\"related\"", "MissingSelf")]
    [InlineData("https://vesper.example/1", "https://vesper.example/1?a[0]=1", "InvalidIRI")]
    [InlineData("https://vesper.example/1", "/1", "InvalidIRI")]
    [InlineData("<summary type=\"text\">Short.</summary>", "", "MissingTextualContent")]
    [InlineData("Short.", "", "NotBlank: summary")]
    [InlineData("<summary", "<link rel=\"next\" href=\"https://vesper.example/3\" /><summary", "FeedHistoryRelInEntry")]
    [InlineData("&lt;b&gt;", "&lt;b onclick='x'&gt;", "SecurityRiskAttr: content has onclick")]
    [InlineData("&lt;b&gt;", "&lt;b style='x'&gt;", "SecurityRiskAttr: content has style")]
    [InlineData("&lt;b&gt;", "&lt;script&gt;&lt;/script&gt;&lt;b&gt;", "SecurityRisk: content has <script>")]
    [InlineData("&lt;b&gt;", "&lt;blink&gt;&lt;/blink&gt;&lt;b&gt;", "NotHtml: content has <blink>")]
    [InlineData("&lt;b&gt;", "&lt;a href='/x'&gt;&lt;/a&gt;&lt;b&gt;", "ContainsRelRef: content has /x")]
    [InlineData("&lt;b&gt;", "", "NotHtml: content closes <b>")]
    [InlineData("&amp;amp;", "&amp;", "NotHtml: content has a bare &")]
    public void What_the_validator_says_of_an_Atom_feed_is_found(string what, string by, string finding) => Found(Atom, "application/atom+xml", what, by, finding);

    [Theory]
    [InlineData("Vesper Point", "Vesper &#x3C;/b> Point", "ContainsHTML: title has b")]
    [InlineData("All of it", "All &amp;amp; of it", "ContainsHTML: description has amp")]
    [InlineData("Vesper Point", "Vesper &lt;a Point", "CharacterData: title")]
    [InlineData("<category>city", "<category>", "NotBlank: category")]
    [InlineData("<link>https://vesper.example/1", "<link>", "InvalidFullLink")]
    [InlineData("<language>en</language>", "", "MissingDCLanguage")]
    [InlineData("<language>en", "<language>xx", "InvalidLanguage")]
    [InlineData("<lastBuildDate>Sat, ", "<lastBuildDate>Sun, ", "InvalidRFC2822Date")]
    [InlineData("<pubDate>Sat, 01 Mar 2031", "<pubDate>Sun, 01 Jun 2031", "ImplausibleDate: pubDate")]
    [InlineData("urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07", "1234", "NotSufficientlyUnique")]
    [InlineData("<description>Short.</description>", "", "NeedDescriptionBeforeContent")]
    [InlineData("<dc:creator>Ilse Norrgard</dc:creator>", "<author>Ilse</author>", "EmailFormat")]
    [InlineData("<category>", "<author>a@b.example (Ilse)</author><category>", "DuplicateItemSemantics: author")]
    [InlineData("rel=\"self\"", "rel=\"first\"", "MissingAtomSelfLink")]
    [InlineData("feed.rss", "feed.atom", "SelfDoesntMatchLocation")]
    public void What_the_validator_says_of_an_RSS_feed_is_found(string what, string by, string finding) => Found(Rss, "application/rss+xml", what, by, finding);

    [Fact]
    public void Of_whole_feeds_served_rightly_it_says_nothing()
    {
        Assert.Empty(Said(Atom, "application/atom+xml; charset=utf-8"));
        Assert.Empty(Said(Rss, "application/rss+xml; charset=utf-8"));
        Assert.Contains("EncodingMismatch: no charset in the header", Said(Rss, "application/rss+xml"));
        Assert.Contains("UnexpectedContentType: text/html", Said(Rss, "text/html; charset=utf-8"));
        Assert.Equal(["UnicodeError"], ValidatorRules.Said(new AnsweredFeed("https://vesper.example/feed.rss", "application/rss+xml; charset=utf-8", [.. "<?xml version='1.0' encoding='utf-8'?><rss>"u8, 0xC3, 0x28], DateTimeOffset.UnixEpoch)));
        Assert.Equal(["ValidatorLimit"], ValidatorRules.Said(new AnsweredFeed("", "", new byte[5_000_001], DateTimeOffset.UnixEpoch)));
    }

    private static void Found(string whole, string type, string what, string by, string finding)
    {
        string broken = whole.Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(whole, broken);
        Assert.Contains(Said(broken, type + "; charset=utf-8"), f => f.StartsWith(finding, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Said(string feed, string type) => ValidatorRules.Said(new AnsweredFeed(
        "https://vesper.example/feed." + (type.Contains("rss", StringComparison.Ordinal) ? "rss" : "atom"), type, Encoding.UTF8.GetBytes(feed.ReplaceLineEndings("\n")), new DateTimeOffset(2031, 3, 2, 0, 0, 0, TimeSpan.Zero)));
}
