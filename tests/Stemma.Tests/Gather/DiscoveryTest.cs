using System.Text;
using Stemma.App.Gather;

namespace Stemma.Tests.Gather;

/// <summary>Finding feeds, against a server of our own.</summary>
public sealed class DiscoveryTest : IDisposable
{
    private const string Rss = "<rss version='2.0'><channel><title> Quay\n News </title><link>https://quay.example/</link><description>d</description><item><title>One</title><link>/1</link></item></channel></rss>";

    private string _home = "";
    private const string News = "<urlset><url><loc>https://quay.example/1</loc><news:news><news:publication><news:name>Quay News</news:name></news:publication><news:title>One</news:title></news:news></url></urlset>";

    private string _place = "/feed.xml";
    private string? _robots;
    private string _forbidden = "";
    private readonly LocalServer _server;

    public DiscoveryTest() => _server = new LocalServer((path, _) => path switch
    {
        "/robots.txt" => _robots is null ? LocalServer.Status("404 Not Found") : LocalServer.Ok(_robots, "text/plain"),
        _ when path == _forbidden => LocalServer.Status("403 Forbidden"),
        "/" => LocalServer.Ok(_home),
        "/direct" => LocalServer.Ok(Rss, "text/html"),
        "/moved" => LocalServer.Status("301 Moved Permanently", "Location: /direct"),
        "/elsewhere" => LocalServer.Status("302 Found", "Location: /direct"),
        "/list" => LocalServer.Ok("<opml version='2.0'><body><outline text='Press'><outline text='Quay' xmlUrl='/direct'/><outline text='Dup' xmlUrl='/direct'/></outline></body></opml>", "text/x-opml"),
        "/undated.xml" => LocalServer.Ok("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://quay.example/1</loc></url></urlset>", "application/xml"),
        "/broken.xml" => LocalServer.Ok("<urlset><url><loc>quay, page one</loc></url", "application/xml"),
        "/old.xml" => LocalServer.Ok("<urlset><url><loc>https://quay.example/1</loc><lastmod>2009-01-01</lastmod></url></urlset>", "application/xml"),
        "/today.xml" => LocalServer.Ok($"<urlset><url><loc>https://quay.example/1</loc><lastmod>{DateTimeOffset.UtcNow:O}</lastmod></url></urlset>", "application/xml"),
        "/latest.xml" => LocalServer.Ok(News, "application/xml"),
        "/index.xml.gz" => LocalServer.Ok("<sitemapindex><sitemap><loc>https://quay.example/pages.xml</loc></sitemap></sitemapindex>", "application/xml"),
        "/main.xml" => LocalServer.Ok("<sitemapindex><sitemap><loc>https://quay.example/pages.xml</loc></sitemap><sitemap><loc>https://quay.example/news.xml</loc></sitemap></sitemapindex>", "application/xml"),
        _ when path == _place => LocalServer.Ok(Rss, "application/xml"),
        _ => LocalServer.Status("404 Not Found"),
    });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_address_of_a_feed_is_the_feed_whatever_type_it_claims_and_one_request_is_enough()
    {
        var (feeds, problems) = await Find("/direct");
        Assert.Equal([new FoundFeed(_server.Origin + "/direct", "Quay News", "https://quay.example/", "", "address", 1)], feeds.Select(f => f with { Answer = null }));
        Assert.Empty(problems);
        Assert.Equal(["/robots.txt", "/direct"], _server.Paths);
    }

    [Fact]
    public async Task A_feed_that_moved_for_good_is_taken_at_its_new_address_and_one_that_is_elsewhere_today_is_not()
    {
        Assert.Equal(_server.Origin + "/direct", Assert.Single((await Find("/moved")).Feeds).Url);
        Assert.Equal(_server.Origin + "/elsewhere", Assert.Single((await Find("/elsewhere")).Feeds).Url);
    }

    [Fact]
    public async Task A_home_page_names_its_feeds_each_once_without_those_of_comments()
    {
        _home = """
            <html><head><base href="/news/"><link rel="alternate" type="application/rss+xml" title="Quay News RSS 2.0" href="rss"><link rel='alternate' type='application/atom+xml' title='Quay News (Atom)' href='atom'>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"><link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" type="text/css" href="x.css">
            <link rel="ALTERNATE feed" type="application/feed+json; charset=utf-8" title="Sport" href="https://sport.example/feed.json#x"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head><body>hello</body></html>
            """;
        var (feeds, problems) = await Find("/");
        Assert.Equal([_server.Origin + "/news/rss", "https://sport.example/feed.json"], feeds.Select(f => f.Url));
        Assert.All(feeds, f => Assert.Equal(("link", null), (f.How, f.Items)));
        Assert.Empty(problems);
        Assert.Equal(["/robots.txt", "/"], _server.Paths);
    }

