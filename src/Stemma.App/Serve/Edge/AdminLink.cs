using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Stemma.App.Serve.Edge;

/// <summary>The one-time link that signs an editor in: a new one at each start, of 256 random bits, kept as a hash. It works once, for an hour.</summary>
/// <param name="time">The clock.</param>
public sealed class AdminLink(TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private byte[]? _hash;
    private DateTimeOffset _ends;

    /// <summary>Draws a new link; one drawn before works no more.</summary>
    /// <returns>Its path ("/admin/..."); this is the only time that it is to be had.</returns>
    public string Draw()
    {
        string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        lock (_turn)
        {
            _hash = Hash(token);
            _ends = time.GetUtcNow() + Life;
        }
        return "/admin/" + token;
    }

    /// <summary>Whether this is the link's token; it is used up with that.</summary>
    public bool Redeem(string token)
    {
        byte[] given = Hash(token);
        lock (_turn)
        {
            if (_hash is null || time.GetUtcNow() > _ends || !CryptographicOperations.FixedTimeEquals(given, _hash)) return false;
            _hash = null;
            return true;
        }
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
