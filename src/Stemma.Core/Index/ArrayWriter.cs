using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Stemma.Core.Index;

/// <summary>Writes arrays of numbers one after another, each behind its length and its XxHash3. As this machine lays numbers out: for what is made anew where it does not fit.</summary>
/// <param name="to">Where they go.</param>
internal sealed class ArrayWriter(Stream to)
{
    /// <summary>Writes an array.</summary>
    public void Write<T>(ReadOnlySpan<T> items) where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(items);
        ulong sum = XxHash3.HashToUInt64(bytes);
        Write(items.Length);
        to.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<ulong>(in sum)));
        to.Write(bytes);
    }

    /// <summary>Writes a number.</summary>
    public void Write(int number) => to.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));
}
