using Stemma.Core.Extract.Bodies;
using Stemma.Core.Extract.Judging;
using Stemma.Core.Extract.Live;
using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Extract;

/// <summary>Reads an HTML page: head and structured data, the body among all elements that could be it, and what stands around it.</summary>
public static class ArticleExtractor
{
    /// <summary>The article of a page.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">Its address, or null.</param>
    /// <param name="hints">What is known from outside.</param>
    /// <returns>An article; its problems say what was wrong. Never throws.</returns>
    public static Article Of(string html, Uri? url, ExtractHints hints)
    {
        return Of(new HtmlPage(html, url, hints));
    }

    /// <summary>The same article, its blocks judged by another judge than the one that is shipped.</summary>
    internal static Article Of(string html, Uri? url, ExtractHints hints, BlockJudge judge) => Of(new HtmlPage(html, url, hints) { Judge = judge });

    /// <summary>The same article, with what became of each block of its page and why.</summary>
    /// <inheritdoc cref="Of(string, Uri?, ExtractHints)"/>
    public static Sifting Sifted(string html, Uri? url, ExtractHints hints)
    {
        var sieve = new Sieve();
        var page = new HtmlPage(html, url, hints, sieve);
        return SiftedPage.Of(page, sieve, Of(page));
    }

    private static Article Of(HtmlPage page)
    {
        var ruled = RuledPage.Of(page);
        page.Judge.Judge(ruled);
        return Lay(page, ruled.Title, ruled.Range, ruled.Body);
    }

    private static Article Lay(HtmlPage page, string title, BodyRange range, PageBody body)
    {
        var published = page.Site?.Published(page) ?? PublishedDates.Published(page);
        var standfirst = Standfirsts.Of(page, body.Blocks, range.Node.Index, title);
        var (pieces, dateline) = Pieced(body, standfirst, published?.At ?? page.Hints.Fetched);
        bool live = LiveEntries.Time(page, range, ref pieces, published);
        page.Sieve?.Lay(pieces);
        var (text, blocks) = Pieces.Lay(pieces);
        var byline = page.Site?.Byline ?? PageAuthors.Of(page, body.Byline ?? body.Signature);
        var instead = Interstitials.Of(page, title, text);
        var language = page.Site?.Language ?? LanguageId.Of(text.Length > 0 ? text : title, page.Head.Language ?? page.JsonLd.Language ?? page.Hints.Language);
        string? wire = Suppliers.Of(dateline, byline, body.Credits, () => UnlistedAgencies.In(dateline, text, language, page.SiteNames));
        return new Article
        {
            Title = title,
            Text = text,
            Blocks = blocks,
            Byline = byline?.Text,
            Authors = byline?.Authors ?? [],
            Contributors = Suppliers.Contributors(body.Credits),
            Dateline = dateline,
            Credits = [.. body.Credits.Select(c => c.Text).Distinct(StringComparer.Ordinal)],
            Wire = wire,
            Published = published,
            Updated = PublishedDates.Updated(page),
            Language = language,
            Section = page.JsonLd.Section ?? page.Head.First("article:section", "section", "cXenseParse:section"),
            SiteName = page.Head.First("og:site_name") ?? page.JsonLd.Publisher ?? OwnName.Of(page),
            Pictures = PagePictures.Of(page, body, page.Tree.Elements("h1").Select(h => h.Index).FirstOrDefault(), range.Node.End),
            CanonicalUrl = page.Absolute(page.Head.Canonical ?? page.Head.First("og:url") ?? page.JsonLd.Url) ?? page.Url?.AbsoluteUri,
            SourceUrl = page.Absolute(page.Head.First("syndication-source", "original-source") ?? page.JsonLd.BasedOn),
            Links = PageLinks.Of(page, body.Blocks),
            Meta = page.Head.Kept(),
            Access = PageKinds.AccessOf(page, body, text),
            Kind = instead is not null ? PageKind.NotAnArticle : live ? PageKind.LiveBlog : PageKinds.Of(page, body, title, text),
            Withdrawal = Withdrawals.Of(title, blocks, page.SiteNames, wire ?? dateline?.Agency),
            OwnerSignals = page.Head.OwnerSignals(),
            Confidence = PageKinds.Confidence(page, range, text),
            Problems = [.. PageKinds.Problems(page, title, text), .. page.Site?.Problems ?? [], .. instead is null ? (Problem[])[] : [instead]],
        };
    }

    private static (List<Piece> Pieces, Dateline? Dateline) Pieced(PageBody body, string? standfirst, DateTimeOffset? near)
    {
        var pieces = new List<Piece>();
        if (standfirst is not null) pieces.Add(new Piece(BlockKind.Standfirst, standfirst));
        Dateline? dateline = null;
        for (int i = 0; i < body.Blocks.Count; i++)
        {
            var block = body.Blocks[i];
            var text = block.Text;
            if (i < 4 && dateline is null)
            {
                if (Datelines.Emptied(text) is > 0 and var cut) text = text[cut..];
                else if ((dateline = block.Kind is BlockKind.Paragraph ? Datelines.Of(text, near) : null)?.Agency is { } agency && pieces.RemoveAll(p => p.Text == agency) > 0)
                    body.Credits.Add(new Credit(agency, CreditRole.Supplier, null)); // it stood above as a line of its own
            }
            pieces.Add(new Piece(block.Kind, text, block.Node));
        }
        pieces.AddRange(body.Corrections.Select(c => new Piece(BlockKind.CorrectionNote, c)));
        pieces.AddRange(body.Captions.Select(c => new Piece(BlockKind.Caption, c.Text, c.Node)));
        pieces.AddRange(body.Credits.Select(c => new Piece(BlockKind.Credit, c.Text)));
        return (pieces, dateline);
    }
}
