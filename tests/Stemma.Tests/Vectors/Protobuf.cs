using System.Buffers;
using System.Text;

namespace Stemma.Tests.Vectors;

/// <summary>Writes messages as Protocol Buffers encode them (protobuf.dev/programming-guides/encoding): as much as an ONNX model and a SentencePiece vocabulary need.</summary>
internal sealed class Protobuf
{
    private const int Bytes = 2, Fixed = 5;

    private readonly ArrayBufferWriter<byte> _made = new();

    public Protobuf Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public Protobuf Float(int field, float value)
    {
        Varint((ulong)field << 3 | Fixed);
        _made.Write(BitConverter.GetBytes(value));
        return this;
    }

    public Protobuf Text(int field, string value) => Raw(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Raw(field, value.Made());

    public Protobuf Each<T>(IEnumerable<T> values, Func<Protobuf, T, Protobuf> write)
    {
        foreach (var value in values) write(this, value);
        return this;
    }

    public Protobuf Raw(int field, byte[] value)
    {
        Varint((ulong)field << 3 | Bytes);
        Varint((ulong)value.Length);
        _made.Write(value);
        return this;
    }

    public byte[] Made() => _made.WrittenSpan.ToArray();

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _made.Write([(byte)(value | 0x80)]);
        _made.Write([(byte)value]);
    }
}
