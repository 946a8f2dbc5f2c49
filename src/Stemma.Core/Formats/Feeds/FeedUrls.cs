using Stemma.Core.Web;

namespace Stemma.Core.Formats.Feeds;

/// <summary>Addresses in feeds.</summary>
internal static class FeedUrls
{
    /// <summary>An address made absolute where it can be; scripts are none.</summary>
    /// <returns>The absolute address, else the text as it stands; null for a script or nothing.</returns>
    public static string? Absolute(string? url, string? @base)
    {
        if (string.IsNullOrWhiteSpace(url) || IsUnsafe(url)) return null;
        var trimmed = url.Trim();
        return @base is null ? trimmed : PageUrl.Resolve(trimmed, @base) ?? trimmed;
    }

    /// <summary>True for addresses that run something.</summary>
    public static bool IsUnsafe(string url)
    {
        var plain = string.Concat(url.Where(c => c > ' ' && !char.IsControl(c)).Take(16));
        return plain.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("mhtml:", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith("livescript:", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("mocha:", StringComparison.OrdinalIgnoreCase);
    }
}
