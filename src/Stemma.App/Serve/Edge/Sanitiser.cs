using AngleSharp.Dom;
using Ganss.Xss;

namespace Stemma.App.Serve.Edge;

/// <summary>
/// The only door by which somebody else's HTML may become markup of ours. Words with their plain structure pass; script, style, forms, frames,
/// pictures and whatever else loads or runs something does not.
/// </summary>
public static class Sanitiser
{
    // What a link of somebody else's is to us: not vouched for, not given our window, not written by us.
    private const string Rel = "nofollow noopener ugc";

    private static readonly string[] Tags =
    [
        "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "br", "caption", "center", "cite", "code", "dd", "del", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "ol", "p", "pre",
        "q", "s", "samp", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    ];

    private static readonly string[] Attributes = ["href", "lang", "dir", "title", "datetime", "colspan", "rowspan", "start"];

    // What a reader's comment is made of.
    private static readonly string[] CommentTags = ["a", "blockquote", "br", "em", "li", "ol", "p", "strong", "ul"];

    private static readonly HtmlSanitizer Cleaner = Make(Tags, Attributes, ["http", "https", "mailto"]);

    private static readonly HtmlSanitizer CommentCleaner = Make(CommentTags, ["href"], ["http", "https"]);

    /// <summary>The clean fragment.</summary>
    /// <param name="html">A fragment or page of HTML from anywhere.</param>
    /// <param name="baseUrl">The address that its relative links are relative to; "" leaves them out.</param>
    public static string Clean(string html, string baseUrl) => Cleaner.Sanitize(html, Uri.IsWellFormedUriString(baseUrl, UriKind.Absolute) ? baseUrl : "");

    /// <summary>The clean fragment of a reader's comment: paragraphs, emphasis, quotes, lists and links to other sites.</summary>
    /// <param name="html">A fragment.</param>
    public static string CleanComment(string html) => CommentCleaner.Sanitize(html);

    private static HtmlSanitizer Make(string[] tags, string[] attributes, string[] schemes)
    {
        var cleaner = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = tags.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
            UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
        });
        cleaner.PostProcessNode += static (_, e) =>
        {
            if (e.Node is IElement { LocalName: "a" } link) Own(link);
        };
        return cleaner;
    }

    private static void Own(IElement link)
    {
        string? href = link.GetAttribute("href");
        if (href is null || !Uri.TryCreate(href, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto")) link.RemoveAttribute("href");
        else link.SetAttribute("rel", Rel);
    }
}
