using System.IO.Compression;
using System.Text;

namespace Stemma.Eval.Bombs;

/// <summary>A file that is to make its reader run out of time or memory.</summary>
/// <param name="Name">Its name, whose ending says what it is.</param>
/// <param name="Bytes">It.</param>
/// <param name="Encoding">The Content-Encoding that it is sent with; null for one that is only imported.</param>
internal sealed record Bomb(string Name, byte[] Bytes, string? Encoding = null);

/// <summary>Bombs of our own making: packed ones for HTTP and for import, and XML, HTML and JSON that grow, nest or repeat.</summary>
internal static class BombMaker
{
    private const int Large = 300 << 20, Nested = 1_000_000;
    private const string FeedStart = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>x</title><item><title>y</title></item>";

    public static IEnumerable<Bomb> All() => [.. Packed(), .. Xml(), .. Html(), .. Json()];

    private static IEnumerable<Bomb> Packed()
    {
        byte[] gzip = Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), Blank(FeedStart, Large));
        yield return new Bomb("made-300MiB.gz", gzip, "gzip");
        yield return new Bomb("made-300MiB-unlabelled.xml", gzip, "");
        yield return new Bomb("made-300MiB.zlib", Pack(s => new ZLibStream(s, CompressionLevel.Optimal, true), Blank(FeedStart, Large)), "deflate");
        yield return new Bomb("made-300MiB.rawdeflate", Pack(s => new DeflateStream(s, CompressionLevel.Optimal, true), Blank(FeedStart, Large)), "deflate");
        yield return new Bomb("made-300MiB.br", Pack(s => new BrotliStream(s, CompressionLevel.Fastest, true), Blank(FeedStart, Large)), "br");
        yield return new Bomb("made-300MiB.zst", Pack(s => new ZstdSharp.CompressionStream(s, 3, leaveOpen: true), Blank(FeedStart, Large)), "zstd");
        byte[] twice = Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), [gzip]), thrice = Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), [twice]);
        yield return new Bomb("made-nested-3.gz", thrice, "gzip, gzip, gzip");
        yield return new Bomb("made-nested-in-one.gz", thrice, "gzip");
        yield return new Bomb("made-members.gz", [.. Enumerable.Repeat(Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), Blank("", 1 << 20)), 300).SelectMany(b => b)], "gzip");
        yield return new Bomb("made-empty-members.gz", [.. Enumerable.Repeat(Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), [[]]), 500_000).SelectMany(b => b)], "gzip");
        yield return new Bomb("made-page.html.gz", Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), Blank("<html><body><p>x</p>", Large)));
        yield return new Bomb("made-lines.jsonl.gz", Pack(s => new GZipStream(s, CompressionLevel.Optimal, true), Blank("{\"title\":\"x\",\"text\":\"", Large)));
        yield return new Bomb("made-archive.warc.gz", Pack(s => new GZipStream(s, CompressionLevel.Optimal, true),
            Blank($"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://quay.example/\r\nContent-Type: application/http\r\nContent-Length: {Large}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", Large)));
    }

    private static IEnumerable<Bomb> Xml()
    {
        string laughs = string.Concat(Enumerable.Range(1, 12).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">"));
        yield return Text("made-billion-laughs.xml", $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"ha\">{laughs}]><rss version=\"2.0\"><channel><title>&e12;</title><item><title>&e12;</title></item></channel></rss>");
        yield return Text("made-quadratic-blowup.xml", $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"{new string('a', 200_000)}\">]><rss version=\"2.0\"><channel><item><title>{string.Concat(Enumerable.Repeat("&a;", 200_000))}</title></item></channel></rss>");
        foreach (string root in (string[])["rss", "feed", "opml", "urlset", "newsItem", "gpx"])
            yield return Text($"made-deep-{root}.xml", $"<{root}>{string.Concat(Enumerable.Repeat("<outline>", Nested))}x");
        yield return Text("made-long-attribute.xml", $"<rss version=\"2.0\"><channel><item a=\"{new string('a', 12 << 20)}\"><title>x</title></item></channel></rss>");
        yield return Text("made-open-attribute.xml", $"<rss version=\"2.0\"><channel>{string.Concat(Enumerable.Repeat("<item a=\"", 300_000))}");
        yield return Text("made-many-attributes.xml", $"<rss version=\"2.0\"><channel><item {string.Concat(Enumerable.Range(0, 300_000).Select(i => $"a{i}=\"\" "))}><title>x</title></item></channel></rss>");
        yield return Text("made-many-prefixes.xml", $"<rss version=\"2.0\" {string.Concat(Enumerable.Range(0, 100_000).Select(i => $"xmlns:a{i}=\"u\" "))}><channel>{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a{i}:x/>"))}</channel></rss>");
        yield return Text("made-stray-end-tags.xml", $"<rss version=\"2.0\"><channel>{string.Concat(Enumerable.Repeat("<a>", 250))}{string.Concat(Enumerable.Repeat("</b>", Nested))}");
        yield return Text("made-open-cdata.xml", $"<rss version=\"2.0\"><channel>{string.Concat(Enumerable.Repeat("<![CDATA[", 500_000))}");
        yield return Text("made-open-comments.xml", $"<rss version=\"2.0\"><channel>{string.Concat(Enumerable.Repeat("<!--", Nested))}");
        yield return Text("made-ampersands.xml", $"<rss version=\"2.0\"><channel><item><title>{new string('&', 8 << 20)}</title></item></channel></rss>");
    }

    private static IEnumerable<Bomb> Html()
    {
        yield return Text("made-deep.html", $"<html><body>{string.Concat(Enumerable.Repeat("<div>", Nested))}x");
        yield return Text("made-formatting.html", $"<html><body>{string.Concat(Enumerable.Repeat("<b><i><a href=x><font>", 100_000))}x<p>y");
        yield return Text("made-formatting-paragraphs.html", $"<html><body>{string.Concat(Enumerable.Repeat("<p><b><i><u>", 50_000))}x");
        yield return Text("made-misnested.html", $"<html><body>{string.Concat(Enumerable.Repeat("<a><p></a>", 100_000))}x");
        yield return Text("made-tables.html", $"<html><body>{string.Concat(Enumerable.Repeat("<table><tr><td>", 100_000))}x{string.Concat(Enumerable.Repeat("<table>x", 100_000))}");
        yield return Text("made-long-attribute.html", $"<html><body><p class=\"{new string('a', 8 << 20)}\">x</p></body></html>");
        yield return Text("made-many-attributes.html", $"<html><body><p {string.Concat(Enumerable.Range(0, 300_000).Select(i => $"a{i}=x "))}>x</p></body></html>");
        yield return Text("made-open-scripts.html", $"<html><body>{string.Concat(Enumerable.Repeat("<script>", 500_000))}");
        yield return Text("made-one-paragraph.html", $"<html><body><article><p>{string.Concat(Enumerable.Repeat("“He said, ", 300_000))}</p></article></body></html>");
        yield return Text("made-links.html", $"<html><body>{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<p><a href=\"/news/{i}\">A headline of several words that somebody wrote</a></p>"))}</body></html>");
        yield return Text("made-ld-json.html", $"<html><head><script type=\"application/ld+json\">{new string('[', Nested)}</script></head><body><p>x</p></body></html>");
    }

    private static IEnumerable<Bomb> Json()
    {
        yield return Text("made-deep.json", new string('[', Nested));
        yield return Text("made-deep-feed.json", $"{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{{\"id\":{string.Concat(Enumerable.Repeat("{\"a\":", Nested))}");
        yield return Text("made-deep-ninjs.json", $"{{\"uri\":\"urn:t:1\",\"type\":\"text\",\"versioncreated\":\"2031-03-01T08:00:00Z\",\"associations\":{string.Concat(Enumerable.Repeat("{\"a\":{\"uri\":\"x\",\"associations\":", 200_000))}");
        yield return Text("made-long-line.jsonl", $"{{\"title\":\"x\",\"text\":\"{new string('a', 64 << 20)}\"}}");
        yield return Text("made-numbers.json", $"{{\"type\":\"LineString\",\"coordinates\":[{string.Join(',', Enumerable.Repeat("[1e400,1]", 300_000))}]}}");
    }

    private static Bomb Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text), "");

    private static IEnumerable<byte[]> Blank(string head, int size)
    {
        yield return Encoding.UTF8.GetBytes(head);
        byte[] blank = new byte[1 << 20];
        Array.Fill(blank, (byte)' ');
        for (int made = 0; made < size; made += blank.Length) yield return blank;
    }

    private static byte[] Pack(Func<Stream, Stream> packer, IEnumerable<byte[]> parts)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
            foreach (byte[] part in parts) stream.Write(part);
        return packed.ToArray();
    }
}
