using System.Text;
using Stemma.Eval.Rehearsals;

namespace Stemma.Eval.Polls;

/// <summary>What the sites of the load bench answer, as bytes.</summary>
internal static class FeedAnswers
{
    private const int Items = 8, New = 3, PageKinds = 16;

    private static readonly byte[] Rules = Answer("200 OK", "text/plain", "User-agent: *\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"Disallow: /section-{i}/private/*\n")));
    private static readonly byte[] NoRules = Answer("404 Not Found", "text/html", "none");
    private static readonly byte[][] Pages = [.. Enumerable.Range(0, PageKinds).Select(i => Answer("200 OK", "text/html", Invented.Page("The Observer", $"Report {i}", Invented.Paragraphs(i, 8), "2031-03-01T06:00:00Z")))];

    /// <summary>"Not modified".</summary>
    public static byte[] Same { get; } = Encoding.Latin1.GetBytes("HTTP/1.1 304 Not Modified\r\nETag: \"same\"\r\nCache-Control: max-age=300\r\n\r\n");

    /// <summary>An error.</summary>
    public static byte[] Error { get; } = Answer("500 Internal Server Error", "text/html", "broken");

    /// <summary>Every third site has twenty rules, the others have no robots.txt.</summary>
    public static byte[] Robots(int site) => site % 3 == 0 ? Rules : NoRules;

    /// <summary>A page.</summary>
    public static byte[] Page(string path) => Pages[path.Length > 0 ? path[^1] % PageKinds : 0];

    /// <summary>A feed: of one item without a page (which enters as it stands) where nothing is ever new, else of eight with pages, three of them new.</summary>
    /// <param name="site">Whose.</param>
    /// <param name="port">The port of all sites.</param>
    /// <param name="moment">What tells this answer's new items from others; 0 for a feed in which nothing is new.</param>
    public static byte[] Feed(int site, int port, long moment)
    {
        string own = $"http://{FeedSite.Host(site)}";
        var made = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Site {site}</title><link>{own}/</link><description>News</description>");
        if (moment == 0) made.Append($"<item><title>The one report of site {site}</title><guid isPermaLink=\"false\">only</guid><description>Nothing else was ever seen at site {site}.</description></item>");
        for (int i = 0; i < Items && moment != 0; i++)
        {
            string id = i < New ? $"{moment}-{i}" : $"old-{i}";
            string link = i < New ? $"{own}:{port}/news/{id}" : $"{own}/";
            made.Append($"<item><title>Report {id} of site {site}</title><link>{link}</link><guid isPermaLink=\"false\">{id}</guid><description>What report {id} of site {site} is about, in some words.</description></item>");
        }
        return Answer("200 OK", "application/rss+xml; charset=utf-8", made.Append("</channel></rss>").ToString(), $"ETag: \"{(moment == 0 ? "same" : moment)}\"\r\n");
    }

    private static byte[] Answer(string status, string type, string body, string headers = "")
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{headers}Content-Length: {bytes.Length}\r\n\r\n"), .. bytes];
    }
}
