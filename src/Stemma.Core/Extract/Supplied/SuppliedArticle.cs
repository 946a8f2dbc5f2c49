using Stemma.Core.Language;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Supplied;

/// <summary>
/// Reads an agency's document as an article: what its fields say wins over what its text shows. One that is canceled or withheld, or embargoed until nobody knows when, gives the notice and not the text: it must not be used.
/// </summary>
public static class SuppliedArticle
{
    /// <summary>The name under which the supplying agency stands among <see cref="Article.Meta"/>.</summary>
    public const string Provider = "wire:provider";

    private const int LastBlocks = 3;

    private static readonly string[] Corrections = [.. DataFile.Lines(typeof(ArticleExtractor), "correction-notes.txt")];

    /// <summary>The article of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="hints">What is known from outside.</param>
    /// <returns>An article; its problems say what was wrong. Never throws.</returns>
    public static Article Of(WireDocument document, ExtractHints hints)
    {
        var article = Reported(document, hints);
        return document.Status == WireStatus.Usable && !document.EmbargoOpen ? article : Withdrawn(document, article);
    }

    /// <summary>The article of a document as it stood or would stand if it might be used.</summary>
    /// <inheritdoc cref="Of"/>
    public static Article Reported(WireDocument document, ExtractHints hints)
    {
        var supplier = document.Supplier;
        var agency = document.Page is null ? supplier : null; // an outlet's page is nobody's file
        var (pieces, pictures, links) = Body(document);
        var title = WhiteSpace.Fold(document.Headline ?? document.Title ?? "");
        while (pieces.Count > 1 && Titles.Squeeze(pieces[0].Text) == Titles.Squeeze(title)) pieces.RemoveAt(0);
        var dateline = DatelineOf(document, pieces);
        var byline = document.Byline is { } said ? WhiteSpace.Fold(said) : document.Authors.Count > 0 ? string.Join(", ", document.Authors.Select(a => a.Name ?? a.Code)) : null;
        var credits = CreditsOf(document, pieces);
        pictures.AddRange(document.Related.Where(r => r.Type is "picture" or "graphic").Select(r => new Picture(r.Href, Folded(r.Description ?? r.Headline), Folded(r.Credit))));
        pieces.AddRange(Notes(document).Select(n => new Piece(BlockKind.CorrectionNote, n)));
        pieces.AddRange(pictures.Select(p => p.Caption).OfType<string>().Distinct(StringComparer.Ordinal).Select(c => new Piece(BlockKind.Caption, c)));
        pieces.AddRange(credits.Select(c => new Piece(BlockKind.Credit, c.Text)));
        var (text, blocks) = Pieces.Lay(pieces);
        var named = byline is null ? null : new Byline(byline, Bylines.Authors(byline), Agencies.Within(byline));
        return new Article
        {
            Title = title,
            Text = text,
            Blocks = blocks,
            Byline = byline,
            Authors = named?.Authors ?? [],
            Contributors = Suppliers.Contributors(credits),
            Dateline = dateline,
            Credits = [.. credits.Select(c => c.Text).Distinct(StringComparer.Ordinal)],
            Wire = agency ?? Suppliers.Of(dateline, named, credits, static () => null),
            Published = Stated(document.FirstCreated ?? document.VersionCreated),
            Updated = document.VersionCreated is { } made && made != document.FirstCreated && document.FirstCreated is not null ? Stated(made) : null,
            Language = LanguageId.Tag(document.Language) ?? LanguageId.Of(text.Length > 0 ? text : title, hints.Language),
            SiteName = supplier,
            Pictures = pictures,
            Links = links,
            Meta = Facts(document, agency),
            Kind = text.Length == 0 ? PageKind.NotAnArticle : PageKind.Article,
            Withdrawal = Withdrawals.Of(title, blocks, supplier is null ? [] : [supplier], agency),
            Confidence = text.Length == 0 ? 0 : 1,
            Problems = text.Length == 0 ? [new Problem("no-body", "the item gives no text")] : [],
        };
    }

    // The agency's words of why: its notes to editors, or the paragraphs that speak of a withdrawal; else the status itself.
    private static Article Withdrawn(WireDocument document, Article article)
    {
        List<string> said = [.. document.EdNotes.Select(n => WhiteSpace.Fold(n)).Where(n => n.Length > 0)];
        if (said.Count == 0) said.AddRange(article.Blocks.Where(b => b.At is not null && Withdrawals.Mentions(b.Text)).Take(1).Select(b => b.Text));
        if (said.Count == 0) said.Add(document.Status == WireStatus.Canceled ? "canceled" : "withheld");
        var (text, blocks) = Pieces.Lay(said.Select(s => new Piece(BlockKind.Paragraph, s)));
        return article with
        {
            Text = text,
            Blocks = blocks,
            Pictures = [],
            Links = [],
            Dateline = null,
            Credits = [],
            Withdrawal = new Withdrawal(WithdrawalKind.Notice, 0, new Span(0, blocks[0].Text.Length), blocks[0].Text),
            Problems = [],
        };
    }

