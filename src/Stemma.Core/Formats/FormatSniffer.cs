using Stemma.Core.News;

namespace Stemma.Core.Formats;

/// <summary>What a file is.</summary>
public enum FileFormat
{
    /// <summary>Nothing we read; the problem says why.</summary>
    Unknown,

    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>Pictures, documents, programs.</summary>
    Binary,

    /// <summary>A gzip file: unpack it and look again.</summary>
    Gzip,

    /// <summary>A page.</summary>
    Html,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Lines of JSON objects.</summary>
    Jsonl,

    /// <summary>A web archive, plain or gzipped (WARC or ARC).</summary>
    Warc,

    /// <summary>RSS 0.9x or 2.0, or CDF.</summary>
    Rss,

    /// <summary>Atom 0.3 or 1.0.</summary>
    Atom,

    /// <summary>RSS 0.90, 1.0 or 1.1, in RDF.</summary>
    Rdf,

    /// <summary>JSON Feed.</summary>
    JsonFeed,

    /// <summary>A sitemap or an index of sitemaps.</summary>
    Sitemap,

    /// <summary>A list of subscriptions.</summary>
    Opml,

    /// <summary>An agency's items as ninjs, versions 1 to 3.</summary>
    Ninjs,

    /// <summary>An agency's items as NewsML-G2.</summary>
    NewsMlG2,

    /// <summary>An agency's items as NewsML 1.</summary>
    NewsMl1,

    /// <summary>An agency's report as NITF.</summary>
    Nitf,

    /// <summary>An agency's message in IPTC 7901.</summary>
    Iptc7901,

    /// <summary>An agency's message in ANPA 1312.</summary>
    Anpa,
}

/// <summary>A guess with its reason.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Problem">Why it cannot be read; null for what can be.</param>
public readonly record struct Sniffed(FileFormat Format, Problem? Problem);

/// <summary>Tells what a file is: by its first bytes, and by its name where those leave it open.</summary>
public static class FormatSniffer
{
    private const int Look = 16 * 1024, LongestHeader = 512;

    private static readonly (byte[] Head, string What)[] BinaryHeads =
    [
        ("%PDF"u8.ToArray(), "a PDF document"), ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"), ("PK\u0003\u0004"u8.ToArray(), "a ZIP or office file"), ([0x28, 0xB5, 0x2F, 0xFD], "a zstd file"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "an xz file"), ("BZh"u8.ToArray(), "a bzip2 file"), ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("RIFF"u8.ToArray(), "a picture or sound"), ("OggS"u8.ToArray(), "a sound"), ("ID3"u8.ToArray(), "a sound"), ("SQLite format 3"u8.ToArray(), "a database"),
    ];

    /// <summary>Looks at a file.</summary>
    /// <param name="bytes">Its first bytes, 16 KiB or all of it.</param>
    /// <param name="name">Its name or address, or null.</param>
    public static Sniffed Of(ReadOnlySpan<byte> bytes, string? name)
    {
        if (bytes.IsEmpty) return new Sniffed(FileFormat.Empty, new Problem("empty", "The file is empty."));
        var ending = Ending(name);
        if (bytes.Length > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B) return new Sniffed(IsArchive(ending) ? FileFormat.Warc : FileFormat.Gzip, null);
        foreach (var (head, what) in BinaryHeads)
        {
            if (bytes.StartsWith(head)) return Binary($"The file is {what}; text, HTML, JSONL, WARC, feeds and agencies' formats are read.");
        }
        if (ending.EndsWith(".gz", StringComparison.Ordinal)) ending = ending[..^3]; // named as packed, and is not
        if (bytes.StartsWith("WARC/"u8) || bytes.StartsWith("filedesc:"u8)) return new Sniffed(FileFormat.Warc, null);
        bytes = bytes[..Math.Min(bytes.Length, Look)];
        if (Message(bytes) is { } message) return new Sniffed(message, null);
        var text = Web.Charset.Decode(bytes, null, Look).Text;
        var odd = text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\u001a'));
        if (odd * 50 > text.Length) return Binary("The file holds bytes that are no text.");
        var body = text.AsSpan().TrimStart().TrimStart('\uFEFF').TrimStart();
        if (body.IsEmpty) return new Sniffed(FileFormat.Empty, new Problem("empty", "The file holds only blank space."));
        return body[0] switch
        {
            '{' or '[' => Json(body, ending),
            '<' => Markup(body, ending),
            _ => Other(body, ending),
        };
    }

