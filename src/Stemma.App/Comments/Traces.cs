using System.Security.Cryptography;
using System.Text;
using Stemma.App.Accounts;

namespace Stemma.App.Comments;

/// <summary>
/// By what guests are known again: hashes keyed with a secret of the data folder that no backup holds, so that whoever has a backup finds no address by trying. Where the secret is lost, bans of guests end.
/// </summary>
/// <param name="key">The secret.</param>
internal sealed class Traces(byte[] key)
{
    private const int Kept = 16; // bytes: no two of a site's are the same by chance

    /// <summary>Of a mail address; what stands behind a + in it is the same mailbox at most providers.</summary>
    public string Mail(string mail)
    {
        string whole = Naming.Key(mail);
        int at = whole.LastIndexOf('@'), plus = whole.IndexOf('+', StringComparison.Ordinal);
        return Of("mail", plus > 0 && plus < at ? whole.Remove(plus, at - plus) : whole);
    }

    /// <summary>Of a network ("192.0.2.7", or the first half of an IPv6 address); null for none.</summary>
    public string? Net(string network) => network.Length == 0 ? null : Of("net", network);

    /// <summary>Of a secret that we gave out ourselves: 256 random bits need no key.</summary>
    public static string Secret(string secret) => Convert.ToHexStringLower(Accounts.Secret.Hash(secret));

    /// <summary>Of the letters and digits of a text: what differs from another in nothing else is a repeat of it.</summary>
    public static string Alike(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Naming.Key(text).Where(char.IsLetterOrDigit)))).AsSpan(0, Kept));

    private string Of(string sort, string what) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"comment {sort} {what}")).AsSpan(0, Kept));
}
