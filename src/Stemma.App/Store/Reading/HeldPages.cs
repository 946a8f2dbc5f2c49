namespace Stemma.App.Store.Reading;

/// <summary>The captures whose bytes are held.</summary>
/// <param name="Held">How many.</param>
/// <param name="Bytes">What they take, as they are packed, without those of which nothing could be read.</param>
/// <param name="LetGo">How many there are whose bytes went.</param>
/// <param name="Oldest">Since when the oldest of the log that may go is held, by its fetch or by when it came in, whichever is later; null where that is not known or none may go.</param>
/// <param name="Clock">The event clock.</param>
public sealed record HeldPages(int Held, long Bytes, int LetGo, DateTimeOffset? Oldest, DateTimeOffset Clock)
{
    /// <summary>How many of them stay, whatever the limits: their report is disputed, or stands in the story of a withdrawn one.</summary>
    public int Staying { get; init; }

    /// <summary>Of how many of them nothing could be read.</summary>
    public int Unread { get; init; }

    /// <summary>What these take.</summary>
    public long UnreadBytes { get; init; }

    /// <summary>Whether the store had pages before a program came that lets any go: none goes until a limit was set.</summary>
    public bool OldPages { get; init; }
}

/// <summary>How long and how many of the captured pages are held. Those of which nothing could be read have no text that stands for them: they are held twice as long, and may take as much again.</summary>
/// <param name="Days">Days after which a capture's bytes go, counted from its fetch or from when it came in, whichever is later; one without a time does not age.</param>
/// <param name="Bytes">The most bytes that they take as they are packed.</param>
/// <param name="Set">Whether somebody set either; where nobody did, nothing of a store goes that had pages before any were let go.</param>
public sealed record HoldLimits(int Days, long Bytes, bool Set = true);
