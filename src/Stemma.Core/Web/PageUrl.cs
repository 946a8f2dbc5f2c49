using System.Text;

namespace Stemma.Core.Web;

/// <summary>Addresses of pages: resolved, brought to one identity form, asked for their host.</summary>
public static class PageUrl
{
    private const int MaxLength = 8192;

    /// <summary>
    /// The address made absolute, otherwise as written (RFC 3986, 5.2, with the browsers' leniency of the WHATWG URL standard: white space trimmed, backslashes).
    /// </summary>
    /// <param name="reference">An address, absolute or relative.</param>
    /// <param name="base">The address it stands in, or null.</param>
    /// <returns>The absolute address; null where there is none (a relative one without a base) or it is longer than 8192 characters.</returns>
    public static string? Resolve(string reference, string? @base)
    {
        if (reference.Length > MaxLength) return null;
        UrlParts? from = @base is null || @base.Length > MaxLength ? null : UrlParts.Of(@base, false);
        if (from is { Scheme: null }) from = null;
        var r = UrlParts.Of(reference, UrlParts.IsWeb(from?.Scheme));
        if (r.Scheme is not null)
        {
            // "http:page.html" is an old way to write a relative address; with another or no base it is "http://page.html".
            if (!UrlParts.IsWeb(r.Scheme) || r.Authority is not null) return Absolute(r);
            if (from is not { } f || f.Scheme != r.Scheme) return Absolute(UrlParts.Of($"{r.Scheme}://{r with { Scheme = null }}", true));
            r = r with { Scheme = null };
        }
        if (from is not { } b) return null;
        if (r.Authority is not null) return Absolute(r with { Scheme = b.Scheme });
        if (b.Authority is null && !b.Path.StartsWith('/')) return null;
        if (r.Path.Length == 0) return Absolute(b with { Query = r.Query ?? b.Query, Fragment = r.Fragment });
        var path = r.Path.StartsWith('/') ? r.Path
            : b.Path.Length == 0 ? $"/{r.Path}"
            : b.Path[..(b.Path.LastIndexOf('/') + 1)] + r.Path;
        return Absolute(r with { Scheme = b.Scheme, Authority = b.Authority, Path = path });
    }

    /// <summary>
    /// The identity form of an address: scheme and host in lower case (IDN as punycode), default port, user, fragment, tracking parameters and empty
    /// parameters dropped, parameters sorted, dot segments and double slashes folded, percent-encoding normalised (RFC 3986, 6.2.2).
    /// </summary>
    /// <param name="url">An address, absolute or relative; one without a scheme ("example.org/a") is taken as http where there is no base.</param>
    /// <param name="base">The address it stands in, or null.</param>
    /// <returns>The identity form, to be compared and not to be fetched; null where it is no address of the web.</returns>
    public static string? Normalise(string url, string? @base)
    {
        if (Resolve(url, @base) is not { } absolute)
        {
            if (@base is not null || !LooksLikeHost(url)) return null;
            absolute = "http://" + url.Trim();
        }
        var parts = UrlParts.Of(absolute, false);
        if (!UrlParts.IsWeb(parts.Scheme) || parts.Authority is null) return null;
        if (UrlHost.Of(parts.Authority, parts.Scheme!) is not { } host) return null;
        var path = Folded(UrlParts.WithoutDots(PercentCode.Normalise(parts.Path, PercentCode.Part.Path)));
        var query = parts.Query is null ? "" : UrlQuery.Normalise(parts.Query, host, Host(@base ?? ""));
        var bang = parts.Fragment is ['!', '/', ..] ? "#" + PercentCode.Normalise(parts.Fragment, PercentCode.Part.Query) : "";
        return $"{parts.Scheme}://{host}{path}{(query.Length == 0 ? "" : "?")}{query}{bang}";
    }

    /// <summary>The host in lower case, IDN as punycode, without user and port ("www.example.org"); null where there is none.</summary>
    public static string? Host(string url)
    {
        if (url.Length > MaxLength) return null;
        var parts = UrlParts.Of(url, false);
        if (parts.Authority is null || UrlHost.Of(parts.Authority, parts.Scheme ?? "http") is not { } host) return null;
        var colon = host.LastIndexOf(':');
        return colon < 0 || host.EndsWith(']') ? host : host[..colon];
    }

    /// <summary>The domain its owner registered ("example.co.uk" of "news.example.co.uk"): by a small list of two-label suffixes; null where there is no host.</summary>
    /// <param name="urlOrHost">An address or a bare host.</param>
    public static string? RegistrableDomain(string urlOrHost) =>
        (urlOrHost.Contains("//", StringComparison.Ordinal) ? Host(urlOrHost) : UrlHost.Of(urlOrHost, "http")) is { } host ? UrlHost.Registrable(host) : null;

    private static string? Absolute(UrlParts parts) =>
        !UrlParts.IsWeb(parts.Scheme) ? (parts with { Path = parts.Path.StartsWith('/') ? UrlParts.WithoutDots(parts.Path) : parts.Path }).ToString()
        : string.IsNullOrEmpty(parts.Authority) ? null
        : (parts with { Path = UrlParts.WithoutDots(parts.Path) }).ToString();

    private static bool LooksLikeHost(string url)
    {
        var end = url.AsSpan().Trim().IndexOfAny('/', '?', '#');
        var host = end < 0 ? url.AsSpan().Trim() : url.AsSpan().Trim()[..end];
        var dot = host.LastIndexOf('.');
        return dot > 0 && dot < host.Length - 2 && host.IndexOfAny(' ', '@') < 0 && !host[(dot + 1)..].ContainsAnyInRange('0', '9');
    }

    private static string Folded(string path)
    {
        if (path.Length == 0) return "/";
        if (!path.Contains("//", StringComparison.Ordinal)) return path;
        var folded = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (c != '/' || folded.Length == 0 || folded[^1] != '/') folded.Append(c);
        }
        return folded.ToString();
    }
}
