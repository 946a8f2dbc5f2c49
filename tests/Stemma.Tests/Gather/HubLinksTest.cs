using System.Text;
using Stemma.App.Gather;
using Stemma.App.Gather.Fetching;
using Stemma.App.Gather.Hubs;

namespace Stemma.Tests.Gather;

/// <summary>Which hub an answer names.</summary>
public sealed class HubLinksTest
{
    private const string At = "https://gull.example/feeds/all.xml";

    [Theory]
    [InlineData("<https://h.example/>; rel=hub, <https://t.example/f>; rel=self", "https://h.example/", "https://t.example/f")]
    [InlineData("<https://h.example/>;rel=\"hub\"", "https://h.example/", At)]
    [InlineData("</hub?a=1,2>; title=\"a, b; c\"; REL=\"Preconnect HUB\" , <f>;rel='x';type=a;rel=self,<g> ; rel = self", "https://gull.example/hub?a=1,2", "https://gull.example/feeds/g")]
    [InlineData("<ftp://h.example/>; rel=hub, <https://h2.example/>; rel=hub", "https://h2.example/", At)]
    [InlineData("<https://h.example/>; rel=hub; anchor=\"/other\"", null, null)]
    [InlineData("<https://h.example/>; rel=\"hub", "https://h.example/", At)]
    [InlineData("<https://h.example/; rel=hub", null, null)]
    [InlineData("https://h.example/; rel=hub", null, null)]
    [InlineData("<https://h.example/>; rel=hubs", null, null)]
    [InlineData("<javascript:alert(1)>; rel=hub", null, null)]
    [InlineData("<>; rel=self, <https://h.example/>; rel=hub;", "https://h.example/", At)]
    public void A_link_header_is_read(string header, string? hub, string? topic) => Assert.Equal(hub is null ? null : new HubLinks(hub, topic!), Of("<rss version='2.0'><channel><title>x</title></channel></rss>", header));

    [Theory]
    [InlineData("<rss version='2.0' xmlns:a10='http://www.w3.org/2005/Atom'><channel><a10:link rel='hub' href='/h'/><item><title>t</title></item></channel></rss>", "https://gull.example/h")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://b.example/'><link rel='hub' href='h'/><entry><link rel='hub' href='/e'/></entry></feed>", "https://b.example/h")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='hub' href='/e'/></entry></feed>", null)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"x\",\"hubs\":[{\"type\":\"rssCloud\",\"url\":\"/c\"},{\"type\":\"WebSub\",\"url\":\"/h\"},7],\"items\":[]}", "https://gull.example/h")]
    [InlineData("<!doctype html><html><head><base href='/x/'><link rel='HUB' href='h'></head><body></body></html>", "https://gull.example/x/h")]
    [InlineData("<!doctype html><html><head></head><body><p>x<link rel='hub' href='h'></body></html>", null)]
    [InlineData("<urlset xmlns:x='u'><url><loc>https://gull.example/1</loc><lastmod>2031-01-01</lastmod></url></urlset>", null)]
    [InlineData("", null)]
    public void A_document_is_read(string body, string? hub) => Assert.Equal(hub, Of(body)?.Hub);

    [Fact]
    public void Any_header_and_document_give_an_answer()
    {
        var random = new Random(7);
        const string Letters = "<>;,=\"\\ relhubself/:a?#'%\t\u00e9";
        for (int i = 0; i < 20_000; i++)
        {
            string header = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)])) + (i % 2 == 0 ? "<h>;rel=hub" : "");
            foreach (var link in LinkHeader.Read(header)) Assert.DoesNotContain('>', link.Target);
            if (i % 20 == 0) _ = Of("<rss version='2.0'><channel/></rss>", header);
        }
    }

    private static HubLinks? Of(string body, params string[] headers)
    {
        var answer = new Fetched(FetchOutcome.Fetched, 200, At, null, [.. headers.Select(h => ("link", h))], Encoding.UTF8.GetBytes(body), null, null, DateTimeOffset.UnixEpoch.AddYears(61), null, null, null);
        return HubLinks.Of(answer, FeedItems.Document(answer));
    }
}