    private static (List<Piece> Pieces, List<Picture> Pictures, List<PageLink> Links) Body(WireDocument document)
    {
        var body = document.Bodies.OrderBy(b => IsWhole(b.Role) ? 0 : 1).ThenBy(b => b.IsHtml ? 0 : 1).FirstOrDefault();
        return body is null ? ([], [], []) : body.IsHtml ? SuppliedBlocks.Of(body.Value) : (SuppliedBlocks.OfText(body.Value), [], []);
    }

    // A body that is said to be something else than the text (a teaser, a caption) comes behind the text; "html" and its kin say only how it is written.
    private static bool IsWhole(string? role) => role is null || role[(role.LastIndexOfAny([':', '/']) + 1)..].ToLowerInvariant() is "main" or "html" or "xhtml" or "text" or "nitf";

    // The one that opens the text; else the one that the item gives beside it.
    private static Dateline? DatelineOf(WireDocument document, List<Piece> pieces)
    {
        var near = document.VersionCreated ?? document.FirstCreated;
        foreach (var piece in pieces.Where(p => p.Kind == BlockKind.Paragraph).Take(LastBlocks)) if (Datelines.Of(piece.Text, near) is { } opening) return opening;
        if (Folded(document.Dateline) is not { } given || !given.Any(char.IsLetter)) return Folded(document.Located?.Name) is { } place ? new Dateline(place, place, null, null) : null;
        var read = Datelines.Of(given.TrimEnd(' ', '-', '–', '—') + " — x", near);
        return read is null ? new Dateline(given, Folded(document.Located?.Name), null, null) : read with { Text = given };
    }

    private static List<Credit> CreditsOf(WireDocument document, List<Piece> pieces)
    {
        var found = new List<Credit>();
        foreach (var line in (document.CreditLine ?? "").Split('\n').Select(Folded).OfType<string>()) found.Add(Credits.Of(line) ?? new Credit(line, CreditRole.Supplier, Agencies.Within(line)));
        for (int i = Math.Max(1, pieces.Count - LastBlocks); i < pieces.Count; i++)
        {
            if (pieces[i].Kind != BlockKind.Paragraph || Credits.Of(pieces[i].Text) is not { } credit) continue;
            found.Add(credit);
            pieces.RemoveAt(i--);
        }
        return found;
    }

    // A note is a correction's where the item says that it is one, or the note begins so.
    private static IEnumerable<string> Notes(WireDocument document)
    {
        var signal = document.Signals.FirstOrDefault(s => IsCorrection(s[(s.LastIndexOf(':') + 1)..]));
        var notes = document.EdNotes.Select(n => WhiteSpace.Fold(n)).Where(n => n.Length > 0).ToList();
        if (signal is not null) return notes.Count > 0 ? notes : [signal];
        return notes.Where(IsCorrection);
    }

    private static bool IsCorrection(string words)
    {
        var bare = words.AsSpan().TrimStart("([*\" ").ToString().ToLowerInvariant();
        int end = 0;
        while (end < bare.Length && char.IsLetter(bare[end])) end++;
        var first = bare[..end];
        return Array.Exists(Corrections, c => c[^1] == '*' ? first.StartsWith(c[..^1], StringComparison.Ordinal) : first == c);
    }

    private static Dictionary<string, string> Facts(WireDocument d, string? agency)
    {
        var facts = new (string Name, string? Value)[]
        {
            (Provider, agency), ("wire:uri", d.Uri), ("wire:version", d.Version), ("wire:versionCreated", d.VersionCreated?.ToString("O")), ("wire:embargoed", d.Embargoed?.ToUniversalTime().ToString("O")), ("wire:status", d.Status.ToString().ToLowerInvariant()),
            ("wire:slugline", d.Slugline), ("wire:copyright", d.CopyrightNotice), ("wire:usageTerms", d.UsageTerms), ("wire:infoSource", d.InfoSources.Count > 0 ? d.InfoSources[0].Called : null),
            ("wire:subjects", d.Subjects.Count == 0 ? null : string.Join(", ", d.Subjects.Select(s => s.Called).OfType<string>().Distinct(StringComparer.Ordinal))),
        };
        return facts.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
    }

    private static StatedTime? Stated(DateTimeOffset? at) => at is { } moment ? new StatedTime(moment, true, "item") : null;

    private static string? Folded(string? text) => text is null || WhiteSpace.Fold(text) is not { Length: > 0 } folded ? null : folded;
}
