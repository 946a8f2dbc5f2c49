namespace Stemma.Core.News;

/// <summary>What an editor knows of a site's pages, as data: where the text stands, what is to be left out. Ground state; the extractor asks it before it decides by itself.</summary>
public sealed record SiteHint
{
    /// <summary>The site: a host or a registrable domain, lower case; it holds for its subdomains too. With a port ("127.0.0.1:8080") for that port alone.</summary>
    public required string Site { get; init; }

    /// <summary>The beginning of the paths that it holds for ("/sport/"); "" for all.</summary>
    public string Path { get; init; } = "";

    /// <summary>Selectors of the element with the running text, the first that holds prose counts.</summary>
    public IReadOnlyList<string> Body { get; init; } = [];

    /// <summary>Selectors of what is left out.</summary>
    public IReadOnlyList<string> Drop { get; init; } = [];

    /// <summary>Selector of the headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Selector of the byline, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Selector of the day of publication, or null.</summary>
    public string? Date { get; init; }

    /// <summary>BCP 47 tag of the language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Whether it says nothing: a hint of this sort takes an earlier one away.</summary>
    public bool IsEmpty => Body.Count == 0 && Drop.Count == 0 && Title is null && Author is null && Date is null && Language is null;

    /// <summary>Whether it says the same of the same pages.</summary>
    public bool Says(SiteHint other) => Site == other.Site && Path == other.Path && Title == other.Title && Author == other.Author && Date == other.Date && Language == other.Language
        && Body.SequenceEqual(other.Body) && Drop.SequenceEqual(other.Drop);

    /// <summary>The hint that holds for an address: of those for its host the longest name, of these the longest path; null where none does.</summary>
    public static SiteHint? For(IReadOnlyList<SiteHint> hints, string? url)
    {
        if (hints.Count == 0 || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        SiteHint? best = null;
        foreach (var hint in hints)
        {
            if (!hint.Covers(address)) continue;
            if (best is null || hint.Site.Length > best.Site.Length || hint.Site.Length == best.Site.Length && hint.Path.Length > best.Path.Length) best = hint;
        }
        return best;
    }

    /// <summary>Whether it holds for this address.</summary>
    public bool Covers(Uri address)
    {
        var host = Site.Contains(':') ? address.Authority : address.IdnHost.ToLowerInvariant();
        return (host == Site || host.EndsWith("." + Site, StringComparison.Ordinal)) && address.AbsolutePath.StartsWith(Path, StringComparison.Ordinal);
    }
}
