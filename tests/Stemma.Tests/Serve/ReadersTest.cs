using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Other people's reader programs read our feeds, without a word on standard error.</summary>
public sealed class ReadersTest
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Paths = ["/feed.atom", "/story/1/feed.atom", "/search.atom?q=ferry+OR+canal", "/source/outlet2.example/feed.atom", "/entities/dana-whitlock/feed.atom"];

    [Fact]
    public async Task Debians_sfeed_reads_items_titles_links_and_times()
    {
        _ = Installed.Path("sfeed");
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40), .. Whitlock.Captures]);
        using var home = new TestFolder();
        foreach (string path in Paths)
        {
            byte[] feed = await site.Client.GetByteArrayAsync(path);
            var (exit, lines, error) = await Installed.Run("sfeed", feed, home.Path);
            Assert.Equal((0, ""), (exit, error));
            var seen = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
            var entries = Entries(feed);
            Assert.Equal(entries.Select(e => (e.Title, e.Link, e.Id)), seen.Select(s => (s[1], s[2], s[5])));
            Assert.Equal(entries.Select(e => DateTimeOffset.Parse(e.Published ?? e.Updated, CultureInfo.InvariantCulture).ToUnixTimeSeconds()), seen.Select(s => long.Parse(s[0], CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task Debians_sfeed_reads_of_an_RSS_feed_what_it_reads_of_the_Atom_feed()
    {
        _ = Installed.Path("sfeed");
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40), .. Whitlock.Captures]);
        using var home = new TestFolder();
        foreach (string path in Paths)
        {
            var atom = await Installed.Run("sfeed", await site.Client.GetByteArrayAsync(path), home.Path);
            var rss = await Installed.Run("sfeed", await site.Client.GetByteArrayAsync(path.Replace(".atom", ".rss", StringComparison.Ordinal)), home.Path);
            Assert.Equal((0, ""), (rss.Exit, rss.Error));
            Assert.Equal(Kept(atom.Out), Kept(rss.Out));
        }

        // Time, title, link, id.
        static IEnumerable<(string, string, string, string)> Kept(string lines) =>
            lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).Select(f => (f[0], f[1], f[2], f[5]));
    }

    [Fact]
    public async Task Debians_sfeed_reads_hostile_feeds_without_a_warning()
    {
        _ = Installed.Path("sfeed");
        await using var site = await TestSite.Open(Hostile.Captures());
        using var home = new TestFolder();
        int entries = Entries(await site.Client.GetByteArrayAsync("/feed.atom")).Count;
        foreach (string path in (string[])["/feed.atom", "/feed.rss"])
        {
            var (exit, lines, error) = await Installed.Run("sfeed", await site.Client.GetByteArrayAsync(path), home.Path);
            Assert.Equal((0, ""), (exit, error));
            Assert.Equal(entries, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public async Task Newsboat_subscribes_reloads_and_gets_nothing_twice()
    {
        _ = Installed.Path("newsboat");
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40), .. Whitlock.Captures, .. Hostile.Captures()]);
        using var home = new TestFolder();
        string config = home.Write("config", "");
        // A cache a feed: newsboat files an entry under the feed that it saw it in last.
        foreach (var (path, n) in Paths.Concat(Paths.Select(p => p.Replace(".atom", ".rss", StringComparison.Ordinal))).Select((p, n) => (p, n)))
        {
            string urls = home.Write("urls", site.Address + path + "\n"), cache = home.At($"cache{n}.db");
            var expected = Entries(await site.Client.GetByteArrayAsync(path.Replace(".rss", ".atom", StringComparison.Ordinal))).Select(e => (e.Id, Title: Told(e.Title), e.Link)).Order().ToList();
            string Told(string title) => path.Contains(".rss", StringComparison.Ordinal) ? "" : title; // a title of RSS is read as HTML
            for (int round = 0; round < 2; round++)
            {
                var (exit, _, error) = await Installed.Run("newsboat", [], home.Path, "-C", config, "-u", urls, "-c", cache, "-d", home.At("log"), "-l", "4", "-x", "reload");
                Assert.Equal((0, ""), (exit, error));
                Assert.DoesNotMatch("(?i)(warn|error|critical):", File.Exists(home.At("log")) ? File.ReadAllText(home.At("log")) : "");
                Assert.Equal(expected, Kept(cache, site.Address + path).Select(k => (k.Id, Title: Told(k.Title), k.Link)).Order());
            }
        }
    }

    private static List<(string Id, string Title, string Link)> Kept(string cache, string feed)
    {
        using var connection = new SqliteConnection($"Data Source={cache};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT guid, title, url FROM rss_item WHERE feedurl = $1 AND deleted = 0";
        command.Parameters.AddWithValue("$1", feed);
        using var rows = command.ExecuteReader();
        var found = new List<(string, string, string)>();
        while (rows.Read()) found.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return found;
    }

    // A title with marks in it is HTML that shows them.
    private static string Words(XElement title) => title.Attribute("type")?.Value == "html" ? WebUtility.HtmlDecode(title.Value) : title.Value;

    private static List<(string Id, string Title, string Link, string Updated, string? Published)> Entries(byte[] feed) =>
    [
        .. XDocument.Load(new MemoryStream(feed)).Root!.Elements(Atom + "entry").Select(e => (
            e.Element(Atom + "id")!.Value, Words(e.Element(Atom + "title")!),
            e.Elements(Atom + "link").First(l => l.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value, e.Element(Atom + "updated")!.Value, e.Element(Atom + "published")?.Value)),
    ];
}
