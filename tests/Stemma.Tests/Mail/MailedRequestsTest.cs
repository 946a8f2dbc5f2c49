using MimeKit;
using Stemma.App.Store.Reading;

namespace Stemma.Tests.Mail;

/// <summary>From a mail that is posted to us to the letter in the sender's box, by real servers.</summary>
[Collection(MailTests.Name)]
public sealed class MailedRequestsTest(MailServers servers)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private MailDesk Desk()
    {
        servers.Begin();
        return new MailDesk(servers.Out, servers.Imap);
    }

    [Fact]
    public async Task A_line_with_an_address_makes_a_request_and_its_receipt_lies_in_the_senders_box()
    {
        await using var desk = Desk();
        await servers.Deliver(MailDesk.Mail("please delete https://gull.example/2031/harbour."));
        await desk.Turn();
        Assert.Empty(desk.Told);
        var asked = Assert.Single(await desk.Standing());
        Assert.Equal(("https://gull.example/2031/harbour", "mira@quandt.example", "Mira Quandt", PetitionKind.Takedown, PetitionState.Waiting), (asked.Url, asked.Contact, asked.Who, asked.Kind, asked.State));
        var receipt = Assert.Single(servers.Posted());
        Assert.Matches(@"\[Stemma 1-[a-z0-9]{6}\]$", receipt.Subject);
        Assert.Contains("request 1", receipt.TextBody, StringComparison.Ordinal);
        Assert.Contains("Mail proves no ownership by itself", receipt.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("gull.example", receipt.ToString(), StringComparison.Ordinal); // nothing is held of it, so it is handed on to nobody
        Assert.Equal(("auto-replied", "mira@quandt.example", "desk@news.example"), (receipt.Headers["Auto-Submitted"], receipt.To.ToString(), receipt.ReplyTo.ToString()));
        Assert.EndsWith("@news.example", receipt.MessageId, StringComparison.Ordinal);
        Assert.Equal("desk@news.example", receipt.Headers["X-MailFrom"]);
        Assert.Equal(1, servers.Seen());
        await desk.Turn();
        Assert.Single(await desk.Standing());
        Assert.Single(servers.Posted());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reply_completes_the_request_that_lacked_its_page_by_subject_or_by_what_it_answers(bool bySubject)
    {
        await using var desk = Desk();
        await servers.Deliver(MailDesk.Mail("please delete my article"));
        await desk.Turn();
        Assert.Empty(await desk.Standing());
        var receipt = Assert.Single(servers.Posted());
        Assert.Contains("Which page is meant?", receipt.TextBody, StringComparison.Ordinal);
        string text = "It is https://gull.example/a\n\nOn Monday the desk wrote:\n> as it stands in the browser (https://example.org/page)\n-- \nMira, https://quandt.example/me";
        await servers.Deliver(MailDesk.Mail(text, bySubject ? "AW: " + receipt.Subject : "my page", answers: bySubject ? null : receipt.MessageId));
        await desk.Turn();
        var asked = Assert.Single(await desk.Standing());
        Assert.Equal((1, "https://gull.example/a"), (asked.Number, asked.Url));
        Assert.StartsWith("please delete my article", asked.Reason, StringComparison.Ordinal);
        Assert.EndsWith("It is https://gull.example/a", asked.Reason, StringComparison.Ordinal);
        Assert.Equal(2, servers.Posted().Count);
        await servers.Deliver(MailDesk.Mail("It is mine: see the imprint", receipt.Subject, "other@quandt.example"));
        await desk.Turn();
        Assert.Contains("from another address than the request's", Assert.Single(await desk.Standing()).Reason, StringComparison.Ordinal);
        Assert.Equal(2, servers.Posted().Count);
    }

    [Fact]
    public async Task A_guessed_code_adds_to_nobodys_request()
    {
        await using var desk = Desk();
        await servers.Deliver(MailDesk.Mail("please delete https://gull.example/a"));
        await servers.Deliver(MailDesk.Mail("rather not", "Re: [Stemma 1-aaaaaa]", "eve@tern.example", "stemma.1-aaaaaa.00@news.example"));
        await desk.Turn();
        Assert.DoesNotContain("rather not", Assert.Single(await desk.Standing()).Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Automatic => new()
    {
        { "Auto-Submitted", "auto-replied" }, { "Precedence", "bulk" }, { "List-Id", "<all.tern.example>" }, { "Return-Path", "<>" }, { "From", "MAILER-DAEMON@tern.example" }, { "From", "desk@news.example" },
    };

    [Theory]
    [MemberData(nameof(Automatic))]
    public async Task What_a_program_sent_or_we_did_is_read_and_gets_no_answer(string header, string value)
    {
        await using var desk = Desk();
        await servers.Deliver(header == "From" ? MailDesk.Mail("gone: https://gull.example/a", from: value) : MailDesk.Mail("away until Monday, https://gull.example/a", headers: [(header, value)]));
        await desk.Turn();
        Assert.Empty(await desk.Standing());
        Assert.Empty(servers.Posted());
        Assert.Equal(1, servers.Seen());
    }

    [Fact]
    public async Task Twenty_pages_of_a_mail_in_HTML_are_a_request_each_with_one_receipt()
    {
        await using var desk = Desk();
        var mail = MailDesk.Mail("");
        string links = string.Concat(Enumerable.Range(1, 30).Select(static n => $"<p><a href=\"https://gull.example/{n}\">page {n}</a>"));
        mail.Body = new TextPart("html") { Text = $"<style>p {{ }}</style><p>Take down, all ours:</p>{links}<blockquote><a href='https://tern.example/quoted'>not this</a></blockquote>" };
        await servers.Deliver(mail);
        await desk.Turn();
        var asked = await desk.Standing();
        Assert.Equal(Enumerable.Range(1, 20).Select(static n => $"https://gull.example/{n}"), asked.Select(static p => p.Url));
        Assert.StartsWith("Take down, all ours:\npage 1\npage 2", asked[0].Reason, StringComparison.Ordinal);
        Assert.Contains("20 requests", Assert.Single(servers.Posted()).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_gets_five_letters_a_day_then_one_and_every_request_is_kept()
    {
        await using var desk = Desk();
        for (int n = 1; n <= 7; n++) await servers.Deliver(MailDesk.Mail($"delete https://gull.example/{n}"));
        await desk.Turn();
        for (int n = 0; n < 3; n++) await desk.Mailing.Post(Ct);
        Assert.Equal(7, (await desk.Standing()).Count);
        Assert.Equal(5, servers.Posted().Count);
        desk.Time.Now += TimeSpan.FromHours(2);
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/8"));
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/9"));
        await desk.Turn();
        Assert.Equal(5, servers.Posted().Count);
        desk.Time.Now += TimeSpan.FromDays(1);
        await desk.Turn();
        Assert.Equal(6, servers.Posted().Count);
        Assert.Contains(servers.Posted(), static p => p.TextBody!.Contains("request 8", StringComparison.Ordinal) && p.TextBody.Contains("request 9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_to_a_decided_case_is_kept_with_it_for_an_editor_and_asks_for_nothing_new()
    {
        await using var desk = Desk();
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/1"));
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/2"));
        await desk.Turn();
        await desk.Mailing.Post(Ct);
        var receipts = servers.Posted();
        await desk.Store.Petitions.Answer(1, PetitionState.Refused, "not proven", desk.Time.Now, Ct);
        await desk.Store.Petitions.Answer(2, PetitionState.Granted, "proven", desk.Time.Now, Ct);
        foreach (var receipt in receipts) await servers.Deliver(MailDesk.Mail("but it is mine, see https://gull.example/imprint", receipt.Subject!, receipt.Subject!.Contains("Stemma 1-", StringComparison.Ordinal) ? "mira@quandt.example" : "other@tern.example"));
        await desk.Turn();
        Assert.Empty(await desk.Standing());
        var said = await desk.Store.Reading.Countered(9, Ct);
        Assert.Equal(["[by mail, 2031-03-03] but it is mine, see https://gull.example/imprint", "[by mail, from another address than the request's, 2031-03-03] but it is mine, see https://gull.example/imprint"], said.Select(static p => p.Counter));
        Assert.Equal([PetitionState.Refused, PetitionState.Granted], said.Select(static p => p.State));
        Assert.Equal(2, servers.Posted().Count(static p => p.TextBody!.Contains("An editor reads it", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mail_that_is_too_large_is_marked_and_told_and_the_next_is_taken()
    {
        await using var desk = Desk();
        await servers.Deliver(MailDesk.Mail(string.Concat(Enumerable.Repeat("so much to say\n", 80_000))));
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/1"));
        await desk.Turn();
        Assert.Contains("larger than 1 MB", Assert.Single(desk.Told).Message, StringComparison.Ordinal);
        Assert.Single(await desk.Standing());
        Assert.Equal(2, servers.Seen());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001 broken from the first byte")]
    [InlineData("From: <<<\r\nContent-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n")]
    public async Task A_broken_mail_is_marked_and_does_not_hold_up_the_next(string raw)
    {
        await using var desk = Desk();
        await File.WriteAllTextAsync(Path.Combine(servers.Ours, "new", "1.broken"), raw, Ct);
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/1"));
        await desk.Turn();
        Assert.Equal("https://gull.example/1", Assert.Single(await desk.Standing()).Url);
        Assert.Equal(2, servers.Seen());
    }

    [Fact]
    public async Task A_keeper_reads_and_posts_by_itself()
    {
        servers.Begin();
        using var folder = new Contracts.TestFolder();
        string json = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["mail.from"] = "desk@news.example",
            ["mail.smtp"] = servers.Out.Place,
            ["mail.smtpTls"] = "none",
            ["mail.imap"] = servers.Imap.Place,
            ["mail.imapTls"] = "none",
            ["mail.imapUser"] = servers.Imap.User,
            ["mail.imapPassword"] = servers.Imap.Password,
            ["mail.pollSeconds"] = 1,
        });
        var start = new App.AppStart(folder.Path, App.Settings.Read(folder.Write("stemma.json", json), new Dictionary<string, string>(), []));
        await using var app = await App.StemmaApp.OpenToWrite(start, "test", null, Ct);
        using var keeper = await App.Keeper.Open(app, static _ => { }, Ct);
        using var stop = new CancellationTokenSource();
        var keeping = Task.Run(() => keeper.Run(stop.Token), Ct);
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/1"));
        for (int n = 0; n < 300 && servers.Posted().Count == 0; n++) await Task.Delay(100, Ct);
        await stop.CancelAsync();
        await keeping;
        Assert.Single(await app.Store.Reading.Petitions(9, Ct));
        Assert.Single(servers.Posted());
    }
}
