using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Stemma.Core.News;

namespace Stemma.Core.Formats;

/// <summary>
/// Unpacks gzip members, one behind the other (RFC 1952), and tells how they ended. All that stands before a cut or a wrong checksum is handed out;
/// then the stream ends, and <see cref="Failure"/> says why. (The platform's own stream ends at a cut as if that were the end.)
/// </summary>
/// <param name="packed">The packed bytes; need not seek, is not disposed.</param>
internal sealed class GunzipStream(Stream packed) : Stream
{
    private const int Piece = 4096; // what a break inside the data may cost
    private const int MostName = 64 * 1024;

    private readonly ByteSource _source = new(packed);
    private readonly Crc32 _sum = new();
    private Feed? _feed;
    private DeflateStream? _member;
    private uint _length;

    /// <summary>Why it ended before its time: "gzip-cut", "gzip-damaged"; null where all is well so far.</summary>
    public Problem? Failure { get; private set; }

    /// <summary>How many bytes were handed out.</summary>
    public long Unpacked { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => Unpacked; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (Failure is null && (_member is not null || Begin()))
        {
            int n = Inflated(buffer[..Math.Min(buffer.Length, Piece)]);
            if (n == 0)
            {
                End();
                continue;
            }
            _sum.Append(buffer[..n]);
            _length += (uint)n;
            Unpacked += n;
            return n;
        }
        return 0;
    }

    // Takes a member's head; false at the end of all, and where none stands here.
    private bool Begin()
    {
        if (_feed is not null) SkipPadding();
        if (_source.AtEnd) return _source.Failure is { } broken && Fail("unreadable", broken);
        var head = _source.Peek(10);
        if (head is not [0x1F, 0x8B, 8, < 0x20, ..])
            return head.Length < 4 && ((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]).StartsWith(head) ? Cut() : Fail("gzip-damaged", _feed is null ? "It is no gzip stream." : "Behind the gzip stream's end stand bytes that are none; they were left out.");
        int flags = head[3];
        if (_source.Skip(10) < 10) return Cut();
        if ((flags & 4) != 0 && _source.Take(2) is var size && (size.Length < 2 || _source.Skip(size[0] | (size[1] << 8)) < (size[0] | (size[1] << 8)))) return Cut();
        for (int names = ((flags >> 3) & 1) + ((flags >> 4) & 1); names > 0; names--)
            if (!SkipName()) return Cut();
        if ((flags & 2) != 0) _source.Skip(2);
        if (_source.AtEnd) return Cut();
        _feed = new Feed(_source);
        _member = new DeflateStream(_feed, CompressionMode.Decompress, leaveOpen: true);
        _sum.Reset();
        _length = 0;
        return true;
    }

    private int Inflated(Span<byte> buffer)
    {
        try
        {
            return _member!.Read(buffer);
        }
        catch (InvalidDataException)
        {
            Fail("gzip-damaged", "The gzip data are damaged: what follows could not be read.");
            return 0;
        }
    }

    // Behind the data stand their checksum and length.
    private void End()
    {
        _member!.Dispose();
        _member = null;
        if (Failure is not null) return;
        if (_feed!.Starved)
        {
            Cut();
            return;
        }
        Span<byte> due = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(due, _sum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(due[4..], _length);
        // Only of a piece of one byte is it known that all of it was data; in a longer one the end is where checksum and length stand.
        int piece = _feed.Last.Length > 1 ? _feed.Last.Length : 0;
        if (piece > 0) _source.Unread(_feed.Last);
        var rest = _source.Peek(piece + 8);
        int at = rest.IndexOf(due);
        if (at >= 0 && (piece > 0 || at == 0)) _source.Skip(at + 8);
        else if (rest.Length < 8) Cut();
        else Fail("gzip-damaged", "The gzip checksum is not that of what was unpacked: the file is damaged.");
    }

    // Tapes and block devices fill up with zeros.
    private void SkipPadding()
    {
        while (_source.Peek(1) is [0]) _source.Skip(1);
    }

    private bool SkipName()
    {
        for (int n = 0; n < MostName; n++)
            if (_source.Take(1) is not [var c]) return false;
            else if (c == 0) return true;
        return false;
    }

    private bool Cut() => _source.Failure is { } broken ? Fail("unreadable", broken) : Fail("gzip-cut", "The gzip stream ends early: the file is cut.");

    private bool Fail(string code, string message)
    {
        Failure = new Problem(code, message);
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _member?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // What the inflater is fed with. It takes more than it needs and does not say how much: so the last bytes of a file go one by one.
    private sealed class Feed(ByteSource source) : Stream
    {
        private const int Single = 16;

        private readonly byte[] _last = new byte[8192];
        private int _count;

        /// <summary>The piece it was fed last.</summary>
        public ReadOnlySpan<byte> Last => _last.AsSpan(0, _count);

        /// <summary>Whether it asked for more than there is.</summary>
        public bool Starved { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int most = Math.Min(buffer.Length, _last.Length);
            if (most == 0) return 0;
            var seen = source.Peek(most + Single);
            if (seen.IsEmpty)
            {
                Starved = true;
                return 0;
            }
            _count = seen.Length <= Single ? 1 : Math.Min(most, seen.Length - Single);
            seen[.._count].CopyTo(_last);
            Last.CopyTo(buffer);
            source.Skip(_count);
            return _count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
