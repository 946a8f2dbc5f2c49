using System.Text.RegularExpressions;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Finds who wrote a page's report.</summary>
internal static partial class PageAuthors
{
    private const int NearEnough = 6000, LongestInitials = 5;
    private static readonly string[] Metas = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cXenseParse:author", "article.author", "og:article:author", "citation_author", "twitter:data1", "authors", "article:author_name", "vr:author"];
    private static readonly HashSet<string> NotNames = [.. DataFile.Lines(typeof(PageAuthors), "not-names.txt")];

    /// <summary>The byline as it stands, with its people; null where nothing names any.</summary>
    /// <param name="page">The page.</param>
    /// <param name="signed">The byline found in the running text, or null.</param>
    public static Byline? Of(HtmlPage page, Byline? signed)
    {
        var visible = ShownAuthors.Of(page);
        var stated = Stated(page, shown: visible is not null && People(page, visible).Count > 0);
        if (stated.Count == 0) return visible ?? signed ?? Dated(page) ?? InScripts(page);
        // "mdr.de" or the outlet's name, where the page shows who wrote it.
        bool house = stated.All(a => IsHouse(page, a)) && !(visible is null && stated.Exists(a => Agencies.Named(a) is not null)), vague = page.JsonLd.Authors.Count == 0 && visible is not null && Bylines.Opens(visible.Text) && !stated.Exists(s => Stands(page, s));
        if ((house || vague && !visible!.Authors.Any(v => stated.Exists(s => s.Contains(v, StringComparison.OrdinalIgnoreCase)))) && (visible ?? signed) is { Authors.Count: <= 4 } shown && People(page, shown) is { Count: > 0 } people)
            return shown with { Authors = people, Wire = shown.Wire ?? stated.Select(Agencies.Named).FirstOrDefault(w => w is not null) };
        stated = [.. stated.Select(s => s.Contains(' ') ? s : visible?.Authors.FirstOrDefault(v => v.StartsWith(s + " ", StringComparison.OrdinalIgnoreCase) && Bylines.LooksLikePerson(v)) ?? s)];
        var line = visible is not null && stated.Any(a => visible.Text.Contains(a, StringComparison.OrdinalIgnoreCase)) ? visible.Text : string.Join(", ", stated);
        return new Byline(line, stated, Agencies.Within(line) ?? stated.Select(Agencies.Named).FirstOrDefault(w => w is not null) ?? visible?.Wire);
    }

    /// <summary>The names that lines give, those of nobody left out.</summary>
    public static List<string> Usable(HtmlPage page, IEnumerable<string> raw, bool handles = false)
    {
        var (found, seen) = (new List<string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var line in raw)
        {
            if (line.Length > 300) continue;
            foreach (var name in Bylines.Authors(WhiteSpace.Fold(System.Net.WebUtility.HtmlDecode(line)), handles).Select(a => WithoutSite(page, a)))
                if (!IsNobody(name) && seen.Add(name)) found.Add(name);
        }
        // The outlet's own name stands for nobody where people are named beside it.
        if (found.Count > 1) found.RemoveAll(n => page.SiteNames.Any(s => s.Equals(n, StringComparison.OrdinalIgnoreCase)) || page.SiteNames.Count > 0 && n.Split(' ')[0].Equals(page.SiteNames[^1], StringComparison.OrdinalIgnoreCase));
        return found;
    }

    // "A. Name Coast Daily": the outlet's name behind a person's.
    private static string WithoutSite(HtmlPage page, string name) =>
        page.SiteNames.Where(s => s.Length > 3 && name.EndsWith(" " + s, StringComparison.OrdinalIgnoreCase)).Select(s => name[..^(s.Length + 1)].TrimEnd(' ', ',', '-', '–', '|')).FirstOrDefault(n => n.Contains(' ')) ?? name;

    private static List<string> Stated(HtmlPage page, bool shown)
    {
        var stated = Usable(page, page.JsonLd.Authors, handles: true);
        var meta = Meta(page);
        if (stated.Count == 0 || SaysMore(page, meta, stated, shown)) stated = meta;
        return stated.Count > 0 ? stated : Microdata(page);
    }

