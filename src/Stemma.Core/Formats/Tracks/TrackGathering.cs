using System.Globalization;
using System.Text.RegularExpressions;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Tracks;

/// <summary>Gathers the places of a file line by line; what is no place is left out and told.</summary>
internal sealed partial class TrackGathering
{
    private const int MostProblems = 20;
    private const double MetresInFoot = 0.3048;

    private readonly List<Fix> _fixes = [];
    private readonly List<(int At, int Thing)> _begins = [];
    private readonly List<Problem> _problems = [];
    private readonly List<string> _leftOut = [];
    private int _things;

    /// <summary>Whether it holds as many places as it may: what comes after is not read.</summary>
    public bool IsFull => _fixes.Count > TrackFile.MostPlaces;

    /// <summary>Lines that begin from here on tell another thing than those before: there is no way from those to these.</summary>
    public void Another() => _things++;

    /// <summary>Begins a line.</summary>
    public void Begin() => _begins.Add((_fixes.Count, _things));

    /// <summary>Adds a place to the line.</summary>
    /// <param name="where">What to call it where it is wrong ("line 7").</param>
    /// <param name="latitude">Degrees north; null where none was read.</param>
    /// <param name="longitude">Degrees east, up to a whole turn either way; null where none was read.</param>
    /// <param name="at">When.</param>
    /// <param name="height">Metres.</param>
    /// <param name="timed">Whether the file says a time here, read or not.</param>
    public void Add(string where, double? latitude, double? longitude, DateTimeOffset? at, double? height, bool timed)
    {
        if (latitude is not { } north || !double.IsFinite(north)) Wrong("no-latitude", "it has no latitude in degrees and is left out", where);
        else if (longitude is not { } east || !double.IsFinite(east)) Wrong("no-longitude", "it has no longitude in degrees and is left out", where);
        else if (north is < -90 or > 90) Wrong("latitude", Told($"latitude {north} is beyond 90 degrees; it is left out (are latitude and longitude exchanged?)"), where);
        else if (east is < -360 or > 360) Wrong("longitude", Told($"longitude {east} is beyond a whole turn; it is left out"), where);
        else
        {
            _fixes.Add(new Fix(Rounded(north), Turned(Rounded(east)), at, height is { } h && double.IsFinite(h) && Math.Abs(h) < 1e8 ? Math.Round(h, 1) : null));
            if (timed && at is null) Wrong("time", "its time cannot be read and is left out: a day and a time of day are needed, or seconds of 1970", where);
        }
    }

    /// <summary>Notes what is wrong.</summary>
    public void Wrong(string code, string message, string? place)
    {
        _leftOut.Add(code);
        if (_problems.Count < MostProblems) _problems.Add(new Problem(code, message, place));
    }

    /// <summary>What was gathered: null where there is no place, or there are too many.</summary>
    public (Track? Track, IReadOnlyList<Problem> Problems) Made()
    {
        if (_leftOut.Count > MostProblems) _problems.Add(new Problem("more", $"{_leftOut.Count - MostProblems} more of the kind"));
        if (IsFull) return (null, [new Problem("too-many-places", Told($"the file has more than {TrackFile.MostPlaces:N0} places: thin it out, or cut off what does not matter")), .. _problems]);
        var lines = _begins.Zip(_begins.Skip(1).Select(static b => b.At).Append(_fixes.Count)).Where(static l => l.Second > l.First.At).Select(l => (Fixes: Forward(_fixes[l.First.At..l.Second]), l.First.Thing)).ToList();
        if (lines.All(static l => l.Fixes.Any(static f => f.At is not null))) lines = [.. lines.OrderBy(static l => l.Fixes.Min(static f => f.At))];
        if (lines.Count > TrackFile.MostLines) return (null, [new Problem("too-many-lines", Told($"the file has {lines.Count:N0} lines, and {TrackFile.MostLines} are the most: keep those that matter")), .. _problems]);
        if (lines.Count > 0) return (new Track([.. lines.Select(static l => l.Fixes)], [.. lines.Index().Skip(1).Where(l => l.Item.Thing != lines[l.Index - 1].Thing).Select(static l => l.Index)]), _problems);
        return (null, [.. _problems, new Problem("no-track", "no place of a track was found in the file")]);
    }

    /// <summary>A number as programs write it; null where it is none.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A moment: ISO 8601, or seconds or milliseconds of 1970; in UTC, also where no zone is given. Null where it is none, and where only a day or only a time of day is given.</summary>
    public static DateTimeOffset? Time(string? text)
    {
        string said = text?.Trim() ?? "";
        if (Number(said) is { } seconds) return Moment(seconds);
        bool dated = said.Length > 10 && said[4] is '-' or '/' && said[7] == said[4] && said[..4].All(char.IsAsciiDigit) // without a day the program's own would be taken, without a clock midnight
            && said.AsSpan(10).TrimStart("Tt ") is [>= '0' and <= '9', ..];
        if (said.EndsWith("UTC", StringComparison.OrdinalIgnoreCase)) said = said[..^3].TrimEnd() + "Z";
        return dated && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }

    /// <summary>Whether a time says where on earth its clock stands; seconds of 1970 do.</summary>
    public static bool HasZone(string? text) => Number(text) is not null || Zone().IsMatch(text ?? "");

    /// <summary>Seconds of 1970, or milliseconds where they are that many, as a moment; null for a number so small that it counts something else.</summary>
    public static DateTimeOffset? Moment(double seconds) => seconds switch
    {
        >= 1e8 and < 1e11 => DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(seconds)),
        >= 1e11 and < 1e14 => DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(seconds / 1000)),
        _ => null,
    };

    /// <summary>Feet in metres.</summary>
    public static double? Feet(double? feet) => feet * MetresInFoot;

    [GeneratedRegex(@"(?:Z|UTC|GMT|:\d\d(?:[.,]\d+)? ?[+-]\d\d(?::?\d\d)?)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Zone();

    // A file that tells the latest first is turned round.
    private static IReadOnlyList<Fix> Forward(List<Fix> line)
    {
        if (line[0].At > line[^1].At) line.Reverse();
        return line;
    }

    // Six places are a tenth of a metre.
    private static double Rounded(double degrees) => Math.Round(degrees, 6);

    private static double Turned(double east) => east >= 180 ? Rounded(east - 360) : east < -180 ? Rounded(east + 360) : east;

    private static string Told(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
