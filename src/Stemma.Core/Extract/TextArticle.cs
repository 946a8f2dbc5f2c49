using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Reads a page that was saved as plain text: title, standfirst, byline and body with all that outlets print around them.</summary>
public static class TextArticle
{
    /// <summary>The article of a page's text.</summary>
    /// <param name="text">The page's text, line by line.</param>
    /// <param name="hints">What is known from outside.</param>
    /// <returns>An article; its problems say what was wrong. Never throws.</returns>
    public static Article Of(string text, ExtractHints hints)
    {
        var lines = TextLines.Of(text);
        if (lines.Count == 0) return new Article { Kind = PageKind.NotAnArticle, Problems = [new Problem("empty", "the page holds no text")] };
        var head = TextHead.Of(lines, hints);
        var page = new TextPage(head, hints);
        TextSteps.Run(page, lines);
        return Finish(page, hints, lines);
    }

    private static Article Finish(TextPage page, ExtractHints hints, List<TextLine> lines)
    {
        var (text, blocks) = Pieces.Lay(page.Pieces);
        var dateline = page.Dateline;
        var language = LanguageId.Of(text.Length > 0 ? text : page.Head.Title, hints.Language);
        string[] own = [.. new[] { hints.Outlet, page.Head.Site }.OfType<string>()];
        var problems = new List<Problem>();
        if (text.Length == 0) problems.Add(new Problem("no-body", "no running text was found on the page"));
        var instead = Interstitials.Of(page.Head.Title, text, [.. lines.Take(200).Select(l => l.Text)]);
        if (instead is not null) problems.Add(instead);
        string? wire = Suppliers.Of(dateline, page.Byline, page.Credits, () => UnlistedAgencies.In(dateline, text, language, own));
        return new Article
        {
            Title = page.Head.Title,
            Text = text,
            Blocks = blocks,
            Byline = page.Byline?.Text,
            Authors = page.Byline?.Authors ?? [],
            Contributors = Suppliers.Contributors(page.Credits),
            Dateline = dateline,
            Credits = [.. page.Credits.Select(c => c.Text).Distinct(StringComparer.Ordinal)],
            Wire = wire,
            Published = page.Published,
            Updated = page.Updated,
            Language = language,
            SiteName = page.Head.Site,
            Pictures = page.Pictures,
            Access = page.Paywalled ? Access.PaywalledStub : Access.Free,
            Kind = text.Length < 40 || instead is not null ? PageKind.NotAnArticle : PageKind.Article,
            Withdrawal = Withdrawals.Of(page.Head.Title, blocks, own, wire ?? dateline?.Agency),
            Confidence = text.Length == 0 ? 0 : Math.Min(1, 0.3 + text.Length / 2000.0),
            Problems = problems,
        };
    }
}
