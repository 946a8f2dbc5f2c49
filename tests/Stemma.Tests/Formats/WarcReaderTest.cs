using System.IO.Compression;
using System.Text;
using Stemma.Core.Formats.Warc;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class WarcReaderTest
{
    [Fact]
    public void Responses_are_read_with_address_date_and_body()
    {
        var records = Records(Bytes(Response("http://a.example/1", "<p>One") + Response("http://a.example/2", "<p>Two")));
        Assert.Equal(["http://a.example/1", "http://a.example/2"], records.Select(r => r.TargetUri));
        Assert.Equal(["<p>One", "<p>Two"], records.Select(r => Encoding.UTF8.GetString(r.Body.Span)));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero), records[0].Date);
        Assert.Equal(200, records[1].Status);
        Assert.Equal("http://a.example/2", records[1].ToCapture()!.Url);
    }

    [Fact]
    public void Each_gzip_member_gives_its_own_offset_and_a_broken_one_costs_only_itself()
    {
        byte[] one = Gzip(Response("http://a.example/1", "<p>One")), two = Gzip(Response("http://a.example/2", "<p>Two")), three = Gzip(Response("http://a.example/3", "<p>Three"));
        for (var i = 40; i < 80; i++) two[i] = 0x55;
        var records = Records([.. one, .. two, .. three]);
        Assert.Equal("http://a.example/1", records[0].TargetUri);
        Assert.Equal(("http://a.example/3", one.Length + two.Length), (records[^1].TargetUri, (int)records[^1].Offset));
    }

    [Fact]
    public void One_gzip_member_round_all_records_is_read() =>
        Assert.Equal(2, Records(Gzip(Response("http://a.example/1", "<p>One") + Response("http://a.example/2", "<p>Two"))).Count);

    [Theory]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999")]
    [InlineData("3")]
    [InlineData("400")]
    public void A_wrong_length_is_reported_and_the_next_record_read(string length)
    {
        var bad = Response("http://a.example/1", "<p>One");
        bad = System.Text.RegularExpressions.Regex.Replace(bad, "(?<=^Content-Length: )\\d+", length, System.Text.RegularExpressions.RegexOptions.Multiline);
        var entries = WarcReader.Read(new MemoryStream(Bytes(bad + Response("http://a.example/2", "<p>Two")))).ToList();
        Assert.Contains(entries, e => e.Problem is not null || e.Record!.Problems.Count > 0);
        Assert.Equal("http://a.example/2", entries[^1].Record!.TargetUri);
    }

    [Fact]
    public void A_bomb_inside_is_capped()
    {
        byte[] head = Bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), bomb = Gzip(new string('x', 3_000_000));
        byte[] file = [.. Bytes(Head("http://a.example/1", head.Length + bomb.Length)), .. head, .. bomb, .. Bytes("\r\n\r\n" + Response("http://a.example/2", "<p>Two"))];
        var entries = WarcReader.Read(new MemoryStream(file), 100_000).ToList();
        Assert.Equal(100_000, entries[0].Record!.Body.Length);
        Assert.Equal("http://a.example/2", entries[^1].Record!.TargetUri);
    }

    [Fact]
    public void A_wrong_length_in_an_older_archive_costs_no_other_record()
    {
        var http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Two";
        var entries = WarcReader.Read(new MemoryStream(Bytes($"filedesc://x.arc 0.0.0.0 20240506070809 text/plain -1\n1 0 X\nURL IP-address Archive-date\n\nhttp://a.example/1 10.0.0.1 20240506070809 text/html none\nlost\n\nhttp://a.example/2 10.0.0.1 20240506070809 text/html {http.Length}\n{http}\n"))).ToList();
        Assert.Equal(["filedesc://x.arc", "http://a.example/1", "http://a.example/2"], entries.Select(e => e.Record?.TargetUri).OfType<string>());
        Assert.Equal("<p>Two", Encoding.Latin1.GetString(entries[^1].Record!.Body.Span));
        Assert.Contains(entries, e => e.Problem?.Code == "warc-no-record");
    }

    [Fact]
    public void An_older_archive_is_read()
    {
        const string http = "HTTP/1.0 200 OK\nContent-Type: text/html\n\n<p>One";
        var records = Records(Bytes($"filedesc://x.arc 0.0.0.0 20240506070809 text/plain 5\n1 0 X\n\nhttp://a.example/a b 10.0.0.1 20240506070809 text/html {http.Length}\n{http}\n"));
        Assert.Equal(("response", "http://a.example/a%20b", 200), (records[^1].Type, records[^1].TargetUri, records[^1].Status));
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.OfBytes(
        [Bytes(Response("http://a.example/1", "<p>One") + Response("http://a.example/2", "<p>Two")), [.. Gzip(Response("http://a.example/1", "<p>One")), .. Gzip(Response("http://a.example/2", "<p>Two"))]],
        b => Assert.InRange(WarcReader.Read(new MemoryStream(b), 10_000).Take(1000).Count(), 0, 999), 600);

    private static List<WarcRecord> Records(byte[] bytes) => [.. WarcReader.Read(new MemoryStream(bytes)).Select(e => e.Record).OfType<WarcRecord>()];

    private static string Response(string url, string body)
    {
        var block = $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}";
        return Head(url, block.Length) + block + "\r\n\r\n";
    }

    private static string Head(string url, int length) =>
        $"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <{url}>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n";

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Bytes(text));
        return packed.ToArray();
    }
}
