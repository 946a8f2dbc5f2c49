namespace Stemma.Core.Formats.Atom;

/// <summary>An Atom feed to be written, less its entries.</summary>
/// <param name="Id">Its name for good: an absolute IRI.</param>
/// <param name="Title">What it is of.</param>
/// <param name="Updated">When it last changed in a way that matters to readers.</param>
/// <param name="Author">Who answers for entries that name nobody.</param>
public sealed record AtomHead(string Id, string Title, DateTimeOffset Updated, AtomPerson Author)
{
    /// <summary>A line under the title, or null.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Itself, the page it stands for, its other pages (RFC 5005: first, previous, next).</summary>
    public IReadOnlyList<AtomLink> Links { get; init; } = [];

    /// <summary>A square picture's absolute address, or null.</summary>
    public string? Icon { get; init; }

    /// <summary>The program's version, or null.</summary>
    public string? Generator { get; init; }

    /// <summary>BCP 47 tag of the titles' language, or null.</summary>
    public string? Language { get; init; }
}

/// <summary>An entry to be written.</summary>
/// <param name="Id">Its name for good: an absolute IRI.</param>
/// <param name="Title">Its headline, plain text.</param>
/// <param name="Updated">When it last changed in a way that matters to readers.</param>
public sealed record AtomEntry(string Id, string Title, DateTimeOffset Updated)
{
    /// <summary>When it first appeared, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who wrote it; none leaves it to the feed's author.</summary>
    public IReadOnlyList<AtomPerson> Authors { get; init; } = [];

    /// <summary>Links; one without a relation to it is the page itself. Those that are no http or https addresses are left out.</summary>
    public IReadOnlyList<AtomLink> Links { get; init; } = [];

    /// <summary>What it is filed under.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its opening as plain text, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Its body as clean HTML, or null. Whoever sets it answers for it that nothing in it runs.</summary>
    public string? Html { get; init; }

    /// <summary>Where it comes from, or null.</summary>
    public AtomSource? Source { get; init; }

    /// <summary>BCP 47 tag of its text's language, or null.</summary>
    public string? Language { get; init; }
}

/// <summary>A person or a body.</summary>
public sealed record AtomPerson(string Name, string? Uri = null);

/// <summary>A link.</summary>
/// <param name="Rel">Its relation ("alternate", "self", "via", "next").</param>
/// <param name="Href">An absolute address.</param>
/// <param name="Type">The media type of what is there, or null.</param>
/// <param name="Language">Its language, or null.</param>
public sealed record AtomLink(string Rel, string Href, string? Type = null, string? Language = null)
{
    /// <summary>An address as it can stand in a feed: absolute, http or https, ASCII, without user name and password; null for anything else.</summary>
    public static string? Address(string? url) => AtomText.Address(url);
}

/// <summary>The publication that an entry comes from.</summary>
public sealed record AtomSource(string Id, string Title, DateTimeOffset Updated, string? Link = null);
