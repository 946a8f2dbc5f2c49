using System.Security.Cryptography;
using System.Text;
using Stemma.App.Store;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather;

/// <summary>What makes two captures the same telling, and what tombstones know an address and bytes by.</summary>
public static class Identity
{
    /// <summary>A capture with its identity: its import id, else its normalised address, which a saved page may state itself, else the hash of its bytes.</summary>
    public static Entry Of(Capture capture)
    {
        string bytes = Hash(capture.Body.Span);
        string? url = capture.Url is { } given ? PageUrl.Normalise(given, null) : capture.ImportId is { Length: > 0 } ? null : StatedAddress.Of(capture);
        string identity = capture.ImportId is { Length: > 0 } id ? "id:" + id : url is not null ? "url:" + url : "bytes:" + bytes;
        return new Entry(capture, identity, UrlHash(url), url is null ? null : PageUrl.Host(url), bytes);
    }

    /// <summary>The hash that stands for an address; null for what is no address.</summary>
    public static string? OfUrl(string? url) => url is null ? null : UrlHash(PageUrl.Normalise(url, null));

    /// <summary>A domain as tombstones know it: its host in lower case, without "www."; null for what is none.</summary>
    public static string? OfDomain(string domain)
    {
        string? host = PageUrl.Host(domain.Contains("://", StringComparison.Ordinal) ? domain : "http://" + domain);
        return host is null ? null : host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>The hosts that an address is of: its own, then those above it down to the registered domain; empty for what is no address.</summary>
    public static IReadOnlyList<string> HostsOf(string url)
    {
        if (PageUrl.Host(url) is not { } host || PageUrl.RegistrableDomain(host) is not { } domain) return [];
        var hosts = new List<string> { host };
        while (hosts[^1] != domain && hosts[^1].EndsWith("." + domain, StringComparison.Ordinal)) hosts.Add(hosts[^1][(hosts[^1].IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return hosts;
    }

    /// <summary>Whether an address is of a domain or of one below it.</summary>
    public static bool IsOfDomain(string url, string domain) => PageUrl.Host(url) is { } host && (host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));

    private static string? UrlHash(string? normalised) => normalised is null ? null : Hash(Encoding.UTF8.GetBytes(normalised));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
