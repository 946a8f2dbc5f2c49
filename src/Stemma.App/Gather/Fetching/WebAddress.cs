using System.Net;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>An address taken apart once: what is judged is what is dialled.</summary>
/// <param name="Scheme">"http" or "https".</param>
/// <param name="Host">Lower case, IDN as punycode, IPv4 dotted, IPv6 without brackets, no trailing dot.</param>
/// <param name="Ip">The address where the host is one in any spelling; null for a name.</param>
/// <param name="Port">The port.</param>
/// <param name="PathAndQuery">As given, what cannot stand in a request percent-encoded; the fragment is dropped.</param>
public sealed record WebAddress(string Scheme, string Host, IPAddress? Ip, int Port, string PathAndQuery)
{
    private const int MaxLength = 8192;
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Scheme, host and port ("https://example.org", "http://[2606:4700::1]:8080"): what politeness and allowances go by.</summary>
    public string Origin => $"{Scheme}://{HostAndPort}";

    /// <summary>Host and, where it is not the scheme's own, port, as a Host header has it.</summary>
    public string HostAndPort => IsDefaultPort ? Bracketed : $"{Bracketed}:{Port}";

    /// <summary>The whole address.</summary>
    public string Url => Origin + PathAndQuery;

    private bool IsDefaultPort => Port == DefaultPort(Scheme);

    private string Bracketed => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;

    /// <summary>The address for a request, path and query untouched.</summary>
    public Uri Uri => new(Url, in AsGiven);

    /// <summary>Takes an address apart; a problem where it is none that may be fetched from.</summary>
    /// <param name="url">The address, absolute or relative.</param>
    /// <param name="from">The address it was found in (a redirect's), or null.</param>
    public static (WebAddress? Address, Problem? Problem) Parse(string url, WebAddress? from = null)
    {
        if (url.Length > MaxLength) return Bad("address-too-long", $"the address is longer than {MaxLength} characters");
        string trimmed = url.Trim();
        string? absolute = PageUrl.Resolve(trimmed, from?.Url);
        if (absolute is null) return Bad("no-address", "it is no address: write it whole, as in https://example.org/feed");
        int colon = absolute.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon < 0 ? "" : absolute[..colon].ToLowerInvariant();
        if (scheme is not ("http" or "https")) return Bad("scheme", $"only http and https addresses are fetched, not \"{Short(scheme)}:\"");
        string rest = absolute[(colon + 1)..];
        if (!rest.StartsWith("//", StringComparison.Ordinal)) return Bad("no-address", "the address has no host");
        return Parse(scheme, rest[2..]);
    }

    private static (WebAddress?, Problem?) Parse(string scheme, string rest)
    {
        int hash = rest.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) rest = rest[..hash];
        int end = rest.AsSpan().IndexOfAny('/', '?', '\\');
        string authority = end < 0 ? rest : rest[..end], path = end < 0 ? "" : rest[end..];
        if (authority.Contains('@', StringComparison.Ordinal)) return Bad("userinfo", "an address with a user name or password is not fetched");
        if (Split(authority, scheme) is not var (host, port)) return Bad("no-address", $"\"{Short(authority)}\" is no host and port");
        if (HostName.Of(host) is not { } name) return Bad("no-address", $"\"{Short(host)}\" is no host name");
        var address = new WebAddress(scheme, name.Name, name.Ip, port, RequestTarget(path));
        return Uri.TryCreate(address.Url, in AsGiven, out _) ? (address, null) : Bad("no-address", $"\"{Short(host)}\" is no host name");
    }

    private static (string Host, int Port)? Split(string authority, string scheme)
    {
        int bracket = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) : 0;
        if (bracket < 0) return null;
        int colon = authority.IndexOf(':', bracket);
        if (colon < 0) return (authority, DefaultPort(scheme));
        var digits = authority.AsSpan(colon + 1);
        if (digits.Length == 0) return (authority[..colon], DefaultPort(scheme));
        if (digits.Length > 5 || digits.ContainsAnyExceptInRange('0', '9') || !int.TryParse(digits, out int port) || port is 0 or > 65535) return null;
        return (authority[..colon], port);
    }

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;

    // Visible ASCII stays as it is, all else is UTF-8 percent-encoded (RFC 3986, 2.1); a "?" right after the host has the path "/" before it.
    private static string RequestTarget(string path)
    {
        if (!path.StartsWith('/')) path = "/" + path.TrimStart('\\');
        if (!path.AsSpan().ContainsAnyExceptInRange('!', '~')) return path;
        var made = new System.Text.StringBuilder(path.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.Value is >= '!' and <= '~')
            {
                made.Append((char)rune.Value);
                continue;
            }
            foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)]) made.Append('%').Append(b.ToString("X2"));
        }
        return made.ToString();
    }

    private static string Short(string text) => text.Length > 60 ? text[..60] + "..." : text;

    private static (WebAddress?, Problem?) Bad(string code, string message) => (null, new Problem(code, message));
}
