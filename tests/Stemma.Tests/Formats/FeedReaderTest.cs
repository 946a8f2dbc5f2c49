using System.Text;
using Stemma.Core.Formats.Feeds;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class FeedReaderTest
{
    private const string Rss = """
        <?xml version="1.0"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Harbour Post</title><link>https://harbour.example/</link><language>en</language>
        <item><title>Ferry &amp; crew return</title><link>/ferry</link><guid isPermaLink="false">f-1</guid><pubDate>Tue, 04 May 2021 07:08:09 GMT</pubDate>
        <dc:creator>Ada Fenn</dc:creator><category domain="desk">Sea</category><description>&lt;p&gt;Short&lt;/p&gt;</description>
        <content:encoded><![CDATA[<p onclick="x()">Long <a href="more">more</a></p><script>bad()</script>]]></content:encoded>
        <media:content url="pic.jpg" type="image/jpeg" fileSize="7"/></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://kite.example/x/" xml:lang="fr"><title type="html">&lt;b>Kite&lt;/b></title>
        <link rel="self" href="feed"/><link href="/"/>
        <entry><title>Un</title><id>tag:1</id><link href="un.html"/><updated>2021-05-04T07:08:09+02:00</updated>
        <author><name>Bo Lind</name><email>bo@kite.example</email></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &amp; B<br/></p></div></content>
        <source><title>Wire of Elsewhere</title></source></entry></feed>
        """;

    private const string Rdf = """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://a.example/"><title>Old</title><link>https://a.example/</link></channel>
        <item rdf:about="https://a.example/1"><title>One</title><dc:date>2021-05-04</dc:date></item></rdf:RDF>
        """;

    private const string Json = """{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[{"id":"1","url":"/a","content_html":"<p>x</p>","date_published":"2021-05-04T07:08:09Z","authors":[{"name":"Cy Dorn"}]}]}""";

    [Fact]
    public void An_rss_item_has_its_parts()
    {
        var feed = Read(Rss);
        Assert.Equal(("rss20", false, "Harbour Post"), (feed.Version, feed.Bozo, feed.Feed.Title!.Value));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("Ferry & crew return", "https://harbour.example/ferry", "f-1"), (item.Title!.Value, item.Link, item.Id));
        Assert.Equal("<p>Short</p>", item.Summary!.Value);
        Assert.Equal("<p>Long <a href=\"https://harbour.example/more\">more</a></p>", item.Content[0].Value);
        Assert.Equal(("Ada Fenn", new FeedCategory("Sea", "desk", null)), (item.Author, item.Categories[0]));
        Assert.Equal(new FeedEnclosure("https://harbour.example/pic.jpg", "image/jpeg", "7"), item.Enclosures[0]);
        Assert.Equal(new DateTimeOffset(2021, 5, 4, 7, 8, 9, TimeSpan.Zero), item.Published!.At);
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><item><title>One</title></item><item><title>Two", 1)]
    [InlineData("<rss version='2.0'><channel><item><title>One</title></item><item><title>Two</title>", 1)]
    [InlineData("<rss version='2.0'><channel><item><title>One</title></item><item><title>Two</title></item>", 2)]
    [InlineData("<rss version='2.0'><channel><item><title>One</title></item><item><title>Two</channel></rss>", 2)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry><entry><title>Two</title><content>cut he", 1)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item><title>One</title></item><item><title>Tw", 1)]
    public void A_feed_that_ends_inside_an_item_yields_the_whole_ones(string text, int whole) =>
        Assert.Equal(whole, FeedReader.Items(Read(text)).Count());

    [Fact]
    public void An_atom_entry_has_its_parts()
    {
        var feed = Read(Atom);
        Assert.Equal(("atom10", "<b>Kite</b>", "https://kite.example/"), (feed.Version, feed.Feed.Title!.Value, feed.Feed.Link));
        var entry = Assert.Single(feed.Items);
        Assert.Equal(("https://kite.example/x/un.html", "Bo Lind (bo@kite.example)", "<p>A &amp; B<br /></p>"), (entry.Link, entry.Author, entry.Content[0].Value));
        Assert.Equal(("fr", "Wire of Elsewhere"), (entry.Title!.Language, entry.Source!.Title!.Value));
    }

    [Fact]
    public void Rdf_and_json_are_read()
    {
        Assert.Equal(("rss10", "https://a.example/1"), (Read(Rdf).Version, Read(Rdf).Items[0].Link));
        Assert.Equal(("json11", "https://harbour.example/a", "Cy Dorn"), (Read(Json).Version, Read(Json).Items[0].Link, Read(Json).Items[0].Author));
    }

    [Fact]
    public void What_other_vocabularies_say_is_kept_whole()
    {
        var item = FeedJson.Of(Read("""
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:psc="http://podlove.org/simple-chapters" xmlns:ours="urn:ours" xmlns:cc="http://web.resource.org/cc/"
              xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><link>https://a.example/</link><item>
            <dc:subject>Sea</dc:subject><category>Trade</category><ours:plain>7</ours:plain><ours:told by="us">eight</ours:told>
            <media:group><media:thumbnail url="/t.jpg" width="9"/><media:credit role="author">Ada Fenn</media:credit></media:group>
            <psc:chapters version="1.2"><psc:chapter start="1:02.5" title="In"/></psc:chapters>
            <cc:license rdf:resource="https://cc.example/by"/><dcterms:valid>start=2021-05-04; end=2021-05-05</dcterms:valid>
            </item></channel></rss>
            """))["items"]![0]!;
        Assert.Equal(["Sea", "Trade"], item["categories"]!.AsArray().Select(c => (string)c!["term"]!));
        Assert.Equal(("7", "us", "eight"), ((string)item["ours_plain"]!, (string)item["ours_told"]!["by"]!, (string)item["ours_told"]!["content"]!));
        Assert.Equal(("https://harbour.example/t.jpg", "9"), ((string)item["media_thumbnail"]![0]!["url"]!, (string)item["media_thumbnail"]![0]!["width"]!));
        Assert.Equal(("author", "Ada Fenn"), ((string)item["media_credit"]![0]!["role"]!, (string)item["media_credit"]![0]!["content"]!));
        Assert.Equal(("1.2", "In", 62.5), ((string)item["psc_chapters"]!["version"]!, (string)item["psc_chapters"]!["chapters"]![0]!["title"]!, (double)item["psc_chapters"]!["chapters"]![0]!["start_parsed"]!));
        Assert.Equal(("https://cc.example/by", "2021-05-05T00:00:00Z"), ((string)item["license"]!, (string)item["validity_end_parsed"]!));
    }

    [Theory]
    [InlineData("<georss:point>45.25 -71.5</georss:point>", "Point", "[-71.5,45.25]")]
    [InlineData("<georss:line>1 2 3 4</georss:line>", "LineString", "[[2,1],[4,3]]")]
    [InlineData("<georss:box>1 2 3 4</georss:box>", "Box", "[[2,1],[4,3]]")]
    [InlineData("<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 1 2 3 4 5 0 1</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where>", "Polygon", "[[[1,0],[3,2],[5,4],[1,0]]]")]
    [InlineData("<geo:lat>45.25</geo:lat><geo:long>7</geo:long>", "Point", "[7,45.25]")]
    [InlineData("<georss:point>95 0</georss:point>", null, null)]
    [InlineData("<georss:point>here</georss:point>", null, null)]
    public void A_place_is_read(string element, string? type, string? coordinates)
    {
        var item = FeedJson.Of(Read($"<rss xmlns:georss='http://www.georss.org/georss' xmlns:gml='http://www.opengis.net/gml' xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#'><channel><item><title>x</title>{element}</item></channel></rss>"))["items"]![0]!;
        Assert.Equal((type, coordinates), ((string?)item["where"]?["type"], item["where"]?["coordinates"]?.ToJsonString()));
    }

    [Fact]
    public void A_broken_feed_is_read_and_says_so()
    {
        var feed = Read("<rss><channel><title>A & B&eacute;</title><item><title>One<link>https://a.example/1</link></item><item><title>Two</title></item>");
        Assert.True(feed.Bozo);
        Assert.Equal("A & Bé", feed.Feed.Title!.Value);
        Assert.Equal("Two", feed.Items[^1].Title!.Value);
    }

    [Fact]
    public void What_is_no_feed_says_so()
    {
        Assert.Equal("", Read("<html><body>No</body></html>").Version);
        Assert.Contains(Read("plain").Problems, p => p.Code == "no-feed");
    }

    [Fact]
    public void Items_become_lines_for_import()
    {
        var item = Assert.Single(FeedReader.Items(Read(Rss)));
        Assert.Equal(("f-1", "https://harbour.example/ferry", "Ferry & crew return", "Harbour Post", "en", "Ada Fenn"), (item.Id, item.Url, item.Title, item.Outlet, item.Language, item.Byline));
        Assert.StartsWith("<p>Long", item.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href=\"java\nscript:x()\">y</a>", "<a href=\"\">y</a>")]
    [InlineData("<p style=\"color: red; behavior: url(x)\">y", "<p style=\"color: red;\">y")]
    [InlineData("a<!-- <b> -->c < d", "ac &lt; d")]
    [InlineData("<iframe src=x></iframe>y<script>z</script", "y")]
    public void What_acts_is_dropped(string html, string clean) => Assert.Equal(clean, FeedMarkup.Clean(html, null));

    [Fact]
    public void Garbage_never_throws() => Garbage.Of([Rss, Atom, Rdf, Json], t => FeedJson.Of(Read(t)), 1500);

    private static FeedDocument Read(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), new FeedOrigin("https://harbour.example/rss", new Dictionary<string, string>()));
}
