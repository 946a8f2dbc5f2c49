using System.Security;
using System.Text;

namespace Stemma.Eval.Rehearsals;

/// <summary>What the press answers: after some real milliseconds, whole or broken off half-way; how long it asks not to come again (program seconds), and the marks of the reports that it lists.</summary>
internal sealed record PressAnswer(int Status, byte[] Body, IReadOnlyList<string> Headers, int Wait = 0, bool Cut = false, double Asked = 0, IReadOnlyList<string>? Marks = null)
{
    public IReadOnlyList<string> Listed => Marks ?? [];
}

/// <summary>The manners of outlets and pages, as answers.</summary>
internal static class PressAnswers
{
    private const string Xml = "Content-Type: application/rss+xml; charset=utf-8", Html = "Content-Type: text/html; charset=utf-8";
    private static readonly DateTimeOffset Start = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The answer to a request.</summary>
    /// <param name="outlet">Whose origin.</param>
    /// <param name="path">What.</param>
    /// <param name="headers">The request's.</param>
    /// <param name="at">Program seconds from the start.</param>
    /// <param name="count">Which request for it this is, from 1.</param>
    /// <param name="originOf">Origins of outlets by number.</param>
    public static PressAnswer Of(Outlet outlet, string path, IReadOnlyDictionary<string, string> headers, double at, int count, Func<int, string> originOf)
    {
        string own = originOf(outlet.Number);
        if (path == "/robots.txt") return outlet.HasRobots ? Text(200, "User-agent: *\nDisallow: /private/\nCrawl-delay: 4\n", "Content-Type: text/plain") : Text(404, "none", Html);
        if (path == "/feed.xml" && outlet.Manner == Manner.Moved) return Text(301, "", $"Location: {own}/new/feed.xml");
        if (path is "/feed.xml" or "/new/feed.xml") return Feed(outlet, headers, at, count, own);
        string bare = path.Replace("/elsewhere", "", StringComparison.Ordinal);
        return outlet.Reports.FirstOrDefault(r => r.Path == bare) is { } report ? Page(outlet, report, path, at, count, own) : Text(404, "nothing here", Html);
    }

    private static PressAnswer Feed(Outlet outlet, IReadOnlyDictionary<string, string> headers, double at, int count, string own)
    {
        switch (outlet.Manner)
        {
            case Manner.Gone when at > 14_400: return Text(410, "gone", Html);
            case Manner.Erring when count % 3 == 0: return Text(500, Rss(outlet, [], own, at, count), Xml);
            case Manner.Busy when count % 4 == 2: return Text(count % 8 == 2 ? 429 : 503, "busy", Html, "Retry-After: 2700") with { Asked = 2700 };
            case Manner.Busy when count % 8 == 4: return Text(429, "busy", Html) with { Asked = 3600 };
            case Manner.Page when count % 3 == 2: return Text(200, "<!doctype html><title>Maintenance</title><p>We will be back soon.</p>", Html);
            case Manner.Garbled when count % 3 == 2: return new PressAnswer(200, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31 % 251))], [Xml]);
        }
        var listed = outlet.Listed(at).ToList();
        string tag = $"\"{listed.Count}-{listed.FirstOrDefault()?.Mark}-{listed.Count(r => r.Changes <= at)}\"";
        if (outlet.Manner == Manner.Validators && headers.GetValueOrDefault("If-None-Match") == tag) return new PressAnswer(304, [], [$"ETag: {tag}"]);
        List<string> sent = [Xml];
        if (outlet.Manner == Manner.Validators) sent.Add($"ETag: {tag}");
        if (outlet.Manner == Manner.MaxAge) sent.Add("Cache-Control: max-age=3600");
        return new PressAnswer(200, Encoding.UTF8.GetBytes(Rss(outlet, listed, own, at, count)), sent,
            outlet.Manner == Manner.Slow ? 400 : 0, outlet.Manner == Manner.Garbled && count % 3 == 0, outlet.Manner == Manner.MaxAge ? 3600 : 0, [.. listed.Select(r => r.Mark)]);
    }

    private static string Rss(Outlet outlet, List<Report> listed, string own, double at, int count)
    {
        var made = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>{outlet.Name}</title><link>{own}/</link><description>News</description>");
        foreach (var report in listed)
        {
            string id = outlet.Manner == Manner.Churning ? $"{report.Mark}-{count}" : report.Mark;
            string link = outlet.Manner == Manner.Loose ? "" : $"<link>{own}{report.Path}</link>";
            made.Append($"<item><title>{SecurityElement.Escape(report.Title)}{(report.Changes <= at ? " (updated)" : "")}</title>{link}<guid isPermaLink=\"false\">{id}</guid><pubDate>{Start.AddSeconds(report.Appears):R}</pubDate><description>{SecurityElement.Escape(Outlet.Text(report, at)[0])}</description></item>");
        }
        return made.Append("</channel></rss>").ToString();
    }

    private static PressAnswer Page(Outlet outlet, Report report, string path, double at, int count, string own)
    {
        switch (report.Manner)
        {
            case PageManner.Absent: return Text(404, "<!doctype html><title>Not found</title>", Html);
            case PageManner.ErringTwice when count <= 2: return Text(503, "later", Html);
            case PageManner.ErringAlways: return Text(500, "broken", Html);
            case PageManner.Wall: return Text(200, "<!doctype html><html><head><title>Before you go on</title></head><body><form><button>Accept</button><button>Refuse</button></form></body></html>", Html);
            case PageManner.Document: return Text(200, "%PDF-1.7 not really", "Content-Type: application/pdf");
            case PageManner.MovedAway when !path.StartsWith("/elsewhere", StringComparison.Ordinal): return Text(302, "", $"Location: {own}/elsewhere{path}");
        }
        return Text(200, Invented.Page(outlet.Name, report.Title, Outlet.Text(report, at), Start.AddSeconds(report.Appears).ToString("yyyy-MM-dd'T'HH:mm:ssK")), Html);
    }

    private static PressAnswer Text(int status, string body, params IReadOnlyList<string> headers) => new(status, Encoding.UTF8.GetBytes(body), headers);
}
