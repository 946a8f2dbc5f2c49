namespace Stemma.Core.News;

/// <summary>What the bytes of a capture are.</summary>
public enum CaptureForm
{
    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>Plain text of a page.</summary>
    Text,

    /// <summary>One item as a JSON line, the import's own shape (see <see cref="WireItem"/>).</summary>
    Item,

    /// <summary>One document of an agency, its record as a JSON line (see <see cref="WireDocument"/>).</summary>
    Wire,
}

/// <summary>The bytes of one item's fetch, with where and when they came from. A container is split before: each of its items is a capture.</summary>
public sealed record Capture
{
    /// <summary>The code of the problem where neither its bytes nor what was made of them are held.</summary>
    public const string Lost = "lost";

    /// <summary>Its place in the log; 0 until it is accepted.</summary>
    public TellingId Id { get; init; }

    /// <summary>The name it goes by in reports and JSON: an import's id, else the address, else the file.</summary>
    public required string Name { get; init; }

    /// <summary>The import's own id, when it had one: the first choice of identity.</summary>
    public string? ImportId { get; init; }

    /// <summary>The address it was fetched from, after redirects.</summary>
    public string? Url { get; init; }

    /// <summary>The outlet, where the container names it.</summary>
    public string? Outlet { get; init; }

    /// <summary>What the bytes are.</summary>
    public required CaptureForm Form { get; init; }

    /// <summary>The Content-Type as sent, with its parameters.</summary>
    public string? ContentType { get; init; }

    /// <summary>What its owner wants done with it, by the answer's headers and the site's robots.txt: directives in lower case.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>When it was fetched: the record's own date; null where nothing says it.</summary>
    public DateTimeOffset? Fetched { get; init; }

    /// <summary>The bytes, transfer and content encoding undone; empty where they are no longer held.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What was last made of it, where its bytes are no longer held: this stands for them. Null where they are held.</summary>
    public Article? Kept { get; init; }
}

/// <summary>One item of a feed, a JSONL file or a wire, in the shape of an import's JSON line. All fields may be missing but one of title, text, html.</summary>
public sealed record WireItem
{
    /// <summary>The supplier's own id.</summary>
    public string? Id { get; init; }

    /// <summary>Address of the page.</summary>
    public string? Url { get; init; }

    /// <summary>Headline.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text, paragraphs divided by blank lines.</summary>
    public string? Text { get; init; }

    /// <summary>A page or a fragment of HTML.</summary>
    public string? Html { get; init; }

    /// <summary>True where a feed gives this as the text itself, and not as a description of it. Known while the feed is read; not written into lines.</summary>
    public bool IsText { get; init; }

    /// <summary>When the supplier published it.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the supplier last changed it.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The outlet's name.</summary>
    public string? Outlet { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    /// <summary>The byline as one string, or the authors joined by ", ".</summary>
    public string? Byline { get; init; }

    /// <summary>When it was fetched.</summary>
    public DateTimeOffset? Fetched { get; init; }
}
