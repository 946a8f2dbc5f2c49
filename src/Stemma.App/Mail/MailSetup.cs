namespace Stemma.App.Mail;

/// <summary>The operator's settings of mail.</summary>
/// <param name="From">Our own address; "" where none is set.</param>
/// <param name="Smtp">Where letters are posted; null where they are not.</param>
/// <param name="Imap">Where mail is read; null where it is not.</param>
/// <param name="Folder">The folder that is read.</param>
/// <param name="Every">How often.</param>
public sealed record MailSetup(string From, MailServer? Smtp, MailServer? Imap, string Folder, TimeSpan Every)
{
    /// <summary>Whether letters are posted.</summary>
    public bool Posts => Smtp is not null && From.Length > 0;

    /// <summary>Whether mail is read; who cannot answer does not read.</summary>
    public bool Reads => Imap is not null && From.Length > 0;

    /// <summary>Reads them.</summary>
    public static MailSetup Of(Settings settings)
    {
        string user = settings[Settings.MailUser], password = settings[Settings.MailPassword];
        return new MailSetup(
            settings[Settings.MailFrom],
            Server(settings[Settings.MailSmtp], settings[Settings.MailSmtpTls], user, password),
            Server(settings[Settings.MailImap], settings[Settings.MailImapTls], Or(settings[Settings.MailImapUser], user), Or(settings[Settings.MailImapPassword], password)),
            Or(settings[Settings.MailImapFolder], "INBOX"),
            TimeSpan.FromSeconds(settings[Settings.MailPollSeconds]));
    }

    private static MailServer? Server(string place, string tls, string user, string password) =>
        MailServer.Split(place) is var (host, port) ? new MailServer(host, port, MailServer.TlsOf(tls) ?? MailTls.StartTls, user, password) : null;

    private static string Or(string first, string second) => first.Length > 0 ? first : second;
}
