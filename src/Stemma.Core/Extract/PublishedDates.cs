using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds when a report was first published and last changed: an ordered list of places, each believed only within reason.</summary>
internal static class PublishedDates
{
    private static readonly string[] PublishedMeta =
        ["article:published_time", "og:published_time", "datePublished", "og:article:published_time", "parsely-pub-date", "cXenseParse:recs:publishtime", "cXenseParse:publishtime", "sailthru.date", "dcterms.created", "dc.date.issued", "DC.date.created", "dcterms.date", "dc.date", "date", "pubdate", "publishdate", "publish-date", "publish_date", "published", "publication_date", "publication-date", "originalpublicationdate", "article.published", "article_date_original", "article:published", "bt:pubdate", "timestamp", "pub_date", "rnews:datepublished", "dateCreated", "last-published", "vr:published_time", "cre_date", "created", "creation_date", "displaydate", "citation_publication_date", "citation_date", "newsdate", "shareaholic:article_published_time", "iso-8601-publish-date", "date_published", "DC.Date"];

    private static readonly string[] UpdatedMeta = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "lastmod", "dcterms.modified", "article:updated_time", "revised", "modified"];

    /// <summary>When it was first published, or null.</summary>
    public static StatedTime? Published(HtmlPage page)
    {
        if (Read(page, page.JsonLd.Published, "json-ld") is { } stated) return stated;
        foreach (var name in PublishedMeta)
            if (Read(page, page.Head.First(name), "meta " + name) is { } said) return said;
        return Marked(page) ?? Times(page) ?? Address(page) ?? Scripts(page) ?? Visible(page) ?? Read(page, page.JsonLd.Modified, "json-ld") ?? Changed(page);
    }

    /// <summary>When it was last changed, or null.</summary>
    public static StatedTime? Updated(HtmlPage page) => Read(page, page.JsonLd.Modified, "json-ld") ?? Changed(page);

    private static StatedTime? Changed(HtmlPage page)
    {
        foreach (var name in UpdatedMeta)
            if (Read(page, page.Head.First(name), "meta " + name) is { } said) return said;
        return null;
    }

    private static StatedTime? Read(HtmlPage page, string? text, string from)
    {
        if (text is null || WebDate.Read(text.Trim()) is not { } moment) return null;
        var latest = page.Hints.Fetched?.AddDays(2) ?? new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return moment.At.Year < 1990 || moment.At > latest ? null : new StatedTime(moment.At, moment.HasTime, from);
    }

    // Microdata and elements whose class says that they hold the day of publication.
    private static StatedTime? Marked(HtmlPage page)
    {
        for (int i = 0; i < page.Tree.Count; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || node["itemprop"]?.Contains("datePublished", StringComparison.OrdinalIgnoreCase) != true && node["pubdate"] is null) continue;
            if ((Read(page, node["content"], "microdata") ?? Read(page, node["datetime"], "microdata") ?? Read(page, node.InnerText(), "microdata")) is { } said) return said;
        }
        return null;
    }

    private static StatedTime? Times(HtmlPage page)
    {
        StatedTime? first = null;
        foreach (var time in page.Tree.Elements("time"))
        {
            if ((Read(page, time["datetime"], "time element") ?? Read(page, time["content"], "time element") ?? Loose(page, time.InnerText())) is not { } said) continue;
            var marks = (time["class"] + " " + time.Parent?["class"]).ToLowerInvariant();
            if (marks.Contains("publish", StringComparison.Ordinal) || marks.Contains("entry-date", StringComparison.Ordinal)) return said;
            if (!marks.Contains("updated", StringComparison.Ordinal) && !marks.Contains("modif", StringComparison.Ordinal)) first ??= said;
        }
        return first;
    }

    private static StatedTime? Address(HtmlPage page)
    {
        foreach (var url in (string?[])[page.Url?.AbsolutePath, page.Head.Canonical, page.Head.First("og:url")])
        {
            if (url is null) continue;
            var parts = url.Split(['/', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length == 8 && parts[i].All(char.IsAsciiDigit) && Day(parts[i][..4], parts[i][4..6], parts[i][6..]) is { } packed) return new StatedTime(packed, false, "url");
                if (i + 2 < parts.Length && parts[i].Length == 4 && Day(parts[i], parts[i + 1], parts[i + 2]) is { } day) return new StatedTime(day, false, "url");
            }
        }
        return null;
    }

    private static DateTimeOffset? Day(string year, string month, string day)
    {
        if (day.Length > 2 || month.Length > 3 || !int.TryParse(year, out int y) || !int.TryParse(day, out int d)) return null;
        if (!int.TryParse(month, out int m)) m = Days.Month(month);
        return y is > 1994 and < 2100 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateTimeOffset(y, m, d, 0, 0, 0, TimeSpan.Zero) : null;
    }

    // "datePublished":"..." in scripts that are no JSON-LD.
    private static StatedTime? Scripts(HtmlPage page)
    {
        foreach (var script in page.Tree.Elements("script"))
        {
            var text = string.Concat(script.Children.Select(c => c.Text));
            foreach (var key in (string[])["\"datePublished\"", "\"publishedAt\"", "\"published_at\"", "\"publishDate\"", "\"publicationDate\"", "\"publish_date\"", "\"pubDate\"", "\"publishedDate\"", "\"firstPublished\"", "'datePublished'", "\"date_published\""])
            {
                int at = text.IndexOf(key, StringComparison.OrdinalIgnoreCase);
                if (at < 0) continue;
                var value = text.AsSpan(at + key.Length, Math.Min(60, text.Length - at - key.Length)).TrimStart(" :").ToString();
                if (value.Length < 8 || value[0] is not ('"' or '\'')) continue;
                int end = value.IndexOf(value[0], 1);
                if (end > 0 && Read(page, value[1..end], "script") is { } said) return said;
            }
        }
        return null;
    }

    private static StatedTime? Visible(HtmlPage page)
    {
        var dated = new List<StatedTime>();
        int heading = page.Tree.Elements("h1").Select(h => h.Index).FirstOrDefault();
        StatedTime? changed = null;
        for (int i = 0; i < page.Tree.Count && dated.Count < 40; i++)
        {
            var node = page.Tree[i];
            if (!node.IsText || page.Text.Mute(i) || node.Text.Length is < 6 or > 200) continue;
            var text = WhiteSpace.Fold(node.Text);
            if (text.Length < 6 || Believed(page, TextDates.Of(text)) is not { } found) continue;
            if (found.Updated) { changed ??= found.Time; continue; }
            // The first day behind the headline is nearly always the report's.
            if (i > heading) return found.Time;
            dated.Add(found.Time);
        }
        return dated.FirstOrDefault() ?? changed;
    }

    private static StatedTime? Loose(HtmlPage page, string text) => Read(page, text, "time element") ?? Believed(page, TextDates.Of(text))?.Time;

    private static (StatedTime Time, bool Updated)? Believed(HtmlPage page, (StatedTime Time, bool Updated)? found) =>
        found is { } f && f.Time.At <= (page.Hints.Fetched?.AddDays(2) ?? DateTimeOffset.MaxValue) ? found : null;
}
