using System.IO.Compression;
using System.Text;
using Stemma.Core.Formats.Sitemap;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class SitemapReaderTest
{
    private const string News = """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2021-05-04</lastmod><changefreq>Daily</changefreq>
        <news:news><news:publication><news:name>Kite</news:name><news:language>en</news:language></news:publication>
        <news:publication_date>2021-05-04T07:08:09Z</news:publication_date><news:title>Ferry back</news:title><news:keywords>sea, ferry</news:keywords></news:news></url>
        <url><loc>javascript:x()</loc></url></urlset>
        """;

    [Fact]
    public void Pages_are_read_with_their_news()
    {
        var read = Read(News);
        var entry = Assert.Single(read.Entries);
        Assert.Equal((SitemapKind.Pages, "https://a.example/1?x=1&y=2", "daily"), (read.Kind, entry.Url, entry.Frequency));
        Assert.Equal(("Kite", "Ferry back", 2), (entry.News!.Outlet, entry.News.Title, entry.News.Keywords.Count));
        Assert.Contains(read.Problems, p => p.Code == "sitemap-bad-address");
    }

    [Fact]
    public void Indexes_texts_and_feeds_are_read()
    {
        Assert.Equal((SitemapKind.Index, 2), Kind("<sitemapindex><sitemap><loc>https://a.example/1.xml</loc><loc>https://a.example/2.xml</loc></sitemap>"));
        Assert.Equal((SitemapKind.Text, 2), Kind("\ufeffhttps://a.example/1\r\nhttps://a.example/2\nnot one"));
        Assert.Equal((SitemapKind.Feed, 1), Kind("<rss><channel><item><link>https://a.example/1</link></item></channel></rss>"));
        Assert.Equal((SitemapKind.None, 0), Kind("only words"));
    }

    [Fact]
    public void Gzip_is_told_by_its_bytes()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(News));
        Assert.Single(SitemapReader.Read(packed.ToArray(), "text/xml", null).Entries);
    }

    [Theory]
    [InlineData("https://a.example/x/map.xml", "https://a.example/x/1", true)]
    [InlineData("https://a.example/x/map.xml", "https://a.example/y/1", false)]
    [InlineData("https://a.example/map.xml?a=/b/", "https://a.example/y", true)]
    public void A_sitemap_speaks_for_its_own_folder(string sitemap, string page, bool speaks) => Assert.Equal(speaks, SitemapReader.InScope(sitemap, page));

    [Fact]
    public void Garbage_never_throws() => Garbage.Of([News, "https://a.example/1\nhttps://a.example/2"], t => Read(t), 1500);

    private static SitemapDocument Read(string text) => SitemapReader.Read(Encoding.UTF8.GetBytes(text), null, null);

    private static (SitemapKind, int) Kind(string text) => (Read(text).Kind, Read(text).Entries.Count);
}