    // Structured data often has room for the outlet or for one of the writers, where a meta element names them all.
    private static bool SaysMore(HtmlPage page, List<string> meta, List<string> stated, bool shown)
    {
        if (meta.Count is 0 or > 6 || !meta.TrueForAll(m => IsFullName(m) && !IsHouse(page, m))) return false;
        return !shown && stated.TrueForAll(s => IsHouse(page, s)) || meta.Count > stated.Count && stated.TrueForAll(s => meta.Contains(s, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsFullName(string name) => (name.Contains(' ') || Language.Tokens.IsUnspaced(name[0])) && Bylines.LooksLikePerson(name);

    // Those of a byline who are people, where nobody else stands in it but who carries or supplied the report ("A. Name and B. Name, dpa").
    private static List<string> People(HtmlPage page, Byline line)
    {
        var people = line.Authors.Where(a => a.Contains(' ') && !IsHouse(page, a) && Bylines.LooksLikePerson(a)).ToList();
        return line.Authors.All(a => people.Contains(a) || people.Count > 0 && (IsHouse(page, a) || a.Length <= LongestInitials && a.All(char.IsUpper))) ? people : [];
    }

    // Whether a name is shown by itself.
    private static bool Stands(HtmlPage page, string name)
    {
        for (int i = 1; i < page.Tree.Count; i++)
            if (page.Tree[i] is { IsText: true } node && !page.Text.Mute(i) && node.Characters.Length < name.Length + 8 && node.Characters.Contains(name, StringComparison.OrdinalIgnoreCase) && !Placing.InFooter(node) && !node.Characters.Contains('©')) return true;
        return false;
    }

    /// <summary>Whether a name is the outlet's own, or an agency's.</summary>
    public static bool IsHouse(HtmlPage page, string name)
    {
        if (page.SiteNames.Any(s => s.Equals(name, StringComparison.OrdinalIgnoreCase) || s.Contains(name, StringComparison.OrdinalIgnoreCase) && name.Length > 3)) return true;
        if (page.SiteNames.Count > 0 && name.Split(' ')[0].Equals(page.SiteNames[^1], StringComparison.OrdinalIgnoreCase)) return true;
        return name.Contains('.') && !name.Contains(' ') || name.Contains("redaktion", StringComparison.OrdinalIgnoreCase) || Agencies.Named(name) is not null;
    }

    // A name is nobody's where any of its words belongs to no name.
    private static bool IsNobody(string name) => name.Equals("by", StringComparison.OrdinalIgnoreCase) || name.ToLowerInvariant().Split(' ') is var words && Array.TrueForAll(words, NotNames.Contains);

    private static List<string> Meta(HtmlPage page)
    {
        foreach (var name in Metas)
        {
            if (name == "twitter:data1" && page.Head.First("twitter:label1")?.Contains("ritten", StringComparison.OrdinalIgnoreCase) != true) continue;
            var said = Usable(page, page.Head.All(name).Where(v => !v.Contains("://", StringComparison.Ordinal)), handles: true);
            if (said.Count > 0) return said;
        }
        return [];
    }

    private static List<string> Microdata(HtmlPage page)
    {
        var found = new List<string>();
        int past = page.Heading == 0 ? 0 : page.Tree[page.Heading].End;
        for (int i = 0; i < page.Tree.Count && found.Count < 10; i++)
        {
            var node = page.Tree[i];
            if (node.IsText || page.Text.Mute(i)) continue;
            bool author = node["itemprop"] is { } prop && (prop == "author" || prop == "creator") || node["rel"] is "author";
            if (!author || Placing.InComments(node) || found.Count > 0 && (Placing.Distance(page, node, page.Heading, past) > NearEnough || Placing.IsBoxed(page, node, page.Heading))) continue;
            var said = node["content"] ?? Inner(node, "name") ?? node.InnerText();
            if (said.Length is > 2 and < 120) found.Add(said);
        }
        return Usable(page, found, handles: true);
    }

    private static string? Inner(HtmlNode node, string property)
    {
        foreach (var inner in node.Descendants) if (inner["itemprop"] == property) return inner["content"] ?? inner.InnerText();
        return null;
    }

    // "04.02.2031 | 13:10 | A. Name", "A. Name | 04.02.2031", "06.11.2031 13:30 by name": what stands in one line with the day.
    private static Byline? Dated(HtmlPage page)
    {
        if (page.Shown?.Place is not > 0 and var place) return null;
        foreach (var holder in page.Tree[page.Shown!.Place].Ancestors.Take(3))
        {
            if (page.Text.All(holder) > 140) break;
            foreach (var part in holder.Descendants.Where(d => d.IsText).SelectMany(d => WhiteSpace.Fold(d.Characters).Split(['|', '•', '·', '–'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            {
                if (Bylines.After(part) is { } after && Usable(page, [after], handles: true) is { Count: > 0 } handed) return new Byline(part, handed, null);
                if (part.Any(char.IsDigit) || Bylines.Opens(part) || part.Split(' ').Length is < 2 or > 4) continue;
                var names = Usable(page, [part]);
                if (names.Count > 0 && names.TrueForAll(n => n.Contains(' ') && Bylines.LooksLikePerson(n)) && !page.IsLabel(part)) return new Byline(part, names, null);
            }
        }
        return null;
    }

    // "author":"A. Name" in scripts that are no JSON-LD.
    private static Byline? InScripts(HtmlPage page)
    {
        foreach (var script in page.Tree.Elements("script"))
        {
            foreach (var part in script.Children)
            {
                if (part.Text.Length > 600_000 || !part.Text.Contains("author", StringComparison.OrdinalIgnoreCase)) continue;
                foreach (Match match in Named().Matches(part.Text))
                {
                    var names = Usable(page, match.Groups["name"].Captures.Select(c => c.Value));
                    if (names.Count > 0 && names.TrueForAll(n => n.Contains(' ') && Bylines.LooksLikePerson(n))) return new Byline(string.Join(", ", names), names, null);
                }
            }
        }
        return null;
    }

    [GeneratedRegex("""["']?\b(?:content|page|article)?_?authors?(?:_?names?)?["']?\s*[:=]\s*(?:["'](?<name>[^"'<>{}]{4,80})["']|\[\s*(?:["'](?<name>[^"'<>{}\[\]]{4,80})["']\s*(?:,\s*)?)+\])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
