using System.IO.Hashing;
using System.Security;
using System.Text;

namespace Stemma.Eval.Rehearsals;

/// <summary>What outlets that edit and delete answer.</summary>
internal sealed class DayAnswers(IReadOnlyList<DayOutlet> outlets)
{
    private const int Window = 40;
    private const string Xml = "Content-Type: application/rss+xml; charset=utf-8", Html = "Content-Type: text/html; charset=utf-8";
    private static readonly DateTimeOffset Start = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc cref="PressAnswering"/>
    public PressAnswer Of(Outlet asked, string path, IReadOnlyDictionary<string, string> headers, double at, int count, Func<int, string> originOf)
    {
        var outlet = outlets[asked.Number];
        if (path == "/robots.txt") return asked.HasRobots ? Text(200, "User-agent: *\nCrawl-delay: 4\n", "Content-Type: text/plain") : Text(404, "none", Html);
        if (path == "/feed.xml")
        {
            var listed = outlet.Lives.Where(l => l.StandsAt(at)).OrderByDescending(l => l.Appears).Take(Window).ToList();
            return Validated(outlet, headers, Rss(outlet, listed, at, originOf(asked.Number)), Xml, [.. listed.Select(l => l.MarkOf(l.VersionAt(at)))]);
        }
        if (outlet.Lives.FirstOrDefault(l => l.Path == path) is not { } life || outlet.Tells == Telling.Loose || at < life.Appears) return Text(404, "nothing here", Html);
        if (outlet.Tells == Telling.Shut) return Text(403, "for subscribers", Html);
        if (!life.StandsAt(at)) return Text(life.GoneStatus, "it is gone", Html);
        int version = life.VersionAt(at);
        return Validated(outlet, headers, Invented.Page(asked.Name, life.Title(version), life.Text(version), Date(life.Appears, "yyyy-MM-dd'T'HH:mm:ssK")), Html, [life.MarkOf(version)]);
    }

    private static PressAnswer Validated(DayOutlet outlet, IReadOnlyDictionary<string, string> headers, string body, string type, IReadOnlyList<string> marks)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        if (!outlet.HasValidators) return new PressAnswer(200, bytes, [type], Marks: marks);
        string tag = $"ETag: \"{XxHash3.HashToUInt64(bytes):x}\"";
        return tag == $"ETag: {headers.GetValueOrDefault("If-None-Match")}" ? new PressAnswer(304, [], [tag]) : new PressAnswer(200, bytes, [type, tag], Marks: marks);
    }

    private static string Rss(DayOutlet outlet, List<Life> listed, double at, string origin)
    {
        var made = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>{outlet.Outlet.Name}</title><link>{origin}/</link><description>News</description>");
        foreach (var life in listed)
        {
            int version = life.VersionAt(at);
            var text = life.Text(version);
            made.Append($"<item><title>{SecurityElement.Escape(life.Title(version))}</title>{(outlet.Tells == Telling.Loose ? "" : $"<link>{origin}{life.Path}</link>")}<guid isPermaLink=\"false\">{life.Mark}</guid>");
            made.Append($"<pubDate>{Date(life.Appears, "R")}</pubDate><atom:updated>{Date(life.UpdatedAt(at), "yyyy-MM-dd'T'HH:mm:ssK")}</atom:updated><description>{SecurityElement.Escape(text[0])}</description>");
            if (outlet.Tells != Telling.Brief) made.Append($"<content:encoded>{SecurityElement.Escape(string.Concat(text.Select(p => $"<p>{p}</p>")))}</content:encoded>");
            made.Append("</item>");
        }
        return made.Append("</channel></rss>").ToString();
    }

    private static string Date(double at, string format) => Start.AddSeconds(at).ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static PressAnswer Text(int status, string body, string header) => new(status, Encoding.UTF8.GetBytes(body), [header]);
}
