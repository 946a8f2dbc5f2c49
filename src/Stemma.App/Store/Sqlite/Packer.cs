using System.Collections.Concurrent;
using ZstdSharp;

namespace Stemma.App.Store.Sqlite;

/// <summary>Packs and unpacks bytes by zstd (RFC 8878). For several threads at once.</summary>
/// <param name="level">How hard it tries: 3 for what is large, 6 for what is small and many.</param>
/// <param name="dictionary">What frames may refer to without holding it; null for nothing. Frames that were made without it are read too.</param>
internal sealed class Packer(int level, byte[]? dictionary)
{
    private const int Kept = 4; // each holds a megabyte or two, and a server has many threads

    private readonly ConcurrentBag<Compressor> _compressors = [];
    private readonly ConcurrentBag<Decompressor> _decompressors = [];

    public byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var compressor = _compressors.TryTake(out var kept) ? kept : Compressing();
        byte[] packed = compressor.Wrap(bytes).ToArray();
        if (_compressors.Count < Kept) _compressors.Add(compressor);
        else compressor.Dispose();
        return packed;
    }

    public byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var decompressor = _decompressors.TryTake(out var kept) ? kept : Decompressing();
        byte[] bytes = decompressor.Unwrap(packed).ToArray();
        if (_decompressors.Count < Kept) _decompressors.Add(decompressor);
        else decompressor.Dispose();
        return bytes;
    }

    private Compressor Compressing()
    {
        var compressor = new Compressor(level);
        if (dictionary is not null) compressor.LoadDictionary(dictionary);
        return compressor;
    }

    private Decompressor Decompressing()
    {
        var decompressor = new Decompressor();
        if (dictionary is not null) decompressor.LoadDictionary(dictionary);
        return decompressor;
    }
}
