using System.IO.Compression;
using System.Text;
using Stemma.App.Gather;
using Stemma.Core.News;
using Stemma.Tests.Contracts;

namespace Stemma.Tests.Gather;

/// <summary>Files whose end is missing or broken: what can be read is taken, and one refusal says what is wrong.</summary>
public sealed class CutFilesTest : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_a_cut_jsonl_the_whole_lines_are_taken()
    {
        byte[] packed = Packed(Lines(40));
        var (captures, refusal) = Read("a.jsonl.gz", packed[..(packed.Length / 2)]);
        Assert.InRange(captures.Count, 10, 30);
        Assert.Equal("gzip-cut", refusal.Code);
        Assert.Contains("the file is cut", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"{captures.Count} report(s)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_cut_page_the_beginning_is_taken()
    {
        byte[] page = Reports.Page("https://h.example/1", "Barges", Enumerable.Range(1, 40).SelectMany(i => Reports.Paragraphs(i))).Body.ToArray(), packed = Packed(page);
        var (captures, refusal) = Read("a.html.gz", packed[..^900]);
        Assert.InRange(Assert.Single(captures).Body.Length, page.Length / 2, page.Length - 1);
        Assert.Equal(CaptureForm.Html, captures[0].Form);
        Assert.Equal("gzip-cut", refusal.Code);
    }

    [Fact]
    public void A_wrong_checksum_costs_nothing_but_is_said()
    {
        byte[] packed = Packed(Lines(5));
        packed[^7] ^= 0x40;
        var (captures, refusal) = Read("a.jsonl.gz", packed);
        Assert.Equal(5, captures.Count);
        Assert.Equal("gzip-damaged", refusal.Code);
    }

    [Fact]
    public void Of_a_cut_feed_the_items_before_the_cut_are_taken()
    {
        byte[] packed = Packed(Encoding.UTF8.GetBytes("<rss version=\"2.0\"><channel><title>Sable</title>"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"<item><title>T{i}</title><link>https://s.example/{i}</link><description>{string.Join(' ', Reports.Paragraphs(i))}</description></item>")) + "</channel></rss>"));
        var (captures, refusal) = Read("a.xml.gz", packed[..^600]);
        Assert.InRange(captures.Count, 5, 30);
        Assert.Equal("gzip-cut", refusal.Code);
    }

    [Fact]
    public void A_feed_that_ends_inside_an_item_is_said_and_loses_only_that()
    {
        var (captures, refusal) = Read("a.xml", Encoding.UTF8.GetBytes("<rss version=\"2.0\"><channel><item><title>Ferry back</title></item><item><title>Barges stopp"));
        Assert.Single(captures);
        Assert.Equal("feed-cut", refusal.Code);
        Assert.Contains("item 2", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_cut_archive_the_records_are_taken_and_the_place_is_said(bool memberEach)
    {
        var records = Enumerable.Range(1, 6).Select(Record).ToList();
        byte[] packed = memberEach ? [.. records.SelectMany(Packed)] : Packed([.. records.SelectMany(r => r)]);
        var (captures, refusal) = Read("a.warc.gz", packed[..^200]);
        Assert.InRange(captures.Count, memberEach ? 5 : 3, 6);
        Assert.Equal("warc-gzip-cut", refusal.Code);
        Assert.Contains("a.warc.gz: byte ", refusal.Place, StringComparison.Ordinal);
        Assert.Contains("the file is cut", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpacked_archive_that_ends_inside_a_record_is_said()
    {
        byte[] whole = [.. Record(1), .. Record(2)];
        var (captures, refusal) = Read("a.warc", whole[..^100]);
        Assert.Equal(2, captures.Count);
        Assert.Equal("warc-record-cut", refusal.Code);
        Assert.EndsWith($"a.warc: byte {Record(1).Length}", refusal.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_member_of_an_archive_costs_only_itself()
    {
        byte[] two = Packed(Record(2));
        two[^7] ^= 0x40;
        var (captures, refusal) = Read("a.warc.gz", [.. Packed(Record(1)), .. two, .. Packed(Record(3))]);
        Assert.Equal(3, captures.Count);
        Assert.Equal("warc-gzip-broken", refusal.Code);
    }

    private (List<Capture> Captures, Problem Refusal) Read(string name, byte[] bytes)
    {
        string path = _folder.At(name);
        File.WriteAllBytes(path, bytes);
        var offers = new FileImport(1 << 22).Read(FileImport.Files([path]), Stream.Null).ToList();
        return ([.. offers.Select(o => o.Capture).OfType<Capture>()], Assert.Single(offers.Select(o => o.Refusal).OfType<Problem>()));
    }

    private static byte[] Lines(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, count).Select(i => Encoding.UTF8.GetString(Reports.Capture(i).Body.Span) + "\n")));

    private static byte[] Record(int number)
    {
        byte[] http = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"u8, .. Reports.Page($"https://h.example/{number}", $"Report {number}", Reports.Paragraphs(number)).Body.Span];
        return [.. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-01T00:00:00Z\r\nWARC-Target-URI: https://h.example/{number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {http.Length}\r\n\r\n"), .. http, .. "\r\n\r\n"u8];
    }

    private static byte[] Packed(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }
}
