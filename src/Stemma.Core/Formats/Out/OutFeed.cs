namespace Stemma.Core.Formats.Out;

/// <summary>A feed to be written in whatever format, less its entries.</summary>
/// <param name="Id">Its name for good: an absolute IRI.</param>
/// <param name="Title">What it is of.</param>
/// <param name="Updated">When it last changed in a way that matters to readers.</param>
/// <param name="Author">Who answers for entries that name nobody.</param>
public sealed record OutFeed(string Id, string Title, DateTimeOffset Updated, OutPerson Author)
{
    /// <summary>A line under the title, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The address of the page that it stands for, or null.</summary>
    public string? Page { get; init; }

    /// <summary>Its own address, or null where it has none: a file.</summary>
    public string? Self { get; init; }

    /// <summary>Its first page (RFC 5005), or null.</summary>
    public string? First { get; init; }

    /// <summary>The page of newer entries, or null.</summary>
    public string? Previous { get; init; }

    /// <summary>The page of older entries, or null.</summary>
    public string? Next { get; init; }

    /// <summary>The program's version, or null.</summary>
    public string? Generator { get; init; }

    /// <summary>BCP 47 tag of the titles' language, or null.</summary>
    public string? Language { get; init; }
}

/// <summary>An entry to be written. Addresses that are not http or https are left out.</summary>
/// <param name="Id">Its name for good: an absolute IRI.</param>
/// <param name="Title">Its headline, plain text.</param>
/// <param name="Updated">When it last changed in a way that matters to readers.</param>
public sealed record OutEntry(string Id, string Title, DateTimeOffset Updated)
{
    /// <summary>When it first appeared, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who wrote it; none leaves it to the feed's author.</summary>
    public IReadOnlyList<OutPerson> Authors { get; init; } = [];

    /// <summary>The page on this site that shows it, or null.</summary>
    public string? Here { get; init; }

    /// <summary>The page elsewhere that it was published at, or null.</summary>
    public string? Original { get; init; }

    /// <summary>Whether the original is what it stands for, and the page here only speaks of it.</summary>
    public bool StandsForOriginal { get; init; }

    /// <summary>What it is filed under.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its opening as plain text, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Its body as clean HTML, or null. Whoever sets it answers for it that nothing in it runs.</summary>
    public string? Html { get; init; }

    /// <summary>Where it comes from, or null.</summary>
    public OutSource? Source { get; init; }

    /// <summary>BCP 47 tag of its text's language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The address of what it stands for, or null.</summary>
    public string? Page => StandsForOriginal ? OutText.Address(Original) : OutText.Address(Here);
}

/// <summary>A person or a body.</summary>
public sealed record OutPerson(string Name, string? Uri = null);

/// <summary>The publication that an entry comes from.</summary>
/// <param name="Site">Its home page.</param>
/// <param name="Title">Its name.</param>
/// <param name="Updated">When it last changed, as far as is known.</param>
/// <param name="Feed">The address of its own feed that listed the entry, or null.</param>
public sealed record OutSource(string Site, string Title, DateTimeOffset Updated, string? Feed = null);
