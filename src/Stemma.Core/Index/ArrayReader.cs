using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stemma.Core.Index;

/// <summary>Reads what <see cref="ArrayWriter"/> wrote.</summary>
/// <param name="from">Where it stands.</param>
/// <param name="length">How many bytes it has: no array is longer.</param>
internal sealed class ArrayReader(Stream from, long length)
{
    private long _left = length;

    /// <summary>Reads the next array.</summary>
    /// <exception cref="InvalidDataException">It is not the one that was written.</exception>
    public T[] Read<T>() where T : unmanaged
    {
        int count = ReadInt();
        ulong sum = 0;
        Read(MemoryMarshal.AsBytes(new Span<ulong>(ref sum)));
        if (count < 0 || count > _left / Unsafe.SizeOf<T>()) throw Broken;
        var items = GC.AllocateUninitializedArray<T>(count);
        var bytes = MemoryMarshal.AsBytes(items.AsSpan());
        Read(bytes);
        return XxHash3.HashToUInt64(bytes) == sum ? items : throw Broken;
    }

    /// <summary>Reads the next number.</summary>
    /// <exception cref="InvalidDataException">Nothing more stands there.</exception>
    public int ReadInt()
    {
        int number = 0;
        Read(MemoryMarshal.AsBytes(new Span<int>(ref number)));
        return number;
    }

    private void Read(Span<byte> bytes)
    {
        if ((_left -= bytes.Length) < 0 || from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Broken;
    }

    private static InvalidDataException Broken => new("the copy of the index is not whole");
}
