using System.Globalization;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Wires;

/// <summary>Dates of agencies' documents: ISO 8601 with or without separators ("2031-03-01T09:00:00Z", "20310301T090000+0000", "20310301").</summary>
internal static class WireDates
{
    private static readonly string[] Basic =
        ["yyyyMMdd'T'HHmmsszzz", "yyyyMMdd'T'HHmmzzz", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmm'Z'", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMddHHmmss", "yyyyMMdd"];

    /// <summary>Until when an embargo holds, by the words that say it: none for blank ones, open where they are no date.</summary>
    public static (DateTimeOffset? Until, bool Open) Embargo(string? words) => string.IsNullOrWhiteSpace(words) ? (null, false) : Parse(words) is { } until ? (until, false) : (null, true);

    /// <summary>The moment, in the zone that is written (UTC where none is); null for what is no date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        var bare = text?.Trim();
        if (bare is not { Length: > 0 and < 64 }) return null;
        // "+0100" is read as "+01:00".
        var zoned = bare.Length > 5 && bare[^5] is '+' or '-' && bare[^4..].All(char.IsAsciiDigit) && bare.Contains('T') ? $"{bare[..^2]}:{bare[^2..]}" : bare;
        return DateTimeOffset.TryParseExact(zoned, Basic, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : WebDate.Parse(zoned) ?? WebDate.Parse(bare);
    }
}
