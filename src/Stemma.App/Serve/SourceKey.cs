namespace Stemma.App.Serve;

/// <summary>What a source is addressed by.</summary>
internal static class SourceKey
{
    /// <summary>The key that a part of an address means: a slash in an outlet's name stays written as %2F on its way through the server.</summary>
    public static string Of(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant();
}
