using System.IO.Compression;
using System.Text;
using Stemma.Core.Formats.Warc;
using Stemma.Eval.Rehearsals;

namespace Stemma.Eval.Speed;

/// <summary>
/// `./do bench warc`: how many MB (10^6 bytes, unpacked) of an archive of pages of some 100 kB each a core reads a second: plain, and gzipped a record at a time, which is held against the platform's bare GZipStream
/// over the same bytes. Every third page is chunked, and each has its request before it. CPU time of this process, the median of fifteen rounds (in the first ten all is compiled anew).
/// </summary>
internal static class WarcSpeed
{
    private const int Pages = 300, Rounds = 15, Chunk = 8192;

    public static void Run(string? folder)
    {
        _ = folder;
        var records = Enumerable.Range(0, Pages).SelectMany(Records).ToList();
        using var plain = new MemoryStream();
        using var packed = new MemoryStream();
        foreach (byte[] record in records)
        {
            plain.Write(record);
            using var member = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            member.Write(record);
        }
        double megabytes = plain.Length / 1e6;
        double read = megabytes / Timing.Median(Rounds, () => Read(plain));
        double unpacked = megabytes / Timing.Median(Rounds, () => Read(packed)), bare = megabytes / Timing.Median(Rounds, () => Unpack(packed));
        Console.WriteLine($"warc: {Pages} pages of {plain.Length / Pages / 1000} kB, every third chunked; {read:0} MB/s a core plain; gzipped ({packed.Length / 1e6:0.0} MB) {unpacked:0} MB/s unpacked, GZipStream alone {bare:0} (ratio {unpacked / bare:0.00})");
    }

    private static void Read(MemoryStream archive)
    {
        archive.Position = 0;
        int pages = WarcReader.Read(archive).Count(e => e.Record?.ToCapture() is { Body.Length: > 80_000 });
        if (pages != Pages) throw new InvalidDataException($"{pages} of {Pages} pages were read");
    }

    private static void Unpack(MemoryStream archive)
    {
        archive.Position = 0;
        using var gzip = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        gzip.CopyTo(Stream.Null);
    }

    private static IEnumerable<byte[]> Records(int page)
    {
        string url = $"https://outlet-{page % 7}.example/news/{page}";
        yield return Record("request", url, "application/http; msgtype=request", Encoding.ASCII.GetBytes($"GET /news/{page} HTTP/1.1\r\nHost: outlet-{page % 7}.example\r\n\r\n"));
        byte[] body = Encoding.UTF8.GetBytes(Invented.Page("The Observer", $"Report {page}", Enumerable.Range(0, 12).SelectMany(i => Invented.Paragraphs(page * 12 + i, 24)), "2031-03-01T06:00:00Z"));
        bool chunked = page % 3 == 0;
        string head = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: nginx\r\nCache-Control: max-age=60\r\nVary: Accept-Encoding\r\n{(chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}")}\r\n\r\n";
        yield return Record("response", url, "application/http; msgtype=response", [.. Encoding.ASCII.GetBytes(head), .. chunked ? Chunked(body) : body]);
    }

    private static byte[] Chunked(byte[] body) => [.. body.Chunk(Chunk).SelectMany(c => (byte[])[.. Encoding.ASCII.GetBytes($"{c.Length:x}\r\n"), .. c, .. "\r\n"u8]), .. "0\r\n\r\n"u8];

    private static byte[] Record(string type, string url, string contentType, byte[] block)
    {
        string head = $"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Date: 2031-03-01T06:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }
}
