using Stemma.Core.News;

namespace Stemma.Core.Formats.Sitemap;

/// <summary>What a sitemap is.</summary>
public enum SitemapKind
{
    /// <summary>None; the problems say why.</summary>
    None,

    /// <summary>Pages.</summary>
    Pages,

    /// <summary>Other sitemaps.</summary>
    Index,

    /// <summary>Pages as lines of text.</summary>
    Text,

    /// <summary>A feed in the place of a sitemap.</summary>
    Feed,
}

/// <summary>What a news sitemap says of a page.</summary>
/// <param name="Outlet">The publication's name; "" where it is left empty.</param>
/// <param name="Language">Its language tag, or null.</param>
/// <param name="Published">When the page was published, or null.</param>
/// <param name="Title">Its headline, or null.</param>
/// <param name="Keywords">Its keywords.</param>
public sealed record SitemapNews(string? Outlet, string? Language, DateTimeOffset? Published, string? Title, IReadOnlyList<string> Keywords);

/// <summary>A page or sitemap that a sitemap names.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Changed">When it last changed, or null.</param>
/// <param name="Frequency">How often it changes ("daily"), or null.</param>
/// <param name="News">What it says for news, or null.</param>
public sealed record SitemapEntry(string Url, DateTimeOffset? Changed, string? Frequency, SitemapNews? News);

/// <summary>A sitemap as read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Entries">What it names, in order, 50,000 at most.</param>
/// <param name="Problems">What was wrong with it.</param>
public sealed record SitemapDocument(SitemapKind Kind, IReadOnlyList<SitemapEntry> Entries, IReadOnlyList<Problem> Problems);
