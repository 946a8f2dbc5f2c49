using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>Every feed that the site has, in every format, over hard material: nothing that the W3C's validator (for JSON Feed: its specification) would say.</summary>
public sealed partial class FeedRoutesTest
{
    // Each feed route less its ending, with addresses that lead to what is held; a route that is not here fails the test below.
    private static readonly Dictionary<string, Func<TestSite, Task<IEnumerable<string>>>> Feeds = new()
    {
        ["/feed"] = static _ => Some("/feed.#", "/feed.#?page=2", "/feed.#?page=9"),
        ["/section/{Name}/feed"] = static _ => Some("/section/sport/feed.#", "/section/world/feed.#"),
        ["/story/{Id:int}/feed"] = static async site => (await site.Data.Store.Reading.Stories(default)).Select(s => $"/story/{s}/feed.#"),
        ["/story/{Id:int}/comments"] = Commented,
        ["/source/{Key}/feed"] = static async site => (await site.Data.Store.Reading.OutletsAfter("", 60, default)).Where(s => s.Key.Length < 300).Select(s => $"/source/{Uri.EscapeDataString(s.Key)}/feed.#"),
        ["/entities/{Name}/feed"] = static async site => (await site.Data.Store.Reading.WithPages(["dana-whitlock", "kellmouth"], default)).Select(e => $"/entities/{e}/feed.#"),
        ["/case/{Token}/carried"] = static async site => [$"/case/{await Proven(site)}/carried.#"],
        ["/takedowns/feed"] = static _ => Some("/takedowns/feed.#", "/takedowns/feed.#?page=2"),
        ["/search"] = static _ => Some(
            [.. new[] { "harbour", "council OR canal", "</b> &amp; \"<>\"", "\u00E9\U0001F525\u202E\uFFFD", "\u05DE\u05E2\u05D1\u05D5\u05E8\u05EA", "[a] {b} | ^", "nothing-like-it", "AT&T + 1" }.Select(q => $"/search.#?q={Uri.EscapeDataString(q)}")]),
    };

    // The token of a site that was proven to be its owner's: the one that is held, or was.
    private static async Task<string> Proven(TestSite site)
    {
        string token = Inbox.Draw(), host = (await site.Data.Store.Reading.OutletsAfter("", 60, default)).Select(s => s.Key).FirstOrDefault(k => k.Contains('.', StringComparison.Ordinal)) ?? "quay.example";
        int number = (await site.Data.Store.Petitions.Add(new Petition { Kind = PetitionKind.Outlet, Url = $"https://{host}/", Host = host, Token = Inbox.Hash(token), At = HardFeeds.Now }, default))!.Value;
        await site.Data.Store.Petitions.Answer(number, PetitionState.Granted, "proven", HardFeeds.Now, default, ProofKind.Dns);
        return token;
    }

    // Comments of hard words under the first stories, on a site that has a moderator.
    private static async Task<IEnumerable<string>> Commented(TestSite site)
    {
        await Accounts.Visitor.Make(site, Role.Moderator);
        var stories = (await site.Data.Store.Reading.Stories(default)).Take(3).ToList();
        int n = 0;
        foreach (var story in stories)
            foreach (string words in Hostile.Strings.Where(s => App.Accounts.Naming.IsText(s) && s.Any(char.IsLetterOrDigit)))
                await site.Data.Store.Comments.Add(new App.Store.NewComment(new Core.News.TellingId(story.Value), null, new App.Store.Writer(null, "guest", null, null), words.Length > 40 ? "Ana" : words, words, words, null, HardFeeds.Now.AddSeconds(--n)), static _ => new App.Store.CommentRuling(CommentState.Published, ""), default);
        return stories.Select(s => $"/story/{s}/comments.#");
    }

