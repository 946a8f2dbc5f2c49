using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Reads the links of the running text.</summary>
internal static class PageLinks
{
    private const int Most = 300;

    /// <summary>The links inside the body's blocks, in order, each address once.</summary>
    public static IReadOnlyList<PageLink> Of(HtmlPage page, IReadOnlyList<PageBlock> body)
    {
        var found = new List<PageLink>();
        if (body.Count == 0) return found;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var texts = body.Where(b => b.Linked > 0).Select(b => b.Text).ToList();
        for (int i = body[0].Node - 1; i <= body[^1].Node + 40 && i < page.Tree.Count && found.Count < Most; i++)
        {
            var node = page.Tree[Math.Max(0, i)];
            if (node.Name != "a" || page.Cut[node.Index] || node["href"] is not { Length: > 1 } href || href[0] == '#') continue;
            var text = node.InnerText();
            if (text.Length == 0 || page.Absolute(href) is not { } url || !url.StartsWith("http", StringComparison.Ordinal)) continue;
            if (texts.Any(t => t.Contains(text, StringComparison.Ordinal)) && seen.Add(url)) found.Add(new PageLink(url, text));
        }
        return found;
    }
}
