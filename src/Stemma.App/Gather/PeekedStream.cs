namespace Stemma.App.Gather;

/// <summary>A stream whose beginning was looked at before it is read.</summary>
internal sealed class PeekedStream : Stream
{
    private readonly Stream _rest;
    private readonly byte[] _head;
    private int _taken;

    /// <summary>Looks at the first bytes.</summary>
    public PeekedStream(Stream stream, int count)
    {
        _rest = stream;
        _head = new byte[count];
        Head = _head.AsMemory(0, stream.ReadAtLeast(_head, count, throwOnEndOfStream: false));
    }

    /// <summary>The first bytes.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_taken == Head.Length) return _rest.Read(buffer);
        int n = Math.Min(buffer.Length, Head.Length - _taken);
        Head.Span.Slice(_taken, n).CopyTo(buffer);
        _taken += n;
        return n;
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
}
