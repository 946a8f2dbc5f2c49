using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>Undoes transfer and content encodings, under a cap.</summary>
public static class HttpBody
{
    /// <summary>The content of a chunked body (RFC 9112, 7.1). A body that is not chunked, as archives of decoded bodies keep it, is handed back as it is.</summary>
    public static ReadOnlyMemory<byte> Dechunk(ReadOnlyMemory<byte> body, List<Problem> problems)
    {
        using var parts = new PooledBytes();
        var at = 0;
        for (var chunk = 0; ; chunk++)
        {
            var rest = body.Span[at..];
            var end = rest.IndexOf((byte)'\n');
            var size = end is > 0 and < 256 ? Size(rest[..end]) : -1;
            if (size < 0)
            {
                if (chunk == 0) return body;
                problems.Add(new Problem("http-chunk-broken", $"Chunk {chunk + 1} cannot be read; what came after it was kept as it is.", $"byte {at}"));
                parts.Write(rest);
                break;
            }
            at += end + 1;
            if (size == 0) break;
            var take = (int)Math.Min(size, body.Length - at);
            parts.Write(body.Span.Slice(at, take));
            at += take;
            if (take < size)
            {
                problems.Add(new Problem("http-body-cut", "The chunked body ends before its last chunk does."));
                break;
            }
            if (at < body.Length && body.Span[at] == '\r') at++;
            if (at < body.Length && body.Span[at] == '\n') at++;
            if (at >= body.Length) break;
        }
        return parts.ToArray();
    }

    /// <summary>The body with its content encodings undone: gzip, deflate (with or without zlib head), br, zstd, in any order named.</summary>
    /// <param name="body">The encoded body.</param>
    /// <param name="encodings">The Content-Encoding header, or null.</param>
    /// <param name="cap">At most so many bytes are made.</param>
    /// <param name="problems">Where what went wrong is added.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encodings, int cap, List<Problem> problems)
    {
        var names = (encodings ?? "").ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names.Reverse().Take(4)) body = Undo(body, name, cap, problems);
        return Cut(body, cap, problems);
    }

    /// <summary>The content of a gzip file or, where the bytes are not gzip, the bytes themselves.</summary>
    public static ReadOnlyMemory<byte> Gunzip(ReadOnlyMemory<byte> bytes, int cap, List<Problem> problems) => Undo(bytes, "gzip", cap, problems);

    private static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> body, string name, int cap, List<Problem> problems)
    {
        if (body.Length == 0) return body;
        var b = body.Span;
        var gzip = b.Length > 2 && b[0] == 0x1F && b[1] == 0x8B;
        switch (name)
        {
            case "gzip" or "x-gzip":
                return gzip ? Inflate(body, s => new GZipStream(s, CompressionMode.Decompress), name, cap, problems) : body;
            case "deflate" when gzip:
                return Inflate(body, s => new GZipStream(s, CompressionMode.Decompress), name, cap, problems);
            case "deflate":
                var zlib = b.Length > 2 && (b[0] & 0x0F) == 8 && ((b[0] << 8) | b[1]) % 31 == 0;
                return Inflate(body, s => zlib ? new ZLibStream(s, CompressionMode.Decompress) : new DeflateStream(s, CompressionMode.Decompress), name, cap, problems);
            case "br":
                return Inflate(body, s => new BrotliStream(s, CompressionMode.Decompress), name, cap, problems);
            case "zstd":
                return Inflate(body, s => new ZstdSharp.DecompressionStream(s), name, cap, problems);
            case "identity" or "none" or "":
                return body;
            default:
                problems.Add(new Problem("http-unknown-encoding", $"The body's encoding \"{(name.Length > 40 ? name[..40] : name)}\" is not known; it was kept as it is."));
                return body;
        }
    }

    private static ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> body, Func<Stream, Stream> open, string name, int cap, List<Problem> problems)
    {
        using var made = new PooledBytes();
        var buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        try
        {
            using var stream = open(AsStream(body));
            int read;
            while (made.Length <= cap && (read = stream.Read(buffer)) > 0) made.Write(buffer.AsSpan(0, read));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or InvalidOperationException or ZstdSharp.ZstdException)
        {
            // Archives keep the header of an encoding that the crawler has already undone: then the body is text.
            if (made.Length == 0 && LooksLikeText(body.Span)) return body;
            problems.Add(new Problem("http-encoding-broken", $"The {name} body is broken; {made.Length} bytes of it could be read."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (made.Length > cap) problems.Add(TooLong(cap));
        return made.ToArray(cap);
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part) ? new MemoryStream(part.Array!, part.Offset, part.Count, false) : new MemoryStream(body.ToArray(), false);

    private static bool LooksLikeText(ReadOnlySpan<byte> b)
    {
        var head = Encoding.Latin1.GetString(b[..Math.Min(64, b.Length)]).TrimStart();
        return head.Length > 0 && head[0] is '<' or '{' or '[' && !head.Contains('\0', StringComparison.Ordinal);
    }

    private static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> body, int cap, List<Problem> problems)
    {
        if (body.Length <= cap) return body;
        problems.Add(TooLong(cap));
        return body[..cap];
    }

    private static Problem TooLong(int cap) => new("http-body-too-long", $"The body is longer than {cap} bytes; the rest was left out.");

    private static long Size(ReadOnlySpan<byte> line)
    {
        var text = Encoding.Latin1.GetString(line).Trim();
        var end = text.IndexOf(';', StringComparison.Ordinal);
        return long.TryParse((end < 0 ? text : text[..end]).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) && size >= 0 ? size : -1;
    }
}
