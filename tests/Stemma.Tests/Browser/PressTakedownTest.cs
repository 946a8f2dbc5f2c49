using System.Diagnostics;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Mail;
using Stemma.Tests.Serve;
using Stemma.Tests.Takedowns;
using Stemma.Tests.Takedowns.Town;

namespace Stemma.Tests.Browser;

/// <summary>A report of the sample press and its twelve copies, taken down by its owner and an editor in a browser, once by the form and once by mail; what must hold then is the same (<see cref="GoneForGood"/>).</summary>
[Collection(BrowserTests.Name)]
public sealed class PressTakedownTest(Chromium chromium, PressInTown press, MailServers mail) : IClassFixture<PressInTown>, IClassFixture<MailServers>
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task By_the_form_and_files_at_its_host_and_an_editors_word_it_goes_with_its_copies_and_stays_gone()
    {
        _ = chromium.Browser;
        var town = await press.Gathered;
        var (letters, clock) = (new FakeLetters(), new SetClock(TimeProvider.System));
        await using var site = await town.Open(new TestFolder(), clock, letters);
        string owner = $"desk@{town.Carried.Report.Outlet.Host}";
        await using Watched window = await chromium.Open(site.Address, 390), desk = await SignedIn(site);
        var gone = await GoneForGood.Before(site, town);
        var since = Stopwatch.StartNew();
        foreach (var report in town.Carried.Own)
        {
            await Ask(window, site, town.UrlOf(report), owner);
            await ProveByFile(window, town);
        }
        await GrantCopies(desk, site, town);
        await gone.After(site, clock, since);
        await Logged(window, town, "file");
        Assert.All(letters.All.Where(l => l.To == owner), l => Assert.DoesNotContain(town.Carried.Report.Versions[0].Headline, l.Text, StringComparison.Ordinal));
        Told([.. letters.All.Where(l => l.To == owner).Select(l => (l.Subject, l.Text))], town.Carried.Own.Count, "proven by a file");
        Assert.Empty(window.Faults());
        Assert.Empty(desk.Faults());
    }

    [Fact]
    public async Task By_mail_and_letters_to_its_host_and_an_editors_word_it_goes_with_its_copies_and_stays_gone()
    {
        _ = chromium.Browser;
        mail.Begin();
        var town = await press.Gathered;
        var clock = new SetClock(TimeProvider.System);
        await using var site = await town.Open(new TestFolder(), clock, null, Mailing());
        string host = town.Carried.Report.Outlet.Host, owner = $"desk@{host}";
        await using Watched window = await chromium.Open(site.Address), desk = await SignedIn(site);
        var gone = await GoneForGood.Before(site, town);
        var since = Stopwatch.StartNew();
        await mail.Deliver(MailDesk.Mail("Please delete our report of the ferry.", from: owner));
        var receipt = (await Posted(1, owner))[0];
        Assert.Contains("Which page is meant?", receipt.TextBody, StringComparison.Ordinal);
        await mail.Deliver(MailDesk.Mail($"It stands in two places:\n{string.Join('\n', town.Carried.Own.Select(town.UrlOf))}\n\nOn Monday the desk wrote:\n> Which page is meant?", "Re: " + receipt.Subject, owner, receipt.MessageId));
        var receipts = await Posted(2, owner);
        Assert.All(town.Carried.Own, r => Assert.Contains(town.UrlOf(r), receipts[1].TextBody, StringComparison.Ordinal));
        string[] cases = [.. receipts.Select(r => CasePages.Link(r.TextBody!)).Where(l => l.StartsWith("/case/", StringComparison.Ordinal))];
        Assert.Equal(town.Carried.Own.Count, cases.Length);
        foreach (string page in cases) await ProveByLetter(window, page, host);
        await GrantCopies(desk, site, town);
        await gone.After(site, clock, since);
        await Logged(window, town, "mail");
        var all = await Posted(cases.Length * 2, owner);
        Assert.All(all, m => Assert.DoesNotContain(town.Carried.Report.Versions[0].Headline, m.TextBody, StringComparison.Ordinal));
        Told([.. all.Select(m => (m.Subject!.Contains("granted", StringComparison.Ordinal) ? m.Subject : "was received", m.TextBody!))], cases.Length, "proven by a letter to the domain");
        Assert.Empty(window.Faults());
    }

    private async Task<Watched> SignedIn(TestSite site)
    {
        await site.SignIn();
        var desk = await chromium.Open(site.Address);
        await desk.Go(site.Parts.Admin.Draw());
        await desk.Sends(() => desk.Page.Locator("main button").First.PressAsync("Enter"));
        return desk;
    }

    // From the report's own page.
    private static async Task Ask(Watched window, TestSite site, string url, string contact)
    {
        var id = await site.Data.Store.Reading.Find(url, App.Gather.Identity.OfUrl(url), Ct);
        await window.Go($"/report/{id}");
        await window.Sends(() => window.Page.Locator("#facts a[href^='/takedown?url=']").First.ClickAsync());
        Assert.Equal(url, await window.Page.InputValueAsync("#url"));
        await window.Page.FillAsync("#reason", "The report is ours, and we do not want it shown here.");
        await window.Page.FillAsync("#contact", contact);
        await window.Sends(() => window.Page.Locator("main form.ask button").First.ClickAsync());
        Assert.Contains("/case/", window.Page.Url, StringComparison.Ordinal);
    }

    private static async Task ProveByFile(Watched window, PressInTown town)
    {
        var asked = window.Page.Locator("#proof li").First.Locator("code");
        town.Server.Files[await asked.Nth(0).InnerTextAsync()] = await asked.Nth(1).InnerTextAsync();
        await window.Sends(() => window.Page.Locator("#proof button[value=file]").First.ClickAsync());
        string page = await window.Page.InnerTextAsync("main");
        Assert.Contains("erased and barred", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("proven by a file", page, StringComparison.Ordinal);
    }

    private async Task ProveByLetter(Watched window, string page, string host)
    {
        int before = mail.Posted().Count(m => m.To.ToString() == $"webmaster@{host}");
        await window.Go(page);
        await window.Sends(() => window.Page.Locator("#proof button[value=webmaster]").First.ClickAsync());
        string link = CasePages.Link((await Posted(before + 1, $"webmaster@{host}"))[before].TextBody!);
        Assert.StartsWith("/proof/", link, StringComparison.Ordinal);
        await window.Go(link);
        await window.Sends(() => window.Page.Locator("main form button").First.ClickAsync());
        await window.Go(page);
        Assert.Contains("proven by a letter to the domain", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static async Task GrantCopies(Watched desk, TestSite site, PressInTown town)
    {
        var waiting = await site.Data.Store.Reading.Petitions(99, Ct);
        Assert.All(waiting, w => Assert.Equal(PetitionType.Copy, w.Type));
        Assert.Equal(town.Carried.Elsewhere.Select(town.UrlOf).Order(StringComparer.Ordinal), waiting.Select(w => w.Url).Order(StringComparer.Ordinal));
        await desk.Go("/desk");
        for (int left = CarriedReport.Copies; left > 0; left--)
        {
            Assert.Equal(left, await desk.Page.Locator("article.asked").CountAsync());
            await desk.Page.Locator("article.asked input[name=reason]").First.FillAsync("the owner's text, without a licence");
            await desk.Sends(() => desk.Page.Locator("article.asked button[value=grant]").First.ClickAsync());
        }
        Assert.Equal(0, await desk.Page.Locator("article.asked").CountAsync());
    }

    private static async Task Logged(Watched window, PressInTown town, string proof)
    {
        await window.Go("/takedowns");
        string log = await window.Page.InnerTextAsync("main");
        Assert.Contains(town.Carried.Report.Outlet.Host, log, StringComparison.Ordinal);
        Assert.Contains(proof, log, StringComparison.OrdinalIgnoreCase);
        Assert.All(town.Carried.Elsewhere, r => Assert.Contains(r.Outlet.Host, log, StringComparison.Ordinal));
        Assert.DoesNotContain("desk@", log, StringComparison.Ordinal);
        Assert.DoesNotContain(".html", log, StringComparison.Ordinal);
        Assert.Empty(await FourLooks.Faults(window, "the public log"));
    }

    // A receipt and a decision for each request.
    private static void Told(IReadOnlyList<(string Subject, string Text)> letters, int requests, string why)
    {
        Assert.Equal(requests, letters.Count(l => l.Subject.Contains("was received", StringComparison.Ordinal)));
        var decisions = letters.Where(l => l.Subject.Contains("is granted", StringComparison.Ordinal)).ToList();
        Assert.Equal(requests, decisions.Count);
        Assert.All(decisions, d => Assert.Contains(why, d.Text, StringComparison.Ordinal));
        Assert.All(decisions, d => Assert.Contains("If you think this is wrong", d.Text, StringComparison.Ordinal));
    }

    // The letters to somebody, once so many have come.
    private async Task<IReadOnlyList<MimeKit.MimeMessage>> Posted(int count, string to)
    {
        for (int tries = 0; ; tries++)
        {
            var all = mail.Posted().Where(m => m.To.ToString() == to).ToList();
            if (all.Count >= count) return all;
            Assert.True(tries < 300, $"{all.Count} of {count} letters to {to}");
            await Task.Delay(100, Ct);
        }
    }

    private Dictionary<string, object> Mailing() => new()
    {
        ["mail.from"] = "desk@news.example",
        ["mail.smtp"] = mail.Out.Place,
        ["mail.smtpTls"] = "none",
        ["mail.imap"] = mail.Imap.Place,
        ["mail.imapTls"] = "none",
        ["mail.imapUser"] = mail.Imap.User,
        ["mail.imapPassword"] = mail.Imap.Password,
        ["mail.pollSeconds"] = 1,
    };
}
