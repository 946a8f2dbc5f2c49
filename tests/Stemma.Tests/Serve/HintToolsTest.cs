using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Extract;

namespace Stemma.Tests.Serve;

/// <summary>An editor's hint, tried, saved and taken back on the page of what was left out.</summary>
public sealed class HintToolsTest
{
    private const string Keeper = "The keeper said on Wednesday that he had seen the crack grow for years and that nobody had listened to him before now.";

    private static readonly Core.News.Capture Page = DroppedPageTest.Lighthouse($"<section class=\"promo-newsletter\"><p>{Keeper}</p></section>");

    private static readonly (string, string)[] Hint = [("site", "gull.example"), ("path", ""), ("body", ".promo-newsletter"), ("drop", ""), ("title", ""), ("author", ""), ("date", ""), ("language", "nb"), ("back", "/report/1/dropped")];

    [Fact]
    public async Task It_is_previewed_beside_what_is_stored_saved_read_anew_and_taken_back()
    {
        await using var site = await TestSite.Open(Page);
        await site.SignIn();
        const string tried = "/report/1/dropped?try=1&site=gull.example&body=.promo-newsletter&language=nb";
        string html = await site.Get(tried);
        Assert.Contains($"<ins lang=\"en\" dir=\"auto\">{Keeper}</ins>", html, StringComparison.Ordinal);
        Assert.Contains($"<del lang=\"en\" dir=\"auto\">{SiftingTest.First}</del>", html, StringComparison.Ordinal);
        Assert.Contains("1 block would come in, 2 would go; language would change.", TestSite.Plain(html), StringComparison.Ordinal);
        Assert.DoesNotContain("nb", (await site.Data.Store.Reading.Telling(new TellingId(1), default))!.Article.Language, StringComparison.Ordinal);
        Assert.Contains("gull.example: version 1 saved; 1 report is read anew", TestSite.Plain(await site.Send(tried, "/desk/hint", Hint)), StringComparison.Ordinal);
        Assert.Contains(Keeper, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.DoesNotContain(SiftingTest.First, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.Contains("an editor's hint names it", await site.Read("/report/1/dropped"), StringComparison.Ordinal);
        Assert.Contains("taken back", TestSite.Plain(await site.Send("/report/1/dropped", "/desk/hint/undo", ("number", "1"), ("back", "/report/1/dropped"))), StringComparison.Ordinal);
        Assert.Contains(SiftingTest.First, await site.Read("/report/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_saved_without_its_address_takes_a_hint_for_the_site_that_it_states()
    {
        string html = System.Text.Encoding.UTF8.GetString(Page.Body.Span).Replace("</head>", "<link rel=\"canonical\" href=\"https://gull.example/news/1\"></head>", StringComparison.Ordinal);
        await using var site = await TestSite.Open(Page with { Url = null, Body = System.Text.Encoding.UTF8.GetBytes(html) });
        await site.SignIn();
        Assert.Contains("name=\"site\" required maxlength=\"253\" value=\"gull.example\"", await site.Get("/report/1/dropped"), StringComparison.Ordinal);
        Assert.Contains($"<ins lang=\"en\" dir=\"auto\">{Keeper}</ins>", await site.Get("/report/1/dropped?try=1&site=gull.example&body=.promo-newsletter"), StringComparison.Ordinal);
        Assert.Contains("1 report is read anew", TestSite.Plain(await site.Send("/report/1/dropped", "/desk/hint", Hint)), StringComparison.Ordinal);
        Assert.Contains(Keeper, await site.Read("/report/1"), StringComparison.Ordinal);
        Assert.Contains("version 1", await site.Read("/report/1/dropped"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_this_and_drop_this_lead_to_previews()
    {
        await using var site = await TestSite.Open(Page);
        Assert.DoesNotContain("Keep this", await site.Get("/report/1/dropped"), StringComparison.Ordinal);
        await site.SignIn();
        string html = await site.Get("/report/1/dropped");
        string Link(string words, string text) => WebUtility.HtmlDecode(html.Split("<div class=\"block\">").Single(b => b.Contains(words, StringComparison.Ordinal) && b.Contains(">" + text, StringComparison.Ordinal)).Split("href=\"")[1].Split('"')[0].Split('#')[0]);
        Assert.Contains($"<ins lang=\"en\" dir=\"auto\">{Keeper}</ins>", await site.Get(Link("Keep this", Keeper)), StringComparison.Ordinal);
        Assert.Contains("Get our letter every morning and never miss a tide again.</ins>", await site.Get(Link("Keep this", "Get our letter")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_that_leaves_no_text_is_not_offered_to_be_saved()
    {
        await using var site = await TestSite.Open(Page);
        await site.SignIn();
        string page = await site.Read("/report/1/dropped?try=1&site=gull.example&drop=p");
        Assert.Contains("No text of this page would be left", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save this hint", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_selector_that_cannot_be_read_is_told_with_its_field_and_line_and_nothing_is_saved()
    {
        await using var site = await TestSite.Open(Page);
        await site.SignIn();
        const string told = "drop, line 2: the selector \"p:first\" cannot be read: \":\" is not known here";
        string page = await site.Read("/report/1/dropped?try=1&site=gull.example&drop=.a%0Ap:first");
        Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save this hint", page, StringComparison.Ordinal);
        Assert.Contains("this page: its address is gull.example/news/1", await site.Read("/report/1/dropped?try=1&site=tarn.example&body=p"), StringComparison.Ordinal);
        Assert.Contains("which matches nothing on this page", await site.Read("/report/1/dropped?try=1&site=gull.example&body=.nowhere"), StringComparison.Ordinal);
        Assert.Contains("drop, line 2", TestSite.Plain(await site.Send("/report/1/dropped", "/desk/hint", ("site", "gull.example"), ("drop", ".a\np:first"), ("back", "/report/1/dropped"))), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await site.Data.Store.Hints.All(default));
    }

    [Fact]
    public async Task Only_an_editor_saves()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["site.contact=desk@quillan.example"], [Page]);
        using var answer = await site.Client.PostAsync("/desk/hint", await site.Form("/look", Hint));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await site.Data.Store.Hints.All(default));
    }
}
