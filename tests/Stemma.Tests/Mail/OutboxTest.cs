using System.Net;
using System.Net.Sockets;
using System.Text;
using Stemma.App.Mail;
using Stemma.App.Store;

namespace Stemma.Tests.Mail;

/// <summary>Posting and reading, by good and by bad servers.</summary>
[Collection(MailTests.Name)]
public sealed class OutboxTest(MailServers servers)
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset At = new(2031, 3, 3, 6, 0, 0, TimeSpan.Zero);

    private static OutgoingMail Written(string to = "mira@quandt.example", string subject = "Your request") => new(to, subject, "Grüße.\nEnd.", "stemma.1-abcdef.00", null, At);

    [Fact]
    public async Task A_subject_puts_no_header_into_a_letter_and_its_words_come_whole()
    {
        servers.Begin();
        var sent = await new Outbox(servers.Out, "desk@news.example").Send(Written(subject: "Anfrage Nº 1: Möwen\r\nBcc: eve@tern.example\r\n\r\nbody"), Ct);
        Assert.Null(sent.Failure);
        var letter = Assert.Single(servers.Posted());
        Assert.Equal("Anfrage Nº 1: Möwen Bcc: eve@tern.example body", letter.Subject);
        Assert.Equal("Grüße.\nEnd.", letter.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Empty(letter.Bcc);
        Assert.Equal("mira@quandt.example", letter.Headers["X-RcptTo"]);
        Assert.Equal("stemma.1-abcdef.00@news.example", letter.MessageId);
        Assert.All(Directory.EnumerateFiles(Path.Combine(servers.Theirs, "new")).SelectMany(File.ReadAllBytes), static b => Assert.True(b < 128));
    }

    [Theory]
    [InlineData("https://news.example/alert/1/x", "List-Unsubscribe=One-Click")]
    [InlineData("http://news.example/alert/1/x", null)]
    public async Task A_letter_that_can_be_stopped_says_where_to_mail_programs_and_by_one_click_over_https_alone(string stop, string? click)
    {
        servers.Begin();
        Assert.Null((await new Outbox(servers.Out, "desk@news.example").Send(Written() with { Stop = stop }, Ct)).Failure);
        var letter = Assert.Single(servers.Posted());
        Assert.Equal(($"<{stop}>", click, "auto-generated"), (letter.Headers["List-Unsubscribe"], letter.Headers["List-Unsubscribe-Post"], letter.Headers["Auto-Submitted"]));
    }

    [Theory]
    [InlineData("mira@quandt.example\r\nBcc: eve@tern.example")]
    [InlineData("mira@quandt.example, eve@tern.example")]
    [InlineData("Mira <mira@quandt.example>")]
    [InlineData("möwe@quandt.example")]
    [InlineData("mira")]
    [InlineData("")]
    public async Task What_is_no_single_address_is_never_posted(string to)
    {
        var sent = await new Outbox(new MailServer("127.0.0.1", MailServers.FreePort(), MailTls.None, "", ""), "desk@news.example").Send(Written(to), Ct);
        Assert.True(sent is { Failure: not null, Never: true });
    }

    [Fact]
    public async Task A_server_that_cannot_secure_the_line_gets_neither_letter_nor_password()
    {
        servers.Begin();
        var sent = await new Outbox(servers.Out with { Tls = MailTls.StartTls, User = "desk", Password = "hush" }, "desk@news.example").Send(Written(), Ct);
        Assert.Contains("STARTTLS", sent.Failure, StringComparison.Ordinal);
        Assert.Empty(servers.Posted());
        Assert.Contains("password", await new Mailbox(servers.Imap with { Password = "wrong" }, "INBOX").Check(Ct), StringComparison.Ordinal);
        Assert.Contains("imapFolder", await new Mailbox(servers.Imap, "No such").Check(Ct), StringComparison.Ordinal);
        Assert.Null(await new Mailbox(servers.Imap, "INBOX").Check(Ct));
        Assert.DoesNotContain("hush", new MailServer("h", 1, MailTls.None, "u", "hush").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_secured_line_is_used_only_where_its_certificate_is_trusted(bool fromTheFirstByte)
    {
        servers.Begin();
        var place = fromTheFirstByte ? servers.Secured : servers.Imap with { Tls = MailTls.StartTls };
        Assert.Contains("could not be secured", await new Mailbox(place, "INBOX").Check(Ct), StringComparison.Ordinal);
        using var folder = new Contracts.TestFolder();
        folder.Write("stemma.json", $$"""{"mail.from": "desk@news.example", "mail.imap": "{{place.Place}}", "mail.imapTls": "{{(fromTheFirstByte ? "tls" : "starttls")}}", "mail.user": "desk", "mail.password": "{{place.Password}}"}""");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "stemma.dll"), "doctor", "--check-mail", "--data", folder.Path]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["SSL_CERT_FILE"] = servers.Certificate;
        var ran = await Verbs.Cli.Finish(System.Diagnostics.Process.Start(start)!);
        Assert.Contains("mail: mail.imap answers", ran.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Password, ran.Out + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_waits_while_the_server_is_down_and_goes_later_under_the_same_id()
    {
        servers.Begin();
        await using var desk = new MailDesk(servers.Out with { Port = MailServers.FreePort() }, null);
        await desk.Store.Letters.Add(new Letter("mira@quandt.example", "Your request", "It came.", 12, desk.Time.Now), Ct);
        Assert.False(await desk.Mailing.Post(Ct));
        var waiting = Assert.Single((await desk.Store.Reading.Letters(9, Ct)).First);
        Assert.Equal((1, desk.Time.Now.AddMinutes(1)), (waiting.Tries, waiting.Again));
        Assert.Contains("cannot be reached", waiting.Why, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", Assert.Single(desk.Told).Message, StringComparison.Ordinal);
        var up = new MailDesk(servers.Out, null);
        await using (up)
        {
            var mailing = new App.Mailing(desk.Store, up.Settings, null, desk.Time, desk.Told.Add);
            Assert.True(await mailing.Post(Ct));
            Assert.Empty(servers.Posted());
            desk.Time.Now += TimeSpan.FromMinutes(1);
            Assert.True(await mailing.Post(Ct));
        }
        var letter = Assert.Single(servers.Posted());
        Assert.Matches(@"^stemma\.12-[a-z0-9]{6}\.[0-9a-f]{20}@news\.example$", letter.MessageId);
        Assert.Equal(0, (await desk.Store.Reading.Letters(9, Ct)).Waiting);
    }

    [Fact]
    public async Task A_letter_that_nobody_takes_is_given_up_after_about_two_days_and_shown()
    {
        await using var desk = new MailDesk(new MailServer("127.0.0.1", MailServers.FreePort(), MailTls.None, "", ""), null);
        var began = desk.Time.Now;
        await desk.Store.Letters.Add(new Letter("mira@quandt.example", "Your request", "It came.", null, began), Ct);
        int tries = 0;
        while ((await desk.Store.Reading.Letters(9, Ct)).Waiting > 0)
        {
            await desk.Mailing.Post(Ct);
            tries++;
            if ((await desk.Store.Reading.Letters(9, Ct)).First[0].Again is { } again) desk.Time.Now = again;
        }
        Assert.Equal(8, tries);
        Assert.InRange(desk.Time.Now - began, TimeSpan.FromHours(40), TimeSpan.FromHours(48));
        Assert.Equal(1, (await desk.Store.Reading.Letters(9, Ct)).GivenUp);
        Assert.Single(desk.Told);
    }

    [Fact]
    public async Task Without_a_server_letters_wait_and_are_tried_by_nobody()
    {
        await using var desk = new MailDesk(null, null);
        await desk.Store.Letters.Add(new Letter("mira@quandt.example", "Your request", "It came.", null, desk.Time.Now), Ct);
        await desk.Turn();
        Assert.Equal(0, Assert.Single((await desk.Store.Reading.Letters(9, Ct)).First).Tries);
        Assert.Empty(desk.Told);
    }

    [Fact]
    public async Task A_server_that_refuses_the_person_for_good_is_asked_once()
    {
        using var server = new Scripted("220 hi\r\n", static line => line switch { _ when line.StartsWith("EHLO", StringComparison.Ordinal) => "250 ok\r\n", _ when line.StartsWith("RCPT", StringComparison.Ordinal) => "550 no such person\r\n", _ => "250 ok\r\n" });
        var sent = await new Outbox(server.Place, "desk@news.example").Send(Written(), Ct);
        Assert.True(sent is { Never: true });
        Assert.Contains("550", sent.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_who_is_refused_for_now_holds_up_nobody_else()
    {
        bool data = false;
        using var server = new Scripted("220 hi\r\n", line =>
        {
            if (data && line != ".") return "";
            data = line == "DATA";
            return data ? "354 go\r\n" : line.StartsWith("RCPT TO:<full@", StringComparison.Ordinal) ? "452 too full\r\n" : "250 ok\r\n";
        });
        await using var desk = new MailDesk(server.Place, null);
        foreach (string to in (string[])["full@quandt.example", "mira@quandt.example"]) await desk.Store.Letters.Add(new Letter(to, "Your request", "It came.", null, desk.Time.Now), Ct);
        Assert.True(await desk.Mailing.Post(Ct));
        var waiting = Assert.Single((await desk.Store.Reading.Letters(9, Ct)).First);
        Assert.Equal(("full@quandt.example", 1), (waiting.To, waiting.Tries));
        Assert.NotNull(waiting.Again);
    }

    [Fact]
    public async Task Mails_that_find_no_room_are_left_unseen_and_told_and_those_behind_them_are_read()
    {
        servers.Begin();
        for (int n = 0; n < Mailbox.MostMails + 2; n++) await servers.Deliver(MailDesk.Mail("many", "many"));
        await servers.Deliver(MailDesk.Mail("one", "one"));
        var mailbox = new Mailbox(servers.Imap, "INBOX");
        Assert.Equal(0, (await mailbox.Read(static (mail, _) => ValueTask.FromResult(mail.Subject == "one"), Ct)).Taken);
        var round = await mailbox.Read(static (mail, _) => ValueTask.FromResult(mail.Subject == "one"), Ct);
        Assert.Equal((1, Mailbox.MostMails + 2, Mailbox.Waiting), (round.Taken, round.Left, Assert.Single(round.Troubles)));
        Assert.Equal(Mailbox.MostMails, (await mailbox.Read(static (_, _) => ValueTask.FromResult(true), Ct)).Taken);
        round = await mailbox.Read(static (_, _) => ValueTask.FromResult(true), Ct);
        Assert.Equal((2, 0, 0), (round.Taken, round.Left, round.Troubles.Count));
    }

    [Theory]
    [InlineData("220-", "smtp")]
    [InlineData("* OK ", "imap")]
    public async Task A_greeting_without_end_is_left_soon(string greeting, string kind)
    {
        using var server = new Scripted(greeting, static _ => "", endless: true);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        string? why = kind == "smtp" ? await new Outbox(server.Place, "desk@news.example").Check(Ct) : await new Mailbox(server.Place, "INBOX").Check(Ct);
        Assert.Contains("broke off", why, StringComparison.Ordinal);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(70));
    }

    [Fact]
    public async Task A_mail_that_was_not_taken_for_good_stays_unseen_and_comes_again()
    {
        servers.Begin();
        await servers.Deliver(MailDesk.Mail("delete https://gull.example/1"));
        var mailbox = new Mailbox(servers.Imap, "INBOX");
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => mailbox.Read(static (_, _) => throw new TimeZoneNotFoundException(), Ct));
        Assert.Equal(0, (await mailbox.Read(static (_, _) => ValueTask.FromResult(false), Ct)).Taken);
        Assert.Equal(0, servers.Seen());
        Assert.Equal(1, (await mailbox.Read(static (_, _) => ValueTask.FromResult(true), Ct)).Taken);
        Assert.Equal(1, servers.Seen());
        Assert.Equal(0, (await mailbox.Read(static (_, _) => ValueTask.FromResult(true), Ct)).Taken);
    }

    [Fact]
    public async Task A_mail_of_a_hundred_megabytes_behind_a_small_size_is_left_and_nothing_is_taken()
    {
        using var server = new Scripted("* PREAUTH [CAPABILITY IMAP4rev1] hi\r\n", static line =>
        {
            string tag = line.Split(' ')[0];
            if (line.Contains("SEARCH", StringComparison.Ordinal)) return $"* SEARCH 1\r\n{tag} OK done\r\n";
            if (line.Contains("BODY", StringComparison.Ordinal)) return "* 1 FETCH (UID 1 BODY[] {100000000}\r\nSubject: x\r\n\r\n";
            if (line.Contains("RFC822.SIZE", StringComparison.Ordinal)) return $"* 1 FETCH (UID 1 RFC822.SIZE 100)\r\n{tag} OK done\r\n";
            if (line.Contains("LIST", StringComparison.Ordinal)) return $"* LIST () \"/\" INBOX\r\n{tag} OK done\r\n";
            if (line.Contains("SELECT", StringComparison.Ordinal)) return $"* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [PERMANENTFLAGS (\\Seen)] x\r\n{tag} OK [READ-WRITE] done\r\n";
            return $"{tag} OK done\r\n";
        });
        var round = await new Mailbox(server.Place, "INBOX").Read(static (_, _) => throw new InvalidOperationException("there is no mail"), Ct);
        Assert.Contains("broke off", Assert.Single(round.Troubles), StringComparison.Ordinal);
        Assert.Contains(server.Heard, static l => l.Contains("BODY", StringComparison.Ordinal));
    }

    // Says what it is told to, line by line; its greeting, or an answer that ends with an empty line, for ever.
    private sealed class Scripted : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Scripted(string greeting, Func<string, string> answer, bool endless = false)
        {
            _listener.Start();
            _ = Task.Run(async () =>
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await Speak(client, greeting, answer, endless);
                }
            });
        }

        private async Task Speak(TcpClient client, string greeting, Func<string, string> answer, bool endless)
        {
            await using var stream = client.GetStream();
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(greeting));
                byte[] more = Encoding.ASCII.GetBytes(new string('a', 65_536));
                while (endless) await stream.WriteAsync(more);
                using var lines = new StreamReader(stream, Encoding.ASCII);
                while (await lines.ReadLineAsync() is { } line)
                {
                    Heard.Enqueue(line);
                    string said = answer(line);
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(said));
                    while (said.EndsWith("\r\n\r\n", StringComparison.Ordinal)) await stream.WriteAsync(more);
                }
            }
            catch (IOException)
            {
                // The other side left.
            }
        }

        public System.Collections.Concurrent.ConcurrentQueue<string> Heard { get; } = new();

        public MailServer Place => new("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port, MailTls.None, "", "");

        public void Dispose() => _listener.Dispose();
    }
}
