using System.Text;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Formats.Warc;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What one file holds. The bytes decide what it is; its name only where they leave it open.</summary>
internal static class Contents
{
    private const int Sniffed = 16 * 1024;

    /// <summary>Its captures and refusals, in order.</summary>
    public static IEnumerable<(Capture? Capture, Problem? Refusal)> Of(string path, Stream file, int cap)
    {
        var raw = new PeekedStream(file, Sniffed);
        var (format, problem) = FormatSniffer.Of(raw.Head.Span, path);
        // An archive is gzipped a record at a time, and its reader unpacks it itself, so that one broken record costs only itself.
        var found = format != FileFormat.Gzip ? As(format, problem, path, raw, cap)
            : new PeekedStream(Gunzip.Of(new MemoryStream(raw.Head.ToArray())).Content, 16).Head.Span.StartsWith("WARC/"u8) ? Archive(path, raw, cap)
            : Unpacked(path, raw, cap);
        foreach (var one in found) yield return one; // nothing is read before the first is asked for
    }

    // What is read before a break counts; the break, and what it makes of the last thing, are one refusal.
    private static IEnumerable<(Capture?, Problem?)> Unpacked(string path, Stream raw, int cap)
    {
        var (gzip, broken) = Gunzip.Of(raw);
        var content = new PeekedStream(gzip, Sniffed);
        var (format, problem) = FormatSniffer.Of(content.Head.Span, path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path);
        if (format == FileFormat.Gzip) problem = new Problem("gzip-twice", "It is packed twice; unpack it once.");
        int read = 0;
        Problem? last = null;
        foreach (var (capture, refusal) in As(format, problem, path, content, cap))
        {
            if (last is not null) yield return (null, last);
            last = refusal;
            if (capture is null) continue;
            read++;
            yield return (capture, refusal);
        }
        if (broken() is { } failure) yield return Refused(path, failure.Code, $"{failure.Message} Before that, {gzip.Position} bytes and {read} report(s) in them could be read.");
        else if (last is not null) yield return (null, last);
    }

    private static IEnumerable<(Capture?, Problem?)> As(FileFormat format, Problem? problem, string path, PeekedStream stream, int cap) => format switch
    {
        FileFormat.Warc => Archive(path, stream, cap),
        FileFormat.Jsonl => Lines(path, stream, cap),
        FileFormat.Html => Whole(path, stream, cap, bytes => [(new Capture { Name = path, Form = CaptureForm.Html, Body = bytes }, null)]),
        FileFormat.Text => Whole(path, stream, cap, bytes => [(new Capture { Name = path, Form = CaptureForm.Text, Body = bytes }, null)]),
        FileFormat.Ninjs or FileFormat.NewsMlG2 or FileFormat.NewsMl1 or FileFormat.Nitf or FileFormat.Iptc7901 or FileFormat.Anpa => Supplies.IsLines(format, stream.Head.Span)
            ? Supplies.Lines(path, stream, cap) : Whole(path, stream, cap, bytes => Supplies.Of(path, bytes, format)),
        FileFormat.Rss or FileFormat.Atom or FileFormat.Rdf or FileFormat.JsonFeed => Whole(path, stream, cap, bytes => Feeds.Of(path, bytes)),
        FileFormat.Sitemap or FileFormat.Opml => [Refused(path, "no-reports", "It lists addresses and holds no report; 'import' takes pages, items, archives and feeds.")],
        _ => [(null, (problem ?? new Problem("unknown", "It is of a kind that is not known.")) with { Place = path })],
    };

    private static IEnumerable<(Capture?, Problem?)> Archive(string path, Stream stream, int cap)
    {
        int records = 0, pages = 0;
        Problem? last = null; // of two at one place the second knows more
        foreach (var (record, problem) in WarcReader.Read(stream, cap))
        {
            records++;
            var found = problem ?? (record!.Problems.FirstOrDefault(p => p.Code == "warc-record-cut") is { } cut ? cut with { Place = $"byte {record.Offset}" } : null);
            if (last is not null && last.Place != found?.Place) yield return (null, At(path, last));
            last = found;
            if (record?.ToCapture() is not { } capture) continue;
            pages++;
            yield return (capture, null);
        }
        if (last is not null) yield return (null, At(path, last));
        else if (pages == 0) yield return Refused(path, "no-pages", records == 0 ? "It holds no record of an archive." : $"None of its {records} records is a page (a response with status 200 and HTML or text).");
    }

    private static Problem At(string path, Problem problem) => problem with { Place = problem.Place is { } place ? $"{path}: {place}" : path };

    private static IEnumerable<(Capture?, Problem?)> Lines(string path, Stream stream, int cap)
    {
        foreach (var (line, item, problem) in JsonlReader.Read(stream, cap))
        {
            yield return item is null ? (null, (problem ?? new Problem("jsonl", "the line holds no item")) with { Place = $"{path}: line {line}" }) : (OfItem(item, $"{path}:{line}"), null);
        }
    }

    /// <summary>An item as a capture, its bytes the import's own JSON line.</summary>
    public static Capture OfItem(WireItem item, string place) => new()
    {
        Name = item.Id ?? item.Url ?? place,
        ImportId = item.Id,
        Url = item.Url,
        Outlet = item.Outlet,
        Form = CaptureForm.Item,
        ContentType = "application/json",
        Fetched = item.Fetched ?? item.Published,
        Body = Encoding.UTF8.GetBytes(JsonlWriter.Line(item)),
    };

    private static IEnumerable<(Capture?, Problem?)> Whole(string path, Stream stream, int cap, Func<byte[], IEnumerable<(Capture?, Problem?)>> read)
    {
        using var bytes = new MemoryStream();
        var block = new byte[1 << 16];
        for (int n; (n = stream.Read(block)) > 0;)
        {
            bytes.Write(block, 0, n);
            if (bytes.Length > cap) return [Refused(path, "too-large", $"It is larger than {cap >> 20} MB unpacked; raise import.maxMegabytes to take it.")];
        }
        return read(bytes.ToArray());
    }

    private static (Capture?, Problem?) Refused(string path, string code, string message) => (null, new Problem(code, message, path));
}
