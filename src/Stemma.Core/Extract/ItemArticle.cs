using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>Reads one item of a feed, a wire or a JSONL file. Fields that are given win over what its page says.</summary>
public static class ItemArticle
{
    /// <summary>The article of an item.</summary>
    /// <param name="item">The item: at least one of title, text, html.</param>
    /// <param name="hints">What is known from outside.</param>
    /// <returns>An article; its problems say what was wrong. Never throws.</returns>
    public static Article Of(WireItem item, ExtractHints hints)
    {
        var known = Known(item, hints);
        var url = Uri.TryCreate(item.Url, UriKind.Absolute, out var address) ? address : null;
        var read = item switch
        {
            { Text: { Length: > 0 } text } => Kept(item, TextArticle.Of(WithTitle(item.Title, text), known)),
            { Html: { Length: > 0 } html } => ArticleExtractor.Of(html, url, known),
            _ => new Article { Kind = PageKind.NotAnArticle, Problems = [new Problem("no-body", "the item gives a title only")] },
        };
        return Given(item, read);
    }

    /// <summary>The same article of an item that gives its page, with what became of each block; null for one that gives no page.</summary>
    /// <inheritdoc cref="Of"/>
    public static Sifting? Sifted(WireItem item, ExtractHints hints)
    {
        if (item is { Text.Length: > 0 } or not { Html.Length: > 0 }) return null;
        var read = ArticleExtractor.Sifted(item.Html, Uri.TryCreate(item.Url, UriKind.Absolute, out var address) ? address : null, Known(item, hints));
        return read with { Article = Given(item, read.Article) };
    }

    private static ExtractHints Known(WireItem item, ExtractHints hints) =>
        hints with { Outlet = item.Outlet ?? hints.Outlet, Language = item.Language ?? hints.Language, Fetched = item.Fetched ?? hints.Fetched };

    private static Article Given(WireItem item, Article read)
    {
        var title = item.Title is { } given && WhiteSpace.Fold(given) is { Length: > 0 } folded ? folded : read.Title;
        var byline = item.Byline is { } line && WhiteSpace.Fold(line) is { Length: > 0 } said ? said : null;
        return read with
        {
            Title = title,
            Byline = byline ?? read.Byline,
            Authors = byline is null ? read.Authors : Bylines.Authors(byline),
            Wire = read.Wire ?? (byline is null ? null : Agencies.Within(byline)?.Name),
            Published = item.Published is { } at ? new StatedTime(at, true, "item") : read.Published,
            Updated = item.Updated is { } changed ? new StatedTime(changed, true, "item") : read.Updated,
            Language = LanguageId.Tag(item.Language) is { } tag ? tag : read.Text.Length == 0 ? LanguageId.Of(title, null) : read.Language,
            CanonicalUrl = read.CanonicalUrl ?? item.Url,
        };
    }

    // Where a feed gives a headline and then asks to subscribe, the headline is a report's.
    private static Article Kept(WireItem item, Article read) =>
        item.Title is null || Interstitials.IsTitle(item.Title) || read.Problems.All(p => p.Code != Interstitials.Code) ? read
            : read with { Kind = PageKind.Article, Problems = [.. read.Problems.Where(p => p.Code != Interstitials.Code)] };

    private static string WithTitle(string? title, string text) =>
        title is null || text.AsSpan().TrimStart().StartsWith(title.Trim(), StringComparison.Ordinal) ? text : title + "\n\n" + text;
}
