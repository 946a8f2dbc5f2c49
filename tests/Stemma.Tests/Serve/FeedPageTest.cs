using System.Net;
using Stemma.App.Store;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

/// <summary>An editor's page of a feed.</summary>
public sealed class FeedPageTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task An_editor_sees_how_a_feed_fares_sets_it_stops_it_and_takes_it_up_again()
    {
        await using var site = await Followed();
        await site.SignIn();
        Assert.Contains("href=\"/desk/feed/1\"", await site.Get("/sources"), StringComparison.Ordinal);
        string page = await site.Read("/desk/feed/1");
        Assert.Contains("not polled yet", page, StringComparison.Ordinal);
        Assert.Contains("kept; it holds from the next poll on", await site.Send("/desk/feed/1", "/desk/feed", ("feed", "1"), ("act", "set"), ("text", "feed"), ("charset", "cp1251"), ("minutes", "90"), ("back", "/desk/feed/1")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new FeedSettings { Charset = "windows-1251", FromFeed = true, LeastMinutes = 90 }, (await site.Data.Store.Feeds.One(1, Ct))!.Settings);
        page = await site.Get("/desk/feed/1");
        Assert.Contains("value=\"windows-1251\"", page, StringComparison.Ordinal);
        Assert.Matches("<option value=\"feed\" selected", page);
        Assert.Contains("no charset is called", await site.Send("/desk/feed/1", "/desk/feed", ("feed", "1"), ("act", "set"), ("charset", "klingon"), ("back", "/desk/feed/1")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("polled no more", await site.Send("/desk/feed/1", "/desk/feed", ("feed", "1"), ("act", "stop"), ("back", "/desk/feed/1")), StringComparison.Ordinal);
        Assert.Contains("not polled any more: an editor stopped it", await site.Read("/desk/feed/1"), StringComparison.Ordinal);
        Assert.Contains("it is asked in a moment", await site.Send("/desk/feed/1", "/desk/feed", ("feed", "1"), ("act", "again"), ("back", "/desk/feed/1")), StringComparison.OrdinalIgnoreCase);
        Assert.Null((await site.Data.Store.Feeds.One(1, Ct))!.Muted);
        await site.Get("/desk/feed/7", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_has_outlets_with_open_licences_to_follow_and_says_which_are_followed()
    {
        await using var site = await Followed();
        await site.Data.Store.Feeds.Subscribe(new Subscription("https://globalvoices.org/feed/"), DateTimeOffset.UnixEpoch.AddYears(90), Ct);
        await site.SignIn();
        string desk = await site.Get("/desk");
        Assert.Contains("aria-label=\"Follow ProPublica\"", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-label=\"Follow Global Voices\"", desk, StringComparison.Ordinal);
        Assert.All(Core.News.DataFile.Rows(typeof(App.Serve.HealthWords), "open-outlets.tsv"), row =>
        {
            Assert.Equal(4, row.Length);
            Assert.Matches("^CC BY(-[A-Z]{2})* [234].0$", row[2]);
            Assert.Equal("https", new Uri(row[1]).Scheme);
        });
    }

    [Fact]
    public async Task Nobody_else_gets_to_it()
    {
        await using var site = await Followed();
        Assert.DoesNotContain("/desk/feed", await site.Get("/sources"), StringComparison.Ordinal);
        await site.Get("/desk/feed/1", HttpStatusCode.Forbidden);
        using var answer = await site.Client.PostAsync("/desk/feed", await site.Form("/takedown", ("feed", "1"), ("act", "stop")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null((await site.Data.Store.Feeds.One(1, Ct))!.Muted);
    }

    private static async Task<TestSite> Followed()
    {
        var site = await TestSite.Open(Reports.Capture(1));
        await site.Data.Store.Feeds.Subscribe(new Subscription("http://127.0.0.1:9/feed"), DateTimeOffset.UnixEpoch.AddYears(90), Ct);
        return site;
    }
}
