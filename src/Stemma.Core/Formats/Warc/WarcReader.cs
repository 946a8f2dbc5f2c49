using System.Globalization;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Warc;

/// <summary>
/// Reads archives of pages: WARC 1.0 and 1.1 (ISO 28500) and ARC, plain, gzipped a record at a time or as a whole, streamed.
/// Broken records are reported with their offset, and reading goes on at the next one.
/// </summary>
public static class WarcReader
{
    private const int MaxHead = 64 * 1024;
    private const int MaxHeadLines = 256;

    /// <summary>The records of an archive in order, one in memory at a time.</summary>
    /// <param name="stream">The archive, from its beginning; need not seek.</param>
    /// <param name="cap">The most bytes a payload may have, encoded or decoded; a longer one is cut or refused.</param>
    public static IEnumerable<WarcEntry> Read(Stream stream, int cap = 32 * 1024 * 1024)
    {
        var source = new ByteSource(stream);
        if (source.AtEnd)
        {
            yield return Broken("empty", "The archive is empty.", 0);
            yield break;
        }
        var gzip = source.Peek(2) is [0x1F, 0x8B];
        foreach (var entry in gzip ? GzipMembers.Of(source, cap).SelectMany(m => Records(m, cap)) : Records(source, null, cap))
        {
            yield return entry;
        }
    }

    private static IEnumerable<WarcEntry> Records(GzipMembers.Member member, int cap)
    {
        foreach (var entry in Records(new ByteSource(member.Content), member.Offset, cap)) yield return entry;
        if (member.Trouble() is { } trouble) yield return new WarcEntry(null, trouble);
    }

    private static IEnumerable<WarcEntry> Records(ByteSource source, long? member, int cap)
    {
        var isArc = false;
        while (true)
        {
            SkipBlank(source);
            if (source.AtEnd) break;
            var offset = member ?? source.Position;
            if (IsWarc(source.Peek(5)))
            {
                yield return Record(source, offset, cap);
            }
            else if (ArcRecord.Next(source, offset, cap) is { } arc)
            {
                isArc = true;
                yield return arc;
            }
            else
            {
                var skipped = isArc ? ArcRecord.Resync(source) : Resync(source);
                yield return Broken("warc-no-record", $"Here stands no record; {skipped} bytes were left out.", offset);
            }
        }
        if (source.Failure is not null) yield return Broken("warc-compression-broken", "The compressed archive is broken from here on.", member ?? source.Position);
    }

    private static WarcEntry Record(ByteSource source, long offset, int cap)
    {
        var headers = Head(source);
        if (headers is null)
        {
            Resync(source);
            return Broken("warc-head-too-long", "The record's head is longer than 64 KiB or 256 lines; the record was left out.", offset);
        }
        var stated = Value(headers, "Content-Length");
        if (!long.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            Resync(source);
            return Broken("warc-no-length", stated is null ? "The record states no length; it was left out." : "The record's length is no number; it was left out.", offset);
        }
        if (length > cap)
        {
            Resync(source);
            return Broken("warc-record-too-long", $"The record says it is {length} bytes long, over the cap of {cap}; it was left out.", offset);
        }
        var problems = new List<Problem>();
        var block = Block(source, (int)length, problems);
        return new WarcEntry(Made(headers, block, offset, cap, problems), null);
    }

    // The block, cut where the next record begins inside it; the wrong length is reported.
    private static byte[] Block(ByteSource source, int length, List<Problem> problems)
    {
        var block = source.Take(length);
        if (block.Length < length)
        {
            problems.Add(new Problem("warc-record-cut", "The archive ends inside this record."));
            CutAtNext();
            return block;
        }
        var next = source.Peek(2);
        if (next.Length > 0 && next[0] != '\n' && next is not [(byte)'\r', (byte)'\n'])
        {
            if (!CutAtNext()) Resync(source);
            problems.Add(new Problem("warc-wrong-length", "The record's length is wrong."));
        }
        return block;

        bool CutAtNext()
        {
            var at = ((ReadOnlySpan<byte>)[.. block, .. source.Peek(8)]).IndexOf("\nWARC/1."u8);
            if (at < 0) return false;
            source.Unread(block.AsSpan(at + 1));
            block = [.. block.AsSpan(0, at).TrimEnd("\r\n"u8)];
            return true;
        }
    }

    private static WarcRecord Made(List<KeyValuePair<string, string>> headers, byte[] block, long offset, int cap, List<Problem> problems)
    {
        var type = (Value(headers, "WARC-Type") ?? "").ToLowerInvariant();
        var record = new WarcRecord
        {
            Offset = offset,
            Type = type,
            TargetUri = Value(headers, "WARC-Target-URI")?.Trim('<', '>', ' ').Replace(" ", "%20", StringComparison.Ordinal),
            Date = WebDate.Parse(Value(headers, "WARC-Date")),
            Id = Value(headers, "WARC-Record-ID"),
            Headers = headers,
            Body = type switch { "request" => AfterHead(block), "revisit" => default(ReadOnlyMemory<byte>), _ => block },
            Problems = problems,
        };
        return type switch
        {
            "response" => WithHttp(record, block, cap),
            "revisit" => WithHttp(record, block, cap) with { Body = default },
            _ => record,
        };
    }

    private static ReadOnlyMemory<byte> AfterHead(byte[] block)
    {
        var end = block.AsSpan().IndexOf("\r\n\r\n"u8);
        return end < 0 ? default : block.AsMemory(end + 4);
    }

    /// <summary>A response's block taken apart.</summary>
    internal static WarcRecord WithHttp(WarcRecord record, ReadOnlyMemory<byte> block, int cap)
    {
        if (!block.Span.StartsWith("HTTP"u8)) return record with { Body = block };
        var http = HttpMessage.Parse(block, cap);
        return record with { Status = http.Status, Headers = http.Headers, Body = http.Body, Problems = [.. record.Problems, .. http.Problems] };
    }

    private static List<KeyValuePair<string, string>>? Head(ByteSource source)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var start = source.Position;
        source.Line(1024);
        for (var n = 0; n < MaxHeadLines && source.Position - start < MaxHead; n++)
        {
            var line = source.Line(MaxHead);
            if (string.IsNullOrEmpty(line)) return headers;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t' && headers.Count > 0) headers[^1] = new(headers[^1].Key, $"{headers[^1].Value} {line.Trim()}");
            else if (colon > 0) headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return null;
    }

    private static string? Value(List<KeyValuePair<string, string>> headers, string name) =>
        headers.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    private static bool IsWarc(ReadOnlySpan<byte> bytes) => bytes.SequenceEqual("WARC/"u8);

    private static void SkipBlank(ByteSource source)
    {
        while (source.Peek(1) is [(byte)'\r' or (byte)'\n' or (byte)' ']) source.Skip(1);
    }

    // On to the next line that begins a record.
    private static long Resync(ByteSource source)
    {
        var from = source.Position;
        do source.Line(64 * 1024);
        while (!source.AtEnd && !IsWarc(source.Peek(5)));
        return source.Position - from;
    }

    internal static WarcEntry Broken(string code, string message, long offset) => new(null, new Problem(code, message, $"byte {offset}"));
}
