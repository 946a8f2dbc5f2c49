using System.Buffers;
using System.Text;

namespace Stemma.Core.Web;

/// <summary>How far bytes look like UTF-8.</summary>
internal static class Utf8Shape
{
    /// <summary>Counts the valid sequences of several bytes, and the places that are not UTF-8. A sequence cut off by the end counts only where it is the only one.</summary>
    public static (int Many, int Broken) Count(ReadOnlySpan<byte> bytes)
    {
        int many = 0, broken = 0;
        while (true)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) return (many, broken);
            bytes = bytes[ascii..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var used))
            {
                case OperationStatus.Done: many++; break;
                case OperationStatus.InvalidData: broken++; break;
                default: return (many, many == 0 && broken == 0 ? 1 : broken);
            }
            bytes = bytes[used..];
        }
    }
}
