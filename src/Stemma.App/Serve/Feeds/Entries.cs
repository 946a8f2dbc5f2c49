using System.Globalization;
using System.Net;
using System.Text;
using Stemma.App.Serve.Edge;
using Stemma.App.Serve.Pages;
using Stemma.App.Store.Reading;
using Stemma.Core.Formats.Out;
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
    private const string Silent = "Its owner wants no excerpts shown.";

    /// <summary>A story: new, and new again when it gains a report.</summary>
    public OutEntry Of(StoryCard card) => new(OutId.Of(Log, $"story/{card.Id}"), card.Title, Moment(card.Changed ?? card.Latest, card.Id.Value))
    {
        Here = Here($"/story/{card.Id}"),
        Original = card.Url,
        Summary = $"{Cut(card.Excerpt, card.MostShown)}\n\n{Sizes(card)}".TrimStart(),
    };

    /// <summary>A report, with its original page as what it stands for.</summary>
    /// <param name="telling">The report.</param>
    /// <param name="from">Where its text comes from ("AP"), or null where that is not known.</param>
    /// <param name="feed">The address of the outlet's own feed that listed it, or null.</param>
    public OutEntry Of(Telling telling, string? from, string? feed = null)
    {
        var article = telling.Article;
        var at = Moment(Seen(article.Updated?.At ?? telling.At, telling), telling.Id.Value);
        string? original = OutText.Address(telling.Url);
        return new OutEntry(OutId.Of(Log, $"report/{telling.Id}"), Titled(article.Title, telling.Name), at)
        {
            Published = Seen(article.Published?.At, telling),
            Language = article.Language,
            Authors = article.Authors.Count > 0 ? [.. article.Authors.Select(a => new OutPerson(a))] : telling.Outlet is { } outlet ? [new OutPerson(outlet)] : [],
            Here = Here($"/report/{telling.Id}"),
            Original = original,
            StandsForOriginal = original is not null,
            Categories = article.Section is { } section ? [section] : [],
            Summary = Summary(article, from),
            Html = Exposure.FullText && (article.Text.Length > 0 || original is null) ? Sanitiser.Clean(Html(article), original ?? Site ?? "") : null,
            Source = Publication(telling.Outlet, original, at, feed),
        };
    }

    /// <summary>A match of a search.</summary>
    /// <param name="match">The match.</param>
    /// <param name="feed">The address of the outlet's own feed that listed it, or null.</param>
    public OutEntry Of(Match match, string? feed = null)
    {
        string? original = OutText.Address(match.Url);
        return new OutEntry(OutId.Of(Log, $"report/{match.Telling}"), Titled(match.Title, match.Name), Moment(match.At, match.Telling.Value))
        {
            Authors = match.Outlet is { } outlet ? [new OutPerson(outlet)] : [],
            Here = Here($"/report/{match.Telling}"),
            Original = original,
            StandsForOriginal = original is not null,
            Summary = match.NoSnippet && !Exposure.FullText ? Silent : Cut(match.Excerpt, match.MostShown),
            Source = Publication(match.Outlet, original, match.At ?? Undated, feed),
        };
    }

    /// <summary>An answered request of the public log. Of its moment the day alone is told, as on the page.</summary>
    public OutEntry Of(LoggedRequest request)
    {
        string what = $"{CaseWords.What(request.Kind, request.Type)}: {CaseWords.Outcome(request.State)}{(request.Host.Length > 0 ? $", {request.Host}" : "")}";
        return new OutEntry(OutId.Of(Log, $"takedowns/{request.Number}"), $"Request {request.Number}, {what}", Moment(new DateTimeOffset(request.At.AddHours(request.Hours).UtcDateTime.Date, TimeSpan.Zero), request.Number))
        {
            Here = Here($"/takedowns#r{request.Number}"),
            Summary = $"{what}. Proof: {CaseWords.Proof(request.Proof)}. Hours until it was answered: {request.Hours.ToString("0.#", CultureInfo.InvariantCulture)}.",
        };
    }

    // A report's name may be that of a file of this machine.
    private string Titled(string title, string name) => title.Length > 0 || !Exposure.FullText ? title : name;

    // A page that claims a day ahead of its fetch stood there when it was fetched.
    private static DateTimeOffset? Seen(DateTimeOffset? claimed, Telling telling) => claimed > telling.Fetched ? telling.Fetched : claimed;

    // What came within one second is told apart by its place in the log, as microseconds: no two entries of a feed changed at the same time.
    private DateTimeOffset Moment(DateTimeOffset? at, int place) => new DateTimeOffset((at ?? Undated).UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero).AddMicroseconds(place % 1_000_000);

    private static string Sizes(StoryCard card) =>
        $"{PlainWords.Funnel(card.Reports, card.Texts, card.Witnesses)}: {string.Join(", ", card.Outlets.Take(8))}".TrimEnd(' ', ':');

    private string Summary(Article article, string? from) => string.Join("\n\n", new[] { Opening(article), from is null ? "" : $"Comes from: {from}" }.Where(p => p.Length > 0));

    // To others an entry has no text but this one, and each must have one.
    private string Opening(Article article) => Cut(Excerpt.Of(article, ExcerptWords), article.MostShown) is { Length: > 0 } words ? words
        : Exposure.FullText && article.Text.Length > 0 ? ""
        : article.WantsSilence ? Silent : "No text was found on its page.";

    private string Cut(string excerpt, int? most) => Excerpt.Cut(Exposure.Cut(excerpt, most), ExcerptWords);

    private OutSource? Publication(string? outlet, string? original, DateTimeOffset at, string? feed) =>
        outlet is not null && original is not null ? new OutSource(new Uri(original).GetLeftPart(UriPartial.Authority) + "/", outlet, at, Told(feed)) : null;

    // A subscription's address may hold its key: others are told only of one that has nothing asked in it.
    private string? Told(string? feed) => Exposure.FullText || feed?.Contains('?', StringComparison.Ordinal) != true ? feed : null;

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

    private string? Here(string path) => Site is null ? null : Site + path;
}
