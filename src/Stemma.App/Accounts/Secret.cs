using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Stemma.App.Accounts;

/// <summary>Secrets of 256 random bits, of which only the hash is kept. Nobody guesses them, so the hash need not be slow.</summary>
internal static class Secret
{
    private const int MostLetters = 128;

    /// <summary>Draws one.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash of one; what is far too long to be one gets that of nothing.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Length > MostLetters ? "" : secret));
}
