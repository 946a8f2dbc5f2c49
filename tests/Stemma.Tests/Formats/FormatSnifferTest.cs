using System.Text;
using Stemma.Core.Formats;
using Stemma.Tests.Web;

namespace Stemma.Tests.Formats;

public sealed class FormatSnifferTest
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><p>x", "a", FileFormat.Html)]
    [InlineData("<?xml version='1.0'?><!-- c --><html xmlns='x'>", "a", FileFormat.Html)]
    [InlineData("<p>Only a piece", "a.html", FileFormat.Html)]
    [InlineData("Words first<p>and a tag", "a.html", FileFormat.Html)]
    [InlineData("Only words, named wrongly", "a.html", FileFormat.Text)]
    [InlineData("<?xml version='1.0'?>\n<rss version='2.0'>", "a.html", FileFormat.Rss)]
    [InlineData("<a:feed xmlns:a='x'>", "a.xml", FileFormat.Atom)]
    [InlineData("<rdf:RDF>", "a.xml", FileFormat.Rdf)]
    [InlineData("<urlset>", "a.xml", FileFormat.Sitemap)]
    [InlineData("<opml version='2.0'>", "a.xml", FileFormat.Opml)]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\"", "a.json", FileFormat.JsonFeed)]
    [InlineData("{\"title\":\"x\"}\n{\"title\":\"y\"}\n", "a", FileFormat.Jsonl)]
    [InlineData("{\n \"title\": 1\n}", "a.json", FileFormat.Unknown)]
    [InlineData("<?xml version='1.0'?><other/>", "a.xml", FileFormat.Unknown)]
    [InlineData("WARC/1.0\r\n", "a", FileFormat.Warc)]
    [InlineData("Plain words.", "a.txt", FileFormat.Text)]
    [InlineData("Plain words.", "a.jsonl", FileFormat.Unknown)]
    [InlineData("Plain words.", "a.jsonl.gz", FileFormat.Unknown)]
    [InlineData("Plain words.", "a.txt.gz", FileFormat.Text)]
    [InlineData("{\"title\":\"x\"", "a.jsonl.gz", FileFormat.Jsonl)]
    [InlineData("  \n ", "a.txt", FileFormat.Empty)]
    [InlineData("", "a.txt", FileFormat.Empty)]
    [InlineData("%PDF-1.7", "a.txt", FileFormat.Binary)]
    [InlineData("\0\0\u0001\u0002abc", "a.txt", FileFormat.Binary)]
    public void A_file_is_what_its_bytes_say(string text, string name, FileFormat format) => Assert.Equal(format, FormatSniffer.Of(Encoding.UTF8.GetBytes(text), name).Format);

    [Fact]
    public void A_gzip_is_an_archive_only_by_its_name()
    {
        Assert.Equal(FileFormat.Warc, FormatSniffer.Of([0x1F, 0x8B, 8, 0], "x/a.warc.gz").Format);
        Assert.Equal(FileFormat.Gzip, FormatSniffer.Of([0x1F, 0x8B, 8, 0], "x/a.html.gz").Format);
    }

    [Fact]
    public void What_is_not_read_says_why()
    {
        Assert.Contains("PDF", FormatSniffer.Of("%PDF-1.7"u8, null).Problem!.Message, StringComparison.Ordinal);
        Assert.NotNull(FormatSniffer.Of([], null).Problem);
    }

    [Fact]
    public void Garbage_never_throws() => Garbage.Of(["<?xml version='1.0'?><!-- c --><rss version='2.0'>", "{\"title\":\"x\"}"], t => FormatSniffer.Of(Encoding.UTF8.GetBytes(t), "a.b.gz"));
}
