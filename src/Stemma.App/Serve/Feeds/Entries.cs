using System.Globalization;
using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Atom;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Feeds;

/// <summary>Stories, reports and matches as entries of our feeds.</summary>
/// <param name="Log">The log's name, which all ids are made from.</param>
/// <param name="Site">The site's address without a slash at its end ("https://news.example"); null where there is none (an export).</param>
/// <param name="Exposure">Who reads them: this machine alone gets whole texts, others excerpts.</param>
public sealed record Entries(string Log, string? Site, Exposure Exposure)
{
    /// <summary>What an entry without any date is dated: when the log began, where that is known.</summary>
    public DateTimeOffset Undated { get; init; } = DateTimeOffset.UnixEpoch;

    private const int ExcerptWords = 60;

    /// <summary>A story: new, and new again when it gains a report.</summary>
    public AtomEntry Of(StoryCard card) => new(AtomId.Of(Log, $"story/{card.Id}"), card.Title, card.Changed ?? card.Latest ?? Undated)
    {
        Links = [.. Here($"/story/{card.Id}"), .. From("via", card.Url, null)],
        Summary = $"{Cut(card.Excerpt)}\n\n{Sizes(card)}".TrimStart(),
    };

    /// <summary>A report, with its original page as what it stands for.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="source">Where its text comes from, or null where that is not known.</param>
    public AtomEntry Of(Telling telling, PrimarySource? source)
    {
        var article = telling.Article;
        var at = article.Updated?.At ?? telling.At ?? Undated;
        string? original = AtomLink.Address(telling.Url);
        return new AtomEntry(AtomId.Of(Log, $"report/{telling.Id}"), article.Title.Length > 0 ? article.Title : telling.Name, at)
        {
            Published = article.Published?.At,
            Language = article.Language,
            Authors = article.Authors.Count > 0 ? [.. article.Authors.Select(a => new AtomPerson(a))] : telling.Outlet is { } outlet ? [new AtomPerson(outlet)] : [],
            Links = original is null ? [.. Here($"/report/{telling.Id}")] : [.. From("alternate", original, article.Language), .. From("via", original, article.Language), .. Related($"/report/{telling.Id}")],
            Categories = article.Section is { } section ? [section] : [],
            Summary = Summary(article, source),
            Html = Exposure.FullText && (article.Text.Length > 0 || original is null) ? Sanitiser.Clean(Html(article), original ?? Site ?? "") : null,
            Source = Publication(telling, original, at),
        };
    }

    /// <summary>A match of a search.</summary>
    public AtomEntry Of(Match match)
    {
        string? original = AtomLink.Address(match.Url);
        return new AtomEntry(AtomId.Of(Log, $"report/{match.Telling}"), match.Title.Length > 0 ? match.Title : match.Name, match.At ?? Undated)
        {
            Authors = match.Outlet is { } outlet ? [new AtomPerson(outlet)] : [],
            Links = original is null ? [.. Here($"/report/{match.Telling}")] : [.. From("alternate", original, null), .. From("via", original, null), .. Related($"/report/{match.Telling}")],
            Summary = match.NoSnippet && !Exposure.FullText ? null : Cut(match.Excerpt),
        };
    }

    private static string Sizes(StoryCard card) =>
        $"{PlainWords.Funnel(card.Reports, card.Texts, card.Witnesses)}: {string.Join(", ", card.Outlets.Take(8))}".TrimEnd(' ', ':');

    private string Summary(Article article, PrimarySource? source) =>
        (Cut(Excerpt.Of(article, ExcerptWords)) + (source is null ? "" : $"\n\nComes from: {PlainWords.Of(source)}")).TrimStart();

    private string Cut(string excerpt) => Excerpt.Cut(excerpt, Exposure.FullText ? ExcerptWords : Exposure.PassageWords);

    private static AtomSource? Publication(Telling telling, string? original, DateTimeOffset at) => telling.Outlet is { } outlet && original is not null
        ? new AtomSource(new Uri(original).GetLeftPart(UriPartial.Authority) + "/", outlet, at, new Uri(original).GetLeftPart(UriPartial.Authority) + "/")
        : null;

    // The running text's blocks as markup of our own; every word of theirs is text in it.
    private static string Html(Article article)
    {
        var made = new StringBuilder();
        var blocks = article.Blocks.Where(b => b.At is not null).ToList();
        if (blocks.Count == 0) blocks = [.. article.Text.Split("\n\n").Select(p => new Block(BlockKind.Paragraph, p))];
        foreach (var block in blocks)
        {
            if (block.Time is { } time) made.Append(CultureInfo.InvariantCulture, $"<p><time datetime=\"{Times.Iso(time)}\">{Times.Full(time)}</time></p>\n");
            string name = block.Kind switch { BlockKind.Subheading => "h3", BlockKind.Quote => "blockquote", _ => "p" };
            made.Append('<').Append(name).Append('>').Append(WebUtility.HtmlEncode(block.Untimed())).Append("</").Append(name).Append(">\n");
        }
        return made.ToString();
    }

    private IEnumerable<AtomLink> Here(string path) => Site is null ? [] : [new AtomLink("alternate", Site + path, "text/html")];

    private IEnumerable<AtomLink> Related(string path) => Site is null ? [] : [new AtomLink("related", Site + path, "text/html")];

    private static IEnumerable<AtomLink> From(string rel, string? url, string? language) => AtomLink.Address(url) is { } address ? [new AtomLink(rel, address, "text/html", language)] : [];

}