    [Fact]
    public async Task Without_a_word_the_usual_places_are_asked_one_after_the_other_until_one_is_a_feed()
    {
        _home = "<html><body>hello</body></html>";
        var (feeds, _) = await Find("/");
        Assert.Equal((_server.Origin + "/feed.xml", "usual place"), (Assert.Single(feeds).Url, feeds[0].How));
        Assert.Equal(["/robots.txt", "/", "/feed", "/rss", "/rss.xml", "/feed.xml"], _server.Paths);
        _place = "/nowhere";
        var (none, problems) = await Find("/");
        Assert.Empty(none);
        Assert.Equal("no-feed", Assert.Single(problems).Code);
    }

    [Fact]
    public async Task A_list_at_an_address_and_a_list_in_a_file_give_what_they_name()
    {
        var listed = new FoundFeed(_server.Origin + "/direct", "Quay", null, "Press", "list", null);
        Assert.Equal([listed, listed with { Title = "Dup", SameAs = 1 }], (await Find("/list")).Feeds);
        var (feeds, problems) = Discovery.List(Encoding.UTF8.GetBytes("<opml><body><outline text='A' xmlUrl='https://a.example/f' htmlUrl='https://a.example/'/><outline text='B' xmlUrl='ftp://b.example/f'/></body></opml>"), "my.opml", null);
        Assert.Equal([new FoundFeed("https://a.example/f", "A", "https://a.example/", "", "list", null)], feeds);
        Assert.Contains("ftp://b.example/f", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_feed_and_leads_to_none_is_told_with_the_reason()
    {
        Assert.Equal("sitemap-undated", Assert.Single((await Find("/undated.xml")).Problems).Code);
        Assert.Equal("sitemap-broken", Assert.Single((await Find("/broken.xml")).Problems).Code);
        Assert.Equal("not-found", Assert.Single((await Find("/absent")).Problems).Code);
        using var fetcher = FetcherTest.Open([]);
        Assert.Equal("guarded", Assert.Single((await new Discovery(fetcher).Of("localhost", CancellationToken.None)).Problems).Code);
    }

    [Theory]
    [InlineData("/latest.xml", "news sitemap", 1, "Quay News")]
    [InlineData("/today.xml", "sitemap", 1, null)]
    [InlineData("/old.xml", "sitemap", 0, null)]
    [InlineData("/index.xml.gz", "index of sitemaps", null, null)]
    [InlineData("/main.xml", "index of news sitemaps", null, null)]
    public async Task The_address_of_a_sitemap_is_taken_and_what_it_is_is_said(string path, string what, int? items, string? title)
    {
        var feed = Assert.Single((await Find(path)).Feeds);
        Assert.Equal(new FoundFeed(_server.Origin + path, title, "https://quay.example/", "", "address", items) { Sitemap = what }, feed with { Answer = null });
        Assert.Equal(["/robots.txt", path], _server.Paths);
    }

    [Theory]
    [InlineData("/undated.xml /old.xml /latest.xml /main.xml", "/latest.xml")] // one for news is taken at once
    [InlineData("/main.xml /latest.xml", "/main.xml")]
    [InlineData("/old.xml /broken.xml /today.xml", "/today.xml")]
    [InlineData("/today.xml /absent /index.xml.gz", "/index.xml.gz")]
    [InlineData("/old.xml", "/old.xml")]
    [InlineData("/direct /latest.xml", "/direct")] // a feed named in its place
    [InlineData("/undated.xml", null)]
    public async Task A_home_page_without_a_feed_is_polled_by_the_best_sitemap_that_robots_names(string named, string? taken)
    {
        (_home, _place, _robots) = ("<html><body>hello</body></html>", "/nowhere", "User-agent: *\nDisallow: /private\n" + string.Concat(named.Split(' ').Select(n => $"Sitemap: {n}\n")));
        var (feeds, problems) = await Find("/");
        Assert.Equal(taken is null ? [] : [(_server.Origin + taken, "robots.txt", _server.Origin + "/")], feeds.Select(f => (f.Url, f.How, f.Site!)));
        Assert.Equal(taken is null ? ["no-feed"] : [], problems.Select(p => p.Code));
        Assert.True(_server.Log.Zip(_server.Log.Skip(1)).All(p => p.First.Ended <= p.Second.Began));
    }

    [Fact]
    public async Task Where_guesses_at_a_feed_are_forbidden_what_robots_names_is_asked_for_unless_it_forbids_that()
    {
        (_home, _forbidden, _robots) = ("<html><body>hello</body></html>", "/feed", "User-agent: *\nDisallow: /main\nSitemap: /main.xml\nSitemap: /latest.xml");
        Assert.Equal(_server.Origin + "/latest.xml", Assert.Single((await Find("/")).Feeds).Url);
        Assert.Equal(["/robots.txt", "/", "/feed", "/robots.txt", "/latest.xml"], _server.Paths);
    }

    private async Task<(IReadOnlyList<FoundFeed> Feeds, IReadOnlyList<Stemma.Core.News.Problem> Problems)> Find(string path)
    {
        using var fetcher = FetcherTest.Open([_server]);
        return await new Discovery(fetcher).Of(_server.Origin + path, CancellationToken.None);
    }
}
