using System.Net;
using Stemma.App.Store.Reading;
using Stemma.App.Takedowns;
using Stemma.Tests.Contracts;
using Stemma.Tests.Gather;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Takedowns;

/// <summary>A request from the form to its end, in the running site.</summary>
public sealed class CaseTest
{
    private const string First = "https://www.outlet1.example/2031/1/0";

    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly string[] Mailing = ["site.address=https://news.example"];

    [Fact]
    public async Task A_request_has_a_page_that_whoever_holds_its_token_sees_and_nobody_else()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1), Reports.Chess("chess")]);
        string page = await site.Ask(First, ("type", "unwanted"), ("contact", "mira@quandt.example"));
        string text = await site.Read(page);
        Assert.Contains("kept as number 1", text, StringComparison.Ordinal);
        Assert.Contains("the outlet does not want it shown", text, StringComparison.Ordinal);
        Assert.Contains("Answered by", text, StringComparison.Ordinal);
        Assert.Contains("/.well-known/stemma-", text, StringComparison.Ordinal);
        Assert.Contains("_stemma.outlet1.example", text, StringComparison.Ordinal);
        using var answer = await site.Client.GetAsync(page);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        foreach (string wrong in (string[])[page[..^1] + (page[^1] == 'A' ? "B" : "A"), "/case/x", "/case/" + new string('a', 5000), "/case/" + Inbox.Hash(CasePages.Token(page))]) await site.Get(wrong, HttpStatusCode.NotFound);
        var kept = await site.Case(page);
        Assert.Equal((43, TimeSpan.FromHours(24)), (CasePages.Token(page).Length, kept.Due!.Value - kept.At));
        Assert.False(Pipeline.ErasureTest.Holds(site.Bytes(), CasePages.Token(page))); // only its hash is kept
    }

    [Fact]
    public async Task Looking_changes_nothing_and_forms_without_their_token_or_the_cases_do_nothing()
    {
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1)], letters: new FakeLetters());
        string page = await site.Ask(First);
        var before = await site.Case(page);
        string proof = $"/proof/1/outlet1.example/{site.Parts.Acts!.Cases.Proof.Value(before, ProofKind.Mail, "outlet1.example")}";
        foreach (string address in (string[])[page, proof, "/takedowns", "/takedowns.json", "/takedown?kind=person", "/report/1"]) await site.Get(address);
        Assert.Equal(before, await site.Case(page));
        Assert.Equal([1], await site.Standing());
        foreach (string to in (string[])["prove", "renew", "mail"])
        {
            using var without = await site.Client.PostAsync("/case/" + to, new FormUrlEncodedContent([new("token", CasePages.Token(page)), new("kind", "dns"), new("host", "outlet1.example")]));
            Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
            using var wrong = await site.Client.PostAsync("/case/" + to, await site.Form(page, ("token", "guess"), ("kind", "dns"), ("host", "outlet1.example")));
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        }
        Assert.Equal(before, await site.Case(page));
    }

    [Fact]
    public async Task Guesses_at_proofs_are_turned_away_after_a_few()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1)]);
        string page = await site.Ask(First);
        var form = await (await site.Form(page, ("number", "1"), ("host", "outlet1.example"), ("secret", "guess"))).ReadAsByteArrayAsync(Ct);
        var last = HttpStatusCode.OK;
        for (int i = 0; i < 12; i++)
        {
            using var again = await site.Client.PostAsync("/proof/confirm", await site.Form(page, ("number", "1"), ("host", "outlet1.example"), ("secret", "guess")));
            last = again.StatusCode;
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.NotEmpty(form);
    }

    [Fact]
    public async Task A_file_at_the_site_takes_the_page_down_at_once()
    {
        string body = "";
        using var server = new LocalServer((path, _) => path.StartsWith("/.well-known/", StringComparison.Ordinal) && body.Length > 0 ? LocalServer.Ok(body, "text/plain") : path == "/robots.txt" ? LocalServer.Ok("User-agent: *\nDisallow: /\n", "text/plain") : LocalServer.Status("404 Not Found"));
        string url = $"{server.Origin}/news/1";
        await using var site = await TestSite.Open(CasePages.Public, [$"allowHosts=127.0.0.1:{server.Port}", "fetch.gapMilliseconds=0"], [Reports.Page(url, "The quay papers", Reports.Paragraphs(1)), Reports.Chess("chess")]);
        string page = await site.Ask(url), other = await site.Ask($"{server.Origin}/news/2");
        Assert.Contains("cannot be had", await site.Act(page, "prove", ("kind", "file"), ("host", "127.0.0.1")), StringComparison.Ordinal);
        body = site.Parts.Acts!.Cases.Proof.Value(await site.Case(other), ProofKind.File, "127.0.0.1");
        Assert.Contains("something else", await site.Act(page, "prove", ("kind", "file"), ("host", "127.0.0.1")), StringComparison.Ordinal);
        Assert.Equal([1, 2], await site.Standing());
        body = site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.File, "127.0.0.1");
        Assert.Contains("erased and barred", await site.Act(page, "prove", ("kind", "file"), ("host", "127.0.0.1")), StringComparison.Ordinal);
        Assert.Equal([2], await site.Standing());
        var done = await site.Case(page);
        Assert.Equal((PetitionState.Granted, ProofKind.File, "proven by a file that 127.0.0.1 is the asker's", "", ""), (done.State, done.Proof, done.Answer, done.Url, done.Reason));
        Assert.Contains(server.Paths, p => p.StartsWith("/.well-known/stemma-", StringComparison.Ordinal)); // whatever robots.txt says: its owner asked us to look
    }

    [Fact]
    public async Task A_file_that_a_site_leads_elsewhere_takes_nothing_down()
    {
        string value = "";
        using var elsewhere = new LocalServer((_, _) => LocalServer.Ok(value, "text/plain"));
        using var server = new LocalServer((path, _) => path.StartsWith("/.well-known/", StringComparison.Ordinal) ? LocalServer.Status("302 Found", $"Location: {elsewhere.Origin}{path}") : LocalServer.Status("404 Not Found"));
        string url = $"{server.Origin}/news/1";
        await using var site = await TestSite.Open(CasePages.Public, [$"allowHosts=127.0.0.1:{server.Port},127.0.0.1:{elsewhere.Port}", "fetch.gapMilliseconds=0"], [Reports.Page(url, "The quay papers", Reports.Paragraphs(1))]);
        string page = await site.Ask(url);
        value = site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.File, "127.0.0.1");
        Assert.Contains("leads elsewhere", await site.Act(page, "prove", ("kind", "file"), ("host", "127.0.0.1")), StringComparison.Ordinal);
        Assert.Equal([1], await site.Standing());
    }

    [Fact]
    public async Task A_dns_record_takes_the_page_down_and_another_names_does_not()
    {
        using var dns = new TinyDns();
        await using var site = await TestSite.Open(CasePages.Public, [$"dns.server={dns.Server}"], [Reports.Capture(1), Reports.Chess("chess")]);
        string page = await site.Ask(First);
        string value = site.Parts.Acts!.Cases.Proof.Value(await site.Case(page), ProofKind.Dns, "outlet1.example");
        dns.Records["_stemma.www.outlet1.example"] = dns.Records["_stemma.outlet2.example"] = [("_stemma.outlet1.example", value)];
        foreach (string host in (string[])["www.outlet1.example", "outlet2.example", "outlet1.example"])
            Assert.Contains("role=\"alert\"", await site.Act(page, "prove", ("kind", "dns"), ("host", host)), StringComparison.Ordinal);
        Assert.Equal([1, 2], await site.Standing());
        dns.Records["_stemma.outlet1.example"] = [("_stemma.outlet1.example", value)];
        await site.Act(page, "prove", ("kind", "dns"), ("host", "outlet1.example"));
        Assert.Equal([2], await site.Standing());
        Assert.Equal(ProofKind.Dns, (await site.Case(page)).Proof);
    }

    [Fact]
    public async Task A_letter_to_the_domain_takes_the_page_down_once_its_link_is_opened_and_confirmed()
    {
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1), Reports.Chess("chess")], letters: letters);
        string page = await site.Ask(First, ("contact", "mira@quandt.example")), other = await site.Ask("https://www.outlet1.example/2031/9/0");
        await site.Act(page, "mail", ("role", "mira"), ("host", "outlet1.example"));
        await site.Act(page, "mail", ("role", "abuse"), ("host", "quandt.example"));
        Assert.DoesNotContain(letters.All, l => l.To != "mira@quandt.example");
        await site.Act(page, "mail", ("role", "postmaster"), ("host", "outlet1.example"));
        string link = CasePages.Link(Assert.Single(letters.All, l => l.To == "postmaster@outlet1.example").Text);
        Assert.StartsWith("/proof/1/outlet1.example/", link, StringComparison.Ordinal);
        await site.Get(link.Replace("/proof/1/", "/proof/2/", StringComparison.Ordinal), HttpStatusCode.NotFound); // another case's
        await site.Get(link[..^1], HttpStatusCode.NotFound);
        Assert.DoesNotContain(link.Split('/')[^1], await site.Get(page), StringComparison.Ordinal);
        await site.Get(link);
        Assert.Equal([1, 2], await site.Standing());
        string secret = link.Split('/')[^1];
        using (var forged = await site.Client.PostAsync("/proof/confirm", await site.Form(link, ("number", "2"), ("host", "outlet1.example"), ("secret", secret)))) Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Contains("It was taken down", await site.Send(link, "/proof/confirm", ("number", "1"), ("host", "outlet1.example"), ("secret", secret)), StringComparison.Ordinal);
        Assert.Equal([2], await site.Standing());
        Assert.Equal((ProofKind.Mail, PetitionState.Waiting), ((await site.Case(page)).Proof, (await site.Case(other)).State));
        await site.Get(link, HttpStatusCode.NotFound); // it works once
    }

    [Fact]
    public async Task No_more_than_three_letters_go_to_a_domain()
    {
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1)], letters: letters);
        string page = await site.Ask(First), other = await site.Ask("https://www.outlet1.example/2031/9/0");
        for (int i = 0; i < 4; i++) await site.Act(i == 3 ? other : page, "mail", ("role", "abuse"), ("host", "outlet1.example"));
        Assert.Equal(3, letters.All.Count);
    }

    [Fact]
    public async Task Letters_are_counted_over_all_hosts_of_a_domain()
    {
        var letters = new FakeLetters();
        string[] urls = ["https://a.quay.example/1", "https://b.quay.example/1"];
        await using var site = await TestSite.Open(CasePages.Public, Mailing, urls.Select((u, i) => Reports.Page(u, $"Papers {i}", Reports.Paragraphs(i + 1))), letters: letters);
        string[] pages = [await site.Ask(urls[0]), await site.Ask(urls[1])];
        for (int i = 0; i < 4; i++) await site.Act(pages[i % 2], "mail", ("role", "abuse"), ("host", i < 2 ? "quay.example" : i == 2 ? "a.quay.example" : "b.quay.example"));
        Assert.Equal(["abuse@quay.example", "abuse@quay.example", "abuse@a.quay.example"], letters.All.Select(l => l.To));
    }

    [Theory]
    [InlineData("http://192.0.2.7/1", "192.0.2.7", "IP address")]
    [InlineData("https://strange.example/1", "strange.example", "No report of strange.example")]
    public async Task No_letter_goes_to_an_ip_address_nor_where_nothing_of_the_host_stands(string url, string host, string words)
    {
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1), Reports.Page("http://192.0.2.7/2", "The papers", Reports.Paragraphs(2))], letters: letters);
        Assert.Contains(words, await site.Act(await site.Ask(url), "mail", ("role", "abuse"), ("host", host)), StringComparison.Ordinal);
        Assert.Empty(letters.All);
    }

    [Fact]
    public async Task Letters_tell_of_receipt_decision_and_what_was_said_against_it()
    {
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1), Reports.Chess("chess")], letters: letters);
        string page = await site.Ask(First, ("contact", "mira@quandt.example"), ("who", "Mira Quandt"));
        var receipt = Assert.Single(letters.All);
        Assert.Equal(("mira@quandt.example", 1, page), (receipt.To, receipt.About, CasePages.Link(receipt.Text)));
        Assert.Contains("number 1", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("24 hours", receipt.Text, StringComparison.Ordinal);
        await site.SignIn();
        await site.Send("/desk", "/desk/answer", ("number", "1"), ("answer", "grant"), ("reason", "checked by telephone"));
        Assert.Contains("checked by telephone", letters.All[1].Text, StringComparison.Ordinal);
        Assert.Contains("If you think this is wrong", letters.All[1].Text, StringComparison.Ordinal);
        Assert.Contains("checked by telephone", await site.Read(page), StringComparison.Ordinal);
        await site.Act(page, "counter", ("words", "It was never mine to ask."));
        Assert.Contains("It was never mine to ask.", await site.Read("/desk"), StringComparison.Ordinal);
        await site.Send("/desk", "/desk/hear", ("number", "1"), ("answer", "lift"), ("reason", "asked in error"));
        Assert.Equal(["received", "granted", "was received", "is lifted"], letters.All.Select((l, i) => ((string[])["received", "granted", "was received", "is lifted"]).Where((w, j) => i == j && l.Subject.Contains(w, StringComparison.Ordinal)).Single()));
        Assert.DoesNotContain(letters.All, l => l.Text.Contains("Mira", StringComparison.Ordinal));
        Assert.DoesNotContain("It was never mine", await site.Read("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strangers_letter_box_is_not_filled()
    {
        var letters = new FakeLetters();
        await using var site = await TestSite.Open(CasePages.Public, Mailing, [Reports.Capture(1)], letters: letters);
        for (int i = 0; i < 8; i++) await site.Ask($"https://www.outlet1.example/2031/1/{i}", ("contact", "mira@quandt.example"));
        Assert.Equal(5, letters.All.Count);
    }

    [Fact]
    public async Task A_request_for_copyright_wants_both_statements()
    {
        await using var site = await TestSite.Open(CasePages.Public, [], [Reports.Capture(1)]);
        (string, string)[] asked = [("url", First), ("reason", "mine"), ("type", "copyright"), ("faith", "1")];
        string again = await site.Send("/takedown", "/takedown/ask", asked);
        Assert.Contains("needs both statements", again, StringComparison.Ordinal);
        Assert.Matches("<option value=\"copyright\" selected", again);
        Assert.Matches("name=\"faith\"[^>]* checked", again);
        Assert.Matches("name=\"accurate\"[^>]*aria-invalid=\"true\"", again);
        Assert.DoesNotMatch("name=\"accurate\"[^>]* checked", again);
        Assert.Empty(await site.Data.Store.Reading.Petitions(9, Ct));
        Assert.Equal(PetitionType.Copyright, (await site.Case(await site.Ask(First, ("type", "copyright"), ("faith", "1"), ("accurate", "1")))).Type);
        Assert.Equal(PetitionType.Other, (await site.Case(await site.Ask(First, ("type", "operator")))).Type); // nobody passes for whom he is not
    }

    [Fact]
    public async Task A_clock_that_runs_out_alarms_on_the_desk_and_on_the_cases_page()
    {
        var time = new SetTime(new DateTimeOffset(2031, 5, 3, 12, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.OpenAs(CasePages.Public, time, Reports.Capture(1));
        await site.Data.Store.Petitions.Add(new Petition { Kind = PetitionKind.Dispute, Subject = "a claim", Reason = "wrong", At = time.Now }, Ct);
        string page = await site.Ask(First);
        time.Now += TimeSpan.FromHours(24);
        await site.SignIn();
        Assert.DoesNotContain("Overdue", await site.Read("/desk"), StringComparison.Ordinal);
        time.Now += TimeSpan.FromSeconds(1);
        string desk = await site.Read("/desk");
        Assert.Contains("1 request waits longer than 24 hours", desk, StringComparison.Ordinal);
        Assert.True(desk.IndexOf("No. 2", StringComparison.Ordinal) < desk.IndexOf("No. 1", StringComparison.Ordinal)); // what is overdue stands first
        Assert.Contains("this time is over", await site.Read(page), StringComparison.Ordinal);
    }
}
