using Stemma.Core.Web;

namespace Stemma.Core.Formats.Robots;

/// <summary>Paths and patterns of robots.txt in one form, and their matching.</summary>
internal static class RobotsPath
{
    /// <summary>Path and query of an address, percent-encoding normalised; "/" where it has none.</summary>
    public static string Of(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        var rest = hash < 0 ? url : url[..hash];
        var slashes = rest.IndexOf("//", StringComparison.Ordinal);
        if (slashes == 0 || (slashes > 0 && rest[slashes - 1] == ':' && rest.IndexOfAny(['/', '?']) is var first && first == slashes))
        {
            var path = rest.AsSpan(slashes + 2).IndexOfAny('/', '?');
            rest = path < 0 ? "" : rest[(slashes + 2 + path)..];
        }
        var whole = rest.StartsWith('/') ? rest : $"/{rest}";
        return Literal(Literal(Normalised(whole), "*"), "$");
    }

    /// <summary>The text with a sign that means something in patterns percent-encoded.</summary>
    public static string Literal(string text, string sign) => text.Replace(sign, sign == "*" ? "%2A" : "%24", StringComparison.Ordinal);

    /// <summary>A pattern or path with its percent-encoding in one form.</summary>
    public static string Normalised(string path) => PercentCode.Normalise(path, PercentCode.Part.Query);

    /// <summary>Whether a rule's pattern matches from the beginning of a path. "Allow: /x/index.html" also allows "/x/" itself, as Google has it.</summary>
    public static bool Matches(RobotsRule rule, string path)
    {
        if (Matches(rule.Pattern, path)) return true;
        if (!rule.Allow) return false;
        var index = rule.Pattern.LastIndexOf("/index.htm", StringComparison.Ordinal);
        return index >= 0 && rule.Pattern.Length - index <= 11 && Matches($"{rule.Pattern[..(index + 1)]}$", path);
    }

    // Each piece between stars is found at its first place after the one before; the first stands at the beginning, the last before "$" at the end.
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var pieces = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            if (anchored && i == pieces.Length - 1) return path.Length - pieces[i].Length >= at && path.EndsWith(pieces[i], StringComparison.Ordinal);
            var found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + pieces[i].Length;
        }
        return !anchored || at == path.Length;
    }
}
