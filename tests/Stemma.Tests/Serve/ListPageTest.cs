using System.Net;
using System.Text;
using Stemma.App.Gather;
using Stemma.App.Serve.Edge;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>A list of subscriptions that an editor brings as a file.</summary>
public sealed class ListPageTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Its_feeds_are_followed_and_what_is_refused_is_told_line_by_line()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        string list = """
            <opml version="2.0"><body><outline text="Coast">
            <outline type="rss" text="Ledger" xmlUrl="http://127.0.0.1:1/ledger"/>
            <outline type="rss" text="Post" xmlUrl="http://127.0.0.1:1/post"/>
            <outline type="rss" text="Script" xmlUrl="javascript:alert(1)"/>
            <outline type="rss" text="&lt;b&gt;Nameless&lt;/b&gt;" htmlUrl="http://127.0.0.1:1/"/>
            </outline></body></opml>
            """;
        string page = await Sent(site, list);
        Assert.Contains("2 added, 0 already known, 2 refused.", TestSite.Plain(page), StringComparison.Ordinal);
        Assert.Contains("\"Script\" has no web address: javascript:alert(1)", TestSite.Plain(page), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Nameless&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("0 added, 2 already known", TestSite.Plain(await Sent(site, list)), StringComparison.Ordinal);
        Assert.Equal([("http://127.0.0.1:1/ledger", "Coast"), ("http://127.0.0.1:1/post", "Coast")], (await site.Data.Store.Feeds.All(Ct)).Select(f => (f.Url, f.Folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no list at all")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>x</title></item></channel></rss>")]
    [InlineData("<opml><body></body></opml>")]
    public async Task What_is_no_list_or_names_nothing_is_refused(string sent)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        Assert.Matches("Choose a file|0 added, 0 already known, [12] refused", TestSite.Plain(await Sent(site, sent)));
        Assert.Empty(await site.Data.Store.Feeds.All(Ct));
    }

    [Fact]
    public async Task One_that_breaks_off_is_taken_as_far_as_it_goes_and_one_that_is_endless_up_to_a_bound()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        string outlines = string.Concat(Enumerable.Range(0, Subscribing.MostOfList + 3).Select(n => $"<outline xmlUrl=\"http://127.0.0.1:1/{n}\"/>"));
        string page = TestSite.Plain(await Sent(site, $"<opml><body>{outlines}"));
        Assert.Contains($"{Subscribing.MostOfList} added", page, StringComparison.Ordinal);
        Assert.Contains($"those after the first {Subscribing.MostOfList} are left out", page, StringComparison.Ordinal);
        Assert.Equal(Subscribing.MostOfList, (await site.Data.Store.Feeds.All(Ct)).Count);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_said_to_be_so()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/desk/list") { Content = await Form(site, new string('x', (2 << 20) + 1)) };
        asked.Headers.ExpectContinue = true; // what is refused unread is not sent
        using var answer = await site.Client.SendAsync(asked, Ct);
        Assert.Equal("/desk/list?large=1", answer.Headers.Location!.OriginalString);
        Assert.Contains("larger than 2 MB", await site.Read("/desk/list?large=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_editors_bring_one()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1)]);
        using var answer = await site.Client.PostAsync("/desk/list", await Form(site, "<opml><body><outline xmlUrl=\"http://127.0.0.1:1/f\"/></body></opml>"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await site.Data.Store.Feeds.All(Ct));
    }

    private static async Task<string> Sent(TestSite site, string list)
    {
        using var answer = await site.Client.PostAsync("/desk/list", await Form(site, list));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<HttpContent> Form(TestSite site, string list) => new MultipartFormDataContent
    {
        { new StringContent(WebUtility.HtmlDecode((await site.Get("/")).Split("__RequestVerificationToken\" value=\"")[1].Split('"')[0])), "__RequestVerificationToken" },
        { new StringContent("list"), "_handler" },
        { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "list", "subscriptions.opml" },
    };
}
