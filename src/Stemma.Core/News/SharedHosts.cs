using System.Collections.Frozen;

namespace Stemma.Core.News;

/// <summary>Sites on which many outlets publish (News/Data/shared-hosts.tsv): hosts of blogs and newsletters, portals.</summary>
public static class SharedHosts
{
    // Whether those who publish there have a name below it each.
    private static readonly FrozenDictionary<string, bool> Strangers =
        DataFile.Rows(typeof(SharedHosts), "shared-hosts.tsv").ToFrozenDictionary(static row => row[0], static row => row[1] == "strangers", StringComparer.Ordinal);

    /// <summary>Whether many outlets publish on a site ("medium.com", "msn.com").</summary>
    public static bool Contains(string site) => Strangers.ContainsKey(site);

    /// <summary>Whether strangers to each other own the names below a host ("blogspot.com"): then whoever has that host has none of theirs.</summary>
    public static bool AreStrangersBelow(string host) => Strangers.GetValueOrDefault(host);
}
