using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.App.Gather.Fetching;

/// <summary>Bodies unpacked under a cap: as the headers say, and where they say nothing or lie, as the bytes say.</summary>
internal static class Decoding
{
    /// <summary>The unpacked body, and what was wrong with it: cut, too large, an encoding that is not known.</summary>
    public static (ReadOnlyMemory<byte> Body, Problem? Problem) Of(Answer answer, int cap)
    {
        var problems = new List<Problem>();
        var body = HttpBody.Decode(answer.Body, answer.Header("Content-Encoding"), cap, problems);
        bool whole = IsWhole(answer.Body.Span, body.Span) && (answer.Header("Content-Encoding")?.Trim() is not ("br" or "BR") || BrotliEnds(answer.Body.Span, body.Span));
        if (Unlabelled(body.Span) is { } packing)
        {
            var packed = body;
            body = HttpBody.Decode(packed, packing, cap, problems);
            whole &= IsWhole(packed.Span, body.Span);
        }
        if (problems.Exists(p => p.Code == "http-body-too-long")) return (body, TooLarge(cap));
        if (answer.Problem is not null) return (body, answer.Problem);
        if (problems.Find(p => p.Code == "http-encoding-broken") is { } broken)
            return (body, new Problem(body.Length > 0 ? Fetched.CutCode : "bad-encoding", broken.Message));
        return (body, !whole ? new Problem(Fetched.CutCode, "the packed answer broke off before its end") : problems.Count > 0 ? problems[0] : null);
    }

    /// <summary>That a body is larger than the cap.</summary>
    public static Problem TooLarge(int cap) => new("too-large", $"the answer is larger than {(cap < 1 << 20 ? $"{cap >> 10} kB" : $"{cap >> 20} MB")}; the setting fetch.maxMegabytes bounds it");

    // The base library ends a gzip stream that broke off without a word: look for the check sum and length that end one (RFC 1952, 2.3.1).
    // What follows them does not matter; a body of several streams has several, and is taken as it is.
    private static bool IsWhole(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        if (Unlabelled(packed) != "gzip" || packed.SequenceEqual(unpacked)) return true;
        Span<byte> end = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(end, Crc32.HashToUInt32(unpacked));
        BinaryPrimitives.WriteUInt32LittleEndian(end[4..], (uint)unpacked.Length);
        return packed.IndexOf(end) >= 0 || packed[3..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]) >= 0;
    }

    // So does it with brotli.
    private static bool BrotliEnds(ReadOnlySpan<byte> packed, ReadOnlySpan<byte> unpacked)
    {
        if (packed.SequenceEqual(unpacked)) return true;
        using var decoder = new BrotliDecoder();
        var block = new byte[1 << 16];
        for (long made = 0; made <= unpacked.Length;)
        {
            var status = decoder.Decompress(packed, block, out int consumed, out int written);
            if (status != OperationStatus.DestinationTooSmall) return status != OperationStatus.NeedMoreData;
            packed = packed[consumed..];
            made += Math.Max(written, 1);
        }
        return true;
    }

    private static string? Unlabelled(ReadOnlySpan<byte> b) => b is [0x1F, 0x8B, 8, ..] ? "gzip" : b is [0x28, 0xB5, 0x2F, 0xFD, ..] ? "zstd" : null;
}