    [Theory]
    [InlineData("hard", false)]
    [InlineData("hard", true)]
    [InlineData("empty", true)]
    [InlineData("one", true)]
    [InlineData("many", true)]
    [InlineData("named", false)]
    public async Task No_feed_gives_the_validator_anything_to_say(string store, bool open)
    {
        var now = store == "named" ? new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero) : HardFeeds.Now;
        await using var site = await TestSite.OpenAs(new Exposure(Loopback: !open), new SetTime(now), Held(store));
        if (store == "hard") await site.Parts.Acts!.TakeDown("https://hard.example/41", "asked", default);
        int feeds = 0;
        var found = new List<string>();
        var asked = (await Task.WhenAll(Feeds.Values.Select(f => f(site)))).SelectMany(a => a).ToList();
        foreach (var (route, format) in asked.SelectMany(r => new[] { "atom", "rss", "json" }.Select(f => (r.Replace("#", f, StringComparison.Ordinal), f))))
        {
            string address = site.Address + route;
            using var answer = await site.Client.GetAsync(new Uri(address));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            var feed = new AnsweredFeed(address, answer.Content.Headers.ContentType?.ToString(), await answer.Content.ReadAsByteArrayAsync(), now);
            found.AddRange(Said(format, feed).Select(f => $"{f} ({route})"));
            feeds++;
        }
        Assert.True(found.Count == 0, $"{found.Count} findings: {string.Join(", ", found.CountBy(f => f.Split(':')[0]).Select(c => $"{c.Value} {c.Key}"))}\n{string.Join('\n', found.DistinctBy(f => f.Split(':')[0]))}");
        Assert.True(feeds >= 36, $"only {feeds} feeds");
        Assert.True(store != "named" || asked.Exists(a => a.StartsWith("/entities/", StringComparison.Ordinal)), "no feed of a name");
    }

    [Fact]
    public async Task A_date_from_before_feeds_is_told_as_it_is_though_the_validator_doubts_it()
    {
        await using var site = await TestSite.OpenAs(new Exposure(Loopback: false), new SetTime(HardFeeds.Now), HardFeeds.Old);
        var feed = new AnsweredFeed(site.Address + "/story/1/feed.atom", "application/atom+xml; charset=utf-8", await site.Client.GetByteArrayAsync("/story/1/feed.atom"), HardFeeds.Now);
        Assert.Equal(["ImplausibleDate: published 1974-08-09T00:00:00Z"], ValidatorRules.Said(feed));
    }

    [Fact]
    public async Task No_feed_route_is_without_a_check()
    {
        await using var site = await TestSite.Open();
        var routes = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r is not ("/openapi.json" or "/takedowns.json" or "/me/export.json" or "/comments/of/{Token}/export.json"));
        var ofFeeds = routes.Where(r => Ending().IsMatch(r)).Select(r => Ending().Replace(r, "")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Feeds.Keys.Order(StringComparer.Ordinal), ofFeeds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_feed_calls_itself_by_the_address_that_pages_give_for_it()
    {
        await using var site = await TestSite.OpenAs(new Exposure(Loopback: true), new SetTime(HardFeeds.Now), Reports.Many(12));
        foreach (string page in new[] { "/", "/section/sport", "/story/1", "/source/outlet2.example", "/search?q=council+canal+%26+%C3%A9" })
        {
            string html = await site.Get(page);
            var given = Given().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
            Assert.True(given.Count >= 3, page);
            foreach (string path in given) Assert.Contains(WebUtility.HtmlEncode(site.Address + path), WebUtility.HtmlEncode(WebUtility.HtmlDecode(await site.Get(path))), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<Stemma.Core.News.Capture> Held(string store) => store switch
    {
        "empty" => [],
        "one" => [Reports.Capture(7)],
        "many" => Invented.Captures(200),
        "named" => Whitlock.Captures,
        _ => [.. HardFeeds.Captures, .. Hostile.Captures(), Samples.HostileReport()],
    };

    private static IReadOnlyList<string> Said(string format, AnsweredFeed feed)
    {
        if (format == "json") return JsonFeedRules.Served(feed);
        var document = XDocument.Load(XmlReader.Create(new StringReader(Encoding.UTF8.GetString(feed.Bytes)), new XmlReaderSettings { CheckCharacters = true }));
        return [.. format == "rss" ? RssRules.Broken(document) : AtomRules.Broken(document), .. ValidatorRules.Said(feed)];
    }

    private static Task<IEnumerable<string>> Some(params string[] addresses) => Task.FromResult<IEnumerable<string>>(addresses);

    [GeneratedRegex(@"\.(atom|rss|json)$")]
    private static partial Regex Ending();

    [GeneratedRegex("<link rel=\"alternate\" type=\"application/[^\"]+\" title=\"[^\"]*\" href=\"([^\"]+)\"")]
    private static partial Regex Given();
}
