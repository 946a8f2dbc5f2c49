using System.Globalization;
using Stemma.Core.Formats.GeoJson;
using Stemma.Core.Formats.Gpx;
using Stemma.Core.Formats.TrackCsv;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Tracks;

/// <summary>Reads a track from a file: GeoJSON, GPX, or a table as flight trackers give it. Which it is, is told by how it begins.</summary>
public static class TrackFile
{
    /// <summary>A track has so many places at most.</summary>
    public const int MostPlaces = 50_000;

    /// <summary>It has so many lines at most.</summary>
    public const int MostLines = 500;

    /// <summary>A file has so many bytes at most.</summary>
    public const int MostBytes = 2 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The track, null where there is none to be read; and what was wrong, each with its line or element. What is no place is left out, the rest stands.</returns>
    public static (Track? Track, IReadOnlyList<Problem> Problems) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes) return (null, [new Problem("too-large", string.Create(CultureInfo.InvariantCulture, $"the file is larger than {MostBytes >> 20} MB"))]);
        string text = Charset.Decode(bytes, null, MostBytes).Text;
        return text.AsSpan().TrimStart() is not [var first, ..] ? (null, [new Problem("empty", "the file is empty")])
            : first is '{' or '[' ? GeoJsonTrack.Read(text)
            : first == '<' ? GpxTrack.Read(text)
            : CsvTrack.Read(text);
    }
}
