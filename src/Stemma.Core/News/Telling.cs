namespace Stemma.Core.News;

/// <summary>One outlet's published version: an article in its place in the log, with what was said in it.</summary>
public sealed record Telling
{
    /// <summary>Its place in the log.</summary>
    public required TellingId Id { get; init; }

    /// <summary>The name it goes by in JSON and reports: import id, address or file.</summary>
    public required string Name { get; init; }

    /// <summary>The address of the original page, or null where the capture had none.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet that published it, or null where nothing says so.</summary>
    public string? Outlet { get; init; }

    /// <summary>How readers know it: its outlet, else the host of its address, else the name of the file it came in.</summary>
    public string Called =>
        Outlet ?? (Uri.TryCreate(Url, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host
            : Name[(Name.LastIndexOf('/') + 1)..]);

    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>Who said what in it.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Whom and what it names in full, those named most often first.</summary>
    public IReadOnlyList<Named> Named { get; init; } = [];

    /// <summary>The report that stood here before the page said that it is withdrawn; null for all other pages, and where no earlier text was seen.</summary>
    public EarlierText? Earlier { get; init; }

    /// <summary>The telling as the report it was, where its page now says that it is withdrawn; else itself. Statements and names are those of the text that stands.</summary>
    public Telling AsReported() => Earlier is { } earlier ? this with { Article = earlier.Article, Statements = [], Named = [], Fetched = earlier.Fetched, Earlier = null } : this;

    /// <summary>What the candidate index knows it by. A notice is found by the text that it withdraws.</summary>
    public CandidateKeys Keys { get; init; } = CandidateKeys.None;

    /// <summary>When it was fetched, or null.</summary>
    public DateTimeOffset? Fetched { get; init; }

    /// <summary>The time it takes part with: fetched, else published; null when neither is known (it then neither expires nor decays).</summary>
    public DateTimeOffset? At => Fetched ?? Article.Published?.At;

    /// <summary>When its outlet told it: published, or else fetched, and never later than that; null when neither is known.</summary>
    public DateTimeOffset? Told => Article.Published is not { } published ? Fetched : Fetched is { } fetched && fetched < published.At ? fetched : published.At;

    /// <summary>The day it was told: in UTC where the time of day is known, else as its page names it.</summary>
    public DateOnly? Day => Told is not { } told ? null : DateOnly.FromDateTime(Article.Published is { HasTime: false } published && published.At == told ? told.Date : told.UtcDateTime);

    /// <summary>What made it.</summary>
    public Stamp Stamp { get; init; }
}

/// <summary>A term with its weight in one telling's profile.</summary>
/// <param name="Hash">XxHash3 of the term.</param>
/// <param name="Weight">Its share of the profile's unit length.</param>
public readonly record struct TermKey(ulong Hash, float Weight);

/// <summary>The keys a telling is looked up by.</summary>
public sealed record CandidateKeys
{
    /// <summary>No keys: found by nothing.</summary>
    public static CandidateKeys None { get; } = new();

    /// <summary>Hash of the normalised running text; 0 for an empty one. Equal hashes mean a verbatim copy.</summary>
    public ulong TextHash { get; init; }

    /// <summary>One-permutation MinHash bands of the unquoted text.</summary>
    public IReadOnlyList<ulong> Bands { get; init; } = [];

    /// <summary>Sampled word shingles of the unquoted text.</summary>
    public IReadOnlyList<ulong> Shingles { get; init; } = [];

    /// <summary>The heaviest terms of the story profile, heaviest first.</summary>
    public IReadOnlyList<TermKey> Terms { get; init; } = [];

    /// <summary>The names of the text as keys that are the same in every script, the number of the script in the three lowest bits; heaviest first, weights in nats.</summary>
    public IReadOnlyList<TermKey> Names { get; init; } = [];
}

/// <summary>An earlier telling that may matter, with how strongly the keys say so.</summary>
public readonly record struct Hit(TellingId Id, double Score);

/// <summary>The index's answer: tellings that may share text, tellings that may tell the same story, and a tombstone that bars this text.</summary>
public sealed record Found(IReadOnlyList<Hit> Texts, IReadOnlyList<Hit> Stories, TellingId? BarredBy)
{
    /// <summary>Nothing found.</summary>
    public static Found Nothing { get; } = new([], [], null);
}

/// <summary>The earlier tellings that a new one is placed among.</summary>
/// <param name="Texts">Candidates for shared text.</param>
/// <param name="Stories">Candidates for the same story.</param>
/// <param name="BarredBy">The tombstone whose text this one carries, or null.</param>
public sealed record Near(IReadOnlyList<Telling> Texts, IReadOnlyList<Telling> Stories, TellingId? BarredBy = null);
