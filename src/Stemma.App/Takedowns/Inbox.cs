using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>What people ask for by the site's form: what is wrong with it, and by which token they see it again.</summary>
public static partial class Inbox
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

    /// <summary>The mail address of one person that a contact is; null where it is something else.</summary>
    public static string? MailOf(string contact) => contact.Length <= 254 && Mail().IsMatch(contact) ? contact : null;

    [GeneratedRegex(@"\A[A-Za-z0-9._%+'-]{1,64}@(?:[\p{L}\p{Nd}](?:[\p{L}\p{Nd}-]{0,61}[\p{L}\p{Nd}])?\.)+[\p{L}\p{Nd}-]{2,63}\z")]
    private static partial Regex Mail();
}
