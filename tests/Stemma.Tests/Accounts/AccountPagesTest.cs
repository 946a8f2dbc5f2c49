using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Accounts;

/// <summary>Accounts as those who have them meet them: pages, forms, tokens, the shelf.</summary>
public sealed partial class AccountPagesTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static Task<TestSite> Open(params string[] settings) => TestSite.Open(new Exposure(false), settings, [Reports.Capture(1), Reports.Capture(1, 1), Reports.Capture(2)]);

    [Fact]
    public async Task The_first_admin_is_invited_by_whoever_has_the_link_and_decides_in_his_own_name()
    {
        await using var site = await Open();
        await site.SignIn();
        string people = await site.Send("/desk/people", "/desk/people/invite", ("role", "admin"));
        string link = Invitation().Match(people).Value;
        Assert.DoesNotContain(link, await site.Get("/desk/people"), StringComparison.Ordinal); // it is shown once
        using var mira = new Visitor(site);
        Assert.Contains("You are invited as admin", TestSite.Plain((await mira.Get(link)).Text), StringComparison.Ordinal);
        (string, string)[] form = [("invitation", link["/join/".Length..]), ("name", "Mira Quandt"), ("mail", "")];
        string refused = await mira.Follow("/account/join", [.. form, ("password", "passwordpassword")]);
        Assert.Contains("easy to guess", refused, StringComparison.Ordinal);
        Assert.Equal("/me", (await mira.Send("/account/join", [.. form, ("password", Visitor.Password)])).Text);
        Assert.Contains("Mira Quandt", (await mira.Get("/me")).Text, StringComparison.Ordinal);
        await mira.Send("/desk/decide", ("kind", "part"), ("a", "1"), ("b", "2"));
        Assert.Equal("Mira Quandt", Assert.Single(await site.Data.Store.Reading.Decisions(9, Ct)).Decision.By);
        string audit = TestSite.Plain((await mira.Get("/desk/audit")).Text);
        foreach (string said in (string[])["signed in", "invited an admin", "joined", "parted report 1 from report 2", "Mira Quandt (account 1)", "without an account"]) Assert.Contains(said, audit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site.address=https://news.example", "https://news.example/join/")]
    [InlineData("site.contact=desk@news.example", "<code>/join/")]
    public async Task An_invitation_never_bears_the_name_that_whoever_asks_reached_the_site_by(string setting, string link)
    {
        await using var site = await Open(setting);
        await site.SignIn();
        string people = await site.Send("/desk/people", "/desk/people/invite", ("role", "reader"));
        Assert.Contains(link, people, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", people[people.IndexOf("The invitation.", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_open_a_reader_joins_and_is_told_what_was_wrong_with_what_he_filled_in()
    {
        await using var site = await Open("accounts.join=open");
        using var reader = new Visitor(site);
        string again = (await reader.Get((await reader.Send("/account/join", ("name", "Tove"), ("mail", "nowhere"), ("password", Visitor.Password))).Text)).Text;
        Assert.Contains("This is no mail address", again, StringComparison.Ordinal);
        Assert.Contains("value=\"Tove\"", again, StringComparison.Ordinal);
        Assert.Equal("/me", (await reader.Send("/account/join", ("name", "Tove"), ("mail", "tove@quay.example"), ("password", Visitor.Password))).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get("/desk")).Status);
        Assert.Equal(Role.Reader, Assert.Single(await site.Parts.People!.All(Ct)).Role);
    }

    [Fact]
    public async Task Where_it_is_not_the_page_says_so_and_takes_nobody()
    {
        await using var site = await Open();
        using var reader = new Visitor(site);
        Assert.Contains("by invitation", (await reader.Get("/join")).Text, StringComparison.Ordinal);
        await reader.Send("/account/join", ("name", "Tove"), ("mail", "tove@quay.example"), ("password", Visitor.Password));
        Assert.Empty(await site.Parts.People!.All(Ct));
    }

    [Fact]
    public async Task One_comes_back_to_where_one_wanted_to_sign_in_from()
    {
        await using var site = await Open();
        await Visitor.Make(site, Role.Reader);
        using var reader = new Visitor(site);
        Assert.Equal("/sign-in?back=%2Fme%2Fshelf", (await reader.Get("/me/shelf")).Text);
        Assert.Equal("/me/shelf", (await reader.Send("/account/sign-in", ("name", "The Reader"), ("password", Visitor.Password), ("back", "/me/shelf"))).Text);
    }

    [Fact]
    public async Task An_admin_locks_and_opens_accounts_and_the_last_one_stays()
    {
        await using var site = await Open();
        var editor = await Visitor.Make(site, Role.Editor);
        var chief = await Visitor.Make(site, Role.Admin);
        using var admin = await Visitor.As(site, chief);
        using var other = await Visitor.As(site, editor);
        Assert.Contains("locked", await admin.Follow("/desk/people/lock", ("number", $"{editor.Number}"), ("lock", "1")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/desk")).Status);
        Assert.StartsWith("/sign-in?not=", (await other.SignIn("The Editor")).Text, StringComparison.Ordinal);
        await admin.Follow("/desk/people/lock", ("number", $"{editor.Number}"), ("lock", "0"));
        Assert.Equal("/", (await other.SignIn("The Editor")).Text);
        await admin.Follow("/desk/people/role", ("number", $"{editor.Number}"), ("role", "moderator"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/desk")).Status);
        Assert.Contains("last admin", await admin.Follow("/desk/people/role", ("number", $"{chief.Number}"), ("role", "reader")), StringComparison.Ordinal);
        Assert.Contains("last admin", await admin.Follow("/me/erase", ("password", Visitor.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_ends_a_session_or_all_of_them()
    {
        await using var site = await Open();
        var person = await Visitor.Make(site, Role.Reader);
        using var here = await Visitor.As(site, person);
        using var there = await Visitor.As(site, person);
        var sessions = await site.Parts.People!.Logins.Of(person.Number, Ct);
        Assert.Contains("signed out", await here.Follow("/me/sessions/end", ("number", $"{sessions.Max(s => s.Number)}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.Get("/me")).Status);
        there.Secret = await site.Parts.People.Logins.Begin(person, "x", Ct);
        await here.Send("/me/sessions/end-all");
        Assert.Equal(HttpStatusCode.SeeOther, (await there.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Get("/me")).Status);
    }

    [Fact]
    public async Task A_token_reads_the_api_decides_where_it_may_and_ends_when_it_is_revoked()
    {
        await using var site = await Open();
        using var editor = await Visitor.As(site, await Visitor.Make(site, Role.Editor));
        string page = await editor.Follow("/me/tokens", ("for", "a program"), ("scope", "read"), ("days", "30"), ("password", Visitor.Password));
        string reads = Token().Match(page).Value;
        Assert.DoesNotContain(reads, (await editor.Get("/me")).Text, StringComparison.Ordinal);
        string decides = Token().Match(await editor.Follow("/me/tokens", ("for", "another"), ("scope", "read"), ("scope", "decide"), ("days", "30"), ("password", Visitor.Password))).Value;
        Assert.Equal(HttpStatusCode.OK, await Ask(site, reads, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(site, reads + "x", null));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(site, reads, "{\"kind\":\"part\",\"a\":1,\"b\":2}"));
        Assert.Empty(await site.Data.Store.Reading.Decisions(9, Ct));
        Assert.Equal(HttpStatusCode.BadRequest, await Ask(site, decides, "{\"kind\":\"nonsense\"}"));
        Assert.Equal(HttpStatusCode.OK, await Ask(site, decides, "{\"kind\":\"part\",\"a\":1,\"b\":2}"));
        Assert.Equal("The Editor", Assert.Single(await site.Data.Store.Reading.Decisions(9, Ct)).Decision.By);
        using var byCookie = await editor.Client.PostAsJsonAsync("/api/v1/decisions", new { kind = "part", a = "1", b = "3" }, Ct);
        Assert.Equal(HttpStatusCode.Forbidden, byCookie.StatusCode);
        await editor.Send("/me/tokens/revoke", ("number", "1"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(site, reads, null));
    }

    [Fact]
    public async Task A_token_takes_down_and_asks_for_it_each_by_its_own_scope()
    {
        await using var site = await Open();
        var tokens = site.Parts.People!.Tokens;
        string asks = (await tokens.Make(await Visitor.Make(site, Role.Reader), "x", Scopes.Petition, 9, Ct)).Secret!, takes = (await tokens.Make(await Visitor.Make(site, Role.Editor), "x", Scopes.Takedown, 9, Ct)).Secret!;
        const string page = "{\"url\":\"https://www.outlet1.example/2031/1/0\",\"reason\":\"it is mine\",\"contact\":\"m@quay.example\"}";
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(site, asks, page, "takedowns"));
        Assert.Equal(HttpStatusCode.OK, await Ask(site, asks, page, "petitions"));
        Assert.Equal("it is mine", Assert.Single(await site.Data.Store.Reading.Petitions(9, Ct)).Reason);
        Assert.Equal(3, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(site, takes, page, "petitions"));
        Assert.Equal(HttpStatusCode.OK, await Ask(site, takes, page, "takedowns"));
        Assert.Equal(2, (await site.Data.Store.Reading.Holdings(Ct)).Tellings);
    }

    [Fact]
    public async Task A_petition_by_a_token_is_answered_with_its_number_and_its_page()
    {
        await using var site = await Open();
        string asks = (await site.Parts.People!.Tokens.Make(await Visitor.Make(site, Role.Reader), "x", Scopes.Petition, 9, Ct)).Secret!;
        using var asked = new HttpRequestMessage(HttpMethod.Post, "/api/v1/petitions") { Content = new StringContent("{\"url\":\"https://www.outlet1.example/2031/1/0\",\"reason\":\"it is mine\"}", null, "application/json") };
        asked.Headers.Authorization = new("Bearer", asks);
        using var answer = await site.Client.SendAsync(asked, Ct);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal(1, said.RootElement.GetProperty("number").GetInt32());
        Assert.Equal("kept as number 1", said.RootElement.GetProperty("done").GetString());
        using var page = await site.Client.GetAsync(said.RootElement.GetProperty("case").GetString(), Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_token_opens_no_page_and_no_form()
    {
        await using var site = await Open();
        var admin = await Visitor.Make(site, Role.Admin);
        string secret = (await site.Parts.People!.Tokens.Make(admin, "x", Scopes.Read, 9, Ct)).Secret!;
        using var visitor = new Visitor(site);
        visitor.Client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/desk")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Get("/me")).Status);
    }

    [Fact]
    public async Task Ones_own_data_is_given_out_without_secrets_and_erased_by_the_password()
    {
        await using var site = await Open();
        var person = await Visitor.Make(site, Role.Reader);
        using var reader = await Visitor.As(site, person);
        await reader.Send("/me/shelf/star", ("story", "1"), ("on", "1"));
        await reader.Send("/me/shelf/follow", ("kind", "search"), ("what", "ferry"), ("on", "1"));
        await reader.Send("/me/shelf/mute", ("source", "outlet1.example"), ("on", "1"));
        using var own = JsonDocument.Parse((await reader.Get("/me/export.json")).Text);
        Assert.Equal("The Reader", own.RootElement.GetProperty("name").GetString());
        Assert.Equal(1, own.RootElement.GetProperty("stars")[0].GetProperty("report").GetInt32());
        Assert.Equal("ferry", own.RootElement.GetProperty("follows")[0].GetProperty("what").GetString());
        Assert.Equal("outlet1.example", own.RootElement.GetProperty("muted")[0].GetString());
        Assert.Contains("is another: nothing was changed", await reader.Follow("/me/erase", ("password", "wrong one, sorry")), StringComparison.Ordinal);
        Assert.Equal("/sign-in?erased=yes", (await reader.Send("/me/erase", ("password", Visitor.Password))).Text);
        Assert.Empty(await site.Parts.People!.All(Ct));
        Assert.Null(await site.Parts.People.Shelf.Of(person.Number, Ct));
        Assert.StartsWith("/sign-in?not=", (await reader.SignIn("The Reader")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_read_a_story_is_to_read_its_reports_until_one_is_new()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], Samples.First);
        using var reader = await Visitor.As(site, await Visitor.Make(site, Role.Reader));
        Assert.DoesNotContain("unread</h2>", (await reader.Get("/items")).Text, StringComparison.Ordinal); // what was there before him is read
        await site.Take([Reports.Capture(1), Reports.Capture(1, 1), .. Whitlock.Captures]);
        int before = await Unread(reader);
        var newest = (await site.Data.Store.Reading.Items(new ItemsAsked(null, null, null), 0, 99, Ct)).Reports.Single(r => r.Url == "https://www.outlet1.example/2031/1/0");
        int own = (await site.Data.Store.Reading.Story(newest.Story, Ct))!.Tellings.Count;
        Assert.InRange(own, 2, before - 1);
        Assert.Contains("Mark as read", (await reader.Get($"/story/{newest.Story}")).Text, StringComparison.Ordinal);
        await reader.Send("/me/shelf/read", ("story", $"{newest.Telling}"), ("head", "999"));
        Assert.Equal(before - own, await Unread(reader));
        Assert.DoesNotContain("Mark as read", (await reader.Get($"/story/{newest.Story}")).Text, StringComparison.Ordinal);
        await reader.Send("/items/seen", ("head", "999"));
        Assert.Equal(0, await Unread(reader));
        await site.Take(Reports.Capture(4));
        Assert.Equal(1, await Unread(reader));
        int last = (await site.Data.Store.Reading.Items(new ItemsAsked(null, null, null), 0, 99, Ct)).Reports.Max(r => r.Telling.Value);
        await reader.Send("/me/shelf/read", ("report", $"{last}"), ("head", "1")); // the page was loaded before this capture came
        Assert.Equal(1, await Unread(reader));
        Assert.Contains("Mark as read", (await reader.Get($"/report/{last}")).Text, StringComparison.Ordinal);
        await reader.Send("/me/shelf/read", ("report", $"{last}"), ("head", "999"));
        Assert.Equal(0, await Unread(reader));
        Assert.DoesNotContain("Mark as read", (await reader.Get($"/report/{last}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_muted_source_is_left_out_of_his_lists_and_nobody_elses()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [.. Samples.First, Reports.Capture(1)]);
        using var reader = await Visitor.As(site, await Visitor.Make(site, Role.Reader));
        using var guest = new Visitor(site);
        var alone = (await site.Data.Store.Reading.Items(new ItemsAsked(null, null, null), 0, 99, Ct)).Reports.Single(r => r.Url == "https://www.outlet1.example/2031/1/0");
        Assert.Single((await site.Data.Store.Reading.Story(alone.Story, Ct))!.Tellings);
        string[] places = [$"href=\"/story/{alone.Story}\"", $"href=\"/report/{alone.Telling}\""];
        string[] lists = ["/", "/items"];
        await reader.Send("/me/shelf/mute", ("source", alone.Key!), ("on", "1"));
        foreach (var (list, place) in lists.Zip(places))
        {
            Assert.DoesNotContain(place, (await reader.Get(list)).Text, StringComparison.Ordinal);
            Assert.Contains(place, (await guest.Get(list)).Text, StringComparison.Ordinal);
        }
        var (own, all) = (TestSite.Plain((await reader.Get("/items")).Text), TestSite.Plain((await guest.Get("/items")).Text));
        Assert.Contains("1 report of a muted source is left out.", own, StringComparison.Ordinal);
        Assert.DoesNotContain("left out", all, StringComparison.Ordinal);
        Assert.Equal(Counted(all) - 1, Counted(own));
        Assert.Contains(alone.Key!, (await reader.Get("/me/shelf")).Text, StringComparison.Ordinal);
        await reader.Send("/me/shelf/mute", ("source", alone.Key!), ("on", "0"));
        foreach (var (list, place) in lists.Zip(places)) Assert.Contains(place, (await reader.Get(list)).Text, StringComparison.Ordinal);
    }

    private static int Counted(string page) => int.Parse(System.Text.RegularExpressions.Regex.Match(page, @"(\d+) reports").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_name_stays_after_a_wrong_password_and_is_not_in_the_address()
    {
        await using var site = await Open();
        using var reader = new Visitor(site);
        string back = (await reader.SignIn("Tove Marl", "wrong one, sorry")).Text;
        Assert.DoesNotContain("Tove", back, StringComparison.Ordinal);
        string again = (await reader.Get(back)).Text;
        Assert.Contains("If there were many wrong tries, wait 15 minutes.", again, StringComparison.Ordinal);
        Assert.Contains("value=\"Tove Marl\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("Tove Marl", (await reader.Get(back)).Text, StringComparison.Ordinal); // it is shown once
    }

    [Fact]
    public async Task A_star_and_what_is_followed_stand_on_the_shelf_until_they_are_taken()
    {
        await using var site = await Open();
        using var reader = await Visitor.As(site, await Visitor.Make(site, Role.Reader));
        await reader.Send("/me/shelf/star", ("story", "1"), ("on", "1"));
        await reader.Send("/me/shelf/follow", ("kind", "story"), ("what", "1"), ("on", "1"));
        await reader.Send("/me/shelf/follow", ("kind", "entity"), ("what", "dana-whitlock"), ("on", "1"));
        Assert.Contains("Remove the star", (await reader.Get("/story/1")).Text, StringComparison.Ordinal);
        string shelf = (await reader.Get("/me/shelf")).Text;
        foreach (string said in (string[])["href=\"/story/1\"", "href=\"/entities/dana-whitlock\"", "Remove the star"]) Assert.Contains(said, shelf, StringComparison.Ordinal);
        Assert.Equal("/me/shelf", (await reader.Send("/me/shelf/star", ("story", "1"), ("on", "0"), ("back", "/me/shelf"))).Text);
        Assert.DoesNotContain("Remove the star", (await reader.Get("/me/shelf")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_gets_no_cookie_more_than_before_and_nothing_is_logged()
    {
        await using var site = await Open();
        using var guest = new Visitor(site);
        using var answer = await guest.Client.GetAsync("/story/1", Ct);
        Assert.All(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => Assert.StartsWith("stemma-form=", c, StringComparison.Ordinal));
        Assert.DoesNotContain("/me/shelf", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Empty(site.App.Services.GetServices<ILoggerProvider>()); // so no password, cookie or token can get into a log
    }

    private static async Task<int> Unread(Visitor reader) => int.TryParse(Count().Match((await reader.Get("/items")).Text).Groups[1].Value, out int count) ? count : 0;

    [GeneratedRegex("([0-9]+) unread</h2>")]
    private static partial Regex Count();

    [GeneratedRegex(@"/join/[A-Za-z0-9_-]{43}")]
    private static partial Regex Invitation();

    [GeneratedRegex(@"stemma_[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();

    private static async Task<HttpStatusCode> Ask(TestSite site, string token, string? sent, string where = "decisions")
    {
        using var visitor = new Visitor(site);
        using var request = new HttpRequestMessage(sent is null ? HttpMethod.Get : HttpMethod.Post, sent is null ? "/api/v1/stories" : "/api/v1/" + where);
        request.Headers.Authorization = new("Bearer", token);
        if (sent is not null) request.Content = new StringContent(sent, System.Text.Encoding.UTF8, "application/json");
        using var answer = await visitor.Client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
