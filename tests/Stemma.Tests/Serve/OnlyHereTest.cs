using System.Net;
using Stemma.App;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Verbs;

namespace Stemma.Tests.Serve;

/// <summary>A site whose operator says that only this machine reaches it, while it listens to more: a container.</summary>
public sealed class OnlyHereTest
{
    private const string Open = "http://0.0.0.0:8080";

    private static readonly Exposure Said = new(false) { SaidOnlyHere = true };

    [Fact]
    public void It_starts_without_the_texts_of_an_open_site_and_others_do_not()
    {
        Assert.Equal(Said, Site.Judged(SiteTexts.None, Reach.OnlyHere, Open));
        Assert.Equal(new Exposure(true), Site.Judged(SiteTexts.None, Reach.OnlyHere, "http://127.0.0.1:8080"));
        Assert.Contains("site.onlyHere", Assert.Throws<SettingException>(() => Site.Judged(SiteTexts.None, Reach.AsItListens, Open)).Message, StringComparison.Ordinal);
        Assert.Throws<SettingException>(() => Site.Judged(SiteTexts.None, Reach.BehindProxy, Open));
    }

    [Fact]
    public async Task It_answers_to_the_names_of_this_machine_only()
    {
        await using var site = await TestSite.Open(Said, [], []);
        await site.Get("/");
        using var other = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "news.example" } };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await site.Client.SendAsync(other, CancellationToken.None)).StatusCode);
    }

    [Fact]
    public async Task Whole_texts_are_for_whoever_signed_in_by_the_link()
    {
        await using var site = await TestSite.Open(Said, [], [Reports.Capture(1, length: 9)]);
        string text = (await site.Data.Store.Reading.Telling(new TellingId(1), default))!.Article.Text;
        string end = text[^60..].Trim();
        Assert.DoesNotContain(end, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Take it down now", await site.Read("/takedown"), StringComparison.Ordinal);
        await site.SignIn();
        Assert.Contains(end, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.Contains("Take it down now", await site.Read("/takedown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_say_where_it_listens_and_it_tells_the_name_that_it_answers_to()
    {
        using var folder = new TestFolder();
        using var server = Cli.Start(folder.Path, "serve", "--set", "site.urls=http://127.0.0.1:0", "--set", "site.onlyHere=1");
        Assert.StartsWith("Stemma is at http://localhost:", await server.StandardError.ReadLineAsync(CancellationToken.None), StringComparison.Ordinal);
        server.Kill();
        await server.WaitForExitAsync(CancellationToken.None);
    }
}
