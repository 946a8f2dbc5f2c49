namespace Stemma.App.Store;

/// <summary>A page in the log that is to be looked at once more: several report its story, or a report whose text it carries was withdrawn.</summary>
/// <param name="Item">The item that it was fetched for.</param>
/// <param name="FeedUrl">Its feed's first address.</param>
/// <param name="Url">Its address.</param>
/// <param name="Origin">Scheme, host and port, as the gate knows it.</param>
/// <param name="ETag">The validator of its last whole answer, byte for byte, or null.</param>
/// <param name="LastModified">The same: the server's own string.</param>
/// <param name="Visits">How often it was looked at again.</param>
public sealed record Visit(int Item, string FeedUrl, string Url, string Origin, string? ETag, string? LastModified, int Visits)
{
    /// <summary>So often a page is looked at again in all, whatever is withdrawn.</summary>
    public const int Most = 2;
}

/// <summary>What a look at a page showed.</summary>
/// <param name="Item">The item that it was fetched for.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Gone">True where it is gone, false where it stands as it was; null where that is not known, or what came tells.</param>
/// <param name="Visits">How often it was looked at again by now.</param>
/// <param name="Due">When it is tried once more; null where it is not.</param>
public sealed record Visited(int Item, DateTimeOffset At, bool? Gone, int Visits, DateTimeOffset? Due)
{
    /// <summary>What came, for the log; null for nothing.</summary>
    public Entry? Entry { get; init; }

    /// <summary>Its validator, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>The same.</summary>
    public string? LastModified { get; init; }
}
