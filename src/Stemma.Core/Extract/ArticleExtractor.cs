using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Reads an HTML page.</summary>
public static class ArticleExtractor
{
    /// <summary>The article of a page.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">Its address, or null.</param>
    /// <param name="hints">What is known from outside.</param>
    /// <returns>An article; its problems say what was wrong. Never throws.</returns>
    public static Article Of(string html, Uri? url, ExtractHints hints)
    {
        var tree = HtmlTreeBuilder.Parse(html);
        var lines = tree.Elements("p").Select(p => p.InnerText()).Where(t => t.Length > 0);
        var title = tree.Elements("h1").Concat(tree.Elements("title")).Select(t => t.InnerText()).FirstOrDefault() ?? "";
        var read = TextArticle.Of(title + "\n\n" + string.Join("\n\n", lines), hints);
        return read with { CanonicalUrl = url?.AbsoluteUri };
    }
}
