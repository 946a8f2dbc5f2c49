using Stemma.Core.Formats.Atom;

namespace Stemma.App.Serve.Feeds;

/// <summary>A feed as bytes, or why there is none.</summary>
/// <param name="Bytes">The document, or null.</param>
/// <param name="Elsewhere">The path it moved to, or null.</param>
internal sealed record Written(byte[]? Bytes, string? Elsewhere)
{
    /// <summary>There is no such feed.</summary>
    public static Written Nothing { get; } = new(null, null);

    /// <summary>It is at another path.</summary>
    public static Written Moved(string path) => new(null, path);

    /// <summary>Writes one, dated by its latest entry.</summary>
    /// <param name="undated">The date of a feed without entries.</param>
    /// <param name="head">What stands before its entries.</param>
    /// <param name="entries">They.</param>
    public static Written Of(DateTimeOffset undated, AtomHead head, IEnumerable<AtomEntry> entries)
    {
        var all = entries.ToList();
        using var into = new MemoryStream();
        using (var writer = new AtomWriter(into, head with { Updated = all.Select(e => e.Updated).DefaultIfEmpty(undated).Max(), Generator = Version, Language = "en" }))
            foreach (var entry in all) writer.Add(entry);
        return new Written(into.ToArray(), null);
    }

    private static string Version => typeof(Written).Assembly.GetName().Version?.ToString(3) ?? "0";
}
