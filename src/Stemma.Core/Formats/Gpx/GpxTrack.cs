using Stemma.Core.Formats.Tracks;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Gpx;

/// <summary>Reads tracks from GPX 1.0 and 1.1 (topografix.com/gpx.asp): every segment of every "trk" is a line; where there is none, every "rte". Times are "time", heights "ele", in metres. No DTD is read.</summary>
public static class GpxTrack
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">The document.</param>
    public static (Track? Track, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var read = XmlReading.Of(text);
        if (read.Root is not { } root || !root.Is("gpx")) return (null, [new Problem("no-gpx", "the file is XML and no GPX: its first element is to be \"gpx\"")]);
        var gathering = new TrackGathering();
        foreach (var wrong in read.Problems) gathering.Wrong(wrong.Code, wrong.Message, wrong.Place);
        var lines = Segments(root).ToList();
        if (!lines.Any(static l => l.Element.Elements.Any(static e => e.Is("trkpt")))) lines = [.. root.Elements.Where(static e => e.Is("rte")).Select(static (e, n) => (e, $"rte {n + 1}", n))];
        int thing = 0;
        foreach (var (line, path, which) in lines)
        {
            if (which != thing) gathering.Another();
            thing = which;
            gathering.Begin();
            int number = 0;
            foreach (var point in line.Elements.Where(static e => e.Is("trkpt") || e.Is("rtept")))
            {
                if (gathering.IsFull) break;
                gathering.Add($"{path}, {point.Name} {++number}", TrackGathering.Number(point.Attribute("lat")), TrackGathering.Number(point.Attribute("lon")),
                    TrackGathering.Time(point.Child("time")?.Text), TrackGathering.Number(point.Child("ele")?.Text.Trim()), !string.IsNullOrWhiteSpace(point.Child("time")?.Text));
            }
        }
        return gathering.Made();
    }

    private static IEnumerable<(XmlElement Element, string Path, int Thing)> Segments(XmlElement root) =>
        root.Elements.Where(static e => e.Is("trk")).SelectMany(static (trk, t) => trk.Elements.Where(static e => e.Is("trkseg")).Select((seg, s) => (seg, $"trk {t + 1}, trkseg {s + 1}", t)));
}
