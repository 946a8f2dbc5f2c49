namespace Stemma.Core.Web;

/// <summary>An address cut at its marks, nothing decoded (RFC 3986, 3): null is "not there", "" is "there and empty".</summary>
/// <param name="Scheme">Lower case, without the colon.</param>
/// <param name="Authority">User, host and port as written.</param>
/// <param name="Path">From the first slash.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="Fragment">Without the number sign.</param>
internal readonly record struct UrlParts(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    /// <summary>True for schemes whose addresses have a host ("http").</summary>
    public static bool IsWeb(string? scheme) => scheme is "http" or "https";

    /// <summary>Cuts an address. White space round it and line breaks and tabs in it are dropped, as browsers do.</summary>
    /// <param name="url">The address.</param>
    /// <param name="webBase">True where a reference without a scheme would be resolved against a web address: backslashes are slashes then.</param>
    public static UrlParts Of(string url, bool webBase)
    {
        var s = Clean(url);
        string? scheme = null, authority = null, query = null, fragment = null;
        var colon = SchemeEnd(s);
        if (colon > 0)
        {
            scheme = s[..colon].ToLowerInvariant();
            s = s[(colon + 1)..];
        }
        var web = scheme is null ? webBase : IsWeb(scheme);
        var hash = s.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) (s, fragment) = (s[..hash], s[(hash + 1)..]);
        var mark = s.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0) (s, query) = (s[..mark], s[(mark + 1)..]);
        if (web) s = s.Replace('\\', '/');
        if (s.StartsWith("//", StringComparison.Ordinal))
        {
            var from = 2;
            if (web) while (from < s.Length && s[from] == '/') from++;
            var end = s.IndexOf('/', from);
            (authority, s) = end < 0 ? (s[from..], "") : (s[from..end], s[end..]);
        }
        return new UrlParts(scheme, authority, s, query, fragment);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(
        string.Concat(Scheme, Scheme is null ? null : ":", Authority is null ? null : "//", Authority),
        Path,
        string.Concat(Query is null ? null : "?", Query, Fragment is null ? null : "#", Fragment));

    /// <summary>The path without "." and ".." (RFC 3986, 5.2.4).</summary>
    public static string WithoutDots(string path)
    {
        if (!path.Contains("/.", StringComparison.Ordinal) && !path.StartsWith('.')) return path;
        var kept = new List<string>();
        var pieces = path.Split('/');
        for (var i = 0; i < pieces.Length; i++)
        {
            var last = i == pieces.Length - 1;
            if (pieces[i] is "." or "..")
            {
                if (pieces[i] == ".." && kept.Count > 1) kept.RemoveAt(kept.Count - 1);
                if (last) kept.Add("");
            }
            else
            {
                kept.Add(pieces[i]);
            }
        }
        if (kept.Count == 1 && path.StartsWith('/')) kept.Insert(0, "");
        return string.Join('/', kept);
    }

    private static string Clean(string url)
    {
        var trimmed = url.AsSpan().Trim().Trim("\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000e\u000f\u001f");
        if (trimmed.IndexOfAny('\t', '\n', '\r') < 0) return trimmed.ToString();
        return string.Concat(trimmed.ToString().Where(c => c is not ('\t' or '\n' or '\r')));
    }

    private static int SchemeEnd(string s)
    {
        for (var i = 0; i < s.Length; i++)
        {
            var c = s[i];
            if (c == ':') return i;
            if (!(char.IsAsciiLetter(c) || (i > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.')))) return -1;
        }
        return -1;
    }
}
