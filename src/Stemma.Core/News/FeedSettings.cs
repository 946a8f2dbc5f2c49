namespace Stemma.Core.News;

/// <summary>What an editor set for a feed, where the general way does not fit it.</summary>
public sealed record FeedSettings
{
    /// <summary>The charset that the feed and its pages are read in, whatever they say themselves; null to believe them.</summary>
    public string? Charset { get; init; }

    /// <summary>True where its items stand as the feed gives them, and no page is fetched.</summary>
    public bool FromFeed { get; init; }

    /// <summary>True where the address is a page whose links are its items (a front page without a feed).</summary>
    public bool Links { get; init; }

    /// <summary>The least minutes between two polls; null for the general least. It can only make polls rarer.</summary>
    public int? LeastMinutes { get; init; }
}
