using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Stemma.App.Gather;
using Stemma.App.Mail;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>What people ask for by the site's form: what is wrong with it, and by which token they see it again.</summary>
public static class Inbox
{
    /// <summary>The most letters of the reason, and of any other line but the address.</summary>
    public const int MostReason = 4000, MostLine = 300;

    private const int TokenBytes = 32;

    /// <summary>What is wrong with a request; null where it can be kept.</summary>
    public static Problem? Check(Petition petition) => petition switch
    {
        { Kind: PetitionKind.Takedown or PetitionKind.Correction or PetitionKind.Outlet } when Identity.OfUrl(petition.Url) is null => new Problem("no-address", "write the page's address, as it stands in the browser: https://example.org/page"),
        { Kind: PetitionKind.Dispute, Subject: "" } => new Problem("no-subject", "say what you dispute"),
        _ when petition.Reason.Trim().Length == 0 => new Problem("no-reason", "write a reason: an editor reads it"),
        _ when petition.Reason.Length > MostReason => new Problem("too-long", $"the reason is longer than {MostReason} letters"),
        _ when new[] { petition.Who, petition.Contact, petition.Subject }.Any(f => f.Length > MostLine) || petition.Url.Length > 2000 => new Problem("too-long", "one of the lines is too long"),
        _ => null,
    };

    /// <summary>A new token, of 256 bits.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>What is kept of a token: its SHA-256. Looking that up tells nobody by its time how much of a guess was right.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>What is wrong with how somebody is to be reached; null where nothing is, or nothing was written.</summary>
    public static Problem? CheckContact(string contact) =>
        contact.Length == 0 || MailAddress.Of(contact) is not null ? null : new Problem("no-mail", "write a mail address, or leave it empty");

    /// <summary>A page's address as it is kept: with a scheme, https where none was written, and without user and password; as it was written where it is no address.</summary>
    public static string Address(string url)
    {
        string written = url.Trim();
        if (Identity.OfUrl(written) is null) return written;
        int scheme = written.IndexOf("://", StringComparison.Ordinal);
        string whole = scheme > 0 && written[..scheme].All(char.IsAsciiLetter) ? written : "https://" + written;
        int from = whole.IndexOf("://", StringComparison.Ordinal) + 3, to = whole.IndexOfAny(['/', '?', '#', '\\'], from);
        int user = whole.LastIndexOf('@', (to < 0 ? whole.Length : to) - 1);
        return user < from ? whole : whole.Remove(from, user + 1 - from);
    }
}
