namespace Stemma.App.Store.Reading;

/// <summary>The captures whose bytes are held.</summary>
/// <param name="Held">How many.</param>
/// <param name="Bytes">What they take, as they are packed.</param>
/// <param name="LetGo">How many there are whose bytes went.</param>
/// <param name="Oldest">When the oldest of the log that are held was fetched; null where that is not known.</param>
/// <param name="Clock">The event clock.</param>
public sealed record HeldPages(int Held, long Bytes, int LetGo, DateTimeOffset? Oldest, DateTimeOffset Clock);

/// <summary>How long and how many of the captured pages are held.</summary>
/// <param name="Days">Days by the event clock after which a capture's bytes go, counted from its fetch; one without a time does not age.</param>
/// <param name="Bytes">The most bytes that they take as they are packed.</param>
public sealed record HoldLimits(int Days, long Bytes);
