using Stemma.App;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;
using Stemma.Tests.Verbs;

namespace Stemma.Tests.Mail;

/// <summary>How mail is set, and what is shown of it.</summary>
public sealed class MailSetupTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Settings Read(string json, params string[] options) => Settings.Read(_folder.Write("stemma.json", json), new Dictionary<string, string>(), options);

    [Fact]
    public void The_mailbox_has_the_user_and_password_of_the_server_where_it_has_none_of_its_own()
    {
        var setup = MailSetup.Of(Read("""{"mail": {"from": "desk@news.example", "smtp": "mail.example:587", "user": "desk", "password": "hush", "imap": "[fd00::5]:993", "imapTls": "tls"}}"""));
        Assert.Equal(new MailServer("mail.example", 587, MailTls.StartTls, "desk", "hush"), setup.Smtp);
        Assert.Equal(new MailServer("fd00::5", 993, MailTls.Tls, "desk", "hush"), setup.Imap);
        Assert.Equal(("INBOX", TimeSpan.FromMinutes(2), true, true), (setup.Folder, setup.Every, setup.Posts, setup.Reads));
        Assert.False(MailSetup.Of(Read("{}")).Posts);
    }

    [Theory]
    [InlineData("mail.smtp=mail.example", "host and port")]
    [InlineData("mail.smtp=mail.example:0", "host and port")]
    [InlineData("mail.imap=http://mail.example:143", "host and port")]
    [InlineData("mail.smtpTls=ssl", "starttls, tls or none")]
    [InlineData("mail.from=Mira <mira@quandt.example>", "mail address")]
    [InlineData("mail.password=hush", "arguments")]
    [InlineData("mail.imapPassword=hush", "STEMMA_MAIL_IMAPPASSWORD")]
    public void What_is_no_setting_of_mail_is_refused_and_no_password_is_taken_as_an_argument(string option, string said)
    {
        string message = Assert.Throws<SettingException>(() => Read("{}", option)).Message;
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_is_shown_to_nobody()
    {
        var settings = Read("""{"mail.password": "hush"}""");
        Assert.Equal("set", settings.Shown(Settings.MailPassword));
        Assert.Equal("none", settings.Shown(Settings.MailImapPassword));
        Assert.DoesNotContain("hush", Assert.Throws<SettingException>(() => Read("""{"mail.password": "hush\u0001"}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_says_what_waits_and_why_and_tries_the_servers_when_it_is_asked_to()
    {
        int port = MailServers.FreePort();
        _folder.Write("data/stemma.json", $$"""{"mail.from": "desk@news.example", "mail.smtp": "127.0.0.1:{{port}}", "mail.smtpTls": "none", "mail.user": "desk", "mail.password": "hush"}""");
        await using (var app = await StemmaApp.OpenToWrite(AppStart.Read(_folder.At("data"), []), "test", null, Ct))
        {
            int number = await app.Store.Letters.Add(new Letter("mira@quandt.example", "Your request", "It came.", null, DateTimeOffset.UtcNow), Ct);
            await app.Store.Letters.Failed(number, DateTimeOffset.UtcNow.AddHours(1), "127.0.0.1 cannot be reached", Ct);
        }
        var plain = await Cli.Run(_folder.At("data"), "doctor");
        Assert.Equal(0, plain.Exit);
        Assert.Contains("letters: 1 tried again later: 127.0.0.1 cannot be reached", plain.Out, StringComparison.Ordinal);
        var tried = await Cli.Run(_folder.At("data"), "doctor", "--check-mail");
        Assert.Equal(1, tried.Exit);
        Assert.Contains($"problem: mail.smtp: 127.0.0.1:{port} cannot be reached", tried.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", plain.Out + tried.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("quandt", plain.Out + tried.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_shows_letters_that_wait_with_their_text_as_text()
    {
        await using var site = await TestSite.Open(Reports.Capture(1));
        await site.Data.Store.Letters.Add(new Letter("mira@quandt.example", "Your <b>request</b>", "It came & <i>waits</i>.", 12, DateTimeOffset.UtcNow), Ct);
        await site.Get("/desk", System.Net.HttpStatusCode.Forbidden);
        await site.SignIn();
        string desk = await site.Get("/desk");
        Assert.Contains("It came &amp; &lt;i&gt;waits&lt;/i&gt;.", desk, StringComparison.Ordinal);
        Assert.Contains("Your &lt;b&gt;request&lt;/b&gt;", desk, StringComparison.Ordinal);
        Assert.Contains("No mail server is set", desk, StringComparison.Ordinal);
        Assert.Contains("not tried yet", desk, StringComparison.Ordinal);
    }
}
