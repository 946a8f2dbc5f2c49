using Stemma.Core.News;

namespace Stemma.Core.Formats.Feeds;

/// <summary>A feed as read.</summary>
public sealed record FeedDocument
{
    /// <summary>What it is: "rss20", "rss091u", "rss091n", "rss092", "rss093", "rss094", "rss10", "rss090", "rss", "atom10", "atom03", "atom", "cdf", "json1", "json11"; "" where it is no feed.</summary>
    public string Version { get; init; } = "";

    /// <summary>True where it is not well-formed, or its encoding is not what it says.</summary>
    public bool Bozo { get; init; }

    /// <summary>True where it ends inside its last item, of which nobody knows how it goes on.</summary>
    public bool EndsInItem { get; init; }

    /// <summary>The encoding it was read with.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>What it says of itself.</summary>
    public FeedPart Feed { get; init; } = new();

    /// <summary>Its items, in order.</summary>
    public IReadOnlyList<FeedPart> Items { get; init; } = [];

    /// <summary>What was wrong with it.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>A text of a feed.</summary>
/// <param name="Value">The text; HTML without what acts, its addresses absolute, where the type is one of HTML.</param>
/// <param name="Type">"text/plain", "text/html", "application/xhtml+xml", or what the feed says.</param>
/// <param name="Language">Its language tag, its own or inherited; null where none is stated.</param>
/// <param name="Base">The address that its relative addresses are resolved against, or null.</param>
public sealed record FeedText(string Value, string Type, string? Language, string? Base);

/// <summary>Somebody of a feed.</summary>
public sealed record FeedPerson(string? Name, string? Email, string? Url);

/// <summary>A link of a feed.</summary>
/// <param name="Url">Absolute; null where the feed gives none.</param>
/// <param name="Rel">What it is to the feed or item: "alternate", "self", "enclosure", ...</param>
/// <param name="Type">Its media type, or null.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Language">Its language tag, or null.</param>
/// <param name="Length">Its length in bytes as written, or null.</param>
public sealed record FeedLink(string? Url, string Rel, string? Type, string? Title, string? Language, string? Length);

/// <summary>A category of a feed.</summary>
public sealed record FeedCategory(string Term, string? Scheme, string? Label);

/// <summary>A file that belongs to an item.</summary>
public sealed record FeedEnclosure(string Url, string? Type, string? Length);

/// <summary>A picture that stands for a feed or an item.</summary>
public sealed record FeedImage(string? Url, string? Title, string? Link, string? Width, string? Height, string? Description);

/// <summary>What made a feed.</summary>
public sealed record FeedGenerator(string Name, string? Url, string? Version);

/// <summary>A date of a feed.</summary>
/// <param name="Text">As written.</param>
/// <param name="At">The moment, or null where it cannot be read.</param>
public sealed record FeedDate(string Text, DateTimeOffset? At);

/// <summary>A feed's account of itself, one of its items, or the source that an item names: they have the same parts.</summary>
public sealed record FeedPart
{
    /// <summary>Headline.</summary>
    public FeedText? Title { get; init; }

    /// <summary>Description, summary or subtitle.</summary>
    public FeedText? Summary { get; init; }

    /// <summary>A second description (info of Atom 0.3).</summary>
    public FeedText? Info { get; init; }

    /// <summary>Rights.</summary>
    public FeedText? Rights { get; init; }

    /// <summary>The texts themselves.</summary>
    public IReadOnlyList<FeedText> Content { get; init; } = [];

    /// <summary>Its own id.</summary>
    public string? Id { get; init; }

    /// <summary>True where the id is an address of the page.</summary>
    public bool IdIsLink { get; init; }

    /// <summary>The address of the page, absolute.</summary>
    public string? Link { get; init; }

    /// <summary>All links.</summary>
    public IReadOnlyList<FeedLink> Links { get; init; } = [];

    /// <summary>The author as written, or as "name (email)".</summary>
    public string? Author { get; init; }

    /// <summary>The authors.</summary>
    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];

    /// <summary>Contributors.</summary>
    public IReadOnlyList<FeedPerson> Contributors { get; init; } = [];

    /// <summary>Publisher as written.</summary>
    public string? Publisher { get; init; }

    /// <summary>Categories.</summary>
    public IReadOnlyList<FeedCategory> Categories { get; init; } = [];

    /// <summary>Files.</summary>
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];

    /// <summary>When it was published.</summary>
    public FeedDate? Published { get; init; }

    /// <summary>When it was last changed.</summary>
    public FeedDate? Updated { get; init; }

    /// <summary>When it was made.</summary>
    public FeedDate? Created { get; init; }

    /// <summary>Its language tag.</summary>
    public string? Language { get; init; }

    /// <summary>A picture.</summary>
    public FeedImage? Image { get; init; }

    /// <summary>A small picture.</summary>
    public string? Icon { get; init; }

    /// <summary>A large picture.</summary>
    public string? Logo { get; init; }

    /// <summary>What made it.</summary>
    public FeedGenerator? Generator { get; init; }

    /// <summary>The feed that an item was taken from.</summary>
    public FeedPart? Source { get; init; }

    /// <summary>The address of the page with readers' comments.</summary>
    public string? Comments { get; init; }

    /// <summary>Where it is about.</summary>
    public FeedPlace? Place { get; init; }

    /// <summary>From when and until when it holds (dcterms:valid).</summary>
    public (FeedDate? From, FeedDate? Until) Valid { get; init; }

    /// <summary>Elements of other vocabularies and unknown ones, in order.</summary>
    public IReadOnlyList<FeedExtra> Extras { get; init; } = [];

    /// <summary>The first of them with this name ("ttl", "slash_comments"), or null.</summary>
    public FeedExtra? Extra(string name) => Extras.FirstOrDefault(x => x.Name == name);
}
