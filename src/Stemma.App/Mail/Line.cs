using System.Net.Sockets;
using System.Security.Authentication;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Stemma.App.Mail;

/// <summary>A connection to a mail server of the operator's own settings: bounded in time and in bytes.</summary>
internal static class Line
{
    /// <summary>The most time of one session.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(15);
    private const int Waiting = 20_000; // milliseconds for an answer

    /// <summary>Connects, and signs in where somebody is named.</summary>
    /// <param name="client">The client.</param>
    /// <param name="server">The server.</param>
    /// <param name="most">The most bytes that are read of it.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task Open(MailService client, MailServer server, long most, CancellationToken ct)
    {
        client.CheckCertificateRevocation = false; // it would ask hosts that nobody set
        client.Timeout = Waiting;
        var stream = new BoundedStream(new NetworkStream(await Dial(server, ct), ownsSocket: true), most);
        try
        {
            await client.ConnectAsync(stream, server.Host, server.Port, server.Options, ct);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
        if (server.User.Length > 0) await client.AuthenticateAsync(server.User, server.Password, ct);
    }

    /// <summary>What went wrong, in words that hold nothing of what a stranger wrote; null for a bug of ours.</summary>
    public static string? Cause(Exception thrown, MailServer server, bool late) => thrown switch
    {
        OperationCanceledException when late => $"{server.Place} did not finish within {Patience.TotalSeconds:0} seconds",
        OperationCanceledException or TimeoutException => $"{server.Place} did not answer in time",
        SocketException refused => $"{server.Place} cannot be reached: {refused.Message}",
        SslHandshakeException or System.Security.Authentication.AuthenticationException when thrown is not MailKit.Security.AuthenticationException =>
            $"{server.Place} could not be secured: its certificate is not trusted, or it does not speak TLS in this way (see mail.smtpTls, mail.imapTls)",
        MailKit.Security.AuthenticationException or SaslException => $"{server.Place} refused the user's name or password",
        NotSupportedException => $"{server.Place} cannot do what is needed (STARTTLS, or signing in): see mail.smtpTls, mail.imapTls",
        FolderNotFoundException => $"{server.Place} has no such folder: see mail.imapFolder",
        IOException or ProtocolException or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FormatException or ParseException or ArgumentException or InvalidOperationException =>
            $"{server.Place} broke off or spoke no mail: {OneLine(thrown.Message)}",
        _ => null,
    };

    /// <summary>A text as one line without control characters, cut.</summary>
    public static string OneLine(string text, int most = 200)
    {
        string line = string.Join(' ', new string([.. text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= most) return line;
        return line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)];
    }

    private static async Task<Socket> Dial(MailServer server, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Connecting);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, late.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
