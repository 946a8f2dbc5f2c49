using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Stemma.App.Serve.Edge;

/// <summary>What the site keeps in memory between two requests of one reader, to be taken once: a secret that is shown a single time, a challenge that was set.</summary>
/// <param name="parts">For the clock.</param>
internal sealed class Once(SiteParts parts)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Words, int? Account, DateTimeOffset Ends)> _kept = new(StringComparer.Ordinal);

    /// <summary>Keeps something.</summary>
    /// <param name="words">What.</param>
    /// <param name="account">For whom; null for guests and whoever has no account.</param>
    /// <returns>The key that it is taken by.</returns>
    public string Keep(string words, int? account)
    {
        var now = parts.Wall.GetUtcNow();
        if (_kept.Count >= Most) foreach (var (old, value) in _kept) if (value.Ends < now || _kept.Count >= Most) _kept.TryRemove(old, out _);
        string key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _kept[key] = (words, account, now + Life);
        return key;
    }

    /// <summary>Takes it; null where there is nothing for this account, it was taken or is old.</summary>
    public string? Take(string? key, int? account) =>
        key is { Length: > 0 } && _kept.TryGetValue(key, out var found) && found.Account == account && _kept.TryRemove(key, out _) && found.Ends >= parts.Wall.GetUtcNow() ? found.Words : null;
}
