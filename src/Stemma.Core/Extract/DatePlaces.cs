using System.Text.RegularExpressions;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>The places of a page that state a date for machines.</summary>
internal static partial class DatePlaces
{
    private const int LongestScript = 600_000;

    private static readonly string[] PublishedMeta =
        ["article:published_time", "og:published_time", "datePublished", "og:article:published_time", "parsely-pub-date", "cXenseParse:recs:publishtime", "cXenseParse:publishtime", "sailthru.date", "dcterms.created", "dc.date.issued", "DC.date.created", "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "publication-date", "originalpublicationdate", "article.published", "article_date_original", "article:published", "bt:pubdate", "timestamp", "pub_date", "rnews:datepublished", "dateCreated", "last-published", "vr:published_time", "cre_date", "created", "creation_date", "displaydate", "citation_publication_date", "citation_date", "newsdate", "shareaholic:article_published_time", "iso-8601-publish-date", "date_published", "DC.Date"];

    // Many publishing systems keep these at the day of the last rebuilding.
    private static readonly string[] LooseNames = ["dcterms.date", "date"];

    private static readonly string[] UpdatedMeta = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "lastmod", "dcterms.modified", "article:updated_time", "revised", "modified"];

    /// <summary>What the structured data says.</summary>
    public static StatedTime? Json(HtmlPage page) => Read(page, page.JsonLd.Published, "json-ld");

    /// <summary>Meta elements of publication.</summary>
    public static StatedTime? Meta(HtmlPage page) => First(page, PublishedMeta);

    /// <summary>Meta elements that say "date" and no more.</summary>
    public static StatedTime? LooseMeta(HtmlPage page) => First(page, LooseNames);

    /// <summary>When it was last changed.</summary>
    public static StatedTime? Changed(HtmlPage page) => Read(page, page.JsonLd.Modified, "json-ld") ?? First(page, UpdatedMeta);

    /// <summary>Every statement of publication in the head, for what zone it gives.</summary>
    public static IEnumerable<StatedTime> Heads(HtmlPage page) =>
        PublishedMeta.Concat(LooseNames).Select(n => Read(page, page.Head.First(n), "meta " + n)).OfType<StatedTime>();

    /// <summary>A text as a date; null where it is none or lies out of reason.</summary>
    public static StatedTime? Read(HtmlPage page, string? text, string from)
    {
        if (text is null || WebDate.Read(text.Trim()) is not { } moment) return null;
        return moment.At.Year < 1990 || moment.At > Latest(page) ? null : new StatedTime(moment.At, moment.HasTime, from);
    }

    /// <summary>The last moment that is believed.</summary>
    public static DateTimeOffset Latest(HtmlPage page) => page.Hints.Fetched?.AddDays(2) ?? new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Microdata.</summary>
    public static StatedTime? Microdata(HtmlPage page)
    {
        for (int i = 0; i < page.Tree.Count; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || node["itemprop"]?.Contains("datePublished", StringComparison.OrdinalIgnoreCase) != true && node["pubdate"] is null) continue;
            if ((Read(page, node["content"], "microdata") ?? Read(page, node["datetime"], "microdata") ?? Read(page, node.InnerText(), "microdata")) is { } said) return said;
        }
        return null;
    }

    /// <summary>The day in the page's address.</summary>
    public static StatedTime? Address(HtmlPage page)
    {
        foreach (var url in (string?[])[page.Url?.AbsolutePath, page.Head.Canonical, page.Head.First("og:url")])
            if (url is not null && InAddress(url) is { } day && day <= Latest(page)) return new StatedTime(day, false, "url");
        return null;
    }

    /// <summary>The day in the address of the lead picture: the last resort.</summary>
    public static StatedTime? PictureAddress(HtmlPage page) =>
        page.Head.First("og:image", "twitter:image") is { } url && InAddress(url) is { } day && day <= Latest(page) ? new StatedTime(day, false, "picture url") : null;

    private static DateTimeOffset? InAddress(string url)
    {
        var parts = url.Split(['/', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 8 && parts[i].All(char.IsAsciiDigit) && Day(parts[i][..4], parts[i][4..6], parts[i][6..]) is { } packed) return packed;
            if (i + 2 >= parts.Length) continue;
            if (parts[i].Length == 4 && Day(parts[i], parts[i + 1], parts[i + 2]) is { } day) return day;
            if (parts[i].Length == 2 && parts[i + 1].Length == 2 && parts[i + 2].Length == 4 && Day(parts[i + 2], parts[i + 1], parts[i]) is { } turned) return turned;
        }
        return null;
    }

    private static DateTimeOffset? Day(string year, string month, string day)
    {
        if (day.Length > 2 || month.Length > 3 || !int.TryParse(year, out int y) || !int.TryParse(day, out int d)) return null;
        if (!int.TryParse(month, out int m)) m = Days.Month(month);
        return y is > 1994 and < 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero) : null;
    }

    /// <summary>"datePublished":"...", firstPublicationDate: '...', publish_date = "..." in scripts.</summary>
    public static StatedTime? Scripts(HtmlPage page)
    {
        foreach (var script in page.Tree.Elements("script"))
        {
            foreach (var part in script.Children)
            {
                if (part.Text.Length > LongestScript || !part.Text.Contains("pub", StringComparison.OrdinalIgnoreCase)) continue;
                foreach (Match match in Stated().Matches(part.Text))
                    if (Read(page, match.Groups["value"].Value, "script") is { } said) return said;
            }
        }
        return null;
    }

    private static StatedTime? First(HtmlPage page, string[] names)
    {
        foreach (var name in names)
            if (Read(page, page.Head.First(name), "meta " + name) is { } said) return said;
        return null;
    }

    [GeneratedRegex("""(?:date_?publish(?:ed)?|publish(?:ed)?_?(?:date|at|on)|first_?published(?:_?at)?|publication_?date|pub_?date)["']?\s*[:=]\s*["'](?<value>[^"'<>]{8,40})["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();
}
