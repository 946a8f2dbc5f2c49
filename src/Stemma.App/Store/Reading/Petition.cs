using Stemma.Core.News;

namespace Stemma.App.Store.Reading;

/// <summary>What somebody asks for.</summary>
public enum PetitionKind
{
    /// <summary>That a page be taken down.</summary>
    Takedown,

    /// <summary>That a link or a claim be looked at again.</summary>
    Dispute,
}

/// <summary>What became of it.</summary>
public enum PetitionState
{
    /// <summary>It came by mail and names no page: it waits for whoever asked, and no editor sees it.</summary>
    Incomplete = -1,

    /// <summary>It waits for an editor.</summary>
    Waiting = 0,

    /// <summary>It was granted.</summary>
    Granted,

    /// <summary>It was refused, with a reason.</summary>
    Refused,
}

/// <summary>Somebody's request by the site's form.</summary>
public sealed record Petition
{
    /// <summary>Its number; 0 until it is kept.</summary>
    public int Number { get; init; }

    /// <summary>What is asked for.</summary>
    public required PetitionKind Kind { get; init; }

    /// <summary>The page's address; "" where a link or claim is meant. Forgotten once a takedown is granted.</summary>
    public string Url { get; init; } = "";

    /// <summary>The story that a disputed link or claim stands in, or null.</summary>
    public StoryId? Story { get; init; }

    /// <summary>What is disputed, as the page named it ("report 12, Quay News: edited", a claim's words, an unseen text's name); "" for a takedown.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Who asks, in their words. Forgotten once it is answered.</summary>
    public string Who { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>How to reach them. Forgotten once it is answered.</summary>
    public string Contact { get; init; } = "";

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What became of it.</summary>
    public PetitionState State { get; init; }

    /// <summary>The editor's reason, or null.</summary>
    public string? Answer { get; init; }
}
