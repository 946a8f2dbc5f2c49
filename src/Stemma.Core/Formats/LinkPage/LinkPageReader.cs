using System.Collections.Frozen;
using Stemma.Core.Formats.Feeds;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.LinkPage;

/// <summary>Reads a page that lists reports, a front page or a section, in the shape of a feed: the links of the same site whose words look like a headline and whose address looks like one report's.</summary>
public static class LinkPageReader
{
    /// <summary>The version of such a document, in plain words.</summary>
    public const string Version = "links of a page";

    /// <summary>Fewer links than this are no list.</summary>
    public const int Least = 5;

    /// <summary>So many are taken, the first of the page.</summary>
    public const int Most = 80;

    private const int LeastWords = 4, LeastUnspaced = 12, MostTitle = 300, MostLinks = 5000, LeastDigits = 4, LeastHyphens = 2;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = DataFile.Rows(typeof(FormatSniffer), "list-paths.tsv").ToFrozenDictionary(r => r[0], r => r[1].Split(' ').ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Reads it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="url">Its address.</param>
    /// <returns>Its links as items in the page's order, title and address; without a version, and with a problem, where they are too few.</returns>
    public static FeedDocument Read(string html, string url)
    {
        var tree = HtmlTreeBuilder.Parse(html);
        string? stated = tree.Elements("base").Select(b => b["href"]).FirstOrDefault(h => h is not null);
        string from = (stated is null ? null : PageUrl.Resolve(stated, url)) ?? url;
        var found = new Dictionary<string, (string Key, string Url, string Title, int Place)>(StringComparer.Ordinal);
        foreach (var link in tree.Elements("a").Take(MostLinks))
        {
            if (link["href"] is not { Length: > 0 } href || PageUrl.Resolve(href, from) is not { } target || !IsReport(target, url) || IsAside(link)) continue;
            string title = Title(link), key = PageUrl.Normalise(target, null) ?? target;
            // A picture, a headline and "read more" lead to one report: the longest words are its headline.
            if (!found.TryGetValue(key, out var before)) found[key] = (key, target, title, found.Count);
            else if (title.Length > before.Title.Length) found[key] = before with { Title = title };
        }
        var items = found.Values.Where(f => IsHeadline(f.Title)).OrderBy(f => f.Place).Take(Most).Select(f => new FeedPart { Id = f.Key, Link = f.Url, Title = new FeedText(f.Title, "text/plain", null, null) }).ToList();
        if (items.Count < Least) return new FeedDocument { Problems = [new Problem("no-links", $"it has {items.Count} links that look like reports; a page is read as a list from {Least} on")] };
        string named = tree.Elements("title").Select(t => t.InnerText()).FirstOrDefault() ?? "";
        return new FeedDocument { Version = Version, Feed = new FeedPart { Title = named.Length > 0 ? new FeedText(named, "text/plain", null, null) : null, Link = url }, Items = items };
    }

    /// <summary>The part of a link that lasts where its query changes from load to load: the address without it where the path alone names a report.</summary>
    public static string Lasting(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && NamesOne(parsed.AbsolutePath) ? parsed.GetLeftPart(UriPartial.Path) : url;

    // What stands in a heading is the headline, where a whole card is one link.
    private static string Title(HtmlNode link)
    {
        string words = link.Descendants.Where(n => n.Name is "h1" or "h2" or "h3" or "h4" or "h5").Select(n => n.InnerText()).FirstOrDefault(t => t.Length > 0) ?? link.InnerText();
        return words.Length <= MostTitle ? words : "";
    }

    private static bool IsHeadline(string title)
    {
        int words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return words >= LeastWords || title.Count(c => c >= '\u2E80' || c is >= '\u0E00' and <= '\u0EFF') >= LeastUnspaced;
    }

    private static bool IsAside(HtmlNode link) => link.Ancestors.Any(n => n.Name is "nav" or "footer" or "form");

    private static bool IsReport(string target, string page)
    {
        if (!Uri.TryCreate(target, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return false;
        if (PageUrl.RegistrableDomain(target) != PageUrl.RegistrableDomain(page) || PageUrl.Normalise(target, null) == PageUrl.Normalise(page, null)) return false;
        var parts = url.AbsolutePath.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || Words["files"].Any(parts[^1].EndsWith)) return false;
        if (parts.Any(p => Words["services"].Contains(p) || Words["house"].Contains(p)) || Words["lists"].Contains(parts[0]) || (parts.Length > 1 && Words["lists"].Contains(parts[^2]))) return false;
        // A slug of several words, or a number that counts reports or days.
        return NamesOne(url.AbsolutePath) || Digits(url.Query) >= LeastDigits;
    }

    private static bool NamesOne(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var last] && last.Count(c => c is '-' or '_') >= LeastHyphens || Digits(path) >= LeastDigits;

    private static int Digits(string text) => text.Count(char.IsAsciiDigit);
}
