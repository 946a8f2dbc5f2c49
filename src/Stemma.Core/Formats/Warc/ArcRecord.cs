using System.Globalization;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Warc;

/// <summary>A record of the older ARC format: a line "URL IP date type length" (version 1, or 10 fields in version 2), then the response.</summary>
internal static class ArcRecord
{
    /// <summary>Takes the record that begins here.</summary>
    /// <returns>The record or a problem; null, with nothing taken, where no ARC record begins here.</returns>
    public static WarcEntry? Next(ByteSource source, long offset, int cap)
    {
        if (Head(source) is not { } head) return null;
        var (url, fields, date, end) = head;
        source.Skip(end + 1);
        var stated = long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        if (length > cap)
        {
            source.Skip(length);
            return WarcReader.Broken("warc-record-too-long", $"The record says it is {length} bytes long, over the cap of {cap}; it was left out.", offset);
        }
        var block = source.Take((int)length);
        var record = new WarcRecord
        {
            Offset = offset,
            Type = url.StartsWith("filedesc:", StringComparison.OrdinalIgnoreCase) ? "arc_header" : "response",
            TargetUri = url,
            Date = WebDate.Parse(fields[date]),
            Body = block,
            Problems = !stated ? [new News.Problem("warc-no-length", "The record states no length; nothing of it was read.")]
                : block.Length < length ? [new News.Problem("warc-record-cut", "The archive ends inside this record.")]
                : [],
        };
        return new WarcEntry(record.Type == "arc_header" ? record : WarcReader.WithHttp(record, block, cap), null);
    }

    /// <summary>Skips the lines that are no record, after a record with a wrong length.</summary>
    /// <returns>How many bytes were left out.</returns>
    public static long Resync(ByteSource source)
    {
        long skipped = 0;
        do
        {
            var seen = source.Peek(8192);
            var end = seen.IndexOf((byte)'\n');
            var line = end < 0 ? seen.Length : end + 1;
            source.Skip(line);
            skipped += line;
        }
        while (!source.AtEnd && Head(source) is null && !source.Peek(7).SequenceEqual("WARC/1."u8));
        return skipped;
    }

    private static (string Url, string[] Fields, int Date, int End)? Head(ByteSource source)
    {
        var seen = source.Peek(8192);
        var end = seen.IndexOf((byte)'\n');
        if (end < 0) return null;
        var fields = System.Text.Encoding.Latin1.GetString(seen[..end]).TrimEnd('\r').Split(' ');
        // A URL may hold spaces: the fields are counted from the end.
        var date = Array.FindLastIndex(fields, f => f.Length >= 12 && f.All(char.IsAsciiDigit));
        if (fields.Length < 5 || date < 2) return null;
        var url = string.Join("%20", fields[..(date - 1)]);
        return url.Contains("://", StringComparison.Ordinal) ? (url, fields, date, end) : null;
    }
}
