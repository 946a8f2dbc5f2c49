using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Feeds;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Our Atom feeds, over HTTP.</summary>
public sealed class AtomFeedsTest
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_feed_keeps_every_rule_whatever_stands_in_the_reports()
    {
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(40), .. Invented.Captures(60), .. Hostile.Captures()]);
        int feeds = 0, entries = 0;
        foreach (string path in await Feeds(site))
        {
            using var answer = await site.Client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
            var document = XDocument.Load(new MemoryStream(bytes));
            var broken = AtomRules.Broken(document);
            Assert.True(broken.Count == 0, $"{path}: {string.Join("; ", broken.Take(5))}");
            Assert.DoesNotContain(document.Descendants().Where(e => !e.HasElements), e => e.Value.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFEFF'));
            var read = FeedReader.Read(bytes, new FeedOrigin(site.Address + path, new Dictionary<string, string> { ["Content-Type"] = "application/atom+xml; charset=utf-8" }));
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.DoesNotContain(read.Problems, p => p.Code != "charset-broken-bytes"); // a replacement character that stood in a headline looks like one to the reader
            Assert.Equal(document.Root!.Elements(Atom + "entry").Count(), read.Items.Count);
            feeds++;
            entries += read.Items.Count;
        }
        Console.WriteLine($"{feeds} feeds with {entries} entries keep the rules");
    }

    [Fact]
    public async Task A_story_comes_back_when_it_gains_a_report()
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        var before = await Only(site);
        await site.Take(Reports.Capture(7, 1));
        var after = await Only(site);
        Assert.Equal(before.Element(Atom + "id")!.Value, after.Element(Atom + "id")!.Value);
        Assert.True(string.CompareOrdinal(before.Element(Atom + "updated")!.Value, after.Element(Atom + "updated")!.Value) < 0);
    }

    [Fact]
    public async Task A_report_has_its_original_page_as_alternate_and_via()
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        var entry = XDocument.Parse(await site.Get("/story/1/feed.atom")).Root!.Element(Atom + "entry")!;
        string[] rels = [.. entry.Elements(Atom + "link").Where(l => l.Attribute("href")!.Value == "https://www.outlet2.example/2031/7/0").Select(l => l.Attribute("rel")!.Value)];
        Assert.Equal(["alternate", "via"], rels);
        Assert.Equal("Quillan Post", entry.Element(Atom + "source")!.Element(Atom + "title")!.Value);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_is_not_sent_again()
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        using var first = await site.Client.GetAsync("/feed.atom");
        Assert.Equal(HttpStatusCode.NotModified, await Status(site, r => r.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.NotModified, await Status(site, r => r.IfModifiedSince = first.Content.Headers.LastModified));
        Assert.Equal(HttpStatusCode.OK, await Status(site, r => r.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""))));
        await site.Take(Reports.Capture(8));
        Assert.Equal(HttpStatusCode.OK, await Status(site, r => r.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.OK, await Status(site, r => r.IfModifiedSince = first.Content.Headers.LastModified));
    }

    [Fact]
    public async Task Pages_of_a_feed_lead_to_each_other_and_hold_each_story_once()
    {
        await using var site = await TestSite.Open(Invented.Captures(130));
        var ids = new List<string>();
        string? next = "/feed.atom";
        for (int pages = 0; next is not null && pages < 20; pages++)
        {
            var feed = XDocument.Parse(await site.Get(next)).Root!;
            ids.AddRange(feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value));
            next = feed.Elements(Atom + "link").FirstOrDefault(l => l.Attribute("rel")!.Value == "next")?.Attribute("href")!.Value;
        }
        Assert.True(ids.Count > 80, $"only {ids.Count} stories");
        Assert.Equal((await site.Data.Store.Reading.Holdings(default)).Stories, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_search_without_words_or_a_story_that_is_none_has_no_feed()
    {
        await using var site = await TestSite.Open(Reports.Capture(7), Reports.Capture(7, 1));
        foreach (string path in new[] { "/search.atom", "/search.atom?q=+", "/search.atom?q=" + new string('a', 1100), "/story/99/feed.atom" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(path)).StatusCode);
        using var member = await site.Client.GetAsync("/story/2/feed.atom");
        Assert.Equal("/story/1/feed.atom", member.Headers.Location?.OriginalString);
    }

    [Fact]
    public void Others_get_excerpts_and_from_an_owner_who_forbids_them_not_even_those()
    {
        string[] paragraphs = [.. Reports.Paragraphs(3)];
        var telling = new Telling { Id = new TellingId(1), Name = "a", Url = "https://a.example/1", Article = new Article { Title = "T", Text = string.Join("\n\n", paragraphs), Blocks = [.. paragraphs.Select(p => new Block(BlockKind.Paragraph, p))] } };
        var open = new Entries("log", "http://s.example", new Exposure(Loopback: true)).Of(telling, null);
        var excerpt = new Entries("log", "http://s.example", new Exposure(Loopback: false)).Of(telling, null);
        Assert.Contains(WebUtility.HtmlEncode(paragraphs[^1]), open.Html, StringComparison.Ordinal);
        Assert.Null(excerpt.Html);
        Assert.True(excerpt.Summary!.Split(' ').Length <= 26);
        Assert.Equal("Its owner wants no excerpts shown.", new Entries("log", "http://s.example", new Exposure(Loopback: false)).Of(telling with { Article = telling.Article with { OwnerSignals = ["nosnippet"] } }, null).Summary);
    }

    [Fact]
    public async Task To_others_no_feed_holds_a_text_beyond_its_excerpt()
    {
        await using var site = await TestSite.OpenAs(new Exposure(Loopback: false), TimeProvider.System, [.. Samples.First, .. Reports.Many(20)]);
        foreach (string path in await Feeds(site))
        {
            foreach (var entry in XDocument.Parse(await site.Get(path)).Root!.Elements(Atom + "entry"))
            {
                Assert.Null(entry.Element(Atom + "content"));
                Assert.True(entry.Element(Atom + "summary")!.Value.Split("\n\n")[0].Split(' ').Length <= Exposure.PassageWords, $"{path}: {entry}");
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_feed_goes_out_packed_to_whoever_takes_it_so(string encoding)
    {
        await using var site = await TestSite.Open(Reports.Many(20));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom") { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue(encoding) } } };
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, await Status(site, r => r.IfNoneMatch.Add(answer.Headers.ETag!)));
    }

    private static async Task<IReadOnlyList<string>> Feeds(TestSite site)
    {
        var stories = await site.Data.Store.Reading.Stories(default);
        return ["/feed.atom", "/feed.atom?page=2", "/feed.atom?page=50", "/search.atom?q=ferry", "/search.atom?q=council+OR+canal&page=2", "/search.atom?q=%22%3C%3E%26%27", "/search.atom?q=%C3%A9%F0%9F%94%A5%01%E2%80%AE", .. stories.Select(s => $"/story/{s}/feed.atom")];
    }

    private static async Task<XElement> Only(TestSite site) => Assert.Single(XDocument.Parse(await site.Get("/feed.atom")).Root!.Elements(Atom + "entry"));

    private static async Task<HttpStatusCode> Status(TestSite site, Action<HttpRequestHeaders> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.atom");
        with(request.Headers);
        using var answer = await site.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
