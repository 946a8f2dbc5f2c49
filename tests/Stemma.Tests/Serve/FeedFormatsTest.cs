using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Feeds;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.Formats.Out;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>One contract for all three formats of our feeds: Atom, RSS, JSON Feed.</summary>
public sealed class FeedFormatsTest
{
    private static readonly Dictionary<string, string> Types = new() { ["atom"] = "application/atom+xml", ["rss"] = "application/rss+xml", ["json"] = "application/feed+json" };

    public static TheoryData<string> Formats => [.. Types.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_feed_keeps_the_rules_of_its_format_and_our_own_reader_reads_it_back(string format)
    {
        await using var site = await TestSite.Open([.. Samples.First, .. Reports.Many(30), .. Hostile.Captures()]);
        foreach (string path in await Feeds(site, format))
        {
            using var answer = await site.Client.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            Assert.Equal(Types[format], answer.Content.Headers.ContentType!.MediaType);
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
            var broken = Broken(format, bytes);
            Assert.True(broken.Count == 0, $"{path}: {string.Join("; ", broken.Take(5))}");
            var read = FeedReader.Read(bytes, new FeedOrigin(site.Address + path, new Dictionary<string, string> { ["Content-Type"] = answer.Content.Headers.ContentType.ToString() }));
            Assert.DoesNotContain(read.Problems, p => p.Code != "charset-broken-bytes"); // a replacement character that stood in a headline looks like one to the reader
            var atom = FeedReader.Read(await site.Client.GetByteArrayAsync(path.Replace("." + format, ".atom", StringComparison.Ordinal)), new FeedOrigin(site.Address + path, new Dictionary<string, string>()));
            Assert.Equal(atom.Items.Select(i => i.Id), read.Items.Select(i => i.Id));
            if (format == "json") Assert.Equal(atom.Items.Select(i => i.Title is { Type: "text/html" or "html" } html ? WebUtility.HtmlDecode(html.Value) : i.Title?.Value), read.Items.Select(i => i.Title?.Value)); // a title of RSS is read as HTML
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_stands_in_an_entry_the_feed_stays_whole(string format)
    {
        var made = FeedFormat.All.Single(f => f.Ending == format);
        var odd = Gen.OneOf(One(Hostile.Strings), Gen.Char['\0', '\u009F'].Array[0, 12].Select(c => new string(c)), Gen.Char['\uD7F0', '\uFFFF'].Array[0, 12].Select(c => new string(c)), One("]]>", "<![CDATA[", "&#0;", "&lt;b&gt;", "</item>", "\\u0000\"}]"));
        Gen.Select(odd.Array[2, 6], odd, odd).Sample((strings, link, language) =>
        {
            string all = string.Concat(strings);
            using var into = new MemoryStream();
            using (var writer = made.Begin(into, new OutFeed("urn:x:feed", all, DateTimeOffset.UnixEpoch, new OutPerson("Stemma")) { Subtitle = all, Page = "https://s.example/", Self = $"https://s.example/feed.{format}", Language = language, Generator = "1" }))
            {
                foreach (var (s, n) in strings.Select((s, n) => (s, n)))
                {
                    writer.Add(new OutEntry($"urn:x:{n}", s, DateTimeOffset.UnixEpoch.AddDays(n))
                    {
                        Here = $"https://s.example/{n}",
                        Original = link,
                        Authors = [new OutPerson(s), new OutPerson(all)],
                        Categories = [s, all],
                        Summary = all,
                        Language = language,
                        Html = n % 2 == 0 ? $"<p>{WebUtility.HtmlEncode(all)}</p>" : null,
                        Source = new OutSource("https://o.example/", s, DateTimeOffset.UnixEpoch, link),
                    });
                }
            }
            var broken = Broken(format, into.ToArray());
            Assert.True(broken.Count == 0, string.Join("; ", broken.Take(3)));
            Assert.Equal(strings.Length, FeedReader.Read(into.ToArray(), new FeedOrigin("https://s.example/feed", new Dictionary<string, string>())).Items.Count);
        }, iter: 300);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_entry_of_which_only_the_headline_is_left_still_has_something_to_read(string format)
    {
        var made = FeedFormat.All.Single(f => f.Ending == format);
        using var into = new MemoryStream();
        using (var writer = made.Begin(into, new OutFeed("urn:x:feed", "Harbour", DateTimeOffset.UnixEpoch, new OutPerson("Stemma")) { Page = "https://s.example/", Self = $"https://s.example/feed.{format}" }))
            foreach (var (summary, n) in new[] { null, "", "\0\uFFFE", " \n" }.Select((s, n) => (s, n))) writer.Add(new OutEntry($"urn:x:{n}", "Fire", DateTimeOffset.UnixEpoch) { Here = $"https://s.example/{n}", Summary = summary });
        Assert.Empty(Broken(format, into.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_feed_that_did_not_change_is_not_sent_again_and_HEAD_tells_the_same(string format)
    {
        await using var site = await TestSite.Open(Reports.Capture(7));
        string path = $"/source/outlet2.example/feed.{format}";
        using var first = await site.Client.GetAsync(path);
        Assert.Equal("max-age=300, private", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(site, path, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await Ask(site, path, r => r.Headers.IfModifiedSince = first.Content.Headers.LastModified)).StatusCode);
        using var head = await Ask(site, path, r => r.Method = HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, first.Headers.ETag), (head.StatusCode, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Content.Headers.ContentType, head.Content.Headers.ContentType);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_number_of_a_joined_story_leads_to_the_feed_of_the_same_format(string format)
    {
        await using var site = await TestSite.Open(Reports.Capture(7), Reports.Capture(7, 1));
        using var member = await site.Client.GetAsync($"/story/2/feed.{format}");
        Assert.Equal((HttpStatusCode.Redirect, $"/story/1/feed.{format}"), (member.StatusCode, member.Headers.Location?.OriginalString));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task To_others_no_feed_holds_a_text_beyond_its_excerpt_and_what_was_taken_down_is_in_none(string format)
    {
        await using var site = await TestSite.OpenAs(new Exposure(Loopback: false), TimeProvider.System, Reports.Capture(7, length: 9), Reports.Capture(8, length: 9));
        var gone = (await site.Data.Store.Reading.Telling(new Stemma.Core.News.TellingId(1), default))!;
        string end = gone.Article.Text[^60..].Trim();
        var paths = await Feeds(site, format);
        foreach (string path in paths) Assert.DoesNotContain(end, Plain(await site.Get(path)), StringComparison.Ordinal);
        Assert.Contains(gone.Article.Title, Plain(await site.Get($"/feed.{format}")), StringComparison.Ordinal);
        await site.Parts.Acts!.TakeDown(gone.Url!, "asked", default);
        foreach (string path in paths)
        {
            using var answer = await site.Client.GetAsync(path);
            Assert.DoesNotContain(gone.Article.Title, Plain(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_lead_to_their_feeds_in_all_formats()
    {
        await using var site = await TestSite.Open(Reports.Capture(7), Whitlock.Captures[0]);
        foreach (var (page, feed) in new[] { ("/", "/feed.{0}"), ("/story/1", "/story/1/feed.{0}"), ("/section/world", "/section/world/feed.{0}"), ("/source/outlet2.example", "/source/outlet2.example/feed.{0}"), ("/search?q=canal", "/search.{0}?q=canal"), ("/entities/norway", "/entities/norway/feed.{0}") })
        {
            string html = await site.Get(page);
            foreach (var (ending, type) in Types) Assert.Matches($"<link rel=\"alternate\" type=\"{type.Replace("+", "(\\+|&#x2B;)", StringComparison.Ordinal)}\" title=\"[^\"]+\" href=\"{System.Text.RegularExpressions.Regex.Escape(string.Format(feed, ending))}\"", html);
        }
    }

    [Fact]
    public async Task A_JSON_Feed_names_the_original_as_external_and_leads_to_its_next_page()
    {
        await using var site = await TestSite.Open(Invented.Captures(90));
        using var front = JsonDocument.Parse(await site.Get("/feed.json"));
        Assert.Equal(site.Address + "/feed.json?page=2", front.RootElement.GetProperty("next_url").GetString());
        using var source = JsonDocument.Parse(await site.Get("/source/paper1.example/feed.json"));
        var item = source.RootElement.GetProperty("items")[0];
        Assert.StartsWith(site.Address + "/report/", item.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://paper1.example/", item.GetProperty("external_url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RSS_names_the_feed_that_an_item_was_taken_from_and_none_where_that_is_not_known()
    {
        var entry = new OutEntry("urn:x:1", "a <b> & c", DateTimeOffset.UnixEpoch) { Here = "https://s.example/1", Source = new OutSource("https://o.example/", "O", DateTimeOffset.UnixEpoch, "https://o.example/feed.xml") };
        string rss = Rss(entry);
        Assert.Contains("<title>a &#x3C;\u2060b&#x3E; &#x26; c</title>", rss, StringComparison.Ordinal);
        Assert.Contains("<guid isPermaLink=\"false\">urn:x:1</guid>", rss, StringComparison.Ordinal);
        Assert.Contains("<source url=\"https://o.example/feed.xml\">O</source>", rss, StringComparison.Ordinal);
        Assert.DoesNotContain("<source", Rss(entry with { Source = entry.Source with { Feed = null } }), StringComparison.Ordinal);
    }

    private static Gen<string> One(params string[] strings) => Gen.OneOf(strings.Select(s => Gen.Const(s)).ToArray());

    private static string Rss(OutEntry entry)
    {
        using var into = new MemoryStream();
        using (var writer = new Stemma.Core.Formats.Rss.RssWriter(into, new OutFeed("urn:x:f", "F", DateTimeOffset.UnixEpoch, new OutPerson("S")) { Page = "https://s.example/" })) writer.Add(entry);
        return Encoding.UTF8.GetString(into.ToArray());
    }

    private static IReadOnlyList<string> Broken(string format, byte[] bytes)
    {
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        if (format == "json")
        {
            using var json = JsonDocument.Parse(text);
            return JsonFeedRules.Broken(json.RootElement);
        }
        var document = XDocument.Load(XmlReader.Create(new StringReader(text), new XmlReaderSettings { CheckCharacters = true }));
        return format == "rss" ? RssRules.Broken(document) : AtomRules.Broken(document);
    }

    private static string Plain(string feed) => WebUtility.HtmlDecode(WebUtility.HtmlDecode(feed));

    private static async Task<IReadOnlyList<string>> Feeds(TestSite site, string format)
    {
        var stories = await site.Data.Store.Reading.Stories(default);
        var sources = (await site.Data.Store.Reading.OutletsAfter("", 12, default)).Where(s => !s.Key.Contains('/', StringComparison.Ordinal) && s.Key.Length < 100);
        return
        [
            $"/feed.{format}", $"/feed.{format}?page=2", $"/section/sport/feed.{format}", $"/search.{format}?q=ferry", $"/search.{format}?q=council+OR+canal&page=2", $"/search.{format}?q=%22%3C%3E%26%27", $"/search.{format}?q=%C3%A9%F0%9F%94%A5%01%E2%80%AE",
            .. stories.Take(25).Select(s => $"/story/{s}/feed.{format}"), .. sources.Where(s => s.Key.Contains(".example", StringComparison.Ordinal)).Select(s => $"/source/{Uri.EscapeDataString(s.Key)}/feed.{format}"),
        ];
    }

    private static async Task<HttpResponseMessage> Ask(TestSite site, string path, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        with(request);
        return await site.Client.SendAsync(request);
    }
}
