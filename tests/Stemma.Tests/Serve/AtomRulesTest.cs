using System.Xml.Linq;

namespace Stemma.Tests.Serve;

/// <summary>The checker must fail on what is broken, or its silence about our feeds says nothing.</summary>
public sealed class AtomRulesTest
{
    private const string Whole = """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
          <id>urn:uuid:1411be36-9e2b-8dbe-b532-25d6260e69eb</id>
          <title type="text">Vesper Point</title>
          <subtitle type="html">&lt;b&gt;All&lt;/b&gt; of it</subtitle>
          <updated>2031-03-01T10:00:00Z</updated>
          <author><name>Ilse Norrgard</name><uri>https://ilse.example/</uri><email>ilse@ilse.example</email></author>
          <link rel="self" type="application/atom+xml" href="https://vesper.example/feed"/>
          <link rel="alternate" type="text/html" href="https://vesper.example/"/>
          <link rel="next" href="https://vesper.example/feed?page=2"/>
          <generator uri="https://gen.example/" version="1">Gen</generator>
          <icon>https://vesper.example/icon.png</icon>
          <entry>
            <id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07</id>
            <title>Tram depot reopens</title>
            <updated>2031-03-01T10:00:00.5+02:00</updated>
            <published>2031-02-28T10:00:00Z</published>
            <link href="https://vesper.example/1" hreflang="en"/>
            <link rel="replies" href="https://vesper.example/1/r" thr:count="3" thr:updated="2031-03-01T10:00:00Z"/>
            <category term="city" scheme="https://vesper.example/tags"/>
            <summary>Short.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long.</p></div></content>
            <source><id>https://other.example/</id><title>Other</title><updated>2031-03-01T10:00:00Z</updated></source>
            <thr:in-reply-to ref="urn:uuid:00000000-0000-8000-8000-000000000000"/>
          </entry>
        </feed>
        """;

