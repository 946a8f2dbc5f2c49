using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>Web sites by their registrable name ("apnews.com" of "https://www.apnews.com/x").</summary>
internal static class Sites
{
    private static readonly string[] Editions = ["www.", "en.", "english.", "eng."];
    private static readonly FrozenDictionary<string, Wire> OfAgencies = Wires.All.Where(w => Own(w.Home) is not null).ToFrozenDictionary(w => Own(w.Home)!, StringComparer.Ordinal);

    /// <summary>The site of an address; null for what is none.</summary>
    public static string? Of(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.HostNameType != UriHostNameType.Dns) return null;
        var labels = uri.IdnHost.ToLowerInvariant().Split('.');
        int keep = labels.Length >= 3 && labels[^2] is "co" or "com" or "gov" or "org" or "net" or "gob" or "gouv" or "leg" && labels[^1].Length == 2 ? 3 : 2;
        return labels.Length < 2 ? null : string.Join('.', labels[^Math.Min(keep, labels.Length)..]);
    }

    /// <summary>Whether many outlets publish on a site: a host of blogs, a portal that carries others' reports.</summary>
    public static bool IsShared(string site) => SharedHosts.Contains(site);

    /// <summary>The site of a host ("bbc.co.uk" of "news.bbc.co.uk"); null for a name that is none.</summary>
    public static string? OfHost(string name) => name.Contains('.', StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal) ? Of("https://" + name) : null;

    /// <summary>The agency whose own site an address is on, or null.</summary>
    public static Wire? Agency(string? url) =>
        Of(url) is not { } site ? null : OfAgencies.GetValueOrDefault(Host(url!)) ?? OfAgencies.GetValueOrDefault(site);

    // A home that is a part of somebody's site (a host below it, a folder) makes no more than that host the agency's own, or nothing.
    private static string? Own(string home) => Uri.TryCreate(home, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/" ? Host(home) : null;

    private static string Host(string url)
    {
        string host = new Uri(url).IdnHost.ToLowerInvariant();
        return Array.Find(Editions, e => host.StartsWith(e, StringComparison.Ordinal)) is { } edition ? host[edition.Length..] : host;
    }
}
