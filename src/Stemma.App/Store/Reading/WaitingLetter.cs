namespace Stemma.App.Store.Reading;

/// <summary>A letter that was not posted yet, or was given up, as editors see it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text; "" where it is its recipient's alone.</param>
/// <param name="About">The number of the request that it is about, or null.</param>
/// <param name="At">When it was written.</param>
/// <param name="Tries">How often it was tried in vain.</param>
/// <param name="Why">Why the last try failed; null before the first.</param>
/// <param name="Again">When it is tried next; null where it was given up.</param>
public sealed record WaitingLetter(int Number, string To, string Subject, string Text, int? About, DateTimeOffset At, int Tries, string? Why, DateTimeOffset? Again);

/// <summary>Letters that were not posted.</summary>
/// <param name="Waiting">How many wait.</param>
/// <param name="GivenUp">How many were given up in the last fortnight.</param>
/// <param name="First">Those given up, then those that wait, oldest first, as many as were asked for.</param>
public sealed record WaitingLetters(int Waiting, int GivenUp, IReadOnlyList<WaitingLetter> First)
{
    /// <summary>How many mails wait unread, since too many requests wait.</summary>
    public int Unread { get; init; }
}