    /// <summary>What to put in the place of what, and the finding that must come.</summary>
    public static TheoryData<string, string, string> Samples => new()
    {
        { "<feed xmlns=\"http://www.w3.org/2005/Atom\"", "<feed xmlns=\"http://purl.org/atom/ns#\"", "root: " },
        { "<id>urn:uuid:1411be36-9e2b-8dbe-b532-25d6260e69eb</id>", "", "feed: not one id" },
        { "<id>urn:uuid:1411be36-9e2b-8dbe-b532-25d6260e69eb</id>", "<id>feed 1</id>", "id: no absolute IRI" },
        { "<id>urn:uuid:1411be36-9e2b-8dbe-b532-25d6260e69eb</id>", "<id>/feed</id>", "id: no absolute IRI" },
        { "<id>urn:uuid:1411be36-9e2b-8dbe-b532-25d6260e69eb</id>", "<id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07</id>", "entry: id of the feed itself" },
        { "<title type=\"text\">Vesper Point</title>", "", "feed: not one title" },
        { "<title type=\"text\">Vesper Point</title>", "<title> </title>", "title: empty" },
        { "<title type=\"text\">Vesper Point</title>", "<title>a</title><title>b</title>", "feed: not one title" },
        { "<title type=\"text\">Vesper Point</title>", "<title type=\"text/plain\">a</title>", "title: type text/plain" },
        { "<title type=\"text\">Vesper Point</title>", "<title>a <b xmlns=\"http://www.w3.org/1999/xhtml\">b</b></title>", "title: elements in text" },
        { "<title type=\"text\">Vesper Point</title>", "<title type=\"text\" lang=\"en\">a</title>", "title: unknown attribute lang" },
        { "<title type=\"text\">Vesper Point</title>", "<title type=\"xhtml\">a</title>", "title: xhtml without its div" },
        { "<title type=\"text\">Vesper Point</title>", "<title>a&#x85;b</title>", "title: control characters" },
        { "<subtitle", "<subtitle>one</subtitle><subtitle", "feed: more than one subtitle" },
        { "&lt;b&gt;All&lt;/b&gt; of it", "<b>All</b>", "subtitle: elements in html" },
        { "<updated>2031-03-01T10:00:00Z</updated>\n  <author>", "<author>", "feed: not one updated" },
        { "2031-03-01T10:00:00.5+02:00", "2031-03-01 10:00:00", "updated: no RFC 3339 date" },
        { "2031-03-01T10:00:00.5+02:00", "2031-03-01T10:00Z", "updated: no RFC 3339 date" },
        { "2031-03-01T10:00:00.5+02:00", "2031-02-30T10:00:00Z", "updated: no RFC 3339 date" },
        { "2031-03-01T10:00:00.5+02:00", "2031-03-01t10:00:00z", "updated: no RFC 3339 date" },
        { "2031-03-01T10:00:00.5+02:00", "Sat, 01 Mar 2031 10:00:00 GMT", "updated: no RFC 3339 date" },
        { "<published>2031-02-28T10:00:00Z</published>", "<published>2031-02-28</published>", "published: no RFC 3339 date" },
        { "<published>2031-02-28T10:00:00Z</published>", "<published>2031-02-28T10:00:00Z</published><published>2031-02-28T10:00:00Z</published>", "entry: more than one published" },
        { "<published>2031-02-28T10:00:00Z</published>", "<pubDate>2031-02-28T10:00:00Z</pubDate>", "entry: unknown element pubDate" },
        { "<published>2031-02-28T10:00:00Z</published>", "<x xmlns=\"\">1</x>", "entry: element x of no namespace" },
        { "<published>2031-02-28T10:00:00Z</published>", "loose", "entry: text between elements" },
        { "<author><name>Ilse Norrgard</name><uri>https://ilse.example/</uri><email>ilse@ilse.example</email></author>", "", "entry: no author" },
        { "<name>Ilse Norrgard</name>", "", "author: not one name" },
        { "<name>Ilse Norrgard</name>", "<name/>", "name: empty" },
        { "<uri>https://ilse.example/</uri>", "<uri>ilse</uri>", "uri: no IRI" },
        { "<email>ilse@ilse.example</email>", "<email>Ilse</email>", "email: no address" },
        { "<email>ilse@ilse.example</email>", "<link href=\"https://ilse.example/\"/>", "author: unknown element link" },
        { "rel=\"self\" ", "rel=\"related\" ", "feed: not one self link" },
        { "type=\"application/atom+xml\"", "type=\"text/html\"", "feed: self link of another type" },
        { "href=\"https://vesper.example/feed\"", "href=\"/feed\"", "link: no IRI, or relative without a base" },
        { "href=\"https://vesper.example/feed\"", "", "link: no href" },
        { "href=\"https://vesper.example/1\"", "href=\"https://vesper.example/a b\"", "link: no IRI" },
        { "href=\"https://vesper.example/1\"", "href=\"https://vesper.example/%zz\"", "link: no IRI" },
        { "<link rel=\"next\"", "<link href=\"https://vesper.example/b\" type=\"text/html\"/><link rel=\"next\"", "feed: two alternate links of one type and language" },
        { "<link rel=\"next\"", "<link rel=\"nächste\"", "link: unknown relation" },
        { "<link rel=\"next\"", "<link rel=\"next\" href=\"https://vesper.example/3\"/><link rel=\"next\"", "paging: next twice" },
        { "feed?page=2", "feed", "paging: next or previous is the page itself" },
        { "<generator", "<fh:complete/><generator", "paging: complete, and in pages" },
        { "<generator", "<fh:archive/><generator", "paging: an archive without its current feed" },
        { "hreflang=\"en\"", "hreflang=\"english language\"", "link: no language tag" },
        { "hreflang=\"en\"", "length=\"1 kB\"", "link: length is no number" },
        { "hreflang=\"en\"", "type=\"html\"", "link: no media type" },
        { "hreflang=\"en\"/>", ">here</link>", "link: not empty" },
        { "xml:lang=\"en\"", "xml:lang=\"en_GB\"", "feed: xml:lang is no tag" },
        { "xml:lang=\"en\"", "xml:base=\"http://a b/\"", "feed: xml:base is no IRI" },
        { ">Gen</generator>", "/>", "generator: empty" },
        { "<icon>https://vesper.example/icon.png</icon>", "<icon>icon.png</icon>", "icon: no IRI" },
        { "term=\"city\"", "label=\"city\"", "category: no term" },
        { "scheme=\"https://vesper.example/tags\"", "scheme=\"tags\"", "category: scheme is no IRI" },
        { "</entry>", "</entry><rights>late</rights>", "feed: metadata after an entry" },
        { "</entry>", "</entry><entry><id>urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><summary/><content>y</content></entry>", "entry: id urn:uuid:f9dfb335-86b6-88e6-9242-a3da15b24c07 used twice" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><summary>s</summary></entry>", "entry: neither content nor alternate link" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><content src=\"https://vesper.example/a.pdf\" type=\"application/pdf\"/></entry>", "entry: content elsewhere or in base64 and no summary" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><content type=\"image/png\">AAAA</content></entry>", "entry: content elsewhere or in base64 and no summary" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><summary/><content type=\"image/png\">!!</content></entry>", "content: no base64" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><summary/><content type=\"multipart/mixed\">AAAA</content></entry>", "content: composite type" },
        { "</entry>", "</entry><entry><id>urn:x:y</id><title>x</title><updated>2031-03-01T10:00:00Z</updated><summary/><content src=\"https://vesper.example/a\" type=\"image/png\">AAAA</content></entry>", "content: src and content" },
        { "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Long.</p></div>", "<p xmlns=\"http://www.w3.org/1999/xhtml\">Long.</p>", "content: xhtml without its div" },
        { "<source><id>https://other.example/</id>", "<source>", "source: not one id" },
        { "ref=\"urn:uuid:00000000-0000-8000-8000-000000000000\"", "", "thread: in-reply-to without ref" },
        { "thr:count=\"3\"", "thr:count=\"three\"", "thread: count" },
    };

    [Fact]
    public void A_whole_feed_breaks_no_rule() => Assert.Empty(AtomRules.Broken(XDocument.Parse(Whole)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_broken_feed_is_found_out(string what, string by, string finding)
    {
        string broken = Whole.ReplaceLineEndings("\n").Replace(what, by, StringComparison.Ordinal);
        Assert.NotEqual(Whole.ReplaceLineEndings("\n"), broken);
        Assert.Contains(AtomRules.Broken(XDocument.Parse(broken)), f => f.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public void A_relative_link_is_whole_where_a_base_is_given() =>
        Assert.Empty(AtomRules.Broken(XDocument.Parse(Whole.Replace("xml:lang=\"en\"", "xml:base=\"https://vesper.example/\"", StringComparison.Ordinal).Replace("href=\"https://vesper.example/1\"", "href=\"1\"", StringComparison.Ordinal))));
}
