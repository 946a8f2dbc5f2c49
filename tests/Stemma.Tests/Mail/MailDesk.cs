using MimeKit;
using Stemma.App;
using Stemma.App.Mail;
using Stemma.App.Store;
using Stemma.App.Store.Sqlite;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Mail;

/// <summary>A data folder whose mail goes by given servers, and what people write to it.</summary>
internal sealed class MailDesk : IAsyncDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly TestFolder _folder = new();
    private readonly int _poll;

    public MailDesk(MailServer? smtp, MailServer? imap, int poll = 120)
    {
        _poll = poll;
        Store = SqliteStore.Open(_folder.At("stemma.db"), readOnly: false);
        Settings = Read(smtp, imap);
        Mailing = new Mailing(Store, Settings, null, Time, Told.Add);
    }

    public IStore Store { get; }

    public Settings Settings { get; }

    public SetTime Time { get; } = new(new DateTimeOffset(2031, 3, 3, 6, 0, 0, TimeSpan.Zero));

    public List<Problem> Told { get; } = [];

    public Mailing Mailing { get; }

    /// <summary>Reads what came, and posts what is due.</summary>
    public Task Turn() => Mailing.RunOnce(Ct);

    /// <summary>The requests that stand, those without a page too.</summary>
    public async Task<IReadOnlyList<App.Store.Reading.Petition>> Standing() => await Store.Reading.Petitions(99, Ct);

    /// <summary>A mail of somebody.</summary>
    public static MimeMessage Mail(string text, string? subject = "Takedown", string from = "mira@quandt.example", string? answers = null, params (string Name, string Value)[] headers)
    {
        var message = new MimeMessage { Subject = subject!, Body = new TextPart("plain") { Text = text } };
        message.From.Add(new MailboxAddress("Mira Quandt", from));
        message.To.Add(new MailboxAddress("", "desk@news.example"));
        if (answers is not null) message.InReplyTo = answers;
        foreach (var (name, value) in headers) message.Headers.Add(name, value);
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    private Settings Read(MailServer? smtp, MailServer? imap)
    {
        var set = new Dictionary<string, object> { ["mail.from"] = "desk@news.example", ["mail.pollSeconds"] = _poll };
        if (smtp is not null) (set["mail.smtp"], set["mail.smtpTls"]) = (smtp.Place, smtp.Tls.ToString().ToLowerInvariant());
        if (imap is not null) (set["mail.imap"], set["mail.imapTls"], set["mail.imapUser"], set["mail.imapPassword"]) = (imap.Place, imap.Tls.ToString().ToLowerInvariant(), imap.User, imap.Password);
        return Settings.Read(_folder.Write("stemma.json", System.Text.Json.JsonSerializer.Serialize(set)), new Dictionary<string, string>(), []);
    }
}
