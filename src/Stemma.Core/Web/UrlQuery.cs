using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>The query of an address in its one form.</summary>
internal static class UrlQuery
{
    private static readonly FrozenSet<string> Tracking = DataFile.Lines(typeof(UrlQuery), "tracking.txt").Where(l => !l.EndsWith('*')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly string[] TrackingPrefixes = [.. DataFile.Lines(typeof(UrlQuery), "tracking.txt").Where(l => l.EndsWith('*')).Select(l => l[..^1])];

    /// <summary>Tracking and empty parameters dropped, the rest percent-normalised and sorted by name.</summary>
    /// <param name="query">Without its question mark.</param>
    /// <param name="host">The address's own host.</param>
    /// <param name="from">The host of the page that links it, or null: "ref=" naming either of them is dropped.</param>
    public static string Normalise(string query, string host, string? from)
    {
        var pieces = query.Split('&')
            .Where(p => p.Length > 0 && p[0] != '=' && !IsTracking(p, host, from))
            .Select(p => PercentCode.Normalise(p.EndsWith('=') ? p[..^1] : p, PercentCode.Part.Query))
            .OrderBy(Name, StringComparer.Ordinal);
        return string.Join('&', pieces);
    }

    private static bool IsTracking(string piece, string host, string? from)
    {
        var name = Name(piece);
        if (Tracking.Contains(name) || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))) return true;
        return name.Equals("ref", StringComparison.OrdinalIgnoreCase) && piece.Length > 4 && (piece[4..] == host || piece[4..] == from);
    }

    private static string Name(string piece)
    {
        var equal = piece.IndexOf('=', StringComparison.Ordinal);
        return equal < 0 ? piece : piece[..equal];
    }
}
