using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Web;

/// <summary>An HTTP response taken apart, as archives keep it (RFC 9112).</summary>
/// <param name="Status">The status code; 0 where the status line cannot be read.</param>
/// <param name="Headers">Names and values in order, folded lines joined.</param>
/// <param name="Body">The body, transfer and content encoding undone.</param>
/// <param name="Problems">What did not fit; the body is then as much as could be read.</param>
public sealed record HttpMessage(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body, IReadOnlyList<Problem> Problems)
{
    private const int MaxHead = 64 * 1024;
    private const int MaxHeaders = 512;

    /// <summary>The first value of a header (any case), or null.</summary>
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return null;
    }

    /// <summary>Reads a response block: status line, headers, body.</summary>
    /// <param name="block">The bytes; lines may end with CR LF or LF.</param>
    /// <param name="cap">At most so many bytes of body are made.</param>
    public static HttpMessage Parse(ReadOnlyMemory<byte> block, int cap)
    {
        var problems = new List<Problem>();
        var (status, headers, bodyAt) = Head(block.Span, problems);
        var message = new HttpMessage(status, headers, default, problems);
        var body = block[bodyAt..];
        if (Says(message.Header("Transfer-Encoding"), "chunked")) body = HttpBody.Dechunk(body, problems);
        return message with { Body = HttpBody.Decode(body, message.Header("Content-Encoding"), cap, problems) };
    }

    private static bool Says(string? header, string word) => header is not null && header.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static (int Status, List<KeyValuePair<string, string>> Headers, int BodyAt) Head(ReadOnlySpan<byte> block, List<Problem> problems)
    {
        var headers = new List<KeyValuePair<string, string>>();
        var status = 0;
        var at = 0;
        for (var line = 0; at < block.Length; line++)
        {
            var rest = block[at..];
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 && line == 0) break;
            if (at > MaxHead || headers.Count > MaxHeaders)
            {
                problems.Add(new Problem("http-head-too-long", "The HTTP head is longer than 64 KiB or 512 lines; the rest was taken as body."));
                break;
            }
            if (end < 0) end = rest.Length;
            var text = Encoding.Latin1.GetString(rest[..Math.Min(end, MaxHead)]).TrimEnd('\r');
            at = Math.Min(block.Length, at + end + 1);
            if (line == 0) status = StatusOf(text, problems);
            else if (text.Length == 0) return (status, headers, at);
            else Add(headers, text);
        }
        return (status, headers, at);
    }

    private static int StatusOf(string line, List<Problem> problems)
    {
        var words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length >= 2 && words[0].StartsWith("HTTP", StringComparison.OrdinalIgnoreCase) && int.TryParse(words[1], out var status) && status is >= 100 and <= 999)
        {
            return status;
        }
        problems.Add(new Problem("http-no-status", "The response has no status line."));
        return 0;
    }

    private static void Add(List<KeyValuePair<string, string>> headers, string line)
    {
        if (line[0] is ' ' or '\t' && headers.Count > 0)
        {
            headers[^1] = new(headers[^1].Key, $"{headers[^1].Value} {line.Trim()}");
            return;
        }
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0) headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
    }
}
