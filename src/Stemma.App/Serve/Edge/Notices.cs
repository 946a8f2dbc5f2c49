using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Stemma.App.Serve.Edge;

/// <summary>Words that the site itself leaves for its next page, sealed in that page's address: a link that somebody else made says nothing.</summary>
/// <param name="keys">What sessions are sealed with too.</param>
internal sealed class Notices(IDataProtectionProvider keys)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _seal = keys.CreateProtector("notices").ToTimeLimitedDataProtector();

    /// <summary>Seals words of ours.</summary>
    public string Seal(string words) => _seal.Protect(words, Life);

    /// <summary>The words; null where they are not ours, or old.</summary>
    public string? Open(string? said)
    {
        try
        {
            return said is null ? null : _seal.Unprotect(said);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
