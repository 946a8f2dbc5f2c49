namespace Stemma.App.Gather.Hubs;

/// <summary>A link of an answer's headers.</summary>
/// <param name="Target">As written; it may be relative.</param>
/// <param name="Rels">What it is to the answer, in lower case.</param>
internal sealed record HeaderLink(string Target, IReadOnlyList<string> Rels);

/// <summary>The header "Link" (RFC 8288, 3 and appendix B.2), read leniently: what is no link is left out.</summary>
internal static class LinkHeader
{
    private const int MostLinks = 100;

    /// <summary>Its links, in order; those that speak of another resource (anchor) are left out.</summary>
    public static List<HeaderLink> Read(string value)
    {
        var found = new List<HeaderLink>();
        int at = 0;
        while (found.Count < MostLinks && (at = value.IndexOf('<', at)) >= 0)
        {
            int end = value.IndexOf('>', at);
            if (end < 0) break;
            string target = value[(at + 1)..end].Trim();
            at = end + 1;
            var (rel, anchored) = Parameters(value, ref at);
            if (!anchored && rel is not null) found.Add(new HeaderLink(target, rel.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
        return found;
    }

    // Up to the comma that ends the link. Of several "rel" the first counts.
    private static (string? Rel, bool Anchored) Parameters(string value, ref int at)
    {
        string? rel = null;
        bool anchored = false;
        while (at < value.Length && value[at] != ',')
        {
            if (value[at] is ';' or ' ' or '\t')
            {
                at++;
                continue;
            }
            string name = Until(value, ref at, "=;,").Trim();
            string given = "";
            if (at < value.Length && value[at] == '=')
            {
                at++;
                given = Value(value, ref at);
            }
            if (name.Equals("rel", StringComparison.OrdinalIgnoreCase)) rel ??= given;
            anchored |= name.Equals("anchor", StringComparison.OrdinalIgnoreCase);
        }
        return (rel, anchored);
    }

    private static string Value(string value, ref int at)
    {
        while (at < value.Length && value[at] is ' ' or '\t') at++;
        if (at >= value.Length || value[at] != '"') return Until(value, ref at, ";,").Trim();
        var text = new System.Text.StringBuilder();
        for (at++; at < value.Length && value[at] != '"'; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length) at++;
            text.Append(value[at]);
        }
        at = Math.Min(at + 1, value.Length);
        return text.ToString();
    }

    private static string Until(string value, ref int at, string ends)
    {
        int from = at;
        while (at < value.Length && !ends.Contains(value[at], StringComparison.Ordinal)) at++;
        return value[from..at];
    }
}
