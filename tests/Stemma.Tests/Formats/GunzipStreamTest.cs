using System.IO.Compression;
using System.Text;
using Stemma.Core.Formats;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class GunzipStreamTest
{
    private static readonly byte[] Words = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i * 7919 % 10007} barges left Kellmouth\n")));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(4096)]
    [InlineData(200_000)]
    public void A_whole_member_is_unpacked_without_complaint(int length)
    {
        var (content, gzip) = Read(Packed(Words[..length], CompressionLevel.Optimal));
        Assert.Equal(Words[..length], content);
        Assert.Null(gzip.Failure);
        Assert.Equal(length, gzip.Unpacked);
    }

    [Fact]
    public void Members_stand_one_behind_the_other_and_zeros_fill_up_the_end()
    {
        byte[] one = Packed(Words, CompressionLevel.Fastest), two = Packed([], CompressionLevel.Optimal), three = Packed(Words[..5000], CompressionLevel.NoCompression);
        var (content, gzip) = Read([.. one, .. two, .. three, .. new byte[700]]);
        Assert.Equal([.. Words, .. Words[..5000]], content);
        Assert.Null(gzip.Failure);
    }

    [Fact]
    public void A_head_with_a_name_and_an_extra_field_is_passed_over()
    {
        byte[] packed = Packed(Words[..300], CompressionLevel.Optimal);
        byte[] named = [.. packed[..3], 0x0C, .. packed[4..10], 3, 0, 1, 2, 3, .. "a.html\0"u8, .. packed[10..]];
        var (content, gzip) = Read(named);
        Assert.Equal(Words[..300], content);
        Assert.Null(gzip.Failure);
    }

    [Fact]
    public void A_cut_anywhere_is_said_and_what_stands_before_it_is_handed_out()
    {
        byte[] packed = Packed(Words[..20_000], CompressionLevel.Optimal);
        for (int cut = 1; cut < packed.Length; cut += cut > 30 && cut < packed.Length - 40 ? 97 : 1)
        {
            var (content, gzip) = Read(packed[..cut]);
            Assert.Equal("gzip-cut", gzip.Failure?.Code);
            Assert.True(Words.AsSpan().StartsWith(content));
            if (cut > packed.Length - 9) Assert.Equal(20_000, content.Length);
        }
    }

    [Fact]
    public void A_wrong_checksum_is_said_and_all_of_the_content_is_handed_out()
    {
        byte[] packed = Packed(Words, CompressionLevel.Optimal);
        packed[^6] ^= 1;
        var (content, gzip) = Read(packed);
        Assert.Equal(Words, content);
        Assert.Equal("gzip-damaged", gzip.Failure?.Code);
        Assert.Contains("checksum", gzip.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_behind_the_end_that_are_no_gzip_are_said()
    {
        byte[] packed = Packed(Words, CompressionLevel.Optimal);
        foreach (byte[] tail in (byte[][])[[.. "more"u8], [10], Words])
        {
            var (content, gzip) = Read([.. packed, .. tail]);
            Assert.Equal(Words, content);
            Assert.Equal("gzip-damaged", gzip.Failure?.Code);
        }
    }

    [Fact]
    public void Garbage_never_throws() =>
        Garbage.OfBytes([Packed(Words[..3000], CompressionLevel.Optimal), [.. Packed(Words[..500], CompressionLevel.Fastest), .. Packed(Words[..50], CompressionLevel.Optimal)]], b => Assert.NotNull(Read(b).Content), 600);

    private static (byte[] Content, GunzipStream Gzip) Read(byte[] packed)
    {
        var gzip = new GunzipStream(new MemoryStream(packed));
        var made = new MemoryStream();
        gzip.CopyTo(made);
        return (made.ToArray(), gzip);
    }

    private static byte[] Packed(byte[] content, CompressionLevel level)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
        {
            gzip.Write(content);
            if (content.Length == 0) gzip.Flush();
        }
        return packed.ToArray();
    }
}
