using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Accounts;

/// <summary>One test for each attack that a site with accounts must stand.</summary>
public sealed class SecurityTest
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Exposure Public = new(false);

    private static Task<TestSite> Open() => TestSite.Open(Public, [], [Reports.Capture(1), Reports.Capture(1, 1)]);

    [Fact]
    public async Task A_form_without_its_token_or_with_another_sessions_is_refused_at_every_route()
    {
        await using var site = await Open();
        var admin = await Visitor.Make(site, Role.Admin);
        using var other = await Visitor.As(site, admin); // the same person, in another browser
        string stolen = await other.Token();
        var faults = new List<string>();
        // Hubs and mail programs have no token of ours: the secret in the address says what they may.
        var routes = SiteRoute.All(site.App).Where(r => r.Method == "POST" && !r.Address.StartsWith("/websub", StringComparison.Ordinal) && !r.Row.Contains("/alert/{Number:int}/{Value}", StringComparison.Ordinal) && !r.Address.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        foreach (var route in routes)
        {
            foreach (string? token in (string?[])[null, stolen, "nonsense"])
            {
                using var visitor = await Visitor.As(site, admin);
                await visitor.Token(); // it has a form cookie of its own
                var (status, _) = await visitor.SendWith(token, route.Address, ("_handler", "look"), ("password", Visitor.Password), ("number", "1"), ("role", "admin"));
                if (status != HttpStatusCode.BadRequest) faults.Add($"{route.Row}: {status}");
                if (await site.Parts.People!.Logins.Find(visitor.Secret!, Ct) is null) faults.Add($"{route.Row}: the session ended");
            }
        }
        Assert.True(routes.Count > 60, $"{routes.Count}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task A_session_that_somebody_else_put_there_is_not_the_one_that_is_signed_in()
    {
        await using var site = await Open();
        await Visitor.Make(site, Role.Editor);
        using var victim = new Visitor(site);
        string planted = await site.Parts.People!.Logins.Begin(Role.Reader, "planted", Ct);
        victim.Secret = planted;
        Assert.Equal("/", (await victim.SignIn("The Editor")).Text);
        Assert.NotEqual(planted, victim.Secret);
        Assert.Null(await site.Parts.People.Logins.Find(planted, Ct));
        string first = victim.Secret!;
        await victim.SignIn("The Editor");
        Assert.NotEqual(first, victim.Secret);
        Assert.Null(await site.Parts.People.Logins.Find(first, Ct));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/me\n//evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/story/1/../../x")]
    public async Task Nobody_is_led_away_from_the_site(string back)
    {
        await using var site = await Open();
        var editor = await Visitor.Make(site, Role.Editor);
        using var visitor = new Visitor(site);
        Assert.Equal("/", (await visitor.Send("/account/sign-in", ("name", "The Editor"), ("password", Visitor.Password), ("back", back))).Text);
        var faults = new List<string>();
        foreach (var route in SiteRoute.All(site.App).Where(r => r.Method == "POST" && !r.IsPage && r.Pattern.Split('/')[1] is "account" or "me" or "desk" or "edit" or "items" or "sign-out" or "takedown"))
        {
            using var own = await Visitor.As(site, editor);
            var (status, to) = await own.Send(route.Address, ("back", back), ("story", "1"), ("what", back), ("kind", "search"), ("source", back), ("a", "1"), ("b", "2"));
            if (status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && (!to.StartsWith('/') || to.StartsWith("//", StringComparison.Ordinal) || to.Contains('\\') || to.Contains("evil.example/", StringComparison.Ordinal))) faults.Add($"{route.Row} leads to {to}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Fields_that_a_form_does_not_have_change_nothing()
    {
        await using var site = await TestSite.Open(Public, ["accounts.join=open"], [Reports.Capture(1)]);
        (string, string)[] more = [("role", "admin"), ("Role", "3"), ("locked", "0"), ("number", "1"), ("account", "1"), ("person.role", "admin"), ("scope", "decide")];
        await Visitor.Make(site, Role.Admin);
        using var visitor = new Visitor(site);
        Assert.Equal("/me", (await visitor.Send("/account/join", [("name", "Mira Quandt"), ("mail", "mira@quay.example"), ("password", Visitor.Password), .. more])).Text);
        await visitor.Send("/me/mail", [("mail", "m@quay.example"), ("password", Visitor.Password), .. more]);
        await visitor.Send("/me/tokens", [("for", "x"), ("days", "9"), ("password", Visitor.Password), .. more]);
        await visitor.Send("/me/password", [("old", Visitor.Password), ("password", "the ninth lantern is broken"), .. more]);
        var all = await site.Parts.People!.All(Ct);
        Assert.Equal([("Mira Quandt", "m@quay.example", Role.Reader), ("The Admin", "", Role.Admin)], all.Select(p => (p.Name, p.Mail, p.Role)));
        Assert.Empty(await site.Parts.People.Tokens.Of(all[0].Number, Ct));
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Send("/desk/people/role", ("number", "2"), ("role", "admin"))).Status);
    }

    [Fact]
    public async Task No_page_of_an_account_stands_in_another_sites_frame()
    {
        await using var site = await Open();
        using var admin = await Visitor.As(site, await Visitor.Make(site, Role.Admin));
        foreach (string path in (string[])["/sign-in", "/join", "/me", "/me/shelf", "/desk/people", "/desk/audit", "/no-such-page", "/me/export.json"])
        {
            using var answer = await admin.Client.GetAsync(path, Ct);
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        }
    }

    [Fact]
    public async Task Guessing_is_slowed_by_network_and_shuts_nobody_else_out()
    {
        await using var site = await Open();
        await Visitor.Make(site, Role.Editor);
        using var guesser = new Visitor(site);
        string token = await guesser.Token();
        var told = new List<HttpStatusCode>();
        for (int n = 0; n < 12; n++) told.Add((await guesser.SendWith(token, "/account/sign-in", ("name", "The Editor"), ("password", $"guess number {n}"))).Status);
        Assert.Equal(10, told.Count(s => s == HttpStatusCode.Redirect));
        Assert.Equal(2, told.Count(s => s == HttpStatusCode.TooManyRequests));
        using var elsewhere = new Visitor(site);
        Assert.Equal("/", (await elsewhere.SignIn("The Editor")).Text); // a stranger shuts out himself alone
    }

    [Fact]
    public async Task A_cookie_that_is_played_again_after_signing_out_signs_nobody_in()
    {
        await using var site = await Open();
        await Visitor.Make(site, Role.Editor);
        using var visitor = new Visitor(site);
        await visitor.SignIn("The Editor");
        string secret = visitor.Secret!;
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/desk")).Status);
        await visitor.Send("/sign-out");
        using var thief = new Visitor(site) { Secret = secret };
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.Get("/desk")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.Get("/me")).Status);
        string link = site.Parts.Admin.Draw(); // the same for whoever has no account
        await visitor.Send("/admin", ("token", link["/admin/".Length..]));
        thief.Secret = secret = visitor.Secret!;
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/desk")).Status);
        await visitor.Send("/sign-out");
        thief.Secret = secret;
        Assert.Equal(HttpStatusCode.Forbidden, (await thief.Get("/desk")).Status);
    }

    [Fact]
    public async Task A_very_long_password_is_refused_at_once_at_every_form()
    {
        await using var site = await TestSite.Open(Public, ["accounts.join=open"], []);
        using var visitor = await Visitor.As(site, await Visitor.Make(site, Role.Reader));
        string token = await visitor.Token(), longest = new('q', 2_000_000);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (string to in (string[])["/account/sign-in", "/account/join", "/me/password", "/me/erase"])
        {
            var (status, where) = await visitor.SendWith(token, to, ("name", "The Reader"), ("mail", "a@quay.example"), ("password", longest), ("old", Visitor.Password));
            Assert.Equal(HttpStatusCode.Redirect, status);
            Assert.DoesNotContain("done=", where, StringComparison.Ordinal);
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
        Assert.Single(await site.Parts.People!.All(Ct));
    }

    [Fact]
    public async Task No_secret_stands_in_a_backup_on_an_error_page_or_in_the_audit()
    {
        await using var site = await Open();
        var editor = await Visitor.Make(site, Role.Editor);
        using var visitor = new Visitor(site);
        await visitor.SignIn("The Editor");
        string invitation = (await site.Parts.People!.Invite(Role.Admin, null, Ct))["/join/".Length..];
        string token = (await site.Parts.People.Tokens.Make(editor, "a program", Scopes.Read, 9, Ct)).Secret!;
        string[] secrets = [Visitor.Password, visitor.Secret!, invitation, token];
        var (_, wrong) = await visitor.Send("/me/password", ("old", "wrong " + Visitor.Password), ("password", Visitor.Password));
        string[] pages = [(await visitor.Get(wrong)).Text, (await visitor.SendWith(null, "/account/sign-in", ("password", Visitor.Password))).Text, (await visitor.Get("/me")).Text, (await visitor.Get("/me/export.json")).Text, (await visitor.Get("/nowhere/" + token[..5])).Text];
        foreach (string secret in secrets) Assert.All(pages, p => Assert.DoesNotContain(secret, p, StringComparison.Ordinal));
        using var folder = new TestFolder();
        await site.Data.Store.Backup(folder.At("backup"), Ct);
        await site.Data.Store.Scrub(Ct);
        byte[] kept = [.. folder.Bytes(), .. await File.ReadAllBytesAsync(DatabaseOf(site), Ct)];
        foreach (string secret in secrets) Assert.Equal(-1, kept.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
        Assert.NotEqual(-1, kept.AsSpan().IndexOf(SHA256.HashData(Encoding.UTF8.GetBytes(token)))); // what is kept are hashes
        string hash = (await site.Data.Store.Accounts.Of(editor.Number, Ct))!.Password!;
        Assert.All(pages, p => Assert.DoesNotContain(hash, p, StringComparison.Ordinal));
        foreach (var entry in await site.Parts.People.Audit(0, 99, Ct)) Assert.All(secrets, s => Assert.DoesNotContain(s, entry.Act + entry.About, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_every_page_changes_nothing_but_when_the_session_was_seen()
    {
        await using var site = await Open();
        var admin = await Visitor.Make(site, Role.Admin);
        await site.Parts.People!.Tokens.Make(admin, "a program", Scopes.Read, 9, Ct);
        using var visitor = await Visitor.As(site, admin);
        string before = await Content(site);
        int asked = 0;
        foreach (var route in SiteRoute.All(site.App).Where(r => r.Method == "GET"))
        {
            using var answer = await visitor.Client.GetAsync(route.Address, HttpCompletionOption.ResponseHeadersRead, Ct);
            asked++;
        }
        Assert.True(asked > 60, $"{asked}");
        Assert.Equal(before, await Content(site));
        Assert.NotNull(await site.Parts.People.Logins.Find(visitor.Secret!, Ct));
        await visitor.Send("/me/mail", ("mail", "a@quay.example"), ("password", Visitor.Password));
        Assert.NotEqual(before, await Content(site)); // what changes shows
    }

    [Theory]
    [InlineData("/account/sign-in", "name")]
    [InlineData("/account/join", "name")]
    [InlineData("/me/shelf/mute", "source")]
    [InlineData("/me/mail", "mail")]
    [InlineData("/takedown/ask", "url")]
    [InlineData("/desk/decide", "a")]
    public async Task A_character_that_is_none_is_refused_in_words_at_every_form(string to, string field)
    {
        await using var site = await Open();
        using var admin = await Visitor.As(site, await Visitor.Make(site, Role.Admin));
        foreach (string said in (string[])["a\0b", "a\uFFFEb"])
        {
            var (status, words) = await admin.Send(to, (field, said), ("password", Visitor.Password));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("characters that are none", words, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/me/mail")]
    [InlineData("/me/tokens")]
    [InlineData("/me/erase")]
    public async Task What_outlives_a_session_wants_the_password(string to)
    {
        await using var site = await Open();
        var editor = await Visitor.Make(site, Role.Editor);
        using var thief = await Visitor.As(site, editor);
        Assert.Contains("is another: nothing was changed", await thief.Follow(to, ("mail", "thief@quay.example"), ("for", "x"), ("days", "9"), ("scope", "read"), ("password", "not this one at all")), StringComparison.Ordinal);
        Assert.Equal(editor, await site.Parts.People!.Of(editor.Number, Ct));
        Assert.Empty(await site.Parts.People.Tokens.Of(editor.Number, Ct));
    }

    [Fact]
    public async Task The_audit_names_numbers_and_hosts_and_no_readers_tokens()
    {
        await using var site = await Open();
        using var editor = await Visitor.As(site, await Visitor.Make(site, Role.Editor));
        using var reader = await Visitor.As(site, await Visitor.Make(site, Role.Reader));
        await editor.Send("/desk/decide", ("kind", "part"), ("a", "https://www.outlet1.example/2031/1/0"), ("b", "2"));
        await editor.Send("/takedown/ask", ("kind", "takedown"), ("now", "1"), ("url", "https://www.outlet1.example/2031/1/0"), ("reason", "a free word"));
        await reader.Send("/me/tokens", ("for", "x"), ("days", "9"), ("scope", "read"), ("password", Visitor.Password));
        Assert.Single(await site.Parts.People!.Tokens.Of(2, Ct));
        string[] told = [.. (await site.Parts.People.Audit(0, 99, Ct)).Select(e => $"{e.Act} {e.About}".Trim())];
        Assert.Equal(["took a page of outlet1.example down", "parted report 1 from report 2"], told.Take(2));
        Assert.DoesNotContain(told, t => t.Contains("2031/1", StringComparison.Ordinal) || t.Contains("free word", StringComparison.Ordinal) || t.Contains("token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_on_a_page_of_admins_is_told_so_and_a_shelf_without_an_account_how_to_get_one()
    {
        await using var site = await Open();
        using var editor = await Visitor.As(site, await Visitor.Make(site, Role.Editor));
        foreach (string page in (string[])["/desk/people", "/desk/audit"]) Assert.Contains("You are signed in as an editor: ask an admin.", (await editor.Get(page)).Text, StringComparison.Ordinal);
        using var linked = new Visitor(site);
        await linked.Send("/admin", ("token", site.Parts.Admin.Draw()["/admin/".Length..]));
        Assert.Contains("Make yourself an invitation", (await linked.Get("/me/shelf")).Text, StringComparison.Ordinal);
        Assert.Contains("Signed in without an account", (await linked.Get("/desk/people")).Text, StringComparison.Ordinal);
        int session = Assert.Single(await site.Parts.People!.Logins.Nameless(Ct)).Number;
        Assert.Equal("/sign-in", (await linked.Send("/desk/people/end-session", ("number", $"{session}"))).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await linked.Get("/desk")).Status);
    }

    private static string DatabaseOf(TestSite site) => Path.Combine(site.Data.Start.Data, "stemma.db");

    // All rows of all tables, but when sessions and tokens were last seen.
    private static async Task<string> Content(TestSite site)
    {
        using var folder = new TestFolder();
        await site.Data.Store.Backup(folder.At("copy"), Ct);
        using var sql = new Sql(folder.At("copy"), SqliteOpenMode.ReadWrite);
        sql.Now("UPDATE sessions SET seen = ''");
        sql.Now("UPDATE api_tokens SET used = NULL");
        var told = new StringBuilder();
        foreach (string table in sql.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name", r => r.GetString(0)))
            foreach (string row in sql.Rows($"SELECT * FROM \"{table}\"", r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(n => r.GetValue(n) is byte[] b ? Convert.ToHexString(b) : $"{r.GetValue(n)}")))) told.Append(table).Append('|').Append(row).Append('\n');
        return told.ToString();
    }
}
