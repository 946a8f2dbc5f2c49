using Stemma.App.Store.Reading;

namespace Stemma.App.Store;

/// <summary>What becomes of one mail.</summary>
/// <param name="Mail">What it is known by, so that it is taken once.</param>
/// <param name="At">When it was taken.</param>
public sealed record MailTurn(string Mail, DateTimeOffset At)
{
    /// <summary>Requests that it makes.</summary>
    public IReadOnlyList<Petition> New { get; init; } = [];

    /// <summary>The request whose letters its answers bear the number of; null for the first of the new ones.</summary>
    public int? Thread { get; init; }

    /// <summary>What it says against what was decided, or for a copy: to the request of each number, behind what was said before and was not heard yet.</summary>
    public IReadOnlyList<(int Number, string Words)> Said { get; init; } = [];

    /// <summary>Addresses that want no letters any more.</summary>
    public IReadOnlyList<string> Stops { get; init; } = [];

    /// <summary>Requests of it that it adds to: their address, host, reason, state and time are kept, where they still wait.</summary>
    public IReadOnlyList<Petition> Changed { get; init; } = [];

    /// <summary>The letter that answers it, by the numbers of the new requests; null for none.</summary>
    public Func<IReadOnlyList<int>, Letter?> Answer { get; init; } = static _ => null;
}

/// <summary>Requests that came by mail, and which mails were taken. Ground state; every method is one transaction, on disk when it returns.</summary>
public interface ICorrespondence
{
    /// <summary>Whether a mail was taken.</summary>
    ValueTask<bool> Has(string mail, CancellationToken ct);

    /// <summary>The requests that letters with a number and code are about, answered ones too; none where the code is not that number's.</summary>
    ValueTask<IReadOnlyList<Petition>> Thread(int number, string code, CancellationToken ct);

    /// <summary>How many letters were written to an address since a time (of the last day at most).</summary>
    ValueTask<int> LettersTo(string address, DateTimeOffset since, CancellationToken ct);

    /// <summary>Keeps what becomes of a mail: all of it or nothing, and nothing where it was taken before.</summary>
    /// <returns>False where too many requests by mail wait already: of its sender, about a host that it names, or in all. One of a thread is kept all the same, but for its new requests that find no room.</returns>
    ValueTask<bool> Take(MailTurn turn, CancellationToken ct);

    /// <summary>Forgets requests that lack their page for a month, and which mails were taken long ago.</summary>
    ValueTask Forget(DateTimeOffset now, CancellationToken ct);

    /// <summary>Notes how many mails wait unread, for people to see.</summary>
    ValueTask Left(int mails, CancellationToken ct);
}
