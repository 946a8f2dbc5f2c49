using System.IO.Compression;
using System.Text;
using Stemma.Core.Web;

namespace Stemma.Tests.Web;

public sealed class HttpMessageTest
{
    [Fact]
    public void A_response_is_taken_apart()
    {
        var message = Parse("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Long: one\r\n two\r\n\r\n<p>Hello");
        Assert.Equal(200, message.Status);
        Assert.Equal("text/html", message.Header("content-type"));
        Assert.Equal("one two", message.Header("x-long"));
        Assert.Equal("<p>Hello", Text(message));
    }

    [Fact]
    public void Chunks_are_joined() =>
        Assert.Equal("Hello, world", Text(Parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7;x=y\r\nHello, \r\n5\r\nworld\r\n0\r\n\r\n")));

    [Fact]
    public void A_body_that_was_already_joined_stays() =>
        Assert.Equal("<p>Hello\nthere", Text(Parse("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Encoding: gzip\n\n<p>Hello\nthere")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void Encodings_are_undone(string name)
    {
        var packed = new MemoryStream();
        using (Stream s = name == "gzip" ? new GZipStream(packed, CompressionMode.Compress) : name == "br" ? new BrotliStream(packed, CompressionMode.Compress) : new DeflateStream(packed, CompressionMode.Compress))
        {
            s.Write(Encoding.UTF8.GetBytes(new string('x', 5000)));
        }
        byte[] block = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {name}\r\n\r\n"), .. packed.ToArray()];
        Assert.Equal(new string('x', 5000), Text(HttpMessage.Parse(block, 10_000)));
        var capped = HttpMessage.Parse(block, 100);
        Assert.Equal(100, capped.Body.Length);
        Assert.Contains(capped.Problems, p => p.Code == "http-body-too-long");
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.OfBytes(
        [Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nHello, \r\n5\r\nworld\r\n0\r\n\r\n"), Encoding.ASCII.GetBytes("HTTP/1.0 200\nContent-Encoding: br, gzip\n\n\u001f\u008b")],
        b => HttpMessage.Parse(b, 1000));

    private static HttpMessage Parse(string block) => HttpMessage.Parse(Encoding.UTF8.GetBytes(block), 10_000);

    private static string Text(HttpMessage message) => Encoding.UTF8.GetString(message.Body.Span);
}
