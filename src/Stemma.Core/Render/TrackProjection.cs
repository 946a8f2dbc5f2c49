using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>
/// Places on a plane, metres east and north of the middle of them all: the azimuthal equidistant projection of the sphere (Snyder, Map Projections, USGS 1395, chapter 25). It is true to
/// scale from the middle outwards and knows no edge at 180 degrees or at a pole.
/// </summary>
internal sealed class TrackProjection
{
    private readonly double _latitude, _longitude;

    /// <summary>A plane that touches the sphere in the middle of these places.</summary>
    public TrackProjection(IReadOnlyList<Fix> fixes)
    {
        double x = 0, y = 0, z = 0;
        foreach (var fix in fixes)
        {
            double latitude = TrackPath.Radians(fix.Latitude), longitude = TrackPath.Radians(fix.Longitude);
            x += Math.Cos(latitude) * Math.Cos(longitude);
            y += Math.Cos(latitude) * Math.Sin(longitude);
            z += Math.Sin(latitude);
        }
        bool nowhere = Math.Sqrt((x * x) + (y * y) + (z * z)) < 1e-6 * fixes.Count; // all around the earth: no middle
        (_latitude, _longitude) = nowhere ? (TrackPath.Radians(fixes[0].Latitude), TrackPath.Radians(fixes[0].Longitude)) : (Math.Atan2(z, Math.Sqrt((x * x) + (y * y))), Math.Atan2(y, x));
    }

    /// <summary>Metres east and north of the middle.</summary>
    public (double East, double North) Of(Fix fix)
    {
        double latitude = TrackPath.Radians(fix.Latitude), turn = TrackPath.Radians(fix.Longitude) - _longitude;
        double cos = Math.Clamp((Math.Sin(_latitude) * Math.Sin(latitude)) + (Math.Cos(_latitude) * Math.Cos(latitude) * Math.Cos(turn)), -1, 1);
        double away = Math.Acos(cos), east = Math.Cos(latitude) * Math.Sin(turn), north = (Math.Cos(_latitude) * Math.Sin(latitude)) - (Math.Sin(_latitude) * Math.Cos(latitude) * Math.Cos(turn));
        double scale = TrackPath.Radius * (away < 1e-9 ? 1 : away / Math.Max(1e-9, Math.Sin(away)));
        if (away <= Math.PI - 1e-6) return (scale * east, scale * north);
        // The other side of the earth lies half way round in every direction: in its own, or north.
        double length = Math.Sqrt((east * east) + (north * north)), half = Math.PI * TrackPath.Radius;
        return length < 1e-12 ? (0, half) : (half * east / length, half * north / length);
    }
}
