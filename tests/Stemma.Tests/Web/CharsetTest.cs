using System.Text;
using Stemma.Core.Web;

namespace Stemma.Tests.Web;

public sealed class CharsetTest
{
    private static readonly Encoding Koi = CodePagesEncodingProvider.Instance.GetEncoding("koi8-r")!;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!;

    [Fact]
    public void A_byte_order_mark_wins()
    {
        var read = Charset.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Grüße")], "text/html; charset=koi8-r", 1000);
        Assert.Equal(("Grüße", "utf-16be"), (read.Text, read.Encoding));
    }

    [Theory]
    [InlineData("utf-16", "<html><meta charset=utf-16BE>Grüße")]
    [InlineData("utf-16", "\r\n\n <html><meta charset=utf-16BE>Grüße")]
    [InlineData("utf-16BE", "\n<html><meta charset=utf-16>Grüße")]
    [InlineData("utf-32", "\n\t<html><meta charset=utf-16BE>Grüße")]
    public void A_wide_encoding_without_a_byte_order_mark_shows_in_the_zeros_around_the_first_tag(string encoding, string text)
    {
        var read = Charset.Decode(Encoding.GetEncoding(encoding).GetBytes(text), "text/html; charset=utf-16BE", 1000);
        Assert.Equal(text, read.Text);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_wide_encoding_whose_first_tag_is_broken_shows_in_its_zeros(string encoding)
    {
        const string Text = "html lang=\"en\"><!-- a page that lost its first character on the way --><p>Grüße aus dem Hafen";
        Assert.Equal(Text, Charset.Decode(Encoding.GetEncoding(encoding).GetBytes(Text), "text/html; charset=gb18030", 1000).Text);
    }

    [Fact]
    public void A_wide_encoding_that_lost_bytes_here_and_there_is_read_without_its_zeros()
    {
        var whole = Encoding.UTF32.GetBytes("html lang=en><p>" + string.Concat(Enumerable.Repeat("the harbour of Kellmouth lies still ", 20)) + "</p>");
        var read = Charset.Decode([.. whole.Where((_, i) => i % 37 != 5)], "text/html; charset=utf-16", 10_000);
        Assert.DoesNotContain('\0', read.Text);
        Assert.Contains("harbour of Kellmouth", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_names_the_charset()
    {
        var read = Charset.Decode(Koi.GetBytes("Привет, город"), "text/html; charset=\"KOI8-R\"", 1000);
        Assert.Equal(("Привет, город", "koi8-r"), (read.Text, read.Encoding));
        Assert.Empty(read.Problems);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"koi8-r\"?><a>Привет</a>")]
    [InlineData("<html><meta charset=koi8-r><p>Привет</p>")]
    [InlineData("<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>Привет</p>")]
    public void The_text_names_its_own_charset(string text) => Assert.Equal(text, Charset.Decode(Koi.GetBytes(text), null, 1000).Text);

    [Fact]
    public void A_declaration_that_the_bytes_contradict_is_set_aside()
    {
        var latinCalledUtf8 = Charset.Decode(Western.GetBytes("Café “au lait”"), "text/html; charset=utf-8", 1000);
        Assert.Equal(("Café “au lait”", "windows-1252"), (latinCalledUtf8.Text, latinCalledUtf8.Encoding));
        var utf8CalledLatin = Charset.Decode(Encoding.UTF8.GetBytes("Café “au lait”"), "text/html; charset=iso-8859-1", 1000);
        Assert.Equal(("Café “au lait”", "utf-8"), (utf8CalledLatin.Text, utf8CalledLatin.Encoding));
        Assert.Contains(utf8CalledLatin.Problems, p => p.Code == "charset-mismatch");
    }

    [Fact]
    public void Undeclared_bytes_are_utf8_where_they_can_be()
    {
        Assert.Equal("Привет", Charset.Decode(Encoding.UTF8.GetBytes("Привет"), null, 1000).Text);
        Assert.Equal("Café", Charset.Decode(Western.GetBytes("Café"), null, 1000).Text);
    }

    [Fact]
    public void A_text_over_the_cap_is_cut_and_says_so()
    {
        var read = Charset.Decode(new byte[100], null, 10);
        Assert.Equal(10, read.Text.Length);
        Assert.Contains(read.Problems, p => p.Code == "text-cut");
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.OfBytes(
        [Encoding.UTF8.GetBytes("<?xml encoding='gb2312'?><meta charset=utf-16>中é"), Encoding.UTF32.GetBytes("<a>é"), Koi.GetBytes("<meta charset=koi8-r>Привет")],
        b => Charset.Decode(b, "text/html; charset=big5", 500));
}
