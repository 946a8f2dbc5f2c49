namespace Stemma.Core.Web;

/// <summary>
/// What a page's owner wants done with it, as directives in lower case: robots directives ("noarchive", "nosnippet"), the reservation of text and data mining ("tdm-reservation", W3C TDMRep; "tdm-policy=" with an address, where it names one),
/// and preferences for automated use that say no ("train-ai=n" of the IETF's Content-Usage, "ai-train=no" of Content-Signal).
/// </summary>
public static class OwnerWishes
{
    private const int MostWords = 200, LongestPolicy = 500;

    /// <summary>The header that reserves text and data mining, or says that it is not reserved.</summary>
    public const string Reservation = "TDM-Reservation";

    private static readonly HashSet<string> Agents = new(StringComparer.OrdinalIgnoreCase) { "stemma", "googlebot", "googlebot-news", "bingbot" };
    private static readonly HashSet<string> Valued = new(StringComparer.OrdinalIgnoreCase) { "max-snippet", "max-image-preview", "max-video-preview", "unavailable_after" };

    /// <summary>What the headers of an answer say: X-Robots-Tag, TDM-Reservation, Content-Usage, Content-Signal.</summary>
    /// <param name="headers">As sent, in order; names in any case.</param>
    public static IReadOnlyList<string> OfHeaders(IEnumerable<(string Name, string Value)> headers)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        string? reservation = null, policy = null;
        foreach (var (name, value) in headers)
        {
            if (name.Equals("X-Robots-Tag", StringComparison.OrdinalIgnoreCase)) found.UnionWith(OfRobotsTag(value));
            else if (name.Equals(Reservation, StringComparison.OrdinalIgnoreCase)) reservation = reservation == "1" ? reservation : value.Trim();
            else if (name.Equals("TDM-Policy", StringComparison.OrdinalIgnoreCase)) policy ??= value;
            else if (name.Equals("Content-Usage", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Signal", StringComparison.OrdinalIgnoreCase)) found.UnionWith(OfUsage(value));
        }
        found.UnionWith(OfReservation(reservation, policy));
        return [.. found];
    }

    /// <summary>What a reservation of text and data mining says (W3C TDMRep): nothing unless it is "1".</summary>
    /// <param name="reservation">The value of tdm-reservation, or null.</param>
    /// <param name="policy">The address of tdm-policy, or null; what is no address of the web is left out.</param>
    public static IEnumerable<string> OfReservation(string? reservation, string? policy)
    {
        if (reservation != "1") yield break;
        yield return "tdm-reservation";
        if (policy?.Trim() is { Length: > 0 and <= LongestPolicy } address && address.All(static c => c > ' ' && c != ',') && PageUrl.Host(address) is not null && address.StartsWith("http", StringComparison.OrdinalIgnoreCase)) yield return "tdm-policy=" + address;
    }

    /// <summary>The robots directives in a list of them ("noindex, nofollow"); others are left out.</summary>
    public static IEnumerable<string> OfDirectives(string said) => said.ToLowerInvariant().Split([',', ' ', ';'], MostWords, StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w is "noindex" or "nofollow" or "noarchive" or "nosnippet" or "noai" or "noimageai" or "nocache" or "none" or "max-snippet:0");

    /// <summary>The preferences of a Content-Usage or Content-Signal that say no ("train-ai=n", "ai-train=no"); those that say yes ask for nothing.</summary>
    public static IEnumerable<string> OfUsage(string said) => said.ToLowerInvariant().Split([',', ';', ' ', '\t'], MostWords, StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && w[(at + 1)..] is "n" or "no" && w[..at].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    // "noarchive", "googlebot: noindex, nofollow": what is said to another program is none of ours, up to the next name.
    private static IEnumerable<string> OfRobotsTag(string value)
    {
        bool ours = true;
        foreach (string part in value.Split(',', MostWords))
        {
            string rest = part.Trim();
            int colon = rest.IndexOf(':', StringComparison.Ordinal);
            string before = colon > 0 ? rest[..colon].Trim() : "";
            if (before.Length > 0 && !Valued.Contains(before) && before.All(static c => char.IsAsciiLetter(c) || c is '-' or '_' or '*'))
            {
                ours = before == "*" || Agents.Contains(before);
                rest = rest[(colon + 1)..];
            }
            if (!ours) continue;
            foreach (string directive in OfDirectives(rest.Replace(": ", ":", StringComparison.Ordinal))) yield return directive;
        }
    }
}
