using Stemma.Core.Extract.Bodies;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds who wrote a page's report.</summary>
internal static class PageAuthors
{
    private static readonly string[] Metas = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cXenseParse:author", "article.author", "og:article:author", "citation_author", "twitter:data1", "authors", "article:author_name", "vr:author"];

    private static readonly string[] AuthorPaths = ["/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/", "/autorin/", "/by/", "/journalist/", "/staff/", "/reporter/", "/columnist/", "/contributor/", "/redaktion/"];

    /// <summary>The byline as it stands, with its people; null where nothing names any.</summary>
    public static Byline? Of(HtmlPage page)
    {
        var visible = Visible(page);
        var stated = Usable(page, page.JsonLd.Authors);
        if (stated.Count == 0) stated = Meta(page);
        if (stated.Count == 0) stated = Microdata(page);
        // "mdr.de" or the outlet's name, where the page shows who wrote it.
        if (stated.All(a => IsHouse(page, a)) && (visible ?? Linked(page)) is { } shown && !shown.Authors.All(a => IsHouse(page, a))) return shown with { Wire = shown.Wire ?? stated.Select(Agencies.Named).FirstOrDefault(w => w is not null) };
        if (stated.Count == 0) return visible;
        var line = visible is not null && stated.Any(a => visible.Text.Contains(a, StringComparison.OrdinalIgnoreCase)) ? visible.Text : string.Join(", ", stated);
        return new Byline(line, stated, Agencies.Within(line) ?? stated.Select(Agencies.Named).FirstOrDefault(w => w is not null) ?? visible?.Wire);
    }

    private static bool IsHouse(HtmlPage page, string name)
    {
        if (page.SiteNames.Any(s => s.Equals(name, StringComparison.OrdinalIgnoreCase) || s.Contains(name, StringComparison.OrdinalIgnoreCase) && name.Length > 3)) return true;
        return name.Contains('.') && !name.Contains(' ') || name.Contains("redaktion", StringComparison.OrdinalIgnoreCase) || Agencies.Named(name) is not null;
    }

    // A link to an author's own page, behind the headline.
    private static Byline? Linked(HtmlPage page)
    {
        int heading = page.Tree.Elements("h1").Select(h => h.Index).FirstOrDefault();
        foreach (var link in page.Tree.Elements("a"))
        {
            if (link.Index < heading || link["href"] is not { Length: < 400 } href || page.Text.Mute(link.Index)) continue;
            if (!AuthorPaths.Any(p => href.Contains(p, StringComparison.OrdinalIgnoreCase)) || InComments(link)) continue;
            var text = link.InnerText();
            if (text.Length is > 3 and < 60 && text.Split(' ').Length is >= 2 and <= 5 && Usable(page, [text]) is { Count: > 0 } names) return new Byline(text, names, null);
        }
        return null;
    }

    private static List<string> Meta(HtmlPage page)
    {
        foreach (var name in Metas)
        {
            if (name == "twitter:data1" && page.Head.First("twitter:label1") is not { } label || name == "twitter:data1" && !page.Head.First("twitter:label1")!.Contains("ritten", StringComparison.OrdinalIgnoreCase)) continue;
            var said = Usable(page, page.Head.All(name).Where(v => !v.Contains("://", StringComparison.Ordinal)));
            if (said.Count > 0) return said;
        }
        return [];
    }

    private static List<string> Usable(HtmlPage page, IEnumerable<string> raw)
    {
        var found = new List<string>();
        foreach (var line in raw)
        {
            if (line.Length > 300) continue;
            foreach (var name in Bylines.Authors(System.Net.WebUtility.HtmlDecode(line)))
                if (!IsNobody(name) && !found.Contains(name, StringComparer.OrdinalIgnoreCase)) found.Add(name);
        }
        // The outlet's own name stands for nobody where people are named beside it.
        if (found.Count > 1) found.RemoveAll(n => page.SiteNames.Any(s => s.Equals(n, StringComparison.OrdinalIgnoreCase)));
        return found;
    }

    private static bool IsNobody(string name) => name.ToLowerInvariant() is "admin" or "administrator" or "editor" or "staff" or "author" or "null" or "undefined" or "none" or "webmaster" or "unknown" or "by" or "redaktion" or "root" or "user" or "guest" or "editorial" or "team" or "yes" or "wordpress" or "facebook";

    private static List<string> Microdata(HtmlPage page)
    {
        var found = new List<string>();
        for (int i = 0; i < page.Tree.Count && found.Count < 10; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || page.Text.Mute(i)) continue;
            bool author = node["itemprop"] is { } prop && (prop == "author" || prop == "creator") || node["rel"] is "author";
            if (!author || InComments(node)) continue;
            var said = node["content"] ?? Inner(node, "name") ?? node.InnerText();
            if (said.Length is > 2 and < 120) found.Add(said);
        }
        return Usable(page, found);
    }

    private static string? Inner(HtmlNode node, string property)
    {
        foreach (var inner in node.Descendants) if (inner["itemprop"] == property) return inner["content"] ?? inner.InnerText();
        return null;
    }

    private static bool InComments(HtmlNode node) => node.Ancestors.Take(8).Any(a => (a["class"] + " " + a["id"]).Contains("comment", StringComparison.OrdinalIgnoreCase));

    // A short element whose class says byline or author, or a line that opens with "By".
    private static Byline? Visible(HtmlPage page)
    {
        Byline? found = null;
        for (int i = 0; i < page.Tree.Count; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || page.Text.Mute(i) || page.Text.All(node) is < 4 or > 160 || node.Name is "a" && found is not null) continue;
            bool marked = node["class"] is { Length: < 200 } classes && NodeMarks.WordsOf(classes).Any(IsBylineWord);
            if (!marked && node.Name is not ("p" or "div" or "span" or "address" or "li" or "strong" or "em")) continue;
            var text = node.InnerText();
            if (Bylines.Of(text) is { Authors.Count: > 0 } line && !InComments(node)) return line;
            if (!marked || found is not null || InComments(node) || text.Any(char.IsDigit) || text.Split(' ').Length > 9) continue;
            if (Usable(page, [text]) is { Count: > 0 } names) found = new Byline(text, names, Agencies.Within(text));
        }
        return found ?? Linked(page);
    }

    private static bool IsBylineWord(string word) => word is "byline" or "author" or "authors" or "autor" or "autoren" or "auteur" or "autore" or "writer" or "firma" or "verfasser" or "signature" or "authorname" or "reporter" or "bylines";
}
