using Stemma.App.Gather;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>Which hosts an owner may prove to be his for a page: its own, and those above it down to the registered domain. Where strangers publish under one name, its own alone.</summary>
public static class ProofHosts
{
    /// <summary>The hosts, the page's own first; empty where there is no address.</summary>
    /// <param name="url">The page's address.</param>
    public static IReadOnlyList<string> Of(string url)
    {
        var all = Identity.HostsOf(url);
        return [.. all.Take(1), .. all.Skip(1).TakeWhile(h => !SharedHosts.AreStrangersBelow(h))];
    }
}
