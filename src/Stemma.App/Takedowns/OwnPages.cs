using System.Globalization;
using System.Text.RegularExpressions;
using Stemma.App.Gather;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Takedowns;

/// <summary>Our own pages, where somebody names them: of a report's page its original is meant; the others of ours are no owner's.</summary>
public static partial class OwnPages
{
    /// <summary>What an address means.</summary>
    /// <param name="url">The address.</param>
    /// <param name="home">The site's own address; null where it is not known.</param>
    /// <param name="reading">The store.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The original's address of a report's page of ours; null for another page of ours; else the address itself.</returns>
    public static async ValueTask<string?> Meant(string url, string? home, IReading reading, CancellationToken ct)
    {
        if (home is null || Identity.OfDomain(home) is not { } ours || Identity.OfDomain(url) != ours) return url;
        return Report().Match(url) is { Success: true } report && int.TryParse(report.Groups[1].Value, CultureInfo.InvariantCulture, out int id) ? (await reading.Telling(new TellingId(id), ct))?.Url : null;
    }

    [GeneratedRegex(@"\A[a-z]+://[^/]+/report/(\d{1,9})(?:[/?#]|\z)", RegexOptions.IgnoreCase)]
    private static partial Regex Report();
}
