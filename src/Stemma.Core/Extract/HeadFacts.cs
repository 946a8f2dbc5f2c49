using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>What a page's head states: meta elements, links, title.</summary>
internal sealed class HeadFacts
{
    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the meta elements, wherever they stand.</summary>
    public HeadFacts(HtmlTree tree)
    {
        foreach (var meta in tree.Elements("meta"))
        {
            if (meta["content"] is not { } content || WhiteSpace.Fold(content) is not { Length: > 0 } said) continue;
            foreach (var attribute in (string[])["property", "name", "itemprop", "http-equiv"])
            {
                if (meta[attribute] is not { Length: > 0 } name || _meta.Count > 500) continue;
                if (!_meta.TryGetValue(name.Trim(), out var list)) _meta[name.Trim()] = list = [];
                if (list.Count < 30) list.Add(said);
            }
        }
        Title = tree.Elements("title").Where(t => t.Ancestors.All(a => a.Name != "svg")).Select(t => t.InnerText()).FirstOrDefault(t => t.Length > 0) ?? "";
        Canonical = tree.Elements("link").FirstOrDefault(l => l["rel"]?.Equals("canonical", StringComparison.OrdinalIgnoreCase) == true && l["href"] is { Length: > 0 }) is { Tree: not null } link ? link["href"] : null;
        Language = tree.Elements("html").Select(h => h["lang"] ?? h["xml:lang"]).FirstOrDefault();
    }

    public string Title { get; }

    public string? Canonical { get; }

    public string? Language { get; }

    /// <summary>The first value of the first of these names that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) if (_meta.TryGetValue(name, out var list)) return list[0];
        return null;
    }

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => _meta.TryGetValue(name, out var list) ? list : [];

    /// <summary>The facts that evidence may point at.</summary>
    public IReadOnlyDictionary<string, string> Kept()
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in (string[])["author", "article:author", "og:site_name", "og:title", "og:type", "og:url", "syndication-source", "original-source", "dc.creator", "dc.source", "dc.rights", "copyright", "news_keywords", "generator", "parsely-author", "byl", "article:publisher", "cXenseParse:author", "source", "provider", "agency"])
            if (First(name) is { } said) kept[name] = said.Length > 500 ? said[..500] : said;
        return kept;
    }

    /// <summary>The owner's wishes, as directives in lower case.</summary>
    public IReadOnlyList<string> OwnerSignals()
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in (string[])["robots", "googlebot", "googlebot-news", "ai", "bingbot", "news_bot"])
            foreach (var said in All(name)) found.UnionWith(OwnerWishes.OfDirectives(said));
        if (First("tdm-reservation") is "1" or "true") found.Add("tdm-reservation");
        if (First("tdm-policy") is not null) found.Add("tdm-reservation");
        return [.. found];
    }
}
