using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stemma.App.Serve;

namespace Stemma.Demo;

/// <summary>The pages of the press, dressed as their outlets dress them.</summary>
internal static partial class PressPages
{
    /// <summary>A report's page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">What stands on it.</param>
    /// <param name="origin">The outlet's own address, without a slash at its end.</param>
    /// <param name="linkOf">The address of another report.</param>
    public static string Of(PressReport report, PressVersion version, string origin, Func<string, string?> linkOf)
    {
        var (outlet, first) = (report.Outlet, report.Versions[0]);
        string Head(string name) => version.Head.GetValueOrDefault(name, "");
        var (body, stub) = Body(version);
        bool updated = version.At > first.At;
        var values = new Dictionary<string, string>(Dress(outlet, origin), StringComparer.Ordinal)
        {
            ["headline"] = version.Headline,
            ["deck"] = Head("deck"),
            ["byline"] = Head("byline"),
            ["section"] = Head("section"),
            ["credit"] = Head("credit"),
            ["caption"] = Head("caption"),
            ["image"] = Head("caption").Length > 0 ? $"{origin}/picture.svg" : "",
            ["link"] = linkOf(Head("link")) ?? "",
            ["url"] = origin + report.Path,
            ["published"] = Times.Iso(first.At),
            ["publishedText"] = Slots.Said(first.At, report.Language),
            ["updated"] = updated ? Times.Iso(version.At) : "",
            ["updatedText"] = updated ? Slots.Said(version.At, report.Language) : "",
            ["language"] = report.Language,
            ["body"] = body,
            ["stub"] = stub ? "1" : "",
            ["year"] = version.At.Year.ToString(CultureInfo.InvariantCulture),
        };
        return Filled(PressFiles.Read($"skins/{outlet.Dress.GetProperty("skin").GetString()}.html"), values);
    }

    /// <summary>An outlet's home page: what it published, the newest first.</summary>
    public static string Home(PressOutlet outlet, string origin, IEnumerable<(PressReport Report, PressVersion Version)> published)
    {
        string feed = outlet.Lists == "sitemap" ? "" : $"<link rel=\"alternate\" type=\"application/{outlet.Lists}+xml\" title=\"{Html(outlet.Name)}\" href=\"{origin}/feed.xml\">";
        string items = string.Concat(published.Select(p => $"<li><a href=\"{origin}{p.Report.Path}\">{Html(p.Version.Headline)}</a> <time>{Slots.Said(p.Report.Versions[0].At, outlet.Language)}</time></li>"));
        return $"<!doctype html><html lang=\"{outlet.Language}\"><head><meta charset=\"utf-8\"><title>{Html(outlet.Name)}</title>{feed}</head><body><h1>{Html(outlet.Name)}</h1><ul>{items}</ul></body></html>";
    }

    /// <summary>The paragraphs as HTML, up to where the paywall begins.</summary>
    public static (string Html, bool Stub) Body(PressVersion version)
    {
        var html = new StringBuilder();
        var day = version.At.Date; // entries under a day's heading are of that day
        foreach (string line in version.Paragraphs)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) day = Slots.LastDay(line[3..], version.At.Date) ?? day;
            if (line.StartsWith("!stub", StringComparison.Ordinal)) return (html.ToString(), true);
            html.Append(Block(line, day)).Append('\n');
        }
        return (html.ToString(), false);
    }

    private static string Block(string line, DateTime day)
    {
        if (line.StartsWith("## ", StringComparison.Ordinal)) return $"<h2>{Html(line[3..])}</h2>";
        if (line.StartsWith("!correction ", StringComparison.Ordinal)) return $"<div class=\"correction\"><p>{Html(line[12..])}</p></div>";
        if (line.StartsWith("!aside ", StringComparison.Ordinal))
        {
            string[] parts = line[7..].Split('|', 2, StringSplitOptions.TrimEntries);
            return $"<aside class=\"box\"><h3>{Html(parts[0])}</h3><p>{Html(parts[^1])}</p></aside>";
        }
        if (Entry().Match(line) is { Success: true } entry)
        {
            var when = new DateTimeOffset(day, TimeSpan.Zero) + TimeSpan.Parse(entry.Groups["time"].Value, CultureInfo.InvariantCulture);
            return $"<div class=\"live-entry\"><time datetime=\"{Times.Iso(when)}\">{entry.Groups["time"].Value}</time><p>{Html(line[entry.Length..])}</p></div>";
        }
        return $"<p>{Html(line)}</p>";
    }

    private static Dictionary<string, string> Dress(PressOutlet outlet, string origin)
    {
        var dress = outlet.Dress;
        string Text(string name) => dress.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        string List(string name, Func<JsonElement, string> item) => dress.TryGetProperty(name, out var list) ? string.Concat(list.EnumerateArray().Select(item)) : "";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["outlet"] = outlet.Name,
            ["language"] = outlet.Language,
            ["tagline"] = Text("tagline"),
            ["copyright"] = Text("copyright").Replace("{outlet}", outlet.Name, StringComparison.Ordinal),
            ["home"] = origin + "/",
            ["feed"] = outlet.Lists == "sitemap" ? "" : origin + "/feed.xml",
            ["navigation"] = List("navigation", n => $"<li><a href=\"{origin}/#\">{Html(n.GetString()!)}</a></li>"),
            ["teasers"] = List("teasers", t => $"<li><a href=\"{origin}/#\">{Html(t.GetProperty("title").GetString()!)}</a><p>{Html(t.GetProperty("text").GetString()!)}</p></li>"),
        };
    }

    private static string Filled(string skin, Dictionary<string, string> values)
    {
        string Value(string name) => values.TryGetValue(name, out string? value) ? value : throw new FormatException($"a skin of the press asks for {{{{{name}}}}}, which there is not");
        string kept = skin;
        for (string before = ""; before != kept;)
        {
            before = kept;
            kept = Kept().Replace(before, m => Value(m.Groups["name"].Value).Length > 0 ? m.Groups["inner"].Value : "");
        }
        return Slot().Replace(kept, m => m.Groups["raw"].Success ? Value(m.Groups["raw"].Value) : Html(Value(m.Groups["name"].Value)));
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"^\[(?<time>\d{1,2}:\d\d)\] ")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{\{#(?<name>\w+)\}\}(?<inner>((?!\{\{#).)*?)\{\{/\k<name>\}\}", RegexOptions.Singleline)]
    private static partial Regex Kept();

    [GeneratedRegex(@"\{\{\{(?<raw>\w+)\}\}\}|\{\{(?<name>\w+)\}\}")]
    private static partial Regex Slot();
}
