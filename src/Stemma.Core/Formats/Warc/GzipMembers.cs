using System.Buffers.Binary;
using System.IO.Compression;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Warc;

/// <summary>
/// Cuts a gzip file into its members, so that each record's offset is known and a broken member costs only itself.
/// Where a member ends is found by the next member's head, proved by the length that a gzip member states at its end.
/// </summary>
internal static class GzipMembers
{
    private const int Step = 64 * 1024;
    private const int MaxMember = 48 * 1024 * 1024;

    /// <summary>A member: where it begins, what is in it, what was wrong.</summary>
    internal readonly record struct Member(long Offset, Stream Content, Problem? Trouble);

    /// <summary>The members in order. A member longer than 48 MiB is streamed with all that follows as one.</summary>
    public static IEnumerable<Member> Of(ByteSource source, int cap)
    {
        while (!source.AtEnd)
        {
            var offset = source.Position;
            if (!IsHead(source.Peek(4)))
            {
                var skipped = SkipToHead(source);
                yield return new Member(offset, Stream.Null, new Problem("warc-no-gzip", $"Here stands no gzip member; {skipped} bytes were left out.", $"byte {offset}"));
                continue;
            }
            var (content, length, whole) = Shortest(source, cap);
            if (length == 0)
            {
                yield return new Member(offset, new GZipStream(new SourceStream(source), CompressionMode.Decompress), null);
                yield break;
            }
            source.Skip(length);
            yield return new Member(offset, new MemoryStream(content, false), whole ? null : new Problem("warc-gzip-broken", "The gzip member is broken or too long; what could be read of it was.", $"byte {offset}"));
        }
    }

    // Tries the ends where another member could begin, the nearest first. Length 0: no end within reach.
    private static (byte[] Content, int Length, bool Whole) Shortest(ByteSource source, int cap)
    {
        byte[]? first = null;
        int firstLength = 0, from = 4;
        for (var tries = 0; tries < 8; tries++)
        {
            var end = NextHead(source, from);
            if (end < 0) break;
            var bytes = source.Peek(end)[..end];
            var content = Inflated(bytes, cap);
            if (States(bytes, content.Length)) return (content, end, true);
            first ??= content;
            if (firstLength == 0) firstLength = end;
            from = end + 4;
            if (source.Peek(end + 1).Length == end) break;
        }
        return first is null ? ([], 0, false) : (first, firstLength, false);
    }

    // Where the next member's head stands, or the end of the file; -1 where neither is within reach.
    private static int NextHead(ByteSource source, int from)
    {
        for (var size = from + Step; ; size += Math.Max(Step, size / 2))
        {
            var seen = source.Peek(Math.Min(size, MaxMember));
            for (var at = from; at <= seen.Length - 4; at++)
            {
                var next = seen[at..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);
                if (next < 0) break;
                at += next;
                if (IsHead(seen[at..])) return at;
            }
            if (seen.Length < Math.Min(size, MaxMember)) return seen.Length;
            if (seen.Length == MaxMember) return -1;
            from = Math.Max(from, seen.Length - 4);
        }
    }

    private static bool IsHead(ReadOnlySpan<byte> b) => b.Length >= 4 && b[0] == 0x1F && b[1] == 0x8B && b[2] == 8 && b[3] < 0x20;

    private static bool States(ReadOnlySpan<byte> member, int length)
    {
        var bytes = member.TrimEnd((byte)0);
        for (var pad = member.Length; pad >= bytes.Length && pad >= 18; pad--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(member[(pad - 4)..pad]) == (uint)length) return true;
            if (member.Length - pad > 512) return false;
        }
        return false;
    }

    private static byte[] Inflated(ReadOnlySpan<byte> member, int cap)
    {
        var made = new MemoryStream();
        var buffer = new byte[32 * 1024];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(member.ToArray(), false), CompressionMode.Decompress);
            int read;
            while (made.Length < cap + (long)Step && (read = gzip.Read(buffer)) > 0) made.Write(buffer, 0, read);
        }
        catch (InvalidDataException)
        {
            // What was read before the break is handed on, with a problem.
        }
        return made.ToArray();
    }

    private static long SkipToHead(ByteSource source)
    {
        var from = source.Position;
        while (!source.AtEnd && !IsHead(source.Peek(4)))
        {
            var seen = source.Peek(Step);
            var next = seen.Length < 2 ? -1 : seen[1..].IndexOf((byte)0x1F);
            source.Skip(next < 0 ? seen.Length : next + 1);
        }
        return source.Position - from;
    }

    // The rest of a source as a stream.
    private sealed class SourceStream(ByteSource source) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => source.Position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var bytes = source.Take(Math.Min(count, Step));
            bytes.CopyTo(buffer, offset);
            return bytes.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
