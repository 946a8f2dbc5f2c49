using System.Globalization;
using Stemma.Core.Formats.Xml;

namespace Stemma.Core.Formats.Feeds;

/// <summary>A place on earth.</summary>
/// <param name="Type">"Point", "LineString", "Polygon" or "Box".</param>
/// <param name="Points">Its points, longitude before latitude as in GeoJSON, in degrees; of a box two corners.</param>
public sealed record FeedPlace(string Type, IReadOnlyList<(double Longitude, double Latitude)> Points);

/// <summary>Places of feeds: GeoRSS Simple and GML (OGC 17-002r1), and the W3C's geo:lat, geo:long. They write the latitude first.</summary>
internal static class FeedPlaces
{
    private const int MostPoints = 10_000;

    /// <summary>The place of a part, or null.</summary>
    public static FeedPlace? Of(FeedScope scope, XmlElement e)
    {
        foreach (var (key, type) in ((string, string)[])[("georss:point", "Point"), ("georss:line", "LineString"), ("georss:polygon", "Polygon"), ("georss:box", "Box")])
        {
            if (scope.First(e, key) is { } simple && Made(type, simple.Text) is { } place) return place;
        }
        var shape = scope.First(e, "georss:where", "gml:where")?.Elements.FirstOrDefault() ?? scope.First(e, "gml:point", "gml:linestring", "gml:polygon", "gml:envelope");
        if (shape is not null && Gml(shape) is { } drawn) return drawn;
        var point = scope.First(e, "geo:point") ?? e;
        return scope.Plain(point, "geo:lat") is { } latitude && scope.Plain(point, "geo:long", "geo:lon") is { } longitude ? Made("Point", $"{latitude} {longitude}") : null;
    }

    private static FeedPlace? Gml(XmlElement shape)
    {
        string Text(params string[] names) => string.Join(' ', Inside(shape, 0).Where(x => names.Contains(x.Name.ToLowerInvariant())).Select(x => x.Text));
        return shape.Name.ToLowerInvariant() switch
        {
            "point" => Made("Point", Text("pos")),
            "linestring" => Made("LineString", Text("poslist", "pos")),
            "polygon" => Made("Polygon", Text("poslist", "pos")),
            "envelope" => Made("Box", Text("lowercorner", "uppercorner")),
            _ => null,
        };
    }

    private static IEnumerable<XmlElement> Inside(XmlElement e, int depth) => depth > 4 ? [] : e.Elements.SelectMany(c => Inside(c, depth + 1).Prepend(c));

    private static FeedPlace? Made(string type, string text)
    {
        var numbers = new List<double>();
        foreach (var word in text.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(2 * MostPoints))
        {
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return null;
            numbers.Add(number);
        }
        var points = numbers.Chunk(2).Where(p => p.Length == 2).Select(p => (Longitude: p[1], Latitude: p[0])).ToList();
        var enough = type switch { "Point" => numbers.Count == 2, "Box" => numbers.Count == 4, "LineString" => points.Count >= 2, _ => points.Count >= 4 };
        return enough && numbers.Count % 2 == 0 && points.TrueForAll(p => Math.Abs(p.Latitude) <= 90 && Math.Abs(p.Longitude) <= 180) ? new FeedPlace(type, points) : null;
    }
}
