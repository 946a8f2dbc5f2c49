using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>The host of an address in its one form.</summary>
internal static class UrlHost
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = false };
    private static readonly FrozenSet<string> Suffixes = ReadSuffixes();
    private static readonly SearchValues<char> NotInHosts = SearchValues.Create(" #%/:<>?@[\\]^|\"{}`");

    /// <summary>Host and, where it is not the scheme's own, port of an authority: percent-decoded, lower case, IDN as punycode, no trailing dot.</summary>
    /// <returns>The host ("example.org", "example.org:8080", "[::1]"), or null where it is none.</returns>
    public static string? Of(string authority, string scheme)
    {
        var at = authority.LastIndexOf('@');
        var rest = at < 0 ? authority : authority[(at + 1)..];
        var bracket = rest.StartsWith('[') ? rest.IndexOf(']', StringComparison.Ordinal) : -1;
        var colon = rest.IndexOf(':', Math.Max(bracket, 0));
        var port = "";
        if (colon >= 0)
        {
            port = rest[(colon + 1)..].TrimStart('0');
            rest = rest[..colon];
            if (port.Length > 5 || !port.All(char.IsAsciiDigit)) return null;
            if (port == (scheme == "https" ? "443" : "80")) port = "";
        }
        var host = bracket >= 0 ? rest.ToLowerInvariant() : Name(rest);
        return host is null ? null : port.Length == 0 ? host : $"{host}:{port}";
    }

    /// <summary>The registered domain of a host.</summary>
    public static string Registrable(string host)
    {
        var colon = host.EndsWith(']') ? -1 : host.LastIndexOf(':');
        if (colon >= 0 && !host.StartsWith('[')) host = host[..colon];
        if (host.StartsWith('[') || host.All(c => char.IsAsciiDigit(c) || c == '.')) return host;
        var labels = host.Split('.');
        var keep = labels.Length > 2 && Suffixes.Contains($"{labels[^2]}.{labels[^1]}") ? 3 : 2;
        return labels.Length <= keep ? host : string.Join('.', labels[^keep..]);
    }

    private static string? Name(string host)
    {
        if (PercentCode.Decode(host) is not { } decoded) return null;
        var name = decoded.ToLowerInvariant().Replace('\u3002', '.').TrimEnd('.');
        if (name.Length is 0 or > 253 || name.AsSpan().ContainsAny(NotInHosts) || name.Any(char.IsControl)) return null;
        if (name.All(char.IsAscii)) return name;
        try
        {
            return Idn.GetAscii(name).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static FrozenSet<string> ReadSuffixes() =>
        DataFile.Lines(typeof(UrlHost), "suffixes.txt")
            .Select(l => l.Split(':'))
            .SelectMany(l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(second => $"{second}.{l[0]}"))
            .ToFrozenSet(StringComparer.Ordinal);
}