    // What agencies send over the line: SYN SYN SOH or SOH first, and STX before the text.
    private static FileFormat? Message(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, LongestHeader)];
        if (head.IndexOf((byte)2) < 0) return null;
        return head.StartsWith("\u0016\u0016\u0001"u8) ? FileFormat.Anpa : head.StartsWith("\u0001"u8) ? FileFormat.Iptc7901 : null;
    }

    private static Sniffed Binary(string message) => new(FileFormat.Binary, new Problem("binary", message));

    private static Sniffed Json(ReadOnlySpan<char> body, string ending)
    {
        if (body.Contains("jsonfeed.org/version", StringComparison.Ordinal)) return new Sniffed(FileFormat.JsonFeed, null);
        if (Ninjs.NinjsSigns.In(body)) return new Sniffed(FileFormat.Ninjs, null);
        if (ending is "jsonl" or "ndjson") return new Sniffed(FileFormat.Jsonl, null);
        if (body[0] == '{' && body.Contains("\"items\"", StringComparison.Ordinal) && body.Contains("\"version\"", StringComparison.Ordinal)) return new Sniffed(FileFormat.JsonFeed, null);
        var line = body.IndexOf('\n');
        var first = (line < 0 ? body : body[..line]).TrimEnd();
        return body[0] == '{' && (first.EndsWith('}') || line < 0)
            ? new Sniffed(FileFormat.Jsonl, null)
            : new Sniffed(FileFormat.Unknown, new Problem("unknown-json", "The file is JSON of a kind that is not known; JSON Feed, ninjs, and JSON lines with an object each, are read."));
    }

    private static Sniffed Markup(ReadOnlySpan<char> body, string ending)
    {
        var root = RootName(body);
        return root.ToLowerInvariant() switch
        {
            "rss" or "channel" or "cdf" => new Sniffed(FileFormat.Rss, null),
            "feed" => new Sniffed(FileFormat.Atom, null),
            "rdf" => new Sniffed(FileFormat.Rdf, null),
            "urlset" or "sitemapindex" => new Sniffed(FileFormat.Sitemap, null),
            "opml" => new Sniffed(FileFormat.Opml, null),
            "nitf" => new Sniffed(FileFormat.Nitf, null),
            "newsml" => new Sniffed(FileFormat.NewsMl1, null),
            _ when NewsMlG2.NewsMlG2Reader.IsRoot(root) => new Sniffed(FileFormat.NewsMlG2, null),
            "html" or "!doctype html" or "head" or "body" => new Sniffed(FileFormat.Html, null),
            _ when ending is "rss" => new Sniffed(FileFormat.Rss, null),
            _ when ending is "atom" => new Sniffed(FileFormat.Atom, null),
            _ when ending is "opml" => new Sniffed(FileFormat.Opml, null),
            _ when body.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && ending is not ("html" or "htm" or "xhtml") =>
                new Sniffed(FileFormat.Unknown, new Problem("unknown-xml", $"The file is XML of a kind that is not known (<{(root.Length > 40 ? root[..40] : root)}>).")),
            _ => new Sniffed(FileFormat.Html, null),
        };
    }

    private static Sniffed Other(ReadOnlySpan<char> body, string ending) =>
        IsArchive(ending) ? new Sniffed(FileFormat.Warc, null)
        : (ending is "html" or "htm" && HasTags(body)) || body.Contains("<html", StringComparison.OrdinalIgnoreCase) ? new Sniffed(FileFormat.Html, null)
        : body.Contains("<rss", StringComparison.OrdinalIgnoreCase) ? new Sniffed(FileFormat.Rss, null)
        : ending is "json" or "jsonl" or "ndjson" or "xml" or "rss" or "atom" or "rdf" or "opml"
            ? new Sniffed(FileFormat.Unknown, new Problem("mislabelled", $"Its name says .{ending}, and it holds plain words; name it .txt to have them read as a text."))
        : new Sniffed(FileFormat.Text, null);

    // A page that begins with words has a tag further on; a text that was only named so has none.
    private static bool HasTags(ReadOnlySpan<char> body) =>
        body.Contains("</", StringComparison.Ordinal) || body.Contains("<p", StringComparison.OrdinalIgnoreCase) || body.Contains("<br", StringComparison.OrdinalIgnoreCase);

    // The local name of the first element, comments, declarations and processing instructions passed over.
    private static string RootName(ReadOnlySpan<char> body)
    {
        for (var n = 0; n < 64; n++)
        {
            var open = body.IndexOf('<');
            if (open < 0 || open + 1 >= body.Length) return "";
            body = body[(open + 1)..];
            if (body.StartsWith("!doctype html", StringComparison.OrdinalIgnoreCase)) return "!doctype html";
            if (body[0] is '!' or '?' or '/' || !(char.IsLetter(body[0]) || body[0] == '_'))
            {
                var close = body.StartsWith("!--") ? body.IndexOf("-->") : body.IndexOf('>');
                if (close < 0) return "";
                body = body[close..];
                continue;
            }
            var end = 0;
            while (end < body.Length && (char.IsLetterOrDigit(body[end]) || body[end] is '_' or '-' or '.' or ':')) end++;
            var name = body[..end];
            var colon = name.LastIndexOf(':');
            return name[(colon + 1)..].ToString();
        }
        return "";
    }

    private static bool IsArchive(string ending) => ending is "warc" or "arc" or "warc.gz" or "arc.gz";

    // "warc.gz", "html", "jsonl": the last part of the name, two where the last is gz.
    private static string Ending(string? name)
    {
        if (name is null) return "";
        var end = name.AsSpan().IndexOfAny('?', '#');
        var parts = (end < 0 ? name : name[..end]).ToLowerInvariant().Split('/', '\\')[^1].Split('.');
        return parts.Length < 2 ? "" : parts.Length > 2 && parts[^1] == "gz" ? $"{parts[^2]}.{parts[^1]}" : parts[^1];
    }
}
