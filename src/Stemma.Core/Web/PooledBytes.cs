using System.Buffers;

namespace Stemma.Core.Web;

/// <summary>Gathers bytes of a number not known beforehand in borrowed memory: what is made in the end is one array of the right size, and none where they turn out too many.</summary>
public sealed class PooledBytes : IDisposable
{
    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    private byte[] Bytes { get; set; } = ArrayPool<byte>.Shared.Rent(1 << 14);

    /// <summary>Adds some.</summary>
    public void Write(ReadOnlySpan<byte> more)
    {
        if (Length + more.Length > Bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + more.Length, Bytes.Length * 2));
            Bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = larger;
        }
        more.CopyTo(Bytes.AsSpan(Length));
        Length += more.Length;
    }

    /// <summary>The first of them, at most so many, as an array of their own.</summary>
    public byte[] ToArray(int most = int.MaxValue) => Bytes.AsSpan(0, Math.Min(Length, most)).ToArray();

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(Bytes);
        (Bytes, Length) = ([], 0);
    }
}
