using System.IO.Compression;
using System.Text;
using Stemma.Core.Formats.Jsonl;
using Stemma.Core.Formats.Warc;
using Stemma.Core.News;

namespace Stemma.App.Gather;

/// <summary>What one file holds. The bytes decide what it is; its name only where they leave it open.</summary>
internal static class Contents
{
    private const int Sniffed = 4096;

    /// <summary>Its captures and refusals, in order.</summary>
    public static IEnumerable<(Capture? Capture, Problem? Refusal)> Of(string path, Stream file, int cap)
    {
        var raw = new PeekedStream(file, Sniffed);
        if (raw.Head.Length == 0) return [Refused(path, "empty", "the file is empty")];
        if (IsArchive(raw.Head.Span)) return Archive(path, raw, cap);
        if (!IsGzip(raw.Head.Span)) return Plain(path, raw, cap);
        // An archive is gzipped a record at a time, and its reader unpacks it itself, so that one broken record costs only itself.
        if (IsArchive(new PeekedStream(new GZipStream(new MemoryStream(raw.Head.ToArray()), CompressionMode.Decompress), 16).Head.Span)) return Archive(path, raw, cap);
        var unpacked = new PeekedStream(new GZipStream(raw, CompressionMode.Decompress), Sniffed);
        if (unpacked.Head.Length == 0) return [Refused(path, "empty", unpacked.Failure is { } why ? $"it cannot be unpacked: {why}" : "the file is empty once unpacked")];
        return Plain(path, unpacked, cap);
    }

    private static IEnumerable<(Capture?, Problem?)> Plain(string path, PeekedStream stream, int cap)
    {
        var head = stream.Head.Span;
        if (Binary(head) is { } kind) return [Refused(path, "not-text", $"it is {kind}, not a page, text, JSONL, feed or WARC")];
        if (IsJsonl(path, head)) return Lines(path, stream, cap);
        if (Feeds.IsFeed(head)) return Whole(path, stream, cap, bytes => Feeds.Of(path, bytes));
        var form = IsHtml(path, head) ? CaptureForm.Html : CaptureForm.Text;
        return Whole(path, stream, cap, bytes => [Page(path, form, bytes)]);
    }

    private static (Capture?, Problem?) Page(string path, CaptureForm form, byte[] bytes) =>
        Blank(bytes) ? Refused(path, "empty", "there is nothing but white space in it") : (new Capture { Name = path, Form = form, Body = bytes }, null);

    private static IEnumerable<(Capture?, Problem?)> Archive(string path, Stream stream, int cap)
    {
        int records = 0, pages = 0;
        foreach (var (record, problem) in WarcReader.Read(stream, cap))
        {
            records++;
            if (problem is not null) yield return (null, problem with { Place = problem.Place is { } place ? $"{path}: {place}" : path });
            if (record?.ToCapture() is not { } capture) continue;
            pages++;
            yield return (capture, null);
        }
        if (pages == 0) yield return Refused(path, "no-pages", records == 0 ? "it holds no WARC record" : $"none of its {records} records is a page (a response with status 200 and HTML or text)");
    }

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
            if (bytes.Length > cap) return [Refused(path, "too-large", $"it is larger than {cap >> 20} MB unpacked; raise import.maxMegabytes to take it")];
        }
        return read(bytes.ToArray());
    }

    private static (Capture?, Problem?) Refused(string path, string code, string message) => (null, new Problem(code, message, path));

    private static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);

    private static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("WARC/"u8) || head.StartsWith("filedesc://"u8);

    private static bool IsJsonl(string path, ReadOnlySpan<byte> head) =>
        Start(head).StartsWith("{"u8) && !Start(head).StartsWith("{\\rtf"u8)
        || Unpacked(path).EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || Unpacked(path).EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    private static bool IsHtml(string path, ReadOnlySpan<byte> head)
    {
        if (Unpacked(path) is var name && (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase))) return true;
        if (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return false;
        string text = Encoding.Latin1.GetString(Start(head));
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || new[] { "<html", "<head", "<body" }.Any(tag => text.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static string Unpacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;

    // What follows a byte order mark and white space.
    private static ReadOnlySpan<byte> Start(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        return head.TrimStart(" \t\r\n"u8);
    }

    private static bool Blank(ReadOnlySpan<byte> bytes) => Start(bytes).Length == 0;

    // Names what it plainly is; text has no zero bytes but in UTF-16 and UTF-32, which begin with a mark.
    private static string? Binary(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, name) in Marks)
            if (head.StartsWith(mark)) return name;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return null;
        int odd = 0;
        foreach (byte b in head)
        {
            if (b == 0) return "a binary file";
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12 or 27)) odd++;
        }
        return odd * 20 > head.Length ? "a binary file" : null;
    }

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"), ("PK\x03\x04"u8.ToArray(), "a ZIP archive (or an office document)"), ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive; unpack it first"),
        ("BZh"u8.ToArray(), "a bzip2 archive; unpack it first"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz archive; unpack it first"), ("SQLite format 3"u8.ToArray(), "a database"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
    ];
}
