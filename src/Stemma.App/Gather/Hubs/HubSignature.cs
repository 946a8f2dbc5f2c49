using System.Security.Cryptography;
using System.Text;

namespace Stemma.App.Gather.Hubs;

/// <summary>The signature of a delivery (W3C WebSub, 8): an HMAC of its bytes as they came, in the header X-Hub-Signature as "method=hexadecimal".</summary>
internal static class HubSignature
{
    /// <summary>The header's name.</summary>
    public const string Header = "X-Hub-Signature";

    /// <summary>Whether a signature is that of these bytes; false for none, and for a method that is not known. It takes as long for a wrong one as for the right one.</summary>
    /// <param name="given">The header's value, or null.</param>
    /// <param name="secret">What the hub signs with.</param>
    /// <param name="body">The bytes, nothing decoded.</param>
    public static bool Holds(string? given, string secret, ReadOnlySpan<byte> body)
    {
        if (given?.Trim().Split('=', 2) is not [var method, var hex]) return false;
        byte[] key = Encoding.UTF8.GetBytes(secret);
        byte[]? right = method.ToLowerInvariant() switch
        {
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
#pragma warning disable CA5350 // hubs of the old protocol sign so; an HMAC does not rest on what SHA-1 has lost
            "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
            _ => null,
        };
        return right is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(right)), Encoding.UTF8.GetBytes(hex.Trim().ToLowerInvariant()));
    }
}
