namespace Stemma.Core.Extract;

/// <summary>What is known about a page from outside it.</summary>
/// <param name="Outlet">Who published it, where the container or the feed names it.</param>
/// <param name="Language">BCP 47 tag that the feed or container declares.</param>
/// <param name="Fetched">When it was fetched: dates after it are not believed.</param>
public sealed record ExtractHints(string? Outlet = null, string? Language = null, DateTimeOffset? Fetched = null)
{
    /// <summary>What an editor knows of the site's pages, or null.</summary>
    public Stemma.Core.News.SiteHint? Site { get; init; }
}
