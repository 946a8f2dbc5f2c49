using Stemma.App.Mail;
using Stemma.App.Store;

namespace Stemma.App.Takedowns;

/// <summary>How the publisher of a host is written to.</summary>
internal static class Publishers
{
    /// <summary>The mail address of whoever proved the host to be his, the latest first; null where none is known.</summary>
    public static async ValueTask<string?> KnownOf(string host, IPetitions petitions, CancellationToken ct) =>
        (await petitions.ContactsOf(host, ct)).Select(MailAddress.Of).FirstOrDefault(static a => a is not null);

    /// <summary>The known one, else the host's webmaster.</summary>
    public static async ValueTask<string> AddressOf(string host, IPetitions petitions, CancellationToken ct) => await KnownOf(host, petitions, ct) ?? $"webmaster@{host}";
}
