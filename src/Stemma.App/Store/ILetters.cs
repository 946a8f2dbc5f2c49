namespace Stemma.App.Store;

/// <summary>A letter that waits to be posted, or was.</summary>
/// <param name="To">The address of one person.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="About">The number of the petition that it is about, or null.</param>
/// <param name="At">When it was written.</param>
public sealed record Letter(string To, string Subject, string Text, int? About, DateTimeOffset At)
{
    /// <summary>Its number; 0 until it is kept.</summary>
    public int Number { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>The Message-ID that it answers, or null.</summary>
    public string? InReplyTo { get; init; }
}

/// <summary>Letters that wait to be posted. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface ILetters
{
    /// <summary>Keeps one; it is due at once.</summary>
    /// <returns>Its number.</returns>
    ValueTask<int> Add(Letter letter, CancellationToken ct);

    /// <summary>Those to be posted now.</summary>
    ValueTask<IReadOnlyList<Letter>> Due(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>One was handed to a mail server.</summary>
    ValueTask Posted(int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>One was tried in vain.</summary>
    ValueTask Failed(int number, DateTimeOffset again, string why, CancellationToken ct);
}
