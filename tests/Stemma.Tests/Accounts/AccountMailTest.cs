using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Stemma.Tests.Takedowns;

namespace Stemma.Tests.Accounts;

/// <summary>An account's mail address is proven by a letter, and a forgotten password is set anew by another.</summary>
public sealed class AccountMailTest
{
    private const string Mail = "tove@quay.example", Fresh = "nine slow barges go upstream";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeLetters _letters = new();
    private readonly SetTime _time = new(new DateTimeOffset(2031, 5, 5, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Opening_the_letters_link_changes_nothing_and_its_button_proves_the_address_once()
    {
        await using var site = await Open();
        var tove = await Made(site);
        using var browser = await Visitor.As(site, tove);
        Assert.Contains("A letter goes to your address", await browser.Follow("/me/mail/prove"), StringComparison.Ordinal);
        var letter = Assert.Single(_letters.All);
        Assert.Equal(Mail, letter.To);
        string link = CasePages.Link(letter.Text);
        Assert.Matches("^/mail/[A-Za-z0-9_-]{43}$", link);
        Assert.Contains("It is mine", (await browser.Get(link)).Text, StringComparison.Ordinal);
        Assert.False((await site.Parts.People!.Of(tove.Number, Ct))!.Proven);
        Assert.Contains("Your mail address is proven", await browser.Follow("/account/mail", ("secret", link["/mail/".Length..])), StringComparison.Ordinal);
        Assert.True((await site.Parts.People.Of(tove.Number, Ct))!.Proven);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Send("/account/mail", ("secret", link["/mail/".Length..]))).Status);
    }

    [Fact]
    public async Task Another_address_is_not_proven_by_the_letter_to_the_one_before()
    {
        await using var site = await Open();
        var tove = await Made(site);
        using var browser = await Visitor.As(site, tove);
        await browser.Follow("/me/mail/prove");
        string secret = CasePages.Link(_letters.All[0].Text)["/mail/".Length..];
        Assert.Null(await site.Parts.People!.SetMail(tove.Number, "else@quay.example", Ct));
        Assert.Null(await site.Parts.People.ProveMail(secret, Ct));
        Assert.False((await site.Parts.People.Of(tove.Number, Ct))!.Proven);
    }

    [Fact]
    public async Task A_proven_address_that_is_changed_is_proven_no_more()
    {
        await using var site = await Open();
        var tove = await Proven(site);
        Assert.Null(await site.Parts.People!.SetMail(tove.Number, "else@quay.example", Ct));
        Assert.False((await site.Parts.People.Of(tove.Number, Ct))!.Proven);
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_once_and_every_session_ends()
    {
        await using var site = await Open();
        var tove = await Proven(site);
        using var elsewhere = await Visitor.As(site, tove);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Get("/me")).Status);
        using var browser = new Visitor(site);
        await browser.Follow("/account/forgot", ("mail", Mail.ToUpperInvariant()));
        string link = CasePages.Link(_letters.All[^1].Text);
        Assert.Matches("^/renew/[A-Za-z0-9_-]{43}$", link);
        Assert.Contains("easy to guess", await browser.Follow("/account/renew", ("secret", link["/renew/".Length..]), ("password", "passwordpassword")), StringComparison.Ordinal);
        Assert.Contains("Your password is set", await browser.Follow("/account/renew", ("secret", link["/renew/".Length..]), ("password", Fresh)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RedirectMethod, (await elsewhere.Get("/me")).Status);
        Assert.Contains("not=", (await browser.SignIn("Tove")).Text, StringComparison.Ordinal);
        Assert.Contains("works no more", await browser.Follow("/account/renew", ("secret", link["/renew/".Length..]), ("password", Visitor.Password)), StringComparison.Ordinal);
        Assert.Equal("/", (await browser.SignIn("Tove", Fresh)).Text);
    }

    [Fact]
    public async Task Whoever_asks_learns_nothing_of_which_addresses_have_accounts_and_only_a_proven_one_gets_a_letter()
    {
        await using var site = await Open();
        await Made(site);
        using var browser = new Visitor(site);
        string unproven = await browser.Follow("/account/forgot", ("mail", Mail)), unknown = await browser.Follow("/account/forgot", ("mail", "nobody@quay.example")), none = await browser.Follow("/account/forgot", ("mail", "no address"));
        Assert.Equal(unproven, unknown);
        Assert.Equal(unproven, none);
        Assert.Contains("If an account has this address", none, StringComparison.Ordinal);
        Assert.Empty(_letters.All);
    }

    [Fact]
    public async Task The_link_works_for_an_hour_and_not_once_the_account_is_locked()
    {
        await using var site = await Open();
        var tove = await Proven(site);
        string secret = await Asked(site);
        Assert.NotNull(await site.Parts.People!.ByLink(secret, Ct));
        Assert.Null(await site.Parts.People.Lock(tove.Number, true, Ct));
        Assert.Null(await site.Parts.People.ByLink(secret, Ct));
        Assert.Null(await site.Parts.People.Lock(tove.Number, false, Ct));
        _time.Now += TimeSpan.FromMinutes(61);
        Assert.Null(await site.Parts.People.ByLink(secret, Ct));
        Assert.Equal("link", (await site.Parts.People.Renew(secret, Fresh, false, Ct)).Problem!.Code);
    }

