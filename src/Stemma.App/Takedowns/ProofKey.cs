using System.Security.Cryptography;

namespace Stemma.App.Takedowns;

/// <summary>The key that proof values are made with. It lies beside the site's other keys, not in the database: no backup holds it. Where it is lost, values that were given out prove nothing any more.</summary>
public static class ProofKey
{
    private const int Bytes = 32;

    /// <summary>Reads it, or draws it where there is none.</summary>
    /// <param name="data">The data folder.</param>
    public static byte[] At(string data)
    {
        string folder = Path.Combine(data, "keys"), file = Path.Combine(folder, "proof.key");
        var made = Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows()) made.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (File.Exists(file) && File.ReadAllBytes(file) is { Length: Bytes } key) return key;
        key = RandomNumberGenerator.GetBytes(Bytes);
        File.WriteAllBytes(file, key);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return key;
    }
}
