using Stemma.Core.News;

namespace Stemma.Core.Formats.Warc;

/// <summary>
/// Cuts a gzip file into its members, so that each record's offset is known and a broken member costs only itself.
/// Where a member ends is found by the next member's head, proved by the checksum and length that a gzip member states at its end.
/// </summary>
internal static class GzipMembers
{
    private const int Step = 64 * 1024;
    private const int MaxMember = 48 * 1024 * 1024;

    /// <summary>A member: where it begins, what is in it, what was wrong (to be asked when the content is read).</summary>
    internal readonly record struct Member(long Offset, Stream Content, Func<Problem?> Trouble);

    /// <summary>The members in order; the content of one is there until the next is asked for. A member longer than 48 MiB is streamed with all that follows as one.</summary>
    public static IEnumerable<Member> Of(ByteSource source, int cap)
    {
        var space = new MemoryStream(); // the same for all: a page in an array of its own each time would keep the collector busy
        while (!source.AtEnd)
        {
            var offset = source.Position;
            if (!IsHead(source.Peek(4)))
            {
                var skipped = SkipToHead(source);
                yield return new Member(offset, Stream.Null, () => new Problem("warc-no-gzip", $"Here stands no gzip member; {skipped} bytes were left out.", $"byte {offset}"));
                continue;
            }
            var (content, length, failure) = Shortest(source, space, cap);
            if (length == 0)
            {
                var rest = new GunzipStream(new SourceStream(source));
                yield return new Member(offset, rest, () => Trouble(rest.Failure, true, offset));
                yield break;
            }
            source.Skip(length);
            bool last = source.AtEnd;
            yield return new Member(offset, content, () => Trouble(failure, last, offset));
        }
    }

    // Only the last member can be cut; one before it is broken.
    private static Problem? Trouble(Problem? failure, bool last, long offset) => failure switch
    {
        null => null,
        { Code: "gzip-cut" } when last => failure with { Code = "warc-gzip-cut", Place = $"byte {offset}" },
        _ => new Problem("warc-gzip-broken", "The gzip member is broken or too long; what could be read of it was.", $"byte {offset}"),
    };

    // Tries the ends where another member could begin, the nearest first. Length 0: no end within reach.
    private static (Stream Content, int Length, Problem? Failure) Shortest(ByteSource source, MemoryStream space, int cap)
    {
        (Stream Content, int Length, Problem? Failure)? first = null;
        var from = 4;
        for (var tries = 0; tries < 8; tries++)
        {
            var end = NextHead(source, from);
            if (end < 0) break;
            var failure = Inflate(source.Peek(end)[..end], space, cap);
            if (failure is null) return (new MemoryStream(space.GetBuffer(), 0, (int)space.Length, false), end, null);
            first ??= (new MemoryStream(space.ToArray(), false), end, failure);
            from = end + 4;
            if (source.Peek(end + 1).Length == end) break;
        }
        return first ?? (Stream.Null, 0, null);
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

    // What is read before a break is handed on, with the reason.
    private static Problem? Inflate(ReadOnlySpan<byte> member, MemoryStream space, int cap)
    {
        space.SetLength(0);
        Span<byte> buffer = stackalloc byte[4096];
        using var gzip = new GunzipStream(new MemoryStream(member.ToArray(), false));
        int read;
        while ((read = gzip.Read(buffer)) > 0)
        {
            if (space.Length >= cap + (long)Step) return new Problem("gzip-too-long", "The gzip member is too long.");
            space.Write(buffer[..read]);
        }
        return gzip.Failure;
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
