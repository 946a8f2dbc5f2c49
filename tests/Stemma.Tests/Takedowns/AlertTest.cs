using System.Net;
using Stemma.App;
using Stemma.App.Store;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Capture = Stemma.Core.News.Capture;

namespace Stemma.Tests.Takedowns;

/// <summary>An owner is written to when new reports carry his texts without credit.</summary>
public sealed class AlertTest
{
    private const string Host = "quayherald.example", Mail = "desk@quayherald.example", Home = "https://news.example";

    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly FakeLetters _letters = new();

    [Fact]
    public async Task Nobody_is_written_to_before_the_address_is_confirmed_by_the_letters_button()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        Assert.Contains("A letter goes to", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail))), StringComparison.Ordinal);
        var letter = _letters.All[^1];
        Assert.Equal(Mail, letter.To);
        Assert.NotNull(letter.Stop);
        string link = CasePages.Link(letter.Text);
        Assert.Contains("Write to me", await site.Get(link), StringComparison.Ordinal);
        Assert.Empty(await site.Data.Store.Outlets.Due(DateTimeOffset.MaxValue, 9, Ct));
        Assert.Contains("You are written to", await site.Read((await Do(site, link))!), StringComparison.Ordinal);
        Assert.Single(await site.Data.Store.Outlets.Due(DateTimeOffset.MaxValue, 9, Ct));
        Assert.Contains($"A letter goes to {Mail} when new reports", await site.Read(page + "/carried"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_carrier_without_credit_is_told_once_and_at_most_one_letter_goes_a_day()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        await Confirmed(site, dns);
        var time = new SetTime(DateTimeOffset.UtcNow);
        var alerting = Alerting(site, time);
        Assert.Equal(0, await alerting.Some(Ct)); // what carries it already is none of his news
        await Carried(site, "one");
        Assert.Equal(0, await alerting.Some(Ct)); // it is not time yet
        time.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await alerting.Some(Ct));
        var first = Assert.Single(await Waiting(site));
        Assert.Equal(Mail, first.To);
        Assert.Contains("https://one.example/b", first.Text, StringComparison.Ordinal);
        Assert.Contains($"{Home}/report/", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("copy.example", first.Text, StringComparison.Ordinal);
        Assert.StartsWith($"{Home}/alert/1/", first.Stop!, StringComparison.Ordinal);
        Assert.Contains(first.Stop!, first.Text, StringComparison.Ordinal);

        await Carried(site, "two");
        time.Now += TimeSpan.FromHours(23);
        Assert.Equal(0, await alerting.Some(Ct));
        time.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await alerting.Some(Ct));
        var second = (await Waiting(site))[^1];
        Assert.Contains("https://two.example/b", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://one.example/b", second.Text, StringComparison.Ordinal);
        time.Now += TimeSpan.FromDays(2);
        Assert.Equal(0, await alerting.Some(Ct));
    }

    [Fact]
    public async Task A_copy_that_was_taken_in_before_its_original_is_told_and_told_once()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        await Confirmed(site, dns);
        var time = new SetTime(DateTimeOffset.UtcNow);
        var alerting = Alerting(site, time);
        await site.Take(Reports.Page("https://early.example/b", "Ledgers of the quay", Reports.Paragraphs(5)));
        Assert.Equal(0, await alerting.Some(Ct));
        await site.Take(Reports.Page($"https://{Host}/ledgers", "The quay ledgers", Reports.Paragraphs(5)));
        Assert.False((await site.Parts.Acts!.Decide(DecisionKind.Link, "https://early.example/b", $"https://{Host}/ledgers", "editor", Ct)).Refused);
        time.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await alerting.Some(Ct));
        Assert.Contains("https://early.example/b", Assert.Single(await Waiting(site)).Text, StringComparison.Ordinal);
        time.Now += TimeSpan.FromDays(2);
        Assert.Equal(0, await Alerting(site, time).Some(Ct));
    }

    [Fact]
    public async Task What_is_seen_to_carry_it_long_after_both_came_is_told_and_what_stood_at_the_beginning_is_not()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}", $"site.address={Home}"], [.. Told(), Reports.Page("https://slow.example/b", "Chess by the quay", Reports.Paragraphs(6)), Reports.Page($"https://{Host}/chess", "The chess players", Reports.Paragraphs(9))], letters: _letters);
        await Confirmed(site, dns);
        var time = new SetTime(DateTimeOffset.UtcNow);
        Assert.Equal(0, await Alerting(site, time).Some(Ct));
        Assert.False((await site.Parts.Acts!.Decide(DecisionKind.Link, "https://slow.example/b", $"https://{Host}/chess", "editor", Ct)).Refused);
        time.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await Alerting(site, time).Some(Ct));
        string text = Assert.Single(await Waiting(site)).Text;
        Assert.Contains("https://slow.example/b", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://copy.example/b", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_it_and_is_asked_for_again_gets_no_second_letter_for_a_week_and_the_first_holds()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Send(site, page, "alert", ("mail", Mail));
        string link = CasePages.Link(_letters.All[^1].Text);
        int before = _letters.All.Count;
        await Send(site, page, "alert/stop");
        await site.Get(link, HttpStatusCode.NotFound);
        Assert.Contains("no other goes there before", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail.ToUpperInvariant()))), StringComparison.Ordinal);
        Assert.Contains("no other goes there before", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail))), StringComparison.Ordinal);
        string another = await Proven(site, dns);
        Assert.Contains("no other goes there before", TestSite.Plain(await Send(site, another, "alert", ("mail", Mail))), StringComparison.Ordinal);
        Assert.DoesNotContain(_letters.All.Skip(before), l => l.Subject.StartsWith("Letters about", StringComparison.Ordinal));
        Assert.NotNull(await Do(site, link));
        Assert.True((await site.Data.Store.Outlets.Alert(1, Ct))!.Proven);
        Assert.Contains("Letters go to desk@quayherald.example already", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task About_one_host_five_addresses_are_written_to_in_a_week()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        for (int n = 0; n < 5; n++)
        {
            Assert.Contains("A letter goes to", TestSite.Plain(await Send(site, page, "alert", ("mail", $"reader{n}@mailbox.example"))), StringComparison.Ordinal);
            await site.Data.Store.Outlets.Stop(1, Ct);
        }
        Assert.Contains("went to 5 addresses", TestSite.Plain(await Send(site, page, "alert", ("mail", "reader5@mailbox.example"))), StringComparison.Ordinal);
        Assert.Null(await site.Data.Store.Outlets.Alert(1, Ct));
    }

    [Fact]
    public async Task Whoever_does_not_confirm_is_forgotten_after_a_week_and_may_be_asked_again_then()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        await Proven(site, dns);
        var outlets = site.Data.Store.Outlets;
        var alert = new OutletAlert(1, Host, Mail, new DateTimeOffset(2031, 5, 5, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal(AlertAsked.Kept, (await outlets.Ask(alert, alert.Asked - AlertLinks.Lasts, 5, Ct)).Asked);
        await outlets.Forget(alert.Asked.AddSeconds(-1), Ct);
        Assert.NotNull(await outlets.Alert(1, Ct));
        await outlets.Forget(alert.Asked, Ct);
        Assert.Null(await outlets.Alert(1, Ct));
        var again = alert with { Asked = alert.Asked + AlertLinks.Lasts };
        Assert.Equal(AlertAsked.Kept, (await outlets.Ask(again, again.Asked - AlertLinks.Lasts, 5, Ct)).Asked);
        Assert.True(await outlets.Prove(again, default, Ct));
        await outlets.Forget(again.Asked.AddDays(99), Ct);
        Assert.NotNull(await outlets.Alert(1, Ct));
    }

    [Fact]
    public async Task A_letter_that_cannot_go_is_said_and_may_be_asked_for_again()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}", $"site.address={Home}", "mail.smtp=127.0.0.1:9", "mail.smtpTls=none", "mail.from=stemma@news.example"], Told());
        string page = await Proven(site, dns);
        for (int n = 0; n < 5; n++) await site.Data.Store.Letters.Add(new Letter(Mail, "x", "y", null, DateTimeOffset.UtcNow) { Sealed = true }, Ct);
        Assert.Contains("No letter can go to", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail))), StringComparison.Ordinal);
        Assert.Null(await site.Data.Store.Outlets.Alert(1, Ct));
        Assert.Contains("A letter goes to", TestSite.Plain(await Send(site, page, "alert", ("mail", "other@quayherald.example"))), StringComparison.Ordinal);
        Assert.Contains("No letter can go to", TestSite.Plain(await Send(site, page, "alert", ("mail", Mail))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_of_a_mail_program_stops_it_and_a_look_at_the_link_does_not()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string stop = await Confirmed(site, dns);
        await site.Get(stop);
        Assert.NotNull(await site.Data.Store.Outlets.Alert(1, Ct));
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await site.Client.PostAsync(stop, form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(await site.Data.Store.Outlets.Alert(1, Ct));
        await site.Get(stop, HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_links_value_of_another_act_or_address_or_an_old_one_does_nothing()
    {
        var links = new AlertLinks(new byte[32], Home);
        var at = new DateTimeOffset(2031, 5, 5, 8, 0, 0, TimeSpan.Zero);
        var alert = new OutletAlert(1, Host, Mail, at);
        string confirm = links.Confirm(alert)[$"{Home}/alert/1/".Length..], stop = links.Stop(alert)[$"{Home}/alert/1/".Length..];
        Assert.True(links.Does(alert, confirm, at.AddDays(6)));
        Assert.Null(links.Does(alert, confirm, at.AddDays(8)));
        Assert.False(links.Does(alert, stop, at.AddDays(800)));
        foreach (var other in (OutletAlert[])[alert with { Mail = "x@y.example" }, alert with { Request = 2 }, alert with { Asked = at.AddSeconds(1) }])
            foreach (string value in (string[])[confirm, stop]) Assert.Null(links.Does(other, value, at));
        Assert.Null(links.Does(alert, "", at));
        Assert.Null(new AlertLinks([.. Enumerable.Repeat((byte)1, 32)], Home).Does(alert, stop, at));
    }

    [Fact]
    public async Task A_confirming_link_is_not_followed_by_a_mail_program_of_itself()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        string page = await Proven(site, dns);
        await Send(site, page, "alert", ("mail", Mail));
        using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var answer = await site.Client.PostAsync(CasePages.Link(_letters.All[^1].Text), form);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False((await site.Data.Store.Outlets.Alert(1, Ct))!.Proven);
    }

    [Fact]
    public async Task The_lifted_case_ends_the_letters()
    {
        using var dns = new TinyDns();
        await using var site = await Open(dns);
        await Confirmed(site, dns);
        await site.Data.Store.Petitions.Hear(1, true, "it was another's", DateTimeOffset.UtcNow, Ct);
        Assert.Empty(await site.Data.Store.Outlets.Due(DateTimeOffset.MaxValue, 9, Ct));
    }

    [Fact]
    public async Task Without_a_mail_server_the_page_names_the_feed_and_no_letter_is_kept()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}", $"site.address={Home}"], Told());
        string page = await Proven(site, dns);
        Assert.Contains("This site sends no letters: follow the feed", await site.Read(page + "/carried"), StringComparison.Ordinal);
        await Send(site, page, "alert", ("mail", Mail));
        Assert.Null(await site.Data.Store.Outlets.Alert(1, Ct));
    }

    private static Capture[] Told() => [Reports.Page($"https://{Host}/a", "The quay papers", Reports.Paragraphs(1)), Reports.Page("https://copy.example/b", "Papers from the quay", Reports.Paragraphs(1))];

    private Task<TestSite> Open(TinyDns dns) => TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}", $"site.address={Home}"], Told(), letters: _letters);

    private static Alerting Alerting(TestSite site, TimeProvider time) => new(site.Data.Store, new AlertLinks(ProofKey.At(site.Folder.Path), Home), time);

    private static async Task Carried(TestSite site, string name)
    {
        string url = $"https://{name}.example/b";
        await site.Take(Reports.Page(url, "Papers of the quay", Reports.Paragraphs(1)));
        Assert.False((await site.Parts.Acts!.Decide(DecisionKind.Link, url, $"https://{Host}/a", "editor", Ct)).Refused);
    }

    private static async Task<IReadOnlyList<Letter>> Waiting(TestSite site) => await site.Data.Store.Letters.Due(DateTimeOffset.UtcNow.AddHours(26), 99, Ct);

    private static Task<string> Send(TestSite site, string page, string act, params (string, string)[] fields) => site.Send(page + "/carried", "/case/" + act, [("token", CasePages.Token(page)), .. fields]);

    private static async Task<string?> Do(TestSite site, string link)
    {
        string[] parts = link.Split('/');
        using var answer = await site.Client.PostAsync("/alert/do", await site.Form(link, ("number", parts[2]), ("value", parts[3])));
        return answer.Headers.Location?.ToString();
    }

    private static async Task<string> Proven(TestSite site, TinyDns dns)
    {
        string page = await site.Ask(Host, ("kind", "outlet"));
        dns.Records[$"_stemma.{Host}"] = [($"_stemma.{Host}", site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.Dns, Host))];
        Assert.Contains("proven to be yours", await site.Act(page, "prove", ("kind", "dns"), ("host", Host)), StringComparison.Ordinal);
        return page;
    }

    // The path by which it is stopped.
    private async Task<string> Confirmed(TestSite site, TinyDns dns)
    {
        string page = await Proven(site, dns);
        await Send(site, page, "alert", ("mail", Mail));
        var letter = _letters.All[^1];
        Assert.NotNull(await Do(site, CasePages.Link(letter.Text)));
        return letter.Stop![Home.Length..];
    }
}
