using Stemma.Core.Formats.Out;

namespace Stemma.App.Serve.Feeds;

/// <summary>A feed that was put together, or why there is none.</summary>
/// <param name="Head">All but its entries; null where there is none.</param>
/// <param name="Entries">They.</param>
/// <param name="Elsewhere">The path it moved to, less the format's ending; or null.</param>
internal sealed record Written(OutFeed? Head, IReadOnlyList<OutEntry> Entries, string? Elsewhere)
{
    /// <summary>Why there is none, where more than that is to be said.</summary>
    public string? Words { get; init; }

    /// <summary>There is no such feed.</summary>
    public static Written Nothing { get; } = new(null, [], null);

    /// <summary>It is at another path.</summary>
    public static Written Moved(string path) => new(null, [], path);

    /// <summary>A feed, dated by its latest entry.</summary>
    /// <param name="undated">The date of a feed without entries.</param>
    /// <param name="head">What stands before its entries.</param>
    /// <param name="entries">They.</param>
    public static Written Of(DateTimeOffset undated, OutFeed head, IEnumerable<OutEntry> entries)
    {
        var all = entries.ToList();
        return new Written(head with { Updated = all.Select(e => e.Updated).DefaultIfEmpty(undated).Max(), Generator = Version, Language = "en" }, all, null);
    }

    /// <summary>Its bytes in a format.</summary>
    public byte[] As(FeedFormat format)
    {
        using var into = new MemoryStream();
        using (var writer = format.Begin(into, Head!))
            foreach (var entry in Entries) writer.Add(entry);
        return into.ToArray();
    }

    private static string Version => typeof(Written).Assembly.GetName().Version?.ToString(3) ?? "0";
}
