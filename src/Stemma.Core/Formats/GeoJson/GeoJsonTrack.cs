using System.Text.Json;
using Stemma.Core.Formats.Tracks;
using Stemma.Core.News;

namespace Stemma.Core.Formats.GeoJson;

/// <summary>
/// Reads tracks from GeoJSON (RFC 7946): every LineString and MultiLineString, alone, in features and in collections. Times stand, as converters of GPX write them, in a feature's
/// properties: "coordTimes", "times" or "timestamps", a list for a line and lists in a list for several; also under "coordinateProperties".
/// </summary>
public static class GeoJsonTrack
{
    private const int Deepest = 32;

    private static readonly string[] TimeNames = ["coordTimes", "times", "timestamps"];

    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    public static (Track? Track, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var gathering = new TrackGathering();
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            Walk(gathering, document.RootElement, null, "");
        }
        catch (InvalidOperationException) // half a character, written as an escape
        {
            return (null, [new Problem("no-json", "a name in the file holds half a character")]);
        }
        catch (JsonException broken)
        {
            if (broken.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)) return (null, [new Problem("deep", $"the file is nested deeper than {Deepest} lists and objects", $"line {broken.LineNumber + 1}")]);
            return (null, [new Problem("no-json", "the file begins as JSON and is none from there on", $"line {broken.LineNumber + 1}")]);
        }
        return gathering.Made();
    }

    private static void Walk(TrackGathering gathering, JsonElement thing, JsonElement? properties, string path)
    {
        switch (Text(Member(thing, "type")))
        {
            case "FeatureCollection": Each(gathering, Member(thing, "features"), null, $"{path}feature "); break;
            case "GeometryCollection": Each(gathering, Member(thing, "geometries"), properties, $"{path}geometry "); break;
            case "Feature" when Member(thing, "geometry") is { } geometry: gathering.Another(); Walk(gathering, geometry, Member(thing, "properties"), path); break;
            case "LineString": Line(gathering, Member(thing, "coordinates"), Times(properties), path); break;
            case "MultiLineString": Lines(gathering, Member(thing, "coordinates"), Times(properties), path); break;
        }
    }

    private static void Each(TrackGathering gathering, JsonElement? list, JsonElement? properties, string path)
    {
        int number = 0;
        foreach (var inner in Items(list)) Walk(gathering, inner, properties, $"{path}{++number}, ");
    }

    private static void Lines(TrackGathering gathering, JsonElement? lines, JsonElement? times, string path)
    {
        var lists = Items(times).ToList();
        bool nested = lists.Count > 0 && lists[0].ValueKind == JsonValueKind.Array;
        int number = 0;
        foreach (var line in Items(lines))
        {
            Line(gathering, line, nested && number < lists.Count ? lists[number] : null, $"{path}line {number + 1}, ");
            number++;
        }
        if (lists.Count > 0 && !nested) gathering.Wrong("times", "the times of several lines are to be a list for each; they are left out", Place(path));
    }

    private static void Line(TrackGathering gathering, JsonElement? places, JsonElement? times, string path)
    {
        gathering.Begin();
        var moments = Items(times).Select(static t => (At: Moment(t), Said: t.ValueKind != JsonValueKind.Null)).ToList();
        int count = Items(places).Count();
        if (moments.Count > 0 && moments.Count != count)
        {
            gathering.Wrong("times", $"there are {moments.Count} times for {count} places; the times are left out", Place(path));
            moments.Clear();
        }
        int number = 0;
        foreach (var place in Items(places))
        {
            if (gathering.IsFull) return;
            var numbers = Items(place).Take(3).Select(Number).ToList();
            gathering.Add($"{path}place {number + 1}", numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(0), moments.ElementAtOrDefault(number).At, numbers.ElementAtOrDefault(2), moments.ElementAtOrDefault(number).Said);
            number++;
        }
    }

    private static JsonElement? Times(JsonElement? properties) =>
        TimeNames.Select(n => Member(properties, n) ?? Member(Member(properties, "coordinateProperties"), n)).FirstOrDefault(static t => t?.ValueKind == JsonValueKind.Array);

    private static DateTimeOffset? Moment(JsonElement said) => Number(said) is { } seconds ? TrackGathering.Moment(seconds) : TrackGathering.Time(Text(said));

    private static string? Place(string path) => path.Length == 0 ? null : path.TrimEnd(' ', ',');

    private static JsonElement? Member(JsonElement? thing, string name) => thing is { ValueKind: JsonValueKind.Object } held && held.TryGetProperty(name, out var member) ? member : null;

    private static IEnumerable<JsonElement> Items(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } held ? held.EnumerateArray() : [];

    private static double? Number(JsonElement said) => said.ValueKind == JsonValueKind.Number && said.TryGetDouble(out double number) ? number : null;

    private static string? Text(JsonElement? said)
    {
        try
        {
            return said is { ValueKind: JsonValueKind.String } held ? held.GetString() : null;
        }
        catch (InvalidOperationException) // half a character, written as an escape
        {
            return null;
        }
    }
}
