using System.Net;
using MailKit.Security;

namespace Stemma.App.Mail;

/// <summary>How a mail server is reached, and as whom.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">How the connection is secured.</param>
/// <param name="User">Who signs in; "" for nobody.</param>
/// <param name="Password">The password; no text of this record holds it.</param>
public sealed record MailServer(string Host, int Port, MailTls Tls, string User, string Password)
{
    /// <summary>Host and port, as people read them.</summary>
    public string Place => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    internal SecureSocketOptions Options => Tls switch { MailTls.None => SecureSocketOptions.None, MailTls.Tls => SecureSocketOptions.SslOnConnect, _ => SecureSocketOptions.StartTls };

    /// <inheritdoc/>
    public override string ToString() => $"{Place} ({Words(Tls)})";

    /// <summary>Reads "mail.example.org:587", "10.0.0.5:25" or "[fd00::5]:993".</summary>
    public static (string Host, int Port)? Split(string place)
    {
        int colon = place.LastIndexOf(':');
        if (colon < 1 || !ushort.TryParse(place.AsSpan(colon + 1), out ushort port) || port == 0) return null;
        string host = place[..colon];
        if (host.StartsWith('[') && host.EndsWith(']')) return IPAddress.TryParse(host[1..^1], out _) ? (host[1..^1], port) : null;
        return Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 ? (host, port) : null;
    }

    /// <summary>Reads "starttls" (also of ""), "tls" or "none"; null for another word.</summary>
    public static MailTls? TlsOf(string word) => word switch { "" or "starttls" => MailTls.StartTls, "tls" => MailTls.Tls, "none" => MailTls.None, _ => null };

    private static string Words(MailTls tls) => tls switch { MailTls.None => "not secured", MailTls.Tls => "TLS", _ => "STARTTLS" };
}

/// <summary>How a connection to a mail server is secured.</summary>
public enum MailTls
{
    /// <summary>By TLS after a first plain word (STARTTLS); without it nothing is said further.</summary>
    StartTls,

    /// <summary>By TLS from the first byte.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}
