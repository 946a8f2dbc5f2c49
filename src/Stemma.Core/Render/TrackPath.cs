using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>The way from one place of a track to the next.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Metres">How far that is along the great circle; 0 where there is no way.</param>
/// <param name="IsGap">Whether the file has no place between the two for so long that nobody knows the way.</param>
/// <param name="IsApart">Whether there is no way: another thing, or the same time told again, begins.</param>
public readonly record struct TrackLeg(Fix From, Fix To, double Metres, bool IsGap, bool IsApart);

/// <summary>What can be measured of a track.</summary>
public sealed record TrackPath
{
    /// <summary>The mean radius of the earth in metres (IUGG).</summary>
    public const double Radius = 6_371_008.8;

    private const int TimesTheUsual = 10;
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMinutes(2);

    /// <summary>All its places, in order.</summary>
    public required IReadOnlyList<Fix> Fixes { get; init; }

    /// <summary>The ways between them: one less than there are places. Between two lines there is a gap, or no way.</summary>
    public required IReadOnlyList<TrackLeg> Legs { get; init; }

    /// <summary>Its length in metres, straight across gaps.</summary>
    public double Metres => Legs.Sum(static l => l.Metres);

    /// <summary>How much of that lies across gaps.</summary>
    public double GapMetres => Legs.Where(static l => l.IsGap).Sum(static l => l.Metres);

    /// <summary>The first time that is given, or null.</summary>
    public DateTimeOffset? Begins => Fixes.Min(static f => f.At);

    /// <summary>The last time that is given, or null.</summary>
    public DateTimeOffset? Ends => Fixes.Max(static f => f.At);

    /// <summary>Measures a track.</summary>
    public static TrackPath Of(Track track)
    {
        var fixes = track.Fixes().ToList();
        var (begins, apart) = (new HashSet<int>(), new HashSet<int>());
        int place = 0;
        DateTimeOffset? told = null;
        foreach (var (number, line) in track.Lines.Index())
        {
            begins.Add(place);
            if (track.Apart?.Contains(number) == true || line.Min(static f => f.At) < told) apart.Add(place);
            if (line.Max(static f => f.At) is { } end && !(end < told)) told = end;
            place += line.Count;
        }
        var steps = fixes.Zip(fixes.Skip(1), static (a, b) => b.At - a.At).OfType<TimeSpan>().Where(static s => s > TimeSpan.Zero).Order().ToList();
        double usual = steps.Count == 0 ? double.MaxValue : steps[steps.Count / 2].TotalSeconds * TimesTheUsual, longest = Math.Max(usual, ShortestGap.TotalSeconds);
        return new TrackPath
        {
            Fixes = fixes,
            Legs = [.. fixes.Zip(fixes.Skip(1)).Select((pair, i) => apart.Contains(i + 1) ? new TrackLeg(pair.First, pair.Second, 0, false, true)
                : new TrackLeg(pair.First, pair.Second, Distance(pair.First, pair.Second), begins.Contains(i + 1) || (pair.Second.At - pair.First.At)?.TotalSeconds > longest, false))],
        };
    }

    /// <summary>Metres between two places along the great circle, by the haversine formula on a sphere of the mean radius (within 0.6 % of the ellipsoid).</summary>
    public static double Distance(Fix a, Fix b)
    {
        double north = Math.Sin(Radians(b.Latitude - a.Latitude) / 2), east = Math.Sin(Radians(b.Longitude - a.Longitude) / 2);
        double h = (north * north) + (Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * east * east);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    internal static double Radians(double degrees) => degrees * Math.PI / 180;
}