    [Fact]
    public async Task A_link_of_the_one_kind_does_nothing_of_the_other_and_its_secret_is_kept_nowhere()
    {
        await using var site = await Open();
        var tove = await Made(site);
        Assert.Null(await site.Parts.People!.SendProof(tove.Number, Ct));
        string proof = CasePages.Link(_letters.All[0].Text)["/mail/".Length..];
        Assert.Equal("link", (await site.Parts.People.Renew(proof, Fresh, false, Ct)).Problem!.Code);
        Assert.DoesNotContain(proof, System.Text.Encoding.Latin1.GetString(site.Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_one_place_ten_letters_are_asked_for_in_a_quarter_of_an_hour()
    {
        await using var site = await Open();
        for (int i = 0; i < 14; i++) await Proven(site, $"Tove {(char)('a' + i)}", $"tove{i}@quay.example");
        int before = _letters.All.Count;
        for (int i = 0; i < 14; i++) await site.Parts.People!.Forgot($"tove{i}@quay.example", "10.0.0.1", Ct);
        Assert.Equal(10, _letters.All.Count - before);
    }

    [Fact]
    public async Task However_often_strangers_ask_a_link_in_the_letter_box_holds_or_the_next_asking_brings_one_and_few_letters_go()
    {
        await using var site = await Open();
        await Proven(site);
        int before = _letters.All.Count;
        for (int minute = 0; minute < 24 * 60; minute += 2)
        {
            await site.Parts.People!.Forgot(Mail, $"10.0.{minute / 250}.{minute % 250}", Ct);
            _time.Now += TimeSpan.FromMinutes(9); // for as long as the owner takes to read it
            Assert.NotNull(await site.Parts.People.ByLink(Newest(), Ct));
            _time.Now -= TimeSpan.FromMinutes(7);
        }
        Assert.InRange(_letters.All.Count - before, 24, 40);
        Assert.NotNull((await site.Parts.People!.Renew(Newest(), Fresh, false, Ct)).Person);
        // Whoever has set it anew may forget it again at once.
        string used = Newest();
        await site.Parts.People.Forgot(Mail, "10.9.9.9", Ct);
        Assert.NotEqual(used, Newest());
    }

    [Fact]
    public async Task An_earlier_letters_link_holds_when_another_is_asked_for_and_none_does_once_one_is_used()
    {
        await using var site = await Open();
        await Proven(site);
        string first = await Asked(site), second = await Asked(site);
        Assert.NotEqual(first, second);
        foreach (string link in (string[])[first, second]) Assert.NotNull(await site.Parts.People!.ByLink(link, Ct));
        Assert.NotNull((await site.Parts.People!.Renew(first, Fresh, false, Ct)).Person);
        foreach (string link in (string[])[first, second]) Assert.Null(await site.Parts.People.ByLink(link, Ct));
    }

    [Fact]
    public async Task Letters_go_to_the_address_that_was_proven_however_it_is_spelt_by_whoever_asks()
    {
        await using var site = await Open();
        await Proven(site);
        await Proven(site, "Ines", "ines@köln.example");
        foreach (string said in (string[])["TOVE@quay.example", "tove@QUAY.Example", "tove@ｑuay.example"]) Assert.Equal(Mail, await To(said));
        _time.Now += TimeSpan.FromHours(2);
        foreach (string said in (string[])["ines@köln.example", "INES@KÖLN.example", "ines@xn--kln-sna.example"]) Assert.Equal("ines@xn--kln-sna.example", await To(said));
        int before = _letters.All.Count;
        foreach (string said in (string[])["tove@quаy.example", "tоve@quay.example", "tove@quay.example.attacker.example", "ınes@köln.example"]) await site.Parts.People!.Forgot(said, "10.0.0.9", Ct);
        Assert.Equal(before, _letters.All.Count);

        async Task<string> To(string said)
        {
            int count = _letters.All.Count;
            await site.Parts.People!.Forgot(said, $"10.0.0.{count}", Ct);
            Assert.Equal(count + 1, _letters.All.Count);
            return _letters.All[^1].To;
        }
    }

    [Fact]
    public async Task A_password_set_anew_revokes_tokens_and_leaves_passkeys_where_their_owner_does_not_say_otherwise()
    {
        await using var site = await Open();
        var tove = await Proven(site);
        await Passkeys(site, tove);
        var (token, _) = await site.Parts.People!.Tokens.Make(tove, "a reader app", Scopes.Read, 30, Ct);
        using var browser = new Visitor(site);
        string secret = await Asked(site), form = TestSite.Plain((await browser.Get($"/renew/{secret}")).Text);
        foreach (string said in (string[])["tokens for programs work no more", "2 passkeys sign in to this account too"]) Assert.Contains(said, form, StringComparison.Ordinal);
        await browser.Follow("/account/renew", ("secret", secret), ("password", Fresh));
        Assert.Null(await site.Parts.People.Tokens.Find(token!, Ct));
        Assert.Empty(await site.Parts.People.Tokens.Of(tove.Number, Ct));
        Assert.Equal(2, (await site.Parts.People.PasskeysOf(tove.Number, Ct)).Count);
        await browser.Follow("/account/renew", ("secret", await Asked(site)), ("password", "ten slow barges go upstream"), ("passkeys", "remove"));
        Assert.Empty(await site.Parts.People.PasskeysOf(tove.Number, Ct));
    }

    [Fact]
    public async Task A_changed_password_or_address_ends_the_links_by_which_one_could_be_set_anew()
    {
        await using var site = await Open();
        var tove = await Proven(site);
        string secret = await Asked(site);
        Assert.Null(await site.Parts.People!.SetPassword(tove.Number, Visitor.Password, Fresh, "10.0.0.1", Ct));
        Assert.Null(await site.Parts.People.ByLink(secret, Ct));
        string next = await Asked(site);
        Assert.NotNull(await site.Parts.People.ByLink(next, Ct));
        Assert.Null(await site.Parts.People.SetMail(tove.Number, "else@quay.example", Ct));
        Assert.Null(await site.Parts.People.SetMail(tove.Number, Mail, Ct));
        Assert.Null(await site.Parts.People.SendProof(tove.Number, Ct));
        Assert.NotNull(await site.Parts.People.ProveMail(CasePages.Link(_letters.All[^1].Text)["/mail/".Length..], Ct));
        Assert.Null(await site.Parts.People.ByLink(next, Ct));
    }

    [Theory]
    [InlineData("/renew/none", "Ask for another letter")]
    [InlineData("/mail/none", "Sign in and send another")]
    [InlineData("/alert/1/none", "letters go")]
    [InlineData("/proof/1/quay.example/none", "answered already")]
    [InlineData("/case/none", "There is no request at this address")]
    public async Task An_address_of_a_letter_that_does_nothing_says_why_and_is_neither_kept_nor_told_to_other_pages(string address, string words)
    {
        await using var site = await Open();
        using var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, TestSite.Plain(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_pages_behind_letters_links_are_neither_kept_nor_told_to_other_pages()
    {
        await using var site = await Open();
        await Proven(site);
        foreach (string address in (string[])[$"/renew/{await Asked(site)}", (await site.Parts.People!.Invite(Role.Reader, null, Ct))])
        {
            using var answer = await site.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Without_a_mail_server_the_pages_say_to_ask_an_admin()
    {
        await using var site = await TestSite.Open(new Exposure(false), ["accounts.join=open"], [Reports.Capture(1)]);
        var (tove, _) = await site.Parts.People!.Join("Tove", Mail, Visitor.Password, null, Ct);
        using var browser = await Visitor.As(site, tove);
        foreach (string page in (string[])["/forgot", "/me"]) Assert.Contains("sk an admin for an invitation", TestSite.Plain((await browser.Get(page)).Text), StringComparison.Ordinal);
        using var guest = new Visitor(site);
        Assert.Contains("Ask an admin for an invitation", TestSite.Plain((await guest.Get("/sign-in")).Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Send("/account/forgot", ("mail", Mail))).Status);
        Assert.Equal("no-letters", (await site.Parts.People.SendProof(tove!.Number, Ct))!.Code);
    }

    private Task<TestSite> Open() => TestSite.Open(new Exposure(false), ["accounts.join=open", "site.address=https://news.example"], [Reports.Capture(1)], time: _time, letters: _letters);

    private static async Task<Person> Made(TestSite site, string name = "Tove", string mail = Mail)
    {
        var (tove, problem) = await site.Parts.People!.Join(name, mail, Visitor.Password, null, Ct);
        Assert.Null(problem);
        return tove!;
    }

    private async Task<Person> Proven(TestSite site, string name = "Tove", string mail = Mail)
    {
        var tove = await Made(site, name, mail);
        Assert.Null(await site.Parts.People!.SendProof(tove.Number, Ct));
        Assert.NotNull(await site.Parts.People.ProveMail(CasePages.Link(_letters.All[^1].Text)["/mail/".Length..], Ct));
        return tove;
    }

    private async Task<string> Asked(TestSite site)
    {
        await site.Parts.People!.Forgot(Mail, "10.0.0.1", Ct);
        return Newest();
    }

    private string Newest() => CasePages.Link(_letters.All[^1].Text)["/renew/".Length..];

    private static async Task Passkeys(TestSite site, Person person)
    {
        for (byte n = 1; n <= 2; n++)
            await site.Data.Store.Accounts.Keep(new App.Store.Passkey([n], person.Number, """{"PublicKey":"","Name":"a laptop","Made":"2031-05-05T08:00:00+00:00","SignCount":0,"Transports":null,"Verified":true,"BackupEligible":false,"BackedUp":false,"Attestation":"","ClientData":""}"""), Ct);
    }
}
