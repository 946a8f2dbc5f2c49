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

    /// <summary>Whether it holds a link that is its recipient's alone: it is shown to nobody, put into no other letter, and not kept for the next day.</summary>
    public bool Sealed { get; init; }

    /// <summary>Of one that is sealed: whether whoever writes it minds how many of its kind go to an address. The day's measure does not hold for it then, and it takes no part in that.</summary>
    public bool Measured { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>The Message-ID that it answers, or null.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Where whoever has it stops letters of its kind with one click (RFC 8058); null where it answers something.</summary>
    public string? Stop { get; init; }

    /// <summary>Drawn at random when it is kept, and the same at every try: its Message-ID is made of it. "" until it is kept.</summary>
    public string Token { get; init; } = "";

    /// <summary>Drawn at random for the petition that it is about, the same in all letters about that: who answers with it has had one of them. Null for a letter about none, and until it is kept.</summary>
    public string? Code { get; init; }
}

/// <summary>Letters that wait to be posted. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface ILetters
{
    /// <summary>Keeps one; it is due at once.</summary>
    /// <returns>Its number; 0 where too many wait already, or its recipient wants none: it is not kept then. Beyond a day's measure of an address it is added to the one letter that goes there the next day, whose number it is then.</returns>
    ValueTask<int> Add(Letter letter, CancellationToken ct);

    /// <summary>Those to be posted now, the longest due first; one never tried within two days is for people to post: it says what is no news. Of a letter that was posted a day ago, or given up a fortnight ago, nothing is held from here on but that it was one.</summary>
    /// <param name="now">The program's time.</param>
    /// <param name="count">The most.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask<IReadOnlyList<Letter>> Due(DateTimeOffset now, int count, CancellationToken ct);

    /// <summary>One was handed to a mail server.</summary>
    ValueTask Posted(int number, DateTimeOffset at, CancellationToken ct);

    /// <summary>One was tried in vain.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="again">When to try again; <see cref="DateTimeOffset.MaxValue"/> gives it up: people see it, and it is not tried again.</param>
    /// <param name="why">The cause, in words for the operator.</param>
    /// <param name="ct">Stops it.</param>
    ValueTask Failed(int number, DateTimeOffset again, string why, CancellationToken ct);
}
