using System.Globalization;
using System.Xml.Linq;
using Microsoft.Data.Sqlite;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Other people's reader programs read our feeds, without a word on standard error.</summary>
public sealed class ReadersTest
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Paths = ["/feed.atom", "/story/1/feed.atom", "/search.atom?q=ferry+OR+canal"];

    [Fact]
    public async Task Debians_sfeed_reads_items_titles_links_and_times()
    {
        _ = Installed.Path("sfeed");
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40)]);
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
    public async Task Debians_sfeed_reads_hostile_feeds_without_a_warning()
    {
        _ = Installed.Path("sfeed");
        await using var site = await TestSite.Open(Hostile.Captures());
        using var home = new TestFolder();
        byte[] feed = await site.Client.GetByteArrayAsync("/feed.atom");
        var (exit, lines, error) = await Installed.Run("sfeed", feed, home.Path);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(Entries(feed).Count, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Newsboat_subscribes_reloads_and_gets_nothing_twice()
    {
        _ = Installed.Path("newsboat");
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40), .. Hostile.Captures()]);
        using var home = new TestFolder();
        string config = home.Write("config", "");
        // A cache a feed: newsboat files an entry under the feed that it saw it in last.
        foreach (var (path, n) in Paths.Select((p, n) => (p, n)))
        {
            string urls = home.Write("urls", site.Address + path + "\n"), cache = home.At($"cache{n}.db");
            var expected = Entries(await site.Client.GetByteArrayAsync(path)).Select(e => (e.Id, e.Title, e.Link)).Order().ToList();
            for (int round = 0; round < 2; round++)
            {
                var (exit, _, error) = await Installed.Run("newsboat", [], home.Path, "-C", config, "-u", urls, "-c", cache, "-d", home.At("log"), "-l", "4", "-x", "reload");
                Assert.Equal((0, ""), (exit, error));
                Assert.DoesNotMatch("(?i)(warn|error|critical):", File.Exists(home.At("log")) ? File.ReadAllText(home.At("log")) : "");
                Assert.Equal(expected, Kept(cache, site.Address + path).Order());
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

    private static List<(string Id, string Title, string Link, string Updated, string? Published)> Entries(byte[] feed) =>
    [
        .. XDocument.Load(new MemoryStream(feed)).Root!.Elements(Atom + "entry").Select(e => (
            e.Element(Atom + "id")!.Value, e.Element(Atom + "title")!.Value,
            e.Elements(Atom + "link").First(l => l.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value, e.Element(Atom + "updated")!.Value, e.Element(Atom + "published")?.Value)),
    ];
}
