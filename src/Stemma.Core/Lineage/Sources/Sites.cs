using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Web sites by their registrable name ("apnews.com" of "https://www.apnews.com/x").</summary>
internal static class Sites
{
    private static readonly FrozenSet<string> Shared = DataFile.Lines(typeof(Alignments), "shared-hosts.txt").ToFrozenSet(StringComparer.Ordinal);

    private static readonly Dictionary<string, Wire> OfAgencies = Wires.All.Where(w => Of(w.Home) is not null).GroupBy(w => Of(w.Home)!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The site of an address; null for what is none.</summary>
    public static string? Of(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.HostNameType != UriHostNameType.Dns) return null;
        var labels = uri.IdnHost.ToLowerInvariant().Split('.');
        int keep = labels.Length >= 3 && labels[^2] is "co" or "com" or "gov" or "org" or "net" or "ebc" && labels[^1].Length == 2 ? 3 : 2;
        return labels.Length < 2 ? null : string.Join('.', labels[^Math.Min(keep, labels.Length)..]);
    }

    /// <summary>Whether many outlets publish on a site: a host of blogs, a portal that carries others' reports.</summary>
    public static bool IsShared(string site) => Shared.Contains(site);

    /// <summary>The site of a host ("bbc.co.uk" of "news.bbc.co.uk"); null for a name that is none.</summary>
    public static string? OfHost(string name) => name.Contains('.', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal) ? Of("https://" + name) : null;

    /// <summary>The agency whose own site an address is on, or null.</summary>
    public static Wire? Agency(string? url) => Of(url) is { } site && OfAgencies.TryGetValue(site, out var wire) ? wire : null;
}
