using System.Net;
using System.Text.RegularExpressions;
using Stemma.App;
using Stemma.App.Serve;
using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Serve;

public sealed partial class DeskPageTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Exposure Public = new(false);

    [Fact]
    public async Task The_link_signs_in_once()
    {
        await using var site = await TestSite.Open(Public, [], [Reports.Capture(1)]);
        await site.Get("/desk", HttpStatusCode.Forbidden);
        string link = site.Parts.Admin.Draw();
        string token = link["/admin/".Length..];
        Assert.Equal(43, token.Length);
        Assert.Contains("works no more", await site.Send(link, "/admin", ("token", (token[0] == 'x' ? 'y' : 'x') + token[1..])), StringComparison.Ordinal);
        Assert.Contains("Requests that wait", await site.Send(link, "/admin", ("token", token)), StringComparison.Ordinal);
        Assert.Contains("works no more", await site.Send(link, "/admin", ("token", token)), StringComparison.Ordinal);
        await site.Send("/desk", "/sign-out");
        await site.Get("/desk", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var site = await TestSite.Open();
        string link = site.Parts.Admin.Draw();
        using var answer = await site.Client.PostAsync("/admin", await site.Form(link, ("token", link["/admin/".Length..])));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("stemma-editor=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Forms_without_their_token_do_nothing()
    {
        await using var site = await TestSite.Open(Public, [], [Reports.Capture(1), Reports.Capture(1, 1)]);
        await site.SignIn();
        foreach (string to in (string[])["/admin", "/edit", "/sign-out", "/takedown/ask", "/desk/decide", "/desk/undo", "/desk/follow", "/desk/hint", "/desk/hint/undo", "/desk/track/undo", "/desk/track?story=1", "/desk/list", "/desk/answer", "/look"])
        {
            using var answer = await site.Client.PostAsync(to, new FormUrlEncodedContent([new("kind", "part"), new("a", "1"), new("b", "2"), new("_handler", "look")]));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
        Assert.Empty(await site.Data.Store.Reading.Decisions(9, Ct));
    }

    [Fact]
    public async Task An_editor_parts_two_reports_and_takes_it_back()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1));
        Assert.Single(await site.Data.Store.Reading.Stories(Ct));
        await site.SignIn();
        Assert.Contains("decided: 1", await site.Send("/desk", "/desk/decide", ("kind", "part"), ("a", "1"), ("b", "2")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, (await site.Data.Store.Reading.Stories(Ct)).Count);
        Assert.Contains("undone: 1", await site.Send("/desk", "/desk/undo", ("number", "1")), StringComparison.OrdinalIgnoreCase);
        Assert.Single(await site.Data.Store.Reading.Stories(Ct));
        Assert.Contains("there is no report nowhere", await site.Send("/desk", "/desk/decide", ("kind", "join"), ("a", "1"), ("b", "nowhere")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_set_by_hand_tells_who_set_it_and_is_cut_and_brought_back_on_its_own_page()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(2), Reports.Capture(1, 1));
        await site.SignIn();
        await site.Send("/desk", "/desk/decide", ("kind", "join"), ("a", "2"), ("b", "1"));
        await site.Send("/desk", "/desk/decide", ("kind", "link"), ("a", "2"), ("b", "1"));
        Assert.Contains("editor, who set it by hand: decision 2", await site.Read("/link/2/1"), StringComparison.Ordinal);
        Assert.Contains("This link was cut", await site.Send("/link/2/1", "/desk/decide", ("kind", "cut"), ("a", "2"), ("b", "1"), ("back", "/link/2/1")), StringComparison.Ordinal);
        Assert.Contains("Why this link?", await site.Send("/link/2/1", "/desk/undo", ("number", "3"), ("back", "/link/2/1")), StringComparison.Ordinal);
        await site.Get("/link/2/9", HttpStatusCode.NotFound);
        await site.Get("/link/9/2", HttpStatusCode.NotFound);
        await site.Get("/link/2/*nobody-1", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/report/1")]
    [InlineData("/report/1/../../x")]
    [InlineData("/report/1?done=x")]
    public async Task A_form_sends_nobody_where_it_did_not_stand(string back)
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(1, 1));
        await site.SignIn();
        using var answer = await site.Client.PostAsync("/desk/decide", await site.Form("/desk", ("kind", "part"), ("a", "1"), ("b", "2"), ("back", back)));
        Assert.StartsWith("/desk?done=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_demo_on_this_machine_makes_its_visitors_editors()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var answer = await site.Client.PostAsync("/edit", await site.Form("/look"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await site.Get("/desk", HttpStatusCode.Forbidden);
        var demo = site.Parts with { AnyoneEdits = true };
        Assert.False(Sessions.AreOpen(site.Parts, new Exposure(true)));
        Assert.False(Sessions.AreOpen(demo, Public));
        Assert.True(Sessions.AreOpen(demo, new Exposure(true)));
    }

    [Fact]
    public async Task What_is_no_address_is_not_followed()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        Assert.Contains("role=\"alert\"", await site.Send("/desk", "/desk/follow", ("url", "no address at all")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("not")]
    public async Task A_link_puts_no_words_of_its_own_before_an_editor(string name)
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.SignIn();
        string desk = await site.Read($"/desk?{name}=" + Uri.EscapeDataString("Sign in again at evil.example"));
        Assert.Contains("Requests that wait", desk, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", desk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_decides_nothing()
    {
        await using var site = await TestSite.Open(Public, [], [Reports.Capture(1), Reports.Capture(1, 1)]);
        using var answer = await site.Client.PostAsync("/desk/decide", await site.Form("/takedown", ("kind", "part"), ("a", "1"), ("b", "2")));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await site.Data.Store.Reading.Decisions(9, Ct));
    }

    [Fact]
    public async Task A_takedown_that_a_stranger_asks_for_waits_for_an_editor()
    {
        await using var site = await TestSite.Open(Public, [], [Reports.Capture(1), Reports.Capture(5)]);
        string url = "https://www.outlet1.example/2031/1/0";
        (string, string)[] asked = [("url", url), ("reason", "it is mine"), ("who", "Mira Quandt"), ("contact", "mira@quandt.example"), ("now", "1")];
        Assert.Contains("kept as number 1", await site.Send("/takedown?url=" + Uri.EscapeDataString(url), "/takedown/ask", asked), StringComparison.Ordinal);
        Assert.Equal(2, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
        await site.SignIn();
        Assert.Contains("mira@quandt.example", await site.Get("/desk"), StringComparison.Ordinal);
        Assert.Contains("1 erased and barred", await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "checked by telephone")), StringComparison.Ordinal);
        Assert.Equal(1, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
        Assert.DoesNotContain("Mira Quandt", await site.Get("/desk"), StringComparison.Ordinal);
        Assert.Contains("removed after a request", TestSite.Plain(await site.Get("/report/1", HttpStatusCode.Gone)), StringComparison.Ordinal);
        Assert.Equal("mira@quandt.example", (await site.Data.Store.Petitions.One(1, Ct))!.Contact); // kept half a year, so that she can be heard again
    }

    [Fact]
    public async Task On_this_machine_too_only_an_editors_takedown_is_carried_out_at_once()
    {
        await using var site = await TestSite.Open(Reports.Capture(1), Reports.Capture(5));
        Assert.DoesNotContain("Take it down now", await site.Get("/takedown"), StringComparison.Ordinal);
        await site.Send("/takedown", "/takedown/ask", ("url", "https://www.outlet1.example/2031/1/0"), ("reason", "mine"), ("now", "1"));
        Assert.Equal(2, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
        await site.SignIn();
        Assert.Contains("It was taken down", await site.Send("/takedown", "/takedown/ask", ("url", "https://www.outlet1.example/2031/1/0"), ("reason", "mine"), ("now", "1")), StringComparison.Ordinal);
        Assert.Equal(1, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
        Assert.Contains("as it stands in the browser", await site.Send("/takedown", "/takedown/ask", ("url", "no address"), ("reason", "mine")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dispute_is_known_to_the_story_until_it_is_refused()
    {
        await using var site = await TestSite.Open(Public, [], [Reports.Capture(1), Reports.Capture(1, 1)]);
        string dispute = WebUtility.HtmlDecode(DisputeLink().Match(await site.Get("/report/2")).Groups[1].Value), asked = Uri.UnescapeDataString(dispute[(dispute.IndexOf("about=", StringComparison.Ordinal) + 6)..]);
        Assert.Contains("not shown", await site.Send(dispute, "/takedown/ask", ("kind", "dispute"), ("story", "1"), ("about", asked), ("reason", "we wrote it first")), StringComparison.Ordinal);
        Assert.Contains("is disputed", await site.Read("/report/2"), StringComparison.Ordinal);
        Assert.Equal([asked], await site.Data.Store.Reading.Disputed(new StoryId(1), Ct));
        await site.SignIn();
        Assert.Contains("request 1 is refused: it is shown again", await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "refuse"), ("reason", "the credit stands there")), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await site.Data.Store.Reading.Disputed(new StoryId(1), Ct));
    }

    [GeneratedRegex("href=\"(/takedown\\?kind=dispute[^\"]+)\"")]
    private static partial Regex DisputeLink();

    [Fact]
    public async Task Too_many_sign_ins_are_turned_away()
    {
        await using var site = await TestSite.Open();
        for (int i = 0; i < 10; i++) await site.Get("/admin/guess" + i);
        using var answer = await site.Client.GetAsync("/admin/guess");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_page_is_asked_for_by_its_head_alone()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var answer = await site.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/story/1"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_name_of_the_web_that_leads_to_this_machine_is_turned_away()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";
        using var answer = await site.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    public async Task A_site_for_this_machine_turns_away_what_a_proxy_brings(string header)
    {
        await using var site = await TestSite.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, "for=203.0.113.7");
        using var answer = await site.Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Contains("site.behindProxy", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_open_to_others_names_the_settings_it_wants_or_does_not_start()
    {
        var parts = new SiteParts(null!, TimeProvider.System) { Texts = SiteTexts.None with { Imprint = "Quillan Press, Quillan" } };
        string said = Assert.Throws<SettingException>(() => Site.Build(parts, "http://0.0.0.0:0")).Message;
        Assert.Contains("site.contact", said, StringComparison.Ordinal);
        Assert.Contains("site.privacy", said, StringComparison.Ordinal);
        Assert.DoesNotContain("site.imprint", said, StringComparison.Ordinal);
    }
}
